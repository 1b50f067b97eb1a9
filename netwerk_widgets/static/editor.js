// The editor of everything that people record: a table with a row an item, or a form when
// there is one. The kernel holds the rows; this shows them, and sends what people do as
// operations (set, add, remove, move), numbered, until the kernel says they are stored.
import { goTo, place, spot } from "./back.js";
import { connections, every, focused, fresh, icon, make, uid } from "./dom.js";
import { settled } from "./drafts.js";
import { keys, paste } from "./hands.js";
import { Keeping } from "./keeping.js";
import { strays } from "./offers.js";
import { arrange, whenQuiet } from "./placing.js";
import { ask } from "./question.js";
import { complain, fill, key, rowView } from "./row.js";
import { Folded } from "./rows.js";
import { forget, report } from "./saving.js";
import { heading, looks } from "./table.js";

export class Editor {
  /**
   * @param {Model<EditorState>} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.id = uid("nw-editor");
    /** @type {Map<string, { seq: number, value: Value }>} */
    this.pending = new Map(); // cell → the last operation that touched it: its number and value
    /** @type {Map<string, number>} */
    this.fresh = new Map(); // a row that the kernel has not shown yet → the number of its operation
    /** @type {Map<string, RowView>} */
    this.views = new Map(); // by the row's id
    this.stale = false; // the table is to be made anew once nobody is at work in it
    this.owed = false; // what the kernel holds is about to be shown
    this.closed = false;
    this.keeping = new Keeping(model, this.id, ({ id, key: name }) => this.row(id)?.values[name]);
    this.links = connections(model);
    this.folded = new Folded(this.spec.texts);
    this.body = /** @type {HTMLElement} */ (make("div"));
    this.nothing = make("p", { class: "nw-nothing" });
    this.root = make("section", { class: "nw-edit", "data-editor": this.spec.name });
    this.aside = make("div", { class: "nw-strays" });
    el.replaceChildren(this.root);
    this.links.on("change:spec", () => this.renew());
    this.links.on("change:rows", () => this.soon());
    this.links.on("change:errors", () => this.soon());
    this.links.on("change:acked", () => this.acknowledge());
    this.links.on("change:problem", () => report(this.id, { problem: model.get("problem") }));
    this.links.on("change:question", () => ask(model, this.root));
    this.links.add(place({ where: () => this.where(), go: (to) => this.go(to) }));
    report(this.id, {
      sent: this.keeping.seq,
      stored: this.keeping.seq,
      problem: model.get("problem"),
      busy: () => this.typing(),
    });
    this.adopt();
    this.build();
    this.keeping.inherit(this.keeping.part(), this.wants, (news) => this.adopt(news));
  }

  get spec() {
    return this.model.get("spec");
  }

  get words() {
    return this.spec.texts;
  }

  /** @type {(id: string) => Row | undefined} */
  row(id) {
    return this.model.get("rows").find((each) => each.id === id);
  }

  /** @type {(ops: Op[]) => void} */
  send(ops) {
    this.note(ops, this.keeping.send(ops));
  }

  /** @type {(ops: Op[], seq: number) => void} */
  note(ops, seq) {
    for (const op of ops) {
      if (op.op === "set" && !op.old) this.pending.set(key(op.id, op.key), { seq, value: op.value });
      const view = this.views.get(op.id);
      if (view) view.whole = ""; // also when the kernel's row comes back as it was
      if (op.op === "add") this.fresh.set(op.id, seq);
    }
  }

  // What an earlier page could not store stands in its field again, and goes to the kernel.
  /** @type {(news?: Set<string> | null) => void} */
  adopt(news = null) {
    const ops = this.keeping.adopt(this.keeping.part(), this.wants, { news });
    this.note(ops, this.keeping.seq);
    if (news && ops.length) this.show();
  }

  /** @type {(draft: FoundDraft) => boolean} */
  wants = ({ slot }) => {
    if ("+-~".includes(slot)) return !this.spec.fixed;
    return this.spec.columns.some((column) => column.key === slot.replace("?", ""));
  };

  acknowledge() {
    const acked = this.model.get("acked");
    for (const [cell, { seq }] of this.pending) if (seq <= acked) this.pending.delete(cell);
    for (const [id, seq] of this.fresh) if (seq <= acked) this.fresh.delete(id);
    this.keeping.acknowledge();
    this.soon();
  }

  fields() {
    return [...this.views.values()].flatMap(({ cells }) => [...cells.values()]);
  }

  typing() {
    return this.fields().some((field) => field.waiting?.());
  }

  // ---- where somebody is at work ----

  /** @type {() => Work | null} */
  where() {
    const at = document.activeElement;
    for (const [row, { cells }] of this.views) {
      for (const [name, field] of cells) {
        const found = field.el.contains(at) ? spot(field.el) : null;
        if (found) return { editor: this.spec.name, row, name, ...found };
      }
    }
    return null;
  }

  /** @type {(to: Work) => Focusable | null} */
  go(to) {
    const field = to.editor === this.spec.name && this.views.get(to.row ?? "")?.cells.get(to.name ?? "");
    return field ? goTo(field.el, to) : null;
  }

  // Other columns, or words: the table is made anew, but not under somebody's fingers.
  renew() {
    this.stale = this.fields().some((field) => field.busy?.());
    if (this.stale) return;
    const at = this.where();
    this.build();
    if (at) this.go(at);
  }

  left() {
    whenQuiet(() => (this.stale ? this.renew() : this.show()));
  }

  // ---- layout ----

  build() {
    const { layout, caption } = this.spec;
    this.views.clear();
    this.folded = new Folded(this.words);
    if (layout === "form") {
      this.body = make("div", { class: "nw-form" });
      this.root.replaceChildren(this.body, this.aside);
    } else {
      this.body = make("tbody");
      const table = make(
        "table",
        { class: looks(this.spec.columns) },
        make("caption", { class: "nw-hidden" }, caption),
      );
      table.append(heading(this.spec), this.body);
      table.addEventListener("paste", (event) => paste(this, event));
      table.addEventListener("keydown", (event) => keys(this, event));
      this.nothing.textContent = this.words.nothing;
      const add = make(
        "button",
        { type: "button", class: "nw-button nw-add", onclick: () => this.add() },
        icon("add"),
        this.words.add,
      );
      this.root.replaceChildren(
        make("div", { class: "nw-table-scroll" }, table),
        this.nothing,
        this.aside,
        ...(this.spec.addable ? [add] : []),
      );
    }
    this.show();
  }

  // ---- showing what the kernel holds ----

  // Once, however much of it came together.
  soon() {
    if (this.owed) return;
    this.owed = true;
    queueMicrotask(() => {
      this.owed = false;
      if (!this.closed) this.show();
    });
  }

  show() {
    const known = this.model.get("rows");
    const ids = new Set(known.map((row) => row.id));
    // A new row is there before the kernel has heard of it.
    /** @type {Row[]} */
    const rows = [...known];
    for (const id of this.fresh.keys()) if (!ids.has(id)) rows.push({ id, values: {} });
    const kept = new Set(rows.map((row) => row.id));
    for (const [id, view] of this.views) {
      // A row that others removed stays for as long as somebody types in it.
      if (kept.has(id) || [...view.cells.values()].some((field) => field.busy?.())) continue;
      view.el.remove();
      this.views.delete(id);
    }
    const placed = [];
    const offered = this.keeping.rowsOffered(this.keeping.part());
    this.folded.begin();
    for (const row of rows) {
      const view = this.views.get(row.id) ?? rowView(this, row.id);
      placed.push(...this.folded.under(row, view));
      fill(this, row, view, ids.has(row.id), offered.has(row.id));
    }
    this.folded.end();
    arrange(this.body, placed);
    strays(this);
    this.nothing.hidden = rows.length > 0;
    this.complain();
  }

  complain() {
    complain(this);
  }

  // ---- what people do ----

  // The rows as they are on the screen: a new one counts before the kernel has heard of it.
  order() {
    return every(this.body, "tr[data-row]:not([hidden])").map((el) => el.dataset.row ?? "");
  }

  add(focus = true) {
    const id = fresh();
    this.send([{ op: "add", id, after: null, values: {} }]);
    this.show();
    const view = this.views.get(id);
    if (focus) this.focusOn(view, [...(view?.cells ?? [])].find(([, field]) => field.focus)?.[0]);
    return id;
  }

  /** @type {(id: string) => void} */
  remove(id) {
    const ids = this.order();
    const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
    this.send([{ op: "remove", id }]);
    const beside = this.views.get(next ?? "")?.el;
    const tool = beside && every(beside, '[data-tool="remove"]')[0];
    (tool ?? every(this.root, ".nw-add")[0])?.focus();
  }

  /** @type {(id: string, step: number) => void} */
  move(id, step) {
    const ids = this.order();
    const from = ids.indexOf(id);
    const to = from + step;
    if (to < 0 || to >= ids.length) return;
    const before = step < 0 ? ids[to] : (ids[to + 1] ?? null);
    const at = focused();
    this.send([{ op: "move", id, before }]);
    requestAnimationFrame(() => at?.focus());
  }

  /** @type {(view: RowView | undefined, name: string | undefined) => void} */
  focusOn(view, name) {
    const field = view?.cells.get(name ?? "");
    if (field?.column.aside) view?.open?.();
    (field?.focus ?? field?.el)?.focus();
  }

  close() {
    this.closed = true;
    this.keeping.close();
    for (const view of this.views.values()) for (const field of view.cells.values()) field.flush?.();
    this.links.close();
    forget(this.id);
    this.root.remove();
  }
}

/** @type {Render<EditorState>} */
export async function render({ model, el }) {
  await settled;
  const editor = new Editor(model, el);
  return () => editor.close();
}
