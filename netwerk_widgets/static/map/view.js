// The map of a network. It needs a scene (figures/map) and its words, no kernel:
//
//   const view = mapView(el, { scene, texts, options, onChange });
//   view.show(scene)   view.choose("party", id)   view.close()
//
// `options`: `edit` (may things be changed?), `fields` ({ party, relation }: columns as for
// fields.js), `remember` (a name under which this browser tab keeps the choices), `mine` (the
// id of the visitor's own organisation), `onMine(id)`, `onColour(key)` and `dressed` (the page has map.css). `onChange(ops)` gets what people do as
// operations of `session.edits`, each with the `part` it is about.
import { calm, make, uid } from "../dom.js";
import { pointing } from "./act.js";
import { dress, Drawing, put, svg } from "./draw.js";
import { editing } from "./edit.js";
import { framed, lens } from "./frame.js";
import { keyboard } from "./keys.js";
import { drawLegend, explained } from "./legend.js";
import { lineAt } from "./lines.js";
import { fill, freshState, modelled, shown } from "./model.js";
import { panelled } from "./panel.js";
import { recalled, remembered } from "./state.js";
import { tools } from "./tools.js";
import { table } from "./words.js";

const GLIDE = 280; // milliseconds from one layout to another
const STEP = 1.35;
const [FAR, NEAR] = [1, 8];

class MapView {
  constructor(el, { scene, texts, options = {}, onChange = null }) {
    if (!options.dressed) dress();
    Object.assign(this, { texts, options, onChange, model: modelled(scene), undo: [] });
    this.state = recalled(options.remember, freshState(scene), this.model);
    if (options.mine !== undefined) this.state.mine = options.mine;
    this.size = { w: 0, h: 0 };
    this.places = new Map(Object.entries(this.layout.places));
    this.build(el);
    this.edit = options.edit && onChange ? editing(this) : null;
    this.tools = tools(this);
    this.panel = panelled(this);
    this.root.prepend(this.tools.el);
    this.head.append(this.tools.acts);
    this.side.append(this.panel.el);
    this.drawing = new Drawing(this.svg, scene, this.back);
    this.undo.push(pointing(this), keyboard(this));
    const watcher = new ResizeObserver(() => this.resize());
    watcher.observe(this.stage);
    this.undo.push(() => watcher.disconnect());
    this.refresh();
  }

  get scene() {
    return this.model.scene;
  }

  get layout() {
    return this.model.scene.layouts[this.state.layout] ?? this.model.scene.layouts.network;
  }

  build(el) {
    const { texts } = this;
    const said = uid("nw-map");
    this.svg = svg("svg", { class: "nw-map-svg", role: "group", "aria-label": texts.map, "aria-describedby": said });
    this.back = svg("svg", { class: "nw-map-back", "aria-hidden": "true" });
    this.title = make("h2", { class: "nw-figure-title" });
    this.reason = make("p", { class: "nw-map-reason" });
    this.notice = make("p", { class: "nw-map-notice", role: "status", hidden: true });
    this.empty = make("p", { class: "nw-map-empty", hidden: true });
    const zoom = (name, sign, act) => make("button", { type: "button", class: "nw-map-zoom", title: texts[name], "aria-label": texts[name], "data-zoom": name, onclick: act }, sign);
    this.zooms = make("div", { class: "nw-map-zooms" },
      zoom("zoom_in", "+", () => this.zoomBy(STEP)), zoom("zoom_out", "−", () => this.zoomBy(1 / STEP)), zoom("zoom_fit", "⤢", () => this.fit()));
    this.stage = make("div", { class: "nw-map-stage nw-plot" }, this.back, this.svg, this.empty, this.notice);
    this.legend = svg("svg", { class: "nw-map-legend", role: "img" });
    this.explained = svg("g");
    this.legend.append(this.explained);
    this.count = make("p", { class: "nw-map-count", role: "status" });
    this.words = make("p", { class: "nw-figure-summary", id: said });
    this.table = table(this);
    this.side = make("aside", { class: "nw-map-side", "aria-label": texts.panel });
    this.head = make("div", { class: "nw-map-head" }, make("div", {}, this.title, this.reason));
    this.main = make("div", { class: "nw-map-main" }, this.stage, make("div", { class: "nw-map-under" }, this.count, this.zooms), this.legend);
    this.root = make("section", { class: "nw-map", "aria-label": texts.map },
      this.head, make("div", { class: "nw-map-body" }, this.main, this.side), this.words, this.table.el);
    el.replaceChildren(this.root);
  }

  // ---- showing ----

  // Another scene: what is chosen stays chosen, and who moved glides there.
  show(scene) {
    const before = this.model;
    this.model = modelled(scene);
    const { chosen } = this.state;
    // The first relation brings the first measure.
    if (!before.scene.keys.sizes.length) this.state.size = scene.keys.sizes[0]?.key ?? "";
    if (chosen && !(chosen.kind === "party" ? this.model.parties : this.model.relations).has(chosen.id)) {
      const wanted = this.wanted?.id === chosen.id;
      if (!wanted) this.state.chosen = null;
    }
    if (this.wanted && (this.wanted.kind === "party" ? this.model.parties : this.model.relations).has(this.wanted.id)) {
      const { kind, id, focus } = this.wanted;
      this.wanted = null;
      this.state.chosen = { kind, id };
      this.after = focus;
    }
    if (this.state.mine && !this.model.parties.has(this.state.mine) && before.parties.has(this.state.mine)) this.state.mine = null;
    this.refresh(true);
  }

  // Everything anew: the words, the tools and (in the next frame) the picture.
  refresh(glide = false) {
    const { texts, scene, layout } = this;
    this.title.textContent = layout.title;
    this.reason.textContent = layout.hint ?? (this.edit ? `${layout.reason} ${layout.drag}` : layout.reason);
    this.words.textContent = scene.summary;
    this.table.show(scene.table);
    this.empty.hidden = scene.parties.length > 0;
    this.empty.textContent = this.edit ? texts.nothing : texts.nothing_read;
    this.tools.show();
    this.panel.show();
    this.move(glide);
    remembered(this.options.remember, this.state);
  }

  // A change of what is looked at: `what` are fields of the state.
  look(what) {
    const glide = "layout" in what && what.layout !== this.state.layout;
    Object.assign(this.state, what);
    if ("colour" in what) this.options.onColour?.(what.colour);
    if (glide) Object.assign(this.state.zoom, { k: 1, x: 0, y: 0 });
    if (glide || "chosen" in what || "mine" in what) this.refresh(glide);
    else {
      this.tools.show();
      remembered(this.options.remember, this.state);
      this.redraw();
    }
  }

  choose(kind, id) {
    if (id === null) return this.look({ chosen: null });
    this.look({ chosen: { kind, id } });
    const name = kind === "party" ? this.model.parties.get(id)?.name : "";
    if (name) this.panel.say(fill(this.texts.chosen, { name }));
    requestAnimationFrame(() => this.panel.uncover(id));
    return undefined;
  }

  // Bring the parties to the places of the layout, at once or gliding.
  move(glide) {
    const target = new Map(Object.entries(this.layout.places));
    const from = new Map([...target].map(([id, place]) => [id, this.places.get(id) ?? place]));
    const still = calm() || document.hidden;
    const moved = [...target].some(([id, [x, y]]) => Math.abs(x - from.get(id)[0]) + Math.abs(y - from.get(id)[1]) > 1e-4);
    this.glide = glide && moved && !still && this.size.w ? { from, target, began: performance.now() } : null;
    if (!this.glide) this.places = target;
    this.redraw();
  }

  redraw() {
    this.waiting ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.waiting = null;
    if (!this.size.w) return;
    if (this.glide) {
      const share = Math.min(1, (performance.now() - this.glide.began) / GLIDE);
      const eased = 1 - (1 - share) ** 3;
      const { from, target } = this.glide;
      this.places = new Map([...target].map(([id, [x, y]]) => {
        const [a, b] = from.get(id);
        return [id, [a + (x - a) * eased, b + (y - b) * eased]];
      }));
      if (share === 1) this.glide = null;
      else this.redraw();
    }
    const font = this.size.w < 560 ? 16 : 17;
    this.drawing.font = font;
    this.frame = framed(this.model, this.state, this.size, this.places, { moving: Boolean(this.glide), font });
    this.drawing.draw(this.frame, this.state, (node) => this.described(node));
    this.edit?.draw(this.frame);
    if (!this.glide) this.told();
    this.stage.classList.add("is-drawn");
    this.stage.dataset.drawn = String(Number(this.stage.dataset.drawn ?? 0) + 1);
    if (this.after && !this.glide) {
      const then = this.after;
      this.after = null;
      then();
    }
  }

  described({ id, party, colour }) {
    const { texts } = this;
    const n = party.measures.degree ?? this.model.around.get(id).length;
    const shape = this.scene.keys.shapes.find((each) => each.value === party.sector)?.label;
    const kind = [shape, colour.label].filter((word, index, all) => word && all.indexOf(word) === index).join(", ");
    const first = this.state.focus && this.frame.by.has(this.state.focus) ? this.state.focus : this.frame.nodes[0]?.id;
    return { tabindex: id === first ? 0 : -1, role: "button", "aria-pressed": String(this.state.chosen?.id === id),
      "aria-label": fill(n === 1 ? texts.node_one : texts.node, { name: party.name, kind, n }) };
  }

  // What stands under the map: how many are shown, which names are not, the legend.
  told() {
    const { texts, frame } = this;
    const all = this.scene.parties.length;
    const said = [];
    if (frame.nodes.length < all) said.push(fill(texts.filtered, { n: frame.nodes.length, all }));
    if (frame.labels.length < frame.nodes.length) said.push(texts.labels_hidden);
    const words = said.join(" · ");
    if (this.count.textContent !== words) this.count.textContent = words;
    const { layout, colour, size, hidden, mine } = this.state;
    const key = [layout, colour, size, mine, this.size.w, ...Object.values(hidden).map((set) => [...set].join())].join("|");
    if (key === this.legendKey && this.legendModel === this.model) return;
    this.legendKey = key;
    this.legendModel = this.model;
    const items = explained(this.model, this.state, texts);
    const high = drawLegend(this.explained, items, { width: this.size.w, font: this.size.w < 560 ? 16 : 18, family: this.scene.font, ink: this.scene.house.ink });
    put(this.legend, { width: this.size.w, height: Math.ceil(high), viewBox: `0 0 ${this.size.w} ${Math.ceil(high)}`,
      "aria-label": `${texts.legend}: ${items.map((item) => item.label).join("; ")}` });
  }

  resize() {
    const { clientWidth: w, clientHeight: h } = this.stage;
    if (!w || !h || (w === this.size.w && h === this.size.h)) return;
    this.size = { w, h };
    for (const sheet of [this.back, this.svg]) put(sheet, { width: w, height: h, viewBox: `0 0 ${w} ${h}` });
    this.redraw();
  }

  // ---- looking closer ----

  zoomBy(factor, x = this.size.w / 2, y = this.size.h / 2) {
    const { zoom } = this.state;
    const before = zoom.k;
    zoom.k = Math.max(FAR, Math.min(NEAR, zoom.k * factor));
    const grown = zoom.k / before;
    zoom.x = x - (x - zoom.x) * grown;
    zoom.y = y - (y - zoom.y) * grown;
    this.panBy(0, 0);
    return zoom.k !== before;
  }

  panBy(dx, dy) {
    const { zoom } = this.state;
    const slack = 0.12; // so far beyond the edge
    for (const [axis, d, side] of [["x", dx, this.size.w], ["y", dy, this.size.h]]) {
      const room = side * slack * (zoom.k === 1 ? 0 : 1);
      zoom[axis] = Math.max(side * (1 - zoom.k) - room, Math.min(room, zoom[axis] + d));
    }
    this.stage.classList.toggle("is-zoomed", zoom.k > 1);
    this.redraw();
  }

  fit() {
    Object.assign(this.state.zoom, { k: 1, x: 0, y: 0 });
    this.panBy(0, 0);
  }

  // Choose a party, and look there when it is not in the picture.
  find(id) {
    const { hidden } = this.state;
    const party = this.model.parties.get(id);
    if (!party) return;
    hidden.sectors.delete(party.sector);
    hidden.rings.delete(party.ring);
    this.state.focus = id;
    this.choose("party", id);
    const [x, y] = lens(this.size, this.state.zoom).at(this.layout.places[id] ?? [0.5, 0.5]);
    if (x < 20 || y < 20 || x > this.size.w - 20 || y > this.size.h - 20) this.panBy(this.size.w / 2 - x, this.size.h / 2 - y);
    this.after = () => this.focusOn(id);
    this.redraw();
  }

  focusOn(id) {
    this.state.focus = id;
    this.redraw();
    this.drawing.nodes.get(id)?.el.focus({ preventScroll: true });
  }

  // What is under a point of the map: a party, a relation, or nothing.
  hit(x, y, reach = 8) {
    const { frame } = this;
    if (!frame) return null;
    let best = null;
    let least = Infinity;
    for (const node of frame.nodes) {
      const away = Math.hypot(node.x - x, node.y - y) - Math.max(node.r * 1.1, reach === 8 ? 0 : 22);
      if (away <= 2 && away < least) {
        least = away;
        best = node.id;
      }
    }
    if (best) return { kind: "party", id: best };
    const relation = lineAt(frame.lines, x, y, reach);
    return relation ? { kind: "relation", id: relation.id } : null;
  }

  tell(words) {
    this.notice.hidden = !words;
    this.notice.textContent = words ?? "";
  }

  shown() {
    return shown(this.model, this.state);
  }

  close() {
    for (const undo of this.undo.splice(0)) undo();
    if (this.waiting) cancelAnimationFrame(this.waiting);
    this.edit?.close();
    this.panel.close();
    this.root.remove();
  }
}

export function mapView(el, given) {
  return new MapView(el, given);
}
