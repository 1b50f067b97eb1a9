// What a place on the map means in each layout, as fields of a party. Pure: nothing is touched.

/** @type {(values: number[], wanted: number) => number} */
const closest = (values, wanted) =>
  values.reduce((best, value, index) => (Math.abs(value - wanted) < Math.abs(values[best] - wanted) ? index : best), 0);

// What a place means in a layout, as fields of a party; null: nothing.
/** @type {(drop: Drop, place: Point) => Fields | null} */
export function meaning(drop, [x, y]) {
  const inside = (/** @type {number} */ value) => Math.round(Math.max(0, Math.min(1, value)) * 1e4) / 1e4;
  if (drop.kind === "free") return { x: inside(x), y: inside(y) };
  if (drop.kind === "power") {
    if (y < drop.floor) return { power: null, interest: null };
    return { interest: closest(drop.across, x) + 1, power: closest(drop.up, y) + 1 };
  }
  if (drop.kind === "rings") {
    const within = (/** @type {{ rx: number, ry: number }} */ { rx, ry }) =>
      ((x - 0.5) / rx) ** 2 + ((y - 0.5) / ry) ** 2 <= 1;
    return { ring: (drop.bands.find(within) ?? drop.bands.at(-1))?.ring };
  }
  if (drop.kind === "sectors") return { sector: (drop.boxes.find((box) => x <= box.x1) ?? drop.boxes.at(-1))?.sector };
  return null;
}

// The same a step further with the keyboard: fields, or a place to try (the network).
/** @type {(drop: Drop, party: Party, way: Point, place: Point) => { place?: Point, fields?: Fields } | null} */
export function stepped(drop, party, [dx, dy], place) {
  if (drop.kind === "free") return { place: [place[0] + dx * 0.025, place[1] - dy * 0.035] };
  if (drop.kind === "power") {
    /** @type {(value: number | null | undefined, step: number) => number} */
    const level = (value, step) => Math.max(1, Math.min(5, (value ?? 3) + step));
    return { fields: { interest: level(party.interest, dx), power: level(party.power, -dy) } };
  }
  const list =
    drop.kind === "rings"
      ? drop.bands.map((band) => band.ring)
      : drop.kind === "sectors"
        ? drop.boxes.map((box) => box.sector)
        : [];
  if (!list.length) return null;
  const field = drop.kind === "rings" ? "ring" : "sector";
  const at = list.indexOf(party[field]);
  const to = Math.max(0, Math.min(list.length - 1, at + (dx || dy)));
  return { fields: { [field]: list[to] } };
}

// The point of the map that is farthest from everybody, and from its edges.
/** @type {(nodes: { x: number, y: number }[], size: Size) => Point} */
export function roomiest(nodes, { w, h }) {
  /** @type {Point} */
  let best = [w / 2, h / 2];
  let most = -1;
  for (let i = 1; i < 16; i += 1) {
    for (let j = 1; j < 11; j += 1) {
      /** @type {Point} */
      const [x, y] = [(w * i) / 16, (h * j) / 11];
      const edge = Math.min(x, y, w - x, h - y) * 1.5;
      const free = Math.min(edge, ...nodes.map((node) => Math.hypot(node.x - x, (node.y - y) * 1.3)));
      if (free > most) [most, best] = [free, [x, y]];
    }
  }
  return best;
}
