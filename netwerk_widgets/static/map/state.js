// How somebody looks at the map (layout, colour, size, filters, own organisation), kept for
// this tab: a reload shows the same.

/** @type {(keyof Hidden)[]} */
const HIDDEN = ["kinds", "sectors", "rings"];

/** @type {(name: string | undefined, state: MapState) => void} */
export function remembered(name, state) {
  if (!name) return;
  const { layout, colour, size, mine, hidden } = state;
  const sets = Object.fromEntries(Object.entries(hidden).map(([key, set]) => [key, [...set]]));
  try {
    sessionStorage.setItem(`netwerk-map ${name}`, JSON.stringify({ layout, colour, size, mine, hidden: sets }));
  } catch {
    // A browser that keeps nothing shows the map as new.
  }
}

/** @type {(name: string | undefined, state: MapState, model: MapModel) => MapState} */
export function recalled(name, state, model) {
  let kept = null;
  try {
    kept = name && JSON.parse(sessionStorage.getItem(`netwerk-map ${name}`) ?? "null");
  } catch {
    return state;
  }
  if (!kept) return state;
  if (model.scene.layouts[kept.layout]) state.layout = kept.layout;
  if (model.colours.has(kept.colour)) state.colour = kept.colour;
  if (kept.size === "" || model.scene.keys.sizes.some((each) => each.key === kept.size)) state.size = kept.size;
  if (model.parties.has(kept.mine)) state.mine = kept.mine;
  for (const key of HIDDEN) state.hidden[key] = new Set(kept.hidden?.[key] ?? []);
  return state;
}
