// The map of a network. It needs a scene (figures/map) and its words, no kernel:
//
//   const view = mapView(el, { scene, texts, options, onChange });
//   view.show(scene)   view.choose("party", id)   view.close()
//
// `options`: `edit` (may things be changed?), `fields` ({ party, relation }: columns as for
// fields.js), `remember` (a name under which this browser tab keeps the choices), `mine` (the
// id of the visitor's own organisation), `onMine(id)`, `onChosen(id)`, `onMoved(id, place)`, `onColour(key)`, `scale()`
// (how much larger than designed all is drawn), `legend()` (the size of its words then) and
// `dressed` (the page has map.css). `onChange(ops)` gets what people do as operations of
// `session.edits`, each with the `part` it is about.
import { calm, dress } from "../dom.js";
import { pointing } from "./act.js";
import { Drawing, STYLES } from "./draw.js";
import { editing } from "./edit.js";
import { framed, lens } from "./frame.js";
import { keyboard } from "./keys.js";
import { lineAt } from "./lines.js";
import { fill, shown } from "./model.js";
import { MapPage } from "./page.js";
import { panelled } from "./panel.js";
import { remembered } from "./state.js";
import { tools } from "./tools.js";

const GLIDE = 280; // milliseconds from one layout to another
const STEP = 1.35;
const [FAR, NEAR] = [1, 8];
const [FEW, LETTERED] = [24, 14];

export class MapView extends MapPage {
  /**
   * @param {HTMLElement} el
   * @param {MapGiven} given
   */
  constructor(el, given) {
    const { scene, options = {}, onChange = null } = given;
    if (!options.dressed) dress(STYLES);
    super(el, given);
    this.onChange = onChange;
    /** @type {(() => void)[]} */
    this.undo = [];
    this.places = new Map(Object.entries(this.layout.places));
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {{ from: Map<string, Point>, target: Map<string, Point>, began: number } | null} */
    this.glide = null;
    /** @type {number | null} */
    this.waiting = null;
    // What is chosen, and done, once the kernel shows it.
    /** @type {{ kind: What, id: string, focus: () => void } | null} */
    this.wanted = null;
    /** @type {(() => void) | null} */
    this.after = null;
    /** @type {MapEdit | null} */
    this.edit = options.edit && onChange ? editing(this) : null;
    this.tools = tools(this);
    this.panel = panelled(this);
    this.root.prepend(this.tools.el);
    this.head.append(this.tools.acts);
    this.side.append(this.panel.el);
    this.closer.onclick = () => this.zoomBy(STEP);
    this.farther.onclick = () => this.zoomBy(1 / STEP);
    this.whole.onclick = () => this.fit();
    this.drawing = new Drawing(this.svg, scene, this.back);
    this.undo.push(pointing(this), keyboard(this));
    const watcher = new ResizeObserver(() => {
      if (this.fitted()) this.redraw();
    });
    watcher.observe(this.stage);
    this.undo.push(() => watcher.disconnect());
    this.refresh();
  }

  // ---- showing ----

  // Another scene: what is chosen stays chosen, and who moved glides there.
  /** @type {(scene: Scene) => void} */
  show(scene) {
    const before = this.take(scene);
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
    if (this.state.mine && !this.model.parties.has(this.state.mine) && before.parties.has(this.state.mine))
      this.state.mine = null;
    this.refresh(true);
  }

  // Everything anew: the words, the tools and (in the next frame) the picture.
  /** @type {(glide?: boolean) => void} */
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
  /** @type {(what: Partial<MapState>) => void} */
  look(what) {
    const glide = "layout" in what && what.layout !== this.state.layout;
    Object.assign(this.state, what);
    if (what.colour !== undefined) this.options.onColour?.(what.colour);
    if (glide) Object.assign(this.state.zoom, { k: 1, x: 0, y: 0 });
    if (glide || "chosen" in what || "mine" in what) this.refresh(glide);
    else {
      this.tools.show();
      if (!this.state.chosen) this.panel.show();
      remembered(this.options.remember, this.state);
      this.redraw();
    }
  }

  /** @type {(kind: What | null, id: string | null) => void} */
  choose(kind, id) {
    if (kind === null || id === null) {
      this.look({ chosen: null });
      this.options.onChosen?.(null);
      return;
    }
    this.look({ chosen: { kind, id } });
    this.options.onChosen?.(kind === "party" ? id : null);
    const name = kind === "party" ? this.model.parties.get(id)?.name : "";
    if (name) this.panel.say(fill(this.texts.chosen, { name }));
    requestAnimationFrame(() => this.panel.uncover(id));
  }

  // Bring the parties to the places of the layout, at once or gliding.
  /** @type {(glide: boolean) => void} */
  move(glide) {
    const target = new Map(Object.entries(this.layout.places));
    /** @type {Map<string, Point>} */
    const from = new Map([...target].map(([id, place]) => [id, this.places.get(id) ?? place]));
    const still = calm() || document.hidden;
    const moved = [...target].some(([id, [x, y]]) => {
      const [a, b] = from.get(id) ?? [x, y];
      return Math.abs(x - a) + Math.abs(y - b) > 1e-4;
    });
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
      this.places = new Map();
      for (const [id, [x, y]] of target) {
        const [a, b] = from.get(id) ?? [x, y];
        this.places.set(id, [a + (x - a) * eased, b + (y - b) * eased]);
      }
      if (share === 1) this.glide = null;
      else this.redraw();
    }
    const font = this.size.w < 560 ? 16 : 17;
    this.drawing.font = font;
    // On the stage the letters in a mark can be read too.
    const least = this.options.scale && this.model.parties.size <= FEW ? LETTERED : 0;
    const how = { moving: Boolean(this.glide), font, least };
    const frame = framed(this.model, this.state, this.size, this.places, how);
    this.frame = frame;
    this.drawing.draw(frame, this.state, (node) => this.described(frame, node));
    this.edit?.draw(frame);
    if (!this.glide) this.say(frame);
    this.stage.classList.add("is-drawn");
    this.stage.dataset.drawn = String(Number(this.stage.dataset.drawn ?? 0) + 1);
    if (this.after && !this.glide) {
      const then = this.after;
      this.after = null;
      then();
    }
  }

  // ---- looking closer ----

  /** @type {(factor: number, x?: number, y?: number) => boolean} */
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

  /** @type {(dx: number, dy: number) => void} */
  panBy(dx, dy) {
    const { zoom } = this.state;
    const slack = 0.12; // so far beyond the edge
    /** @type {(side: number, at: number) => number} */
    const within = (side, at) => {
      const room = side * slack * (zoom.k === 1 ? 0 : 1);
      return Math.max(side * (1 - zoom.k) - room, Math.min(room, at));
    };
    zoom.x = within(this.size.w, zoom.x + dx);
    zoom.y = within(this.size.h, zoom.y + dy);
    this.stage.classList.toggle("is-zoomed", zoom.k > 1);
    this.redraw();
  }

  fit() {
    Object.assign(this.state.zoom, { k: 1, x: 0, y: 0 });
    this.panBy(0, 0);
  }

  // Choose a party, and look there when it is not in the picture.
  /** @type {(id: string) => void} */
  find(id) {
    const { hidden } = this.state;
    const party = this.model.parties.get(id);
    if (!party) return;
    hidden.sectors.delete(party.sector);
    hidden.rings.delete(party.ring);
    this.state.focus = id;
    this.choose("party", id);
    const [x, y] = lens(this.size, this.state.zoom).at(this.layout.places[id] ?? [0.5, 0.5]);
    if (x < 20 || y < 20 || x > this.size.w - 20 || y > this.size.h - 20)
      this.panBy(this.size.w / 2 - x, this.size.h / 2 - y);
    this.after = () => this.focusOn(id);
    this.redraw();
  }

  /** @type {(id: string) => void} */
  focusOn(id) {
    this.state.focus = id;
    this.redraw();
    this.drawing.nodes.get(id)?.el.focus({ preventScroll: true });
  }

  // What is under a point of the map: a party, a relation, or nothing.
  /** @type {(x: number, y: number, reach?: number) => Chosen | null} */
  hit(x, y, reach = 8) {
    const { frame } = this;
    if (!frame) return null;
    /** @type {string | null} */
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

  /** @type {(words?: string) => void} */
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

/** @type {(el: HTMLElement, given: MapGiven) => MapView} */
export function mapView(el, given) {
  return new MapView(el, given);
}
