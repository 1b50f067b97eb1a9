// A scene (figures/map) made ready to ask things of: who is near whom, what is shown, how it
// looks. Pure: no element is touched here.

/** @type {(scene: Scene) => MapModel} */
export function modelled(scene) {
  const parties = new Map(scene.parties.map((party) => [party.id, party]));
  const relations = new Map(scene.relations.map((relation) => [relation.id, relation]));
  /** @type {Map<string, Relation[]>} */
  const around = new Map(scene.parties.map((party) => [party.id, []]));
  /** @type {Map<string, Relation[]>} */
  const between = new Map();
  for (const relation of scene.relations) {
    around.get(relation.from)?.push(relation);
    around.get(relation.to)?.push(relation);
    const pair = [relation.from, relation.to].sort().join(" ");
    if (!between.has(pair)) between.set(pair, []);
    between.get(pair)?.push(relation);
  }
  // Several relations between two parties run beside each other.
  /** @type {Map<string, number>} */
  const shifts = new Map();
  for (const group of between.values()) {
    group.forEach((relation, index) => {
      const shift = 7 * (index - (group.length - 1) / 2);
      shifts.set(relation.id, relation.from === group[0].from ? shift : -shift);
    });
  }
  const lines = new Map(scene.keys.lines.map((line) => [line.value, line]));
  const shapes = new Map(scene.keys.shapes.map((shape) => [shape.value, shape.shape]));
  const colours = new Map(scene.keys.colours.map((scheme) => [scheme.key, scheme]));
  return { scene, parties, relations, around, shifts, lines, shapes, colours };
}

/** @type {(scene: Scene) => MapState} */
export function freshState(scene) {
  return {
    layout: "network",
    colour: scene.keys.colours[0].key,
    size: scene.keys.sizes[0]?.key ?? "",
    hidden: { kinds: new Set(), sectors: new Set(), rings: new Set() },
    chosen: null, // { kind: "party" | "relation", id }
    mine: null,
    hover: null,
    zoom: { k: 1, x: 0, y: 0 },
  };
}

/** @type {(model: MapModel, id: string) => Set<string>} */
export function neighbours(model, id) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const { from, to } of model.around.get(id) ?? []) found.add(from === id ? to : from);
  return found;
}

// What the filters and the layout leave: parties by the group's order, and relations.
/** @type {(model: MapModel, state: MapState) => { parties: Party[], relations: Relation[] }} */
export function shown(model, state) {
  const { kinds, sectors, rings } = state.hidden;
  const layout = model.scene.layouts[state.layout];
  const parties = model.scene.parties.filter(
    (party) => !sectors.has(party.sector) && !rings.has(party.ring) && layout.places[party.id],
  );
  const there = new Set(parties.map((party) => party.id));
  const only = layout.kinds ? new Set(layout.kinds) : null;
  const relations = model.scene.relations.filter(
    (relation) =>
      !kinds.has(relation.kind) &&
      (!only || only.has(relation.kind)) &&
      there.has(relation.from) &&
      there.has(relation.to),
  );
  return { parties, relations };
}

/** @type {(model: MapModel, state: MapState) => { scheme: Scheme, of: (party: Party) => Colour }} */
export function coloured(model, state) {
  const scheme = model.colours.get(state.colour) ?? model.scene.keys.colours[0];
  const values = new Map(scheme.values.map((value) => [value.value, value]));
  return { scheme, of: (party) => values.get(party[scheme.field] ?? null) ?? scheme.unknown };
}

// The radius of every party in pixels: area by the measure, less of it when there are many.
/** @type {(model: MapModel, state: MapState, size: Size) => (party: Party) => number} */
export function sized(model, state, { w, h }) {
  const { parties } = model.scene;
  const room = Math.min(1.15, Math.max(0.72, Math.sqrt((w * h) / (1200 * 760))));
  const [small, large] =
    parties.length <= 24 ? [26, 26] : parties.length <= 90 ? [20, 22] : parties.length <= 250 ? [14, 18] : [9, 15];
  /** @type {(party: Party) => number} */
  const value = (party) => Math.max(0, party.measures[state.size] ?? 0);
  const top = state.size ? Math.max(...parties.map(value), 0) : 0;
  const closer = state.zoom.k ** 0.4;
  return (party) => {
    const share = state.size ? (top ? Math.sqrt(value(party) / top) : 0) : 0.45;
    return ((small + large * share) / 2) * room * closer;
  };
}

/** @type {(party: Party, state: MapState) => number} */
export function weight(party, state) {
  return (state.size ? party.measures[state.size] : null) ?? party.measures.degree ?? 0;
}

/** @type {(words: string, values: object) => string} */
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => Reflect.get(values, name) ?? whole);
}

/** @type {(model: MapModel, relation: Relation, texts: Texts) => string} */
export function between(model, relation, texts) {
  const names = { from: model.parties.get(relation.from)?.name ?? "", to: model.parties.get(relation.to)?.name ?? "" };
  return fill(relation.arrow ? texts.arrow : texts.mutual, names);
}
