// What is said of a relation: a sign in a circle in the middle of its line (figures/map/svg.py).
import { fixed, svg } from "./pen.js";

/** @type {(key: SignKey, r: number, house: House, more?: Pen) => SVGElement} */
export function sign(key, r, house, more = {}) {
  return svg(
    "g",
    { "data-sign": key.value, ...more },
    svg("circle", { r, fill: house.paper, stroke: key.colour, "stroke-width": 2 }),
    svg("path", { d: key.d, fill: "none", stroke: key.colour, "stroke-width": 3 }),
  );
}

// The radius of a sign, and where along the line it may stand, the best first.
const SIGN = 12;
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75];

// Where a sign stands on its line: the first place on which nothing else does (as `free` there).
/** @type {(line: FrameLine, taken: { x: number, y: number, r: number }[]) => { x: number, y: number }} */
export function free({ points }, taken) {
  const [[ax, ay], [bx, by]] = [points[0], points[points.length - 1]];
  const places = ALONG.map((at) => ({ x: ax + (bx - ax) * at, y: ay + (by - ay) * at }));
  const room = (/** @type {{ x: number, y: number }} */ { x, y }) =>
    taken.every((each) => Math.hypot(x - each.x, y - each.y) >= each.r + SIGN + 2);
  return places.find(room) ?? places[0];
}

/** @type {(frame: Frame, house: House) => SVGElement[]} */
export function signs({ lines, nodes }, house) {
  const taken = nodes.map(({ x, y, r }) => ({ x, y, r }));
  return lines.flatMap((line) => {
    if (!line.sign) return [];
    const { x, y } = free(line, taken);
    taken.push({ x, y, r: SIGN });
    const at = `translate(${fixed(x)} ${fixed(y)})`;
    return [sign(line.sign, SIGN, house, { transform: at, opacity: line.faded ? 0.2 : null })];
  });
}
