// The map's own piece of a page: its elements, and what is said around the picture.
import { make, uid } from "../dom.js";
import { put, svg } from "./pen.js";
import { drawLegend, explained } from "./legend.js";
import { fill, freshState, modelled } from "./model.js";
import { recalled } from "./state.js";
import { table } from "./words.js";

const MARKS = 1.3; // in the legend of the stage

export class MapPage {
  /**
   * @param {HTMLElement} el
   * @param {MapGiven} given
   */
  constructor(el, { scene, texts, options = {} }) {
    this.texts = texts;
    this.options = options;
    this.model = modelled(scene);
    this.state = recalled(options.remember, freshState(scene), this.model);
    if (options.mine !== undefined) this.state.mine = options.mine;
    /** @type {Size} */
    this.size = { w: 0, h: 0 };
    this.told = "";
    /** @type {MapModel | null} */
    this.toldOf = null;

    const said = uid("nw-map");
    this.svg = svg("svg", { class: "nw-map-svg", role: "group", "aria-label": texts.map, "aria-describedby": said });
    this.back = svg("svg", { class: "nw-map-back", "aria-hidden": "true" });
    this.title = make("h2", { class: "nw-figure-title" });
    this.reason = make("p", { class: "nw-map-reason" });
    this.notice = make("p", { class: "nw-map-notice", role: "status", hidden: true });
    this.empty = make("p", { class: "nw-map-empty", hidden: true });
    this.closer = this.zoom("zoom_in", "+");
    this.farther = this.zoom("zoom_out", "−");
    this.whole = this.zoom("zoom_fit", "⤢");
    const zooms = make("div", { class: "nw-map-zooms" }, this.closer, this.farther, this.whole);
    this.stage = make("div", { class: "nw-map-stage nw-plot" }, this.back, this.svg, this.empty, this.notice);
    this.legend = svg("svg", { class: "nw-map-legend", role: "img", "aria-label": texts.legend });
    this.explained = svg("g");
    this.legend.append(this.explained);
    this.count = make("p", { class: "nw-map-count", role: "status" });
    this.words = make("p", { class: "nw-figure-summary", id: said });
    this.table = table(texts);
    this.side = make("aside", { class: "nw-map-side", "aria-label": texts.panel });
    this.head = make("div", { class: "nw-map-head" }, make("div", {}, this.title, this.reason));
    const under = make("div", { class: "nw-map-under" }, this.count, zooms);
    const main = make("div", { class: "nw-map-main" }, this.stage, under, this.legend);
    this.root = make(
      "section",
      { class: "nw-map", "aria-label": texts.map },
      this.head,
      make("div", { class: "nw-map-body" }, main, this.side),
      this.words,
      this.table.el,
    );
    el.replaceChildren(this.root);
  }

  get scene() {
    return this.model.scene;
  }

  get layout() {
    return this.model.scene.layouts[this.state.layout] ?? this.model.scene.layouts.network;
  }

  // Take another scene over; returns what was there.
  /** @type {(scene: Scene) => MapModel} */
  take(scene) {
    const before = this.model;
    this.model = modelled(scene);
    return before;
  }

  // Fit the sheets to the room that there is; says whether that changed.
  fitted() {
    const { clientWidth: width, clientHeight: height } = this.stage;
    // On the stage all of it is larger: the field has fewer pixels of its own.
    const grown = this.options.scale?.() || 1;
    const [w, h] = [width / grown, height / grown];
    if (!w || !h || (w === this.size.w && h === this.size.h)) return false;
    this.size = { w, h };
    for (const sheet of [this.back, this.svg]) put(sheet, { width, height, viewBox: `0 0 ${w} ${h}` });
    return true;
  }

  /** @type {(name: string, sign: string) => HTMLButtonElement} */
  zoom(name, sign) {
    const words = this.texts[name];
    return make(
      "button",
      { type: "button", class: "nw-map-zoom", title: words, "aria-label": words, "data-zoom": name },
      sign,
    );
  }

  // What a screen reader hears of a party in the picture.
  /** @type {(frame: Frame, node: FrameNode) => Pen} */
  described(frame, { id, party, colour }) {
    const { texts } = this;
    const n = party.measures.degree ?? this.model.around.get(id)?.length ?? 0;
    const shape = this.scene.keys.shapes.find((each) => each.value === party.sector)?.label;
    const kind = [shape, colour.label].filter((word, index, all) => word && all.indexOf(word) === index).join(", ");
    const first = this.state.focus && frame.by.has(this.state.focus) ? this.state.focus : frame.nodes[0]?.id;
    return {
      tabindex: id === first ? 0 : -1,
      role: "button",
      "aria-pressed": String(this.state.chosen?.id === id),
      "aria-label": fill(n === 1 ? texts.node_one : texts.node, { name: party.name, kind, n }),
    };
  }

  // What stands under the map: how many are shown, which names are not, the legend.
  /** @type {(frame: Frame) => void} */
  say(frame) {
    const { texts } = this;
    const all = this.scene.parties.length;
    const said = [];
    if (frame.nodes.length < all) said.push(fill(texts.filtered, { n: frame.nodes.length, all }));
    if (frame.labels.length < frame.nodes.length) said.push(texts.labels_hidden);
    const words = said.join(" · ");
    if (this.count.textContent !== words) this.count.textContent = words;
    const { layout, colour, size, hidden, mine } = this.state;
    const sets = Object.values(hidden).map((set) => [...set].join());
    const key = [layout, colour, size, mine, this.size.w, ...sets].join("|");
    if (key === this.told && this.toldOf === this.model) return;
    this.told = key;
    this.toldOf = this.model;
    this.explain();
  }

  explain() {
    const { texts, size } = this;
    const items = explained(this.model, this.state, texts);
    const { font: family, house } = this.scene;
    const grown = this.options.scale?.();
    const font = grown ? (this.options.legend?.() ?? 18) / grown : size.w < 560 ? 16 : 18;
    const marks = grown ? MARKS : 1;
    const high = Math.ceil(drawLegend(this.explained, items, { width: size.w, font, family, ink: house.ink, marks }));
    const label = `${texts.legend}: ${items.map((item) => item.label).join("; ")}`;
    put(this.legend, { width: size.w, height: high, viewBox: `0 0 ${size.w} ${high}`, "aria-label": label });
  }
}
