// Draws a frame (frame.js) into an SVG element. Everything is a presentation attribute,
// so that the picture is the same when it leaves the page; only what changed is touched.
import { make } from "../dom.js";
import { strokes } from "./lines.js";
import { NOTE, ROW } from "./names.js";

const SPACE = "http://www.w3.org/2000/svg";

// The map's own stylesheet comes with the first map of a page.
export function dress() {
  const href = new URL("./map.css", import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

export function svg(tag, attributes = {}, ...children) {
  const el = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) el.setAttribute(name, value);
  el.append(...children);
  return el;
}

// Set what differs; remembers what was set, for asking the document is slower.
export function put(el, attributes) {
  const known = (el.known ??= {});
  for (const name in attributes) {
    const value = String(attributes[name] ?? "");
    if (known[name] === value) continue;
    known[name] = value;
    if (attributes[name] === null) el.removeAttribute(name);
    else el.setAttribute(name, value);
  }
  return el;
}

const MANY = 400;
const stretched = (dash, by) =>
  dash
    ? dash
        .split(" ")
        .map((length) => length * by)
        .join(" ")
    : null;
const fixed = (value) => Math.round(value * 10) / 10;

// The outline of a party: a form for each sector, alike in area.
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

// On a screen what lies behind the parties has a sheet of its own (`back`): 2,000 lines are
// then not painted anew when only the parties change.
export class Drawing {
  constructor(root, scene, back = root) {
    this.root = root;
    this.house = scene.house;
    this.family = scene.font;
    this.layers = {};
    for (const name of ["ground", "lines", "nodes", "labels", "over"]) {
      this.layers[name] = svg("g", { "data-layer": name });
      (name === "ground" || name === "lines" ? back : root).append(this.layers[name]);
    }
    this.layers.labels.setAttribute("aria-hidden", "true");
    this.layers.labels.setAttribute("pointer-events", "none");
    this.nodes = new Map();
    this.paths = new Map();
    this.names = new Map();
    this.behind = "";
  }

  draw(frame, state, describe = null) {
    this.ground(frame);
    this.lines(frame);
    this.parties(frame, state, describe);
    this.labels(frame);
  }

  ground({ layout, view, size, moving }) {
    const now = JSON.stringify([layout.ground, size, view.at([0, 0]), view.at([1, 1])]);
    put(this.layers.ground, { opacity: moving ? 0.35 : 1 });
    if (now === this.behind) return;
    this.behind = now;
    this.layers.ground.replaceChildren(...layout.ground.map((each) => this.mark(each, view)));
  }

  mark(each, view) {
    const line = { stroke: this.house.line, "stroke-width": 2 };
    const pen = (value) => fixed(value);
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
      this.layers.lines.append(...groups.flatMap(({ key }) => Object.values(this.paths.get(key))));
    this.order = order;
  }

  parties(frame, state, describe) {
    for (const [id, parts] of this.nodes) {
      if (frame.by.has(id)) continue;
      parts.el.remove();
      this.nodes.delete(id);
    }
    for (const node of frame.nodes) {
      let parts = this.nodes.get(node.id);
      if (!parts) {
        parts = {
          halo: svg("circle", { fill: "none", class: "nw-map-halo" }),
          back: svg("path", { fill: this.house.paper }),
          form: svg("path"),
          code: svg("text", {
            "text-anchor": "middle",
            "font-weight": 700,
            "font-family": this.family,
            "font-kerning": "none",
            "pointer-events": "none",
          }),
        };
        // The paper behind it keeps lines out of a faded party.
        parts.el = svg(
          "g",
          { "data-party": node.id, class: "nw-map-node" },
          parts.halo,
          parts.back,
          parts.form,
          parts.code,
        );
        this.nodes.set(node.id, parts);
        this.layers.nodes.append(parts.el);
      }
      this.party(parts, node, state);
      if (describe) put(parts.el, describe(node));
    }
  }

  party(parts, node, state) {
    const { house } = this;
    const { colour, r, hollow, party } = node;
    const d = outline(node.shape, r);
    const shade = node.dim ? 0.32 : 1;
    put(parts.el, { transform: `translate(${fixed(node.x)} ${fixed(node.y)})` });
    put(parts.back, { d, display: node.dim ? null : "none" });
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
      ? { stroke: house.ink, "stroke-width": 4, r: r * 1.2 + 6 }
      : mine
        ? { stroke: house.mark, "stroke-width": 4, r: r * 1.2 + 6 }
        : party.ring === "outside"
          ? { stroke: house.muted, "stroke-width": 1.5, r: r * 1.2 + 4 }
          : { stroke: "none", "stroke-width": 0, r: r * 1.2 + 6 };
    put(parts.halo, { ...halo, r: fixed(halo.r), "stroke-opacity": shade });
    const size = r >= 14 ? 16 : r >= 10 ? 12 : 0;
    const code = size ? colour.code : "";
    if (parts.code.textContent !== code) parts.code.textContent = code;
    put(parts.code, {
      "font-size": size || 12,
      y: fixed(size * 0.36),
      fill: hollow ? house.ink : colour.ink,
      "fill-opacity": shade,
    });
  }

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
      if (el.shown === `${font}${text}`) continue;
      el.shown = `${font}${text}`;
      el.replaceChildren(
        ...label.lines.map((line, index) => {
          const row = svg("tspan", { x: 0, y: fixed(font * (0.92 + ROW * index)) });
          row.textContent = line;
          return row;
        }),
      );
    }
  }
}
