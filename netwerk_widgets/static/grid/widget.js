// A grid of scores: persons or organisations by questions, one key a score, and the cursor goes on
// by itself. The kernel holds what is stored; what is typed stands here, and in the browser, until
// it says so.
import { goTo, place, spot } from "../back.js";
import { connections, make, struck, uid } from "../dom.js";
import { settled } from "../drafts.js";
import { Keeping } from "../keeping.js";
import { Folded } from "../rows.js";
import { forget, report } from "../saving.js";
import { at, complain, draw, show, tell } from "./drawing.js";
import { allRows } from "./growing.js";
import { follow } from "./moving.js";
import { pasting } from "./pasting.js";

const BREATH = 350; // what is typed within it is sent together (ms)

export class Grid {
  /**
   * @param {Model<GridState>} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.id = uid("nw-grid");
    /** @type {Map<string, { value: Value, seq: number }>} */
    this.local = new Map(); // cell → what was typed and is not stored yet; 0: not sent
    /** @type {Map<string, SetOp>} */
    this.outbox = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Map<string, GridView>} */
    this.views = new Map();
    /** @type {Cell | null} */
    this.cursor = null;
    /** @type {Map<string, import("./keys.js").Typist | import("./keys.js").Counter>} */
    this.typists = new Map();
    /** @type {Map<string, GridRow>} */
    this.known = new Map(model.get("rows").map((row) => [row.id, row]));
    this.made = ""; // for which columns the table was made
    this.folded = new Folded(this.spec.texts);
    this.keeping = new Keeping(model, this.id, (cell) => this.stored(cell));
    this.links = connections(model);
    this.where = make("p", { class: "nw-grid-where" });
    this.legend = make("div", { class: "nw-grid-keys", role: "group", "aria-label": this.spec.texts.keys });
    this.wrong = make("p", { class: "nw-error", role: "alert" });
    const how = make("p", { class: "nw-help", id: uid("nw-how") }, this.spec.texts.how);
    const named = { "aria-label": this.spec.caption, "aria-describedby": how.id };
    this.table = make("table", { class: "nw-gridtable", role: "grid", ...named });
    this.scroller = make("div", { class: "nw-table-scroll" }, this.table);
    this.body = /** @type {HTMLElement} */ (make("tbody"));
    this.nothing = make("p", { class: "nw-nothing" });
    this.aside = make("div", { class: "nw-strays" });
    this.root = make(
      "section",
      { class: "nw-grid", "data-editor": this.spec.name },
      make("div", { class: "nw-grid-now" }, how, this.where, this.legend),
      this.wrong,
      this.scroller,
      this.nothing,
      this.aside,
    );
    el.replaceChildren(this.root);
    for (const trait of ["spec", "rows"]) this.links.on(`change:${trait}`, () => show(this));
    this.links.on("change:errors", () => complain(this));
    this.links.on("change:acked", () => this.acknowledge());
    this.links.on("change:problem", () => report(this.id, { problem: model.get("problem") }));
    this.links.add(place({ where: () => this.stands(), go: (to) => this.go(to) }));
    if (this.spec.pasted) pasting(this);
    follow(this);
    this.table.addEventListener("focusin", (event) => this.entered(struck(event)));
    this.table.addEventListener("click", (event) => this.land(struck(event)));
    report(this.id, { sent: this.keeping.seq, stored: this.keeping.seq, busy: () => this.outbox.size > 0 });
    this.adopt();
    show(this);
    this.keeping.inherit(this.keeping.part(), this.wants, (news) => this.adopt(news));
  }

  get spec() {
    return this.model.get("spec");
  }

  /** @type {(key: string) => GridColumn | undefined} */
  column(key) {
    return this.spec.columns.find((each) => each.key === key);
  }

  /** @type {(cell: Cell) => Value | undefined} */
  stored({ id, key }) {
    return this.known.get(id)?.values[key];
  }

  /** @type {(cell: Cell) => Value | undefined} */
  value(cell) {
    const typed = this.local.get(at(cell));
    return typed ? typed.value : this.stored(cell);
  }

  // ---- what an earlier page could not store ----

  /** @type {(draft: FoundDraft) => boolean} */
  wants = ({ op, slot }) => op === "set" && Boolean(this.column(slot.replace("?", "")));

  /** @type {(news?: Set<string> | null) => void} */
  adopt(news = null) {
    for (const op of this.keeping.adopt(this.keeping.part(), this.wants, { news })) {
      if (op.op === "set" && !op.old) this.local.set(at(op), { value: op.value, seq: this.keeping.seq });
    }
    if (news) show(this);
  }

  acknowledge() {
    const acked = this.model.get("acked");
    for (const [cell, { seq }] of this.local) if (seq && seq <= acked) this.local.delete(cell);
    this.keeping.acknowledge();
    show(this);
  }

  // ---- typing ----

  /** @type {(cell: Cell, value: Value) => void} */
  fill(cell, value) {
    if ((this.value(cell) ?? null) === value) return;
    this.local.set(at(cell), { value, seq: 0 });
    this.keeping.touched(cell, value);
    this.outbox.set(at(cell), { op: "set", ...cell, value });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), BREATH);
    report(this.id, {});
    if (allRows(this).length > this.views.size) show(this);
    else draw(this, cell);
  }

  send() {
    clearTimeout(this.timer);
    if (!this.outbox.size) return;
    const ops = [...this.outbox.values()];
    this.outbox.clear();
    const seq = this.keeping.send(ops);
    for (const op of ops) this.local.set(at(op), { value: op.value, seq });
  }

  // ---- the cursor ----

  // The cells that can be typed in, in reading order.
  cells() {
    return this.rows().flatMap((id) => this.spec.columns.map(({ key }) => ({ id, key })));
  }

  rows() {
    const rows = allRows(this).filter(({ id, away }) => !away && !this.views.get(id)?.el.hidden);
    return rows.map(({ id }) => id);
  }

  /** @type {(by: number) => void} */
  step(by) {
    const all = this.cells();
    const from = all.findIndex((cell) => this.cursor && at(cell) === at(this.cursor));
    const to = all[from + by];
    if (to) this.point(to);
    if (!to || to.id !== all[from]?.id) this.send();
  }

  /** @type {(by: number) => void} */
  climb(by) {
    if (!this.cursor) return;
    const ids = this.rows();
    const id = ids[ids.indexOf(this.cursor.id) + by];
    if (id) this.point({ id, key: this.cursor.key });
  }

  /** @type {(cell: Cell) => void} */
  point(cell) {
    const to = this.views.get(cell.id)?.cells.get(cell.key);
    // What scrolls does not go under the heads, nor under the names of the rows.
    const { scroller, table } = this;
    scroller.style.scrollPaddingTop = `${table.tHead?.offsetHeight ?? 0}px`;
    scroller.style.scrollPaddingLeft = `${to?.parentElement?.firstElementChild?.clientWidth ?? 0}px`;
    to?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** @type {(target: Element) => Cell | null} */
  found(target) {
    const id = target.closest("tr[data-row]")?.getAttribute("data-row");
    const key = target.closest("[data-key]")?.getAttribute("data-key");
    return id && key ? { id, key } : null;
  }

  /** @type {(target: Element) => void} */
  land(target) {
    const cell = this.found(target);
    if (cell) this.point(cell);
  }

  /** @type {(target: Element) => void} */
  entered(target) {
    const cell = this.found(target);
    if (!cell) return;
    for (const typist of this.typists.values()) typist.stop();
    this.cursor = cell;
    this.rove();
    tell(this);
  }

  // One cell is reached with Tab: where the cursor was, else the first.
  rove() {
    const now = this.cursor ?? this.cells()[0];
    for (const [id, { el, cells }] of this.views) {
      el.classList.toggle("is-here", id === now?.id);
      for (const [key, td] of cells) td.tabIndex = id === now?.id && key === now.key ? 0 : -1;
    }
  }

  // ---- coming back ----

  /** @type {() => Work | null} */
  stands() {
    const td = this.cursor && this.views.get(this.cursor.id)?.cells.get(this.cursor.key);
    const found = td ? spot(td) : null;
    return this.cursor && found
      ? { editor: this.spec.name, row: this.cursor.id, name: this.cursor.key, ...found }
      : null;
  }

  /** @type {(to: Work) => Focusable | null} */
  go(to) {
    const td = to.editor === this.spec.name && this.views.get(to.row ?? "")?.cells.get(to.name ?? "");
    return td ? goTo(td, to) : null;
  }

  close() {
    this.send();
    this.keeping.close();
    this.links.close();
    forget(this.id);
    this.root.remove();
  }
}

/** @type {Render<GridState>} */
export async function render({ model, el }) {
  await settled;
  const grid = new Grid(model, el);
  return () => grid.close();
}
