// The tray of ideas: typed or pasted, sorted into groups by drag or with one key each, joined,
// picked for the stage and sent on. The kernel holds them; what is done here shows at once.
import { adding } from "./tray/adding.js";
import { doubles } from "./tray/doubles.js";
import { groupBar } from "./tray/bar.js";
import { groupView } from "./tray/group.js";
import { ideaView } from "./tray/idea.js";
import { place } from "./back.js";
import { connections, every, fresh, make, uid } from "./dom.js";
import { settled } from "./drafts.js";
import { Keeping } from "./keeping.js";
import { arrange } from "./placing.js";
import { forget, report } from "./saving.js";

export class Tray {
  /**
   * @param {Model<TrayState>} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.id = uid("nw-tray");
    this.at = ""; // the idea that the keys are about
    this.editing = "";
    this.dragged = "";
    /** @type {Map<string, { group: string | null, seq: number }>} */
    this.moved = new Map(); // idea → where it was put, until the kernel says so
    /** @type {Map<string, { text: string, seq: number }>} */
    this.written = new Map(); // idea → its words as they were changed here
    /** @type {Map<string, { name: string, seq: number }>} */
    this.made = new Map(); // groups that the kernel has not shown yet
    /** @type {Map<string, number>} */
    this.gone = new Map(); // ideas and groups that were removed here
    /** @type {Map<string, GroupView>} */
    this.columns = new Map();
    /** @type {Map<string, IdeaView>} */
    this.views = new Map();
    this.keeping = new Keeping(model, this.id, ({ id, key }) => this.stored(id)?.[key === "name" ? "name" : "text"]);
    this.links = connections(model);
    this.board = make("div", { class: "nw-tray-board" });
    this.doubles = doubles(this);
    this.bar = groupBar(this);
    this.nothing = make("p", { class: "nw-nothing" }, this.words.none);
    this.seen = make("p", { class: "nw-help", role: "status" });
    this.root = make(
      "section",
      { class: "nw-tray", "data-tray": true, onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event) },
      ...(this.edit ? [adding(this), make("p", { class: "nw-help nw-tray-keys" }, this.words.keys)] : []),
      this.doubles.el,
      this.nothing,
      this.board,
      this.bar.el,
      this.seen,
    );
    el.replaceChildren(this.root);
    for (const name of ["ideas", "groups", "pairs", "errors"]) this.links.on(`change:${name}`, () => this.show());
    this.links.on("change:acked", () => this.acknowledge());
    this.links.on("change:problem", () => report(this.id, { problem: model.get("problem") }));
    report(this.id, {
      sent: this.keeping.seq,
      stored: this.keeping.seq,
      problem: model.get("problem"),
      busy: () => Boolean(this.editing),
    });
    this.links.add(place({ where: () => this.where(), go: (to) => this.goTo(to) }));
    for (const name of ["groups", "items"]) {
      this.keeping.adopt(this.keeping.part({ part: name }), () => true, { name });
    }
    this.show();
  }

  get words() {
    return this.model.get("setup").texts;
  }

  get edit() {
    return this.model.get("setup").edit;
  }

  /** @type {(id: string) => { text?: string, name?: string } | undefined} */
  stored(id) {
    const { model } = this;
    return model.get("ideas").find((each) => each.id === id) ?? model.get("groups").find((each) => each.id === id);
  }

  // ---- what there is, with what the kernel has not said yet ----

  /** @type {() => IdeaRow[]} */
  ideas() {
    const known = new Set(["", ...this.groups().map(({ id }) => id)]);
    return this.model
      .get("ideas")
      .filter(({ id }) => !this.gone.has(id))
      .map((each) => ({ ...each, ...this.moved.get(each.id), ...this.written.get(each.id) }))
      .map((each) => ({ ...each, group: known.has(each.group ?? "") ? (each.group ?? null) : null }));
  }

  /** @type {() => IdeaGroupRow[]} */
  groups() {
    const known = this.model.get("groups");
    const there = new Set(known.map(({ id }) => id));
    const made = [...this.made].filter(([id]) => !there.has(id));
    return [...known, ...made.map(([id, { name }]) => ({ id, name, became: [] }))].filter(
      ({ id }) => !this.gone.has(id),
    );
  }

  acknowledge() {
    const acked = this.model.get("acked");
    for (const [id, { seq }] of this.moved) if (seq <= acked) this.moved.delete(id);
    for (const [id, { seq }] of this.written) if (seq <= acked) this.written.delete(id);
    for (const [id, { seq }] of this.made) if (seq <= acked) this.made.delete(id);
    for (const [id, seq] of this.gone) if (seq <= acked) this.gone.delete(id);
    this.keeping.acknowledge();
    this.show();
  }

  // ---- showing ----

  show() {
    const [ideas, groups] = [this.ideas(), this.groups()];
    if (!ideas.some(({ id }) => id === this.at)) this.at = ideas.find(({ group }) => !group)?.id ?? ideas[0]?.id ?? "";
    const there = new Set(ideas.map(({ id }) => id));
    for (const [id, view] of this.views) {
      if (there.has(id)) continue;
      view.el.remove();
      this.views.delete(id);
    }
    const ids = ["", ...groups.map(({ id }) => id)];
    for (const [id, column] of this.columns) {
      if (ids.includes(id)) continue;
      column.el.remove();
      this.columns.delete(id);
    }
    for (const [number, id] of ids.entries()) {
      const column = this.columns.get(id) ?? groupView(this, id);
      this.columns.set(id, column);
      const mine = ideas.filter(({ group }) => (group ?? "") === id);
      column.show(number, groups[number - 1], mine);
      const shown = mine.map((each) => this.view(each, groups));
      arrange(column.list, shown);
    }
    arrange(
      this.board,
      ids.map((id) => this.columns.get(id)?.el ?? make("div")),
    );
    this.doubles.show(ideas);
    this.bar.show(groups, ideas);
    this.nothing.hidden = ideas.length > 0;
    this.board.hidden = ideas.length === 0 && groups.length === 0;
    this.seen.textContent = ideas.length && !ideas.some(({ picked }) => picked) ? this.words.picked_none : "";
  }

  /** @type {(row: IdeaRow, groups: IdeaGroupRow[]) => HTMLElement} */
  view(row, groups) {
    const view = this.views.get(row.id) ?? ideaView(this, row.id);
    this.views.set(row.id, view);
    view.show(row, groups);
    return view.el;
  }

  // ---- where somebody is ----

  /** @type {() => Work | null} */
  where() {
    const el = this.views.get(this.at)?.el;
    return el?.contains(document.activeElement)
      ? { editor: "tray", row: this.at, name: "text", index: 0, caret: null, top: el.getBoundingClientRect().top }
      : null;
  }

  /** @type {(to: Work) => Focusable | null} */
  goTo({ editor, row = "" }) {
    if (editor !== "tray" || !this.views.has(row)) return null;
    this.go(row);
    return this.views.get(row)?.el ?? null;
  }

  // ---- what people do ----

  /** @type {(ops: Op[]) => number} */
  send(ops) {
    return this.keeping.send(ops);
  }

  /** @type {(ids: string[], group: string | null, more?: Op[]) => void} */
  put(ids, group, more = []) {
    /** @type {Op[]} */
    const sets = ids.map((id) => ({ op: "set", part: "items", id, key: "group", value: group }));
    const seq = this.send([...more, ...sets]);
    for (const id of ids) this.moved.set(id, { group, seq });
    for (const op of more) if (op.op === "add") this.made.set(op.id, { name: String(op.values?.name ?? ""), seq });
    this.show();
  }

  /** @type {(id: string, text: string) => void} */
  write(id, text) {
    this.written.set(id, { text, seq: this.send([{ op: "set", part: "items", id, key: "text", value: text }]) });
  }

  // A new group: with ideas in it, or none yet.
  /** @type {(ids?: string[]) => void} */
  group(ids = []) {
    const number = this.groups().length + 1;
    if (number > this.model.get("setup").most_groups) return;
    const id = fresh("g");
    const name = `${this.words.group} ${number}`;
    this.put(ids, id, [{ op: "add", part: "groups", id, after: null, values: { name } }]);
    if (!ids.length) this.columns.get(id)?.focus();
  }

  /** @type {(part: "items" | "groups", id: string) => void} */
  remove(part, id) {
    if (part === "items") this.onwards(id);
    this.gone.set(id, this.send([{ op: "remove", part, id }]));
    this.show();
    if (part === "items") this.views.get(this.at)?.el.focus();
  }

  // The keys go on to the idea after this one in its list, or the one before.
  /** @type {(id: string) => void} */
  onwards(id) {
    const list = this.views.get(id)?.el.parentElement;
    const ids = list ? every(list, "[data-idea]").map((el) => el.dataset.idea ?? "") : [];
    const at = ids.indexOf(id);
    this.at = ids[at + 1] ?? ids[at - 1] ?? id;
  }

  /** @type {(id: string) => void} */
  go(id) {
    if (!this.views.has(id)) return;
    this.at = id;
    this.show();
    this.views.get(id)?.el.focus();
  }

  /** @type {(event: KeyboardEvent) => void} */
  key(event) {
    const id = event.target instanceof HTMLElement ? event.target.dataset.idea : "";
    if (!id || !this.edit || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.press(event.key, id)) event.preventDefault();
  }

  // What a key does with the idea that has the focus; whether it does anything.
  /** @type {(key: string, id: string) => boolean} */
  press(key, id) {
    const order = every(this.board, "[data-idea]").map((el) => el.dataset.idea ?? "");
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    if (step) this.go(order[order.indexOf(id) + step] ?? id);
    else if (key >= "0" && key <= "9" && key.length === 1) this.digit(Number(key), id);
    else if (key === "Enter") this.change(id);
    else if (key.toLowerCase() === "s") this.pick([id], !this.ideas().find((each) => each.id === id)?.picked);
    else if (key === "Delete") this.remove("items", id);
    else return false;
    return true;
  }

  // A digit is a group; the one after the last makes a new one.
  /** @type {(digit: number, id: string) => void} */
  digit(digit, id) {
    const groups = this.groups();
    if (digit > groups.length + 1) return;
    const now = this.ideas().find((each) => each.id === id)?.group ?? null;
    const to = digit ? (groups[digit - 1]?.id ?? undefined) : null;
    this.onwards(id);
    if (to === undefined) this.group([id]);
    else if (to !== now) this.put([id], to);
    this.go(this.at);
  }

  /** @type {(id: string) => void} */
  change(id) {
    this.at = id;
    this.editing = id;
    this.show();
    this.views.get(id)?.focus();
  }

  /** @type {(ids: string[], on: boolean) => void} */
  pick(ids, on) {
    if (ids.length) this.model.send({ type: "pick", ids, on });
  }

  close() {
    this.keeping.close();
    this.links.close();
    forget(this.id);
    this.root.remove();
  }
}

/** @type {Render<TrayState>} */
export async function render({ model, el }) {
  await settled;
  const tray = new Tray(model, el);
  return () => tray.close();
}
