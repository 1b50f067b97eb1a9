// What colours, forms and lines mean: only what is on the map, as SVG, so that the picture
// carries the same explanation as the screen.
import { coloured, fill, shown } from "./model.js";
import { outline, svg } from "./pen.js";
import { sign } from "./signs.js";
import { broken, measured } from "./type.js";

// The items in order: { mark: an element of 30 × 22 around its middle, label }.
/** @type {(model: MapModel, state: MapState, texts: Texts) => LegendItem[]} */
export function explained(model, state, texts) {
  const { scene } = model;
  const { keys, house } = scene;
  const { parties, relations } = shown(model, state);
  /** @type {LegendItem[]} */
  const items = [];
  /** @type {(label: string, ...marks: SVGElement[]) => void} */
  const add = (label, ...marks) => items.push({ label, mark: svg("g", {}, ...marks) });
  /** @type {(shape: Shape, r: number, attributes: Pen) => SVGElement} */
  const form = (shape, r, attributes) =>
    svg("path", { d: outline(shape, r), stroke: house.paper, "stroke-width": 1, ...attributes });
  const sectors = new Set(parties.map((party) => party.sector));
  for (const { value, shape, label } of keys.shapes)
    if (sectors.has(value)) add(label, form(shape, 9, { fill: house.muted }));
  const { scheme, of } = coloured(model, state);
  const used = new Set(parties.map((party) => of(party).value));
  for (const value of [...scheme.values, scheme.unknown]) {
    if (!used.has(value.value)) continue;
    const code = svg("text", {
      "text-anchor": "middle",
      y: 5,
      "font-size": 13,
      "font-weight": 700,
      "font-family": scene.font,
      "font-kerning": "none",
      fill: value.ink,
    });
    code.textContent = value.code;
    add(value.label, form("circle", 12, { fill: value.colour }), code);
  }
  const ways = new Set(relations.map((relation) => `${relation.kind} ${relation.arrow}`));
  if (keys.marked) add(keys.marked, svg("path", { d: "M-16 0H16", stroke: house.mark, "stroke-width": 5 }));
  const said = new Set(relations.map((relation) => relation.sign));
  for (const key of keys.signs ?? []) if (said.has(key.value)) add(key.label, sign(key, 11, house));
  // First as relations of its kind run, then those that run otherwise.
  for (const line of keys.lines)
    for (const arrow of [line.arrow, !line.arrow]) {
      if (!ways.has(`${line.value} ${arrow}`)) continue;
      const head = arrow ? [svg("path", { d: "M16 0L6 -5V5Z", fill: line.colour })] : [];
      add(
        arrow === line.arrow ? line.label : line.otherwise,
        svg("path", {
          d: `M-16 0H${arrow ? 7 : 16}`,
          stroke: line.colour,
          "stroke-width": 3,
          "stroke-dasharray": line.dash || null,
          fill: "none",
        }),
        ...head,
      );
    }
  if (new Set(relations.map((relation) => relation.strength)).size > 1) {
    add(
      texts.legend_width,
      ...[1, 2, 3].map((strength) =>
        svg("path", { d: `M-15 ${(strength - 2) * 7}H15`, stroke: house.muted, "stroke-width": keys.widths[strength] }),
      ),
    );
  }
  if (parties.some((party) => party.ring === "outside"))
    add(keys.outside, svg("circle", { r: 10, fill: "none", stroke: house.muted, "stroke-width": 1.5 }));
  const sources = new Set(parties.map((party) => party.source));
  if (keys.sources.illustrative && sources.has("illustrative")) {
    if (sources.size > 1) add(keys.sources.article ?? "", svg("circle", { r: 9, fill: house.accent }));
    add(keys.sources.illustrative, svg("circle", { r: 9, fill: house.paper, stroke: house.accent, "stroke-width": 3 }));
  }
  const size = keys.sizes.find((each) => each.key === state.size);
  if (size)
    add(
      fill(texts.legend_size, { name: size.label }),
      svg("circle", { r: 4, cx: -10, fill: house.muted }),
      svg("circle", { r: 9, cx: 6, fill: house.muted }),
    );
  if (state.mine && model.parties.has(state.mine))
    add(texts.legend_mine, svg("circle", { r: 9, fill: "none", stroke: house.mark, "stroke-width": 4 }));
  return items;
}

// Rows of items in a width; returns the height.
/** @type {(group: SVGElement, items: LegendItem[], how: { width: number, font: number, family: string, ink: string, marks?: number }) => number} */
export function drawLegend(group, items, { width, font, family, ink, marks = 1 }) {
  const step = font * 1.75;
  let [x, y] = [0, 0];
  group.replaceChildren();
  for (const { mark, label } of items) {
    const [words] = broken(label, width - 60, 1, font);
    const wide = 44 + measured(words, font) + 22;
    if (x > 0 && x + wide > width) [x, y] = [0, y + step];
    mark.setAttribute("transform", `translate(${x + 18} ${y + step / 2})${marks === 1 ? "" : ` scale(${marks})`}`);
    const text = svg("text", {
      x: x + 44,
      y: y + step / 2 + font * 0.35,
      "font-size": font,
      "font-family": family,
      "font-kerning": "none",
      fill: ink,
    });
    text.textContent = words;
    group.append(mark, text);
    x += wide;
  }
  return items.length ? y + step : 0;
}
