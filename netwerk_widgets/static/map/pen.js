// The pen: elements of SVG, what changes of them, and the outlines that a party may have.

const SPACE = "http://www.w3.org/2000/svg";

/** @type {<T extends keyof SVGElementTagNameMap>(tag: T, attributes?: Pen, ...children: Node[]) => SVGElementTagNameMap[T]} */
export function svg(tag, attributes = {}, ...children) {
  const el = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) el.setAttribute(name, String(value));
  el.append(...children);
  return el;
}

// What was set on each element: asking the document is slower.
/** @type {WeakMap<Element, Texts>} */
const written = new WeakMap();

// Set what differs.
/** @type {<E extends Element>(el: E, attributes: Pen) => E} */
export function put(el, attributes) {
  const known = written.get(el) ?? {};
  written.set(el, known);
  for (const name in attributes) {
    const value = String(attributes[name] ?? "");
    if (known[name] === value) continue;
    known[name] = value;
    if (attributes[name] === null) el.removeAttribute(name);
    else el.setAttribute(name, value);
  }
  return el;
}

/** @type {(value: number) => number} */
export const fixed = (value) => Math.round(value * 10) / 10;

// The outline of a party: a form for each sector, alike in area.
/** @type {(shape: Shape | undefined, r: number) => string} */
export function outline(shape, r) {
  const n = fixed;
  if (shape === "square") return `M${n(-r * 0.9)} ${n(-r * 0.9)}H${n(r * 0.9)}V${n(r * 0.9)}H${n(-r * 0.9)}Z`;
  if (shape === "diamond") return `M0 ${n(-r * 1.22)}L${n(r * 1.22)} 0L0 ${n(r * 1.22)}L${n(-r * 1.22)} 0Z`;
  if (shape === "hexagon") {
    const [a, b] = [r * 1.08, r * 0.54];
    const c = r * 0.935;
    return `M${n(-a)} 0L${n(-b)} ${n(-c)}H${n(b)}L${n(a)} 0L${n(b)} ${n(c)}H${n(-b)}Z`;
  }
  return `M${n(-r)} 0A${n(r)} ${n(r)} 0 1 1 ${n(r)} 0A${n(r)} ${n(r)} 0 1 1 ${n(-r)} 0Z`;
}
