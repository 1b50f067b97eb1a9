// Draws a frame (frame.js) into an SVG element. Everything is a presentation attribute,
// so that the picture is the same when it leaves the page; only what changed is touched.
import { strokes } from "./lines.js";
import { NOTE, ROW } from "./names.js";
import { fixed, outline, put, svg } from "./pen.js";
import { signs } from "./signs.js";
import { sided } from "./type.js";

export const STYLES = new URL("./map.css", import.meta.url).href;

const MANY = 400;
/** @type {(dash: string, by: number) => string | null} */
const stretched = (dash, by) =>
  dash
    ? dash
        .split(" ")
        .map((length) => Number(length) * by)
        .join(" ")
    : null;

// On a screen what lies behind the parties has a sheet of its own (`back`): 2,000 lines are
// then not painted anew when only the parties change.
export class Drawing {
  /**
   * @param {SVGElement} root
   * @param {{ house: House, font: string }} scene
   * @param {SVGElement} [back]
   */
  constructor(root, scene, back = root) {
    this.root = root;
    this.house = scene.house;
    this.family = scene.font;
    this.font = 17; // the size of the names
    const layer = (/** @type {string} */ name) => svg("g", { "data-layer": name });
    this.layers = {
      ground: layer("ground"),
      lines: layer("lines"),
      signs: layer("signs"),
      nodes: layer("nodes"),
      labels: layer("labels"),
      over: layer("over"),
    };
    back.append(this.layers.ground, this.layers.lines);
    root.append(this.layers.signs, this.layers.nodes, this.layers.labels, this.layers.over);
    for (const name of /** @type {const} */ (["labels", "signs"])) {
      this.layers[name].setAttribute("aria-hidden", "true");
      this.layers[name].setAttribute("pointer-events", "none");
    }
    /** @type {Map<string, Parts>} */
    this.nodes = new Map();
    /** @type {Map<string, { line: SVGPathElement, head: SVGPathElement }>} */
    this.paths = new Map();
    /** @type {Map<string, SVGTextElement>} */
    this.names = new Map();
    /** @type {WeakMap<SVGTextElement, string>} */
    this.shown = new WeakMap();
    this.order = "";
    this.behind = "";
  }

  /** @type {(frame: Frame, state: MapState, describe?: ((node: FrameNode) => Pen) | null) => void} */
  draw(frame, state, describe = null) {
    this.ground(frame);
    this.lines(frame);
    this.layers.signs.replaceChildren(...signs(frame, this.house));
    this.parties(frame, state, describe);
    this.labels(frame);
  }

  /** @type {(frame: Frame) => void} */
  ground({ layout, view, size, moving }) {
    const now = JSON.stringify([layout.ground, size, view.at([0, 0]), view.at([1, 1])]);
    put(this.layers.ground, { opacity: moving ? 0.35 : 1 });
    if (now === this.behind) return;
    this.behind = now;
    this.layers.ground.replaceChildren(...layout.ground.map((each) => this.mark(each, view)));
  }

  /** @type {(each: Ground, view: Lens) => SVGElement} */
  mark(each, view) {
    const line = { stroke: this.house.line, "stroke-width": 2 };
    const pen = fixed;
    if (each.type === "ellipse") {
      const [x, y] = view.at([0.5, 0.5]);
      return svg("ellipse", {
        cx: pen(x),
        cy: pen(y),
        rx: pen(view.wide(each.rx)),
        ry: pen(view.high(each.ry)),
        fill: each.fill,
        ...line,
      });
    }
    if (each.type === "rect") {
      const [x, y] = view.at([each.x0, each.y1]);
      return svg("rect", {
        x: pen(x),
        y: pen(y),
        width: pen(view.wide(each.x1 - each.x0)),
        height: pen(view.high(each.y1 - each.y0)),
        rx: 4,
        fill: each.fill,
        ...line,
      });
    }
    if (each.type === "line") {
      const [[x1, y1], [x2, y2]] = [view.at([each.x0, each.y0]), view.at([each.x1, each.y1])];
      return svg("line", { x1: pen(x1), y1: pen(y1), x2: pen(x2), y2: pen(y2), ...line });
    }
    const [x, y] = view.at([each.x, each.y]);
    const drop = { top: 16, bottom: -4, middle: 6 }[each.base];
    const text = svg("text", {
      x: pen(x),
      y: pen(y + drop),
      "text-anchor": each.anchor,
      fill: this.house.muted,
      "font-size": NOTE,
      "font-weight": 700,
      "font-family": this.family,
      "font-kerning": "none",
    });
    if (each.turned) text.setAttribute("transform", `rotate(-90 ${pen(x)} ${pen(y)})`);
    text.textContent = each.text;
    return text;
  }

  /** @type {(frame: Frame) => void} */
  lines(frame) {
    const groups = strokes(frame.lines);
    // Short dashes take the browser longest of all.
    const coarse = frame.lines.length > MANY ? 4 : 1;
    const thin = coarse > 1 ? 0.6 : 1;
    put(this.layers.lines, { "shape-rendering": coarse > 1 ? "optimizeSpeed" : null });
    const kept = new Set(groups.map((group) => group.key));
    for (const [key, pair] of this.paths) {
      if (kept.has(key)) continue;
      for (const path of Object.values(pair)) path.remove();
      this.paths.delete(key);
    }
    for (const group of groups) {
      let pair = this.paths.get(group.key);
      if (!pair) {
        pair = { line: svg("path", { fill: "none" }), head: svg("path", { stroke: "none" }) };
        this.paths.set(group.key, pair);
      }
      // Not `opacity`: that makes the browser paint every path on a sheet of its own.
      const opacity = group.faded ? 0.14 : group.chosen ? 1 : 0.85 * thin;
      const colour = group.chosen ? this.house.mark : group.style.colour;
      put(pair.line, {
        d: group.d.join(""),
        stroke: colour,
        "stroke-width": group.width * thin + (group.chosen ? 2.5 : 0),
        "stroke-dasharray": stretched(group.style.dash, coarse),
        "stroke-opacity": opacity,
      });
      put(pair.head, { d: group.head.join(""), fill: colour, "fill-opacity": opacity });
    }
    const order = groups.map((group) => group.key).join();
    if (order !== this.order)
      this.layers.lines.append(...groups.flatMap(({ key }) => Object.values(this.paths.get(key) ?? {})));
    this.order = order;
  }

  /** @type {(frame: Frame, state: MapState, describe: ((node: FrameNode) => Pen) | null) => void} */
  parties(frame, state, describe) {
    for (const [id, parts] of this.nodes) {
      if (frame.by.has(id)) continue;
      parts.el.remove();
      this.nodes.delete(id);
    }
    for (const node of frame.nodes) {
      const parts = this.nodes.get(node.id) ?? this.fresh(node);
      this.party(parts, node, state);
      if (describe) put(parts.el, describe(node));
    }
  }

  /** @type {(node: FrameNode) => Parts} */
  fresh(node) {
    const letters = { "text-anchor": "middle", "font-weight": 700, "font-family": this.family, "font-kerning": "none" };
    const halo = svg("circle", { fill: "none", class: "nw-map-halo" });
    // The paper behind it keeps lines out of a faded party.
    const back = svg("path", { fill: this.house.paper });
    const form = svg("path");
    const code = svg("text", { ...letters, "pointer-events": "none" });
    const el = svg("g", { "data-party": node.id, class: "nw-map-node" }, halo, back, form, code);
    const parts = { el, halo, back, form, code };
    this.nodes.set(node.id, parts);
    this.layers.nodes.append(el);
    return parts;
  }

  /** @type {(parts: Parts, node: FrameNode, state: MapState) => void} */
  party(parts, node, state) {
    const { house } = this;
    const { colour, r, hollow, party } = node;
    const d = outline(node.shape, r);
    const shade = node.dim ? 0.32 : 1;
    put(parts.el, { transform: `translate(${fixed(node.x)} ${fixed(node.y)})` });
    put(parts.back, node.dim ? { d, display: null } : { display: "none" });
    put(parts.form, {
      d,
      fill: hollow ? house.paper : colour.colour,
      "fill-opacity": shade,
      "stroke-opacity": shade,
      stroke: hollow ? colour.colour : house.paper,
      "stroke-width": hollow ? Math.min(4, 1 + r / 5) : 1.5,
    });
    const chosen = state.chosen?.id === node.id || state.first === node.id;
    const mine = state.mine === node.id;
    const halo = chosen
      ? { stroke: house.ink, "stroke-width": 4 }
      : mine
        ? { stroke: house.mark, "stroke-width": 4 }
        : party.ring === "outside"
          ? { stroke: house.muted, "stroke-width": 1.5, r: r * 1.2 + 4 }
          : null;
    // Who has the focus has one by the style sheet; of most of thousands nothing is to be set.
    if (halo || state.focus === node.id) {
      const none = { stroke: "none", "stroke-width": 0, r: r * 1.2 + 6 };
      const ring = { ...none, ...halo };
      put(parts.halo, { ...ring, display: halo ? null : "none", r: fixed(ring.r), "stroke-opacity": shade });
    } else put(parts.halo, { display: "none" });
    const size = r >= 14 ? 16 : r >= 10 ? 12 : 0;
    const code = size ? colour.code : "";
    if (parts.code.textContent !== code) parts.code.textContent = code;
    if (!code) return;
    put(parts.code, {
      "font-size": size,
      y: fixed(size * 0.36),
      fill: hollow ? house.ink : colour.ink,
      "fill-opacity": shade,
    });
  }

  /** @type {(frame: Frame) => void} */
  labels({ labels }) {
    const kept = new Set(labels.map((label) => label.id));
    for (const [id, el] of this.names) {
      if (kept.has(id)) continue;
      el.remove();
      this.names.delete(id);
    }
    for (const label of labels) {
      let el = this.names.get(label.id);
      if (!el) {
        el = svg("text", {
          "paint-order": "stroke",
          stroke: this.house.paper,
          "stroke-width": 4,
          "stroke-linejoin": "round",
          fill: this.house.ink,
          "font-family": this.family,
          "font-kerning": "none",
          "data-name": label.id,
        });
        this.names.set(label.id, el);
        this.layers.labels.append(el);
      }
      const font = label.font ?? this.font;
      put(el, {
        "text-anchor": label.anchor,
        "font-size": font,
        "font-weight": label.bold ? 700 : 400,
        "fill-opacity": label.dim ? 0.45 : 1,
        transform: `translate(${fixed(label.x)} ${fixed(label.y)})`,
      });
      const text = label.lines.join("\n");
      if (this.shown.get(el) === `${font}${text}`) continue;
      this.shown.set(el, `${font}${text}`);
      el.replaceChildren(
        ...label.lines.map((line, index) => {
          const row = svg("tspan", { x: 0, y: fixed(font * (0.92 + ROW * index)) });
          row.textContent = sided(line, text);
          return row;
        }),
      );
    }
  }
}
