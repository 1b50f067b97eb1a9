// One picture of the map in numbers: where everything stands in pixels, and how it looks.
// The screen and the picture to download are both drawn from it.
import { coloured, neighbours, shown, sized } from "./model.js";
import { placed } from "./names.js";

const PAD = 8;

// From shares of the field (from the left, from the bottom) to pixels, and back.
/** @type {(size: Size, zoom: Zoom) => Lens} */
export function lens(size, zoom) {
  const w = size.w - 2 * PAD;
  const h = size.h - 2 * PAD;
  return {
    at: ([x, y]) => [PAD + zoom.x + zoom.k * x * w, PAD + zoom.y + zoom.k * (1 - y) * h],
    share: (px, py) => [(px - PAD - zoom.x) / (zoom.k * w), 1 - (py - PAD - zoom.y) / (zoom.k * h)],
    wide: (share) => share * w * zoom.k,
    high: (share) => share * h * zoom.k,
  };
}

// `places` are where the parties stand now (shares): halfway two layouts, or dragged.
/** @type {(model: MapModel, state: MapState, size: Size, places: Map<string, Point>, how?: { moving?: boolean, font?: number, least?: number }) => Frame} */
export function framed(model, state, size, places, { moving = false, font = 17, least = 0 } = {}) {
  const view = lens(size, state.zoom);
  const { parties, relations } = shown(model, state);
  const { of } = coloured(model, state);
  const radius = sized(model, state, size);
  const layout = model.scene.layouts[state.layout];
  const focus = state.chosen?.kind === "party" && model.parties.has(state.chosen.id) ? state.chosen.id : state.mine;
  const near = focus && model.parties.has(focus) ? neighbours(model, focus) : null;
  // Who has nobody around is not made to stand out by fading everybody else.
  const lit = focus && near?.size ? near.add(focus) : null;
  const nodes = parties.map((party) => {
    const [x, y] = view.at(places.get(party.id) ?? layout.places[party.id]);
    const colour = of(party);
    const r = Math.max(least, radius(party));
    const halo = [state.chosen?.id, state.first, state.mine].includes(party.id) || party.ring === "outside";
    return {
      id: party.id,
      party,
      x,
      y,
      r,
      colour,
      clear: r * 1.2 + (halo ? 6 : 0), // so far from its middle nothing else may stand
      shape: model.shapes.get(party.sector) ?? model.shapes.get(null),
      hollow: party.source === "illustrative",
      dim: Boolean(lit && !lit.has(party.id)),
    };
  });
  const by = new Map(nodes.map((node) => [node.id, node]));
  const lines = relations.flatMap((relation) => {
    const [start, end] = [by.get(relation.from), by.get(relation.to)];
    return start && end ? [line(model, state, relation, [start, end], view, layout, focus, moving)] : [];
  });
  const many = nodes.length > 250;
  const labels = moving && many ? [] : placed(nodes, lines, state, size, layout, view, font);
  return { size, view, nodes, by, lines, labels, layout, focus, moving };
}

/** @type {(model: MapModel, state: MapState, relation: Relation, ends: [FrameNode, FrameNode], view: Lens, layout: Layout, focus: string | null, moving: boolean) => FrameLine} */
function line(model, state, relation, [start, end], view, layout, focus, moving) {
  const route = moving ? null : layout.routes?.[`${relation.from} ${relation.to}`];
  const style = model.lines.get(relation.kind) ?? model.scene.keys.lines[0];
  /** @type {Point[]} */
  let points;
  if (route) {
    points = route.map(view.at);
    points[0] = [start.x, start.y];
    points[points.length - 1] = [end.x, end.y];
  } else {
    const dx = end.x - start.x;
    const dy = end.y - start.y;
    const length = Math.hypot(dx, dy) || 1;
    const shift = model.shifts.get(relation.id) ?? 0;
    const [x, y] = [(-dy / length) * shift, (dx / length) * shift];
    points = [
      [start.x + x, start.y + y],
      [end.x + x, end.y + y],
    ];
  }
  // What is suggested looks as what is chosen does, where the legend says what that means.
  const suggested = Boolean(model.scene.keys.marked && relation.marked);
  const chosen = suggested || (state.chosen?.kind === "relation" && state.chosen.id === relation.id);
  const faded = focus ? relation.from !== focus && relation.to !== focus : false;
  const sign = model.scene.keys.signs?.find((each) => each.value === relation.sign);
  const width = model.scene.keys.widths[relation.strength] ?? 2;
  return { relation, style, points, end: end.r, chosen, faded, width, sign };
}
