// The editor of everything that people record: a table with a row an item, or a form when
// there is one. The kernel holds the rows; this shows them, and sends what people do as
// operations (set, add, remove, move), numbered, until the kernel says they are stored.
import { goTo, place, spot } from "./back.js";
import { connections, fresh, icon, make, uid } from "./dom.js";
import { control } from "./fields.js";
import { keys, paste } from "./hands.js";
import { Keeping } from "./keeping.js";
import { offerBeside, strays } from "./offers.js";
import { arrange, whenQuiet } from "./placing.js";
import { ask } from "./question.js";
import { Folded, personal } from "./rows.js";
import { forget, report } from "./saving.js";

const key = (row, column) => `${row}|${column}`;

class Editor {
  constructor(model, el) {
    this.model = model;
    this.id = uid("nw-editor");
    this.pending = new Map(); // cell → the last operation that touched it: its number and value
    this.fresh = new Map(); // a row that the kernel has not shown yet → the number of its operation
    this.views = new Map(); // row id → { el, cells: Map(column key → control) }
    this.stale = false; // the table is to be made anew once nobody is at work in it
    this.keeping = new Keeping(model, this.id, ({ id, key: name }) => this.row(id)?.values[name]);
    this.links = connections(model);
    this.root = make("section", { class: "nw-edit", "data-editor": this.spec.name });
    this.aside = make("div", { class: "nw-strays" });
    el.replaceChildren(this.root);
    this.links.on("change:spec", () => this.renew());
    this.links.on("change:rows", () => this.show());
    this.links.on("change:errors", () => this.complain());
    this.links.on("change:acked", () => this.acknowledge());
    this.links.on("change:problem", () => report(this.id, { problem: model.get("problem") }));
    this.links.on("change:question", () => ask(model, this.root));
    this.links.add(place({ where: () => this.where(), go: (to) => this.go(to) }));
    report(this.id, { sent: this.keeping.seq, stored: this.keeping.seq, problem: model.get("problem"), busy: () => this.typing() });
    this.adopt();
    this.build();
    this.keeping.inherit(this.keeping.part(), (draft) => this.wants(draft), (news) => this.adopt(news));
  }

  get spec() {
    return this.model.get("spec");
  }

  get words() {
    return this.spec.texts;
  }

  row(id) {
    return this.model.get("rows").find((each) => each.id === id);
  }

  send(ops) {
    this.note(ops, this.keeping.send(ops));
  }

  note(ops, seq) {
    for (const op of ops) {
      if (op.op === "set" && !op.old) this.pending.set(key(op.id, op.key), { seq, value: op.value });
      if (op.op === "add") this.fresh.set(op.id, seq);
    }
  }

  // What an earlier page could not store stands in its field again, and goes to the kernel.
  adopt(news = null) {
    const ops = this.keeping.adopt(this.keeping.part(), (draft) => this.wants(draft), { news });
    this.note(ops, this.keeping.seq);
    if (news && ops.length) this.show();
  }

  wants({ slot }) {
    const mine = this.spec.columns.some((column) => column.key === slot.replace("?", ""));
    return mine || ("+-~".includes(slot) && !this.spec.fixed);
  }

  acknowledge() {
    const acked = this.model.get("acked");
    for (const [cell, { seq }] of this.pending) if (seq <= acked) this.pending.delete(cell);
    for (const [id, seq] of this.fresh) if (seq <= acked) this.fresh.delete(id);
    this.keeping.acknowledge();
    this.show();
  }

  fields() {
    return [...this.views.values()].flatMap(({ cells }) => [...cells.values()]);
  }

  typing() {
    return this.fields().some((field) => field.waiting?.());
  }

  // ---- where somebody is at work ----

  where() {
    const at = document.activeElement;
    for (const [row, { cells }] of this.views) {
      for (const [name, field] of cells) {
        if (field.el.contains(at)) return { editor: this.spec.name, row, name, ...spot(field.el) };
      }
    }
    return null;
  }

  go(to) {
    const field = to.editor === this.spec.name && this.views.get(to.row)?.cells.get(to.name);
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

  left(field, partial) {
    field.note = partial ? this.words.half_date : "";
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
      const table = make("table", { class: "nw-editor" }, make("caption", { class: "nw-hidden" }, caption));
      table.append(this.heading(), this.body);
      table.addEventListener("paste", (event) => paste(this, event));
      table.addEventListener("keydown", (event) => keys(this, event));
      this.nothing = make("p", { class: "nw-nothing" }, this.words.nothing);
      const add = make("button", { type: "button", class: "nw-button nw-add", onclick: () => this.add() },
        icon("add"), this.words.add);
      this.root.replaceChildren(make("div", { class: "nw-table-scroll" }, table), this.nothing, this.aside,
        ...(this.spec.addable ? [add] : []));
    }
    this.show();
  }

  heading() {
    const columns = this.spec.columns.filter((column) => !column.aside);
    const cells = columns.map((column) =>
      make("th", { scope: "col", class: `is-${column.kind}${column.upright ? " is-upright" : ""}`, style: column.width ? `width:${column.width}` : null,
        title: column.upright ? column.label : column.help ?? null }, column.upright ? make("span", {}, column.label) : column.label));
    const last = this.spec.fixed ? [] : [make("th", { class: "nw-tools" }, make("span", { class: "nw-hidden" }, this.words.tools))];
    const head = make("thead");
    if (columns.some((column) => column.group)) {
      const groups = [];
      for (const column of columns) {
        if (groups.length && groups.at(-1).group === (column.group ?? "")) groups.at(-1).span += 1;
        else groups.push({ group: column.group ?? "", span: 1 });
      }
      head.append(make("tr", { class: "nw-groups" },
        ...groups.map(({ group, span }) => make("th", { colspan: String(span), scope: "colgroup" }, group)),
        ...(this.spec.fixed ? [] : [make("th")])));
    }
    head.append(make("tr", {}, ...cells, ...last));
    return head;
  }

  view(row) {
    const known = this.views.get(row.id);
    if (known) return known;
    const form = this.spec.layout === "form";
    const cells = new Map();
    const el = form ? make("div", { class: "nw-form-grid" }) : make("tr", { "data-row": row.id });
    let group = "";
    const aside = [];
    for (const column of this.spec.columns) {
      const error = make("p", { class: "nw-error", id: uid("nw-error"), hidden: true });
      const name = uid("nw-field");
      const field = control(column, (value) => {
        field.note = "";
        this.send([{ op: "set", id: row.id, key: column.key, value }]);
      }, {
        "data-key": column.key,
        "aria-label": form ? null : column.group ? `${column.group}: ${column.label}` : column.label,
        id: form || column.aside ? name : null,
      }, {
        touch: (value) => {
          field.note = "";
          this.keeping.touched({ id: row.id, key: column.key }, value);
          report(this.id, {});
        },
        leave: (partial) => this.left(field, partial),
        wrong: (low, high) => {
          const [from, to] = [low, high].map((end) => String(end).replace("-", "−"));
          field.note = this.words.off_scale.replace("{low}", from).replace("{high}", to);
          this.complain();
        },
      });
      field.error = error;
      field.column = column;
      const mine = this.pending.get(key(row.id, column.key));
      if (mine) field.set(mine.value);
      cells.set(column.key, field);
      if (column.aside) aside.push({ column, name, field, error });
      else if (form) {
        const label = column.kind === "level" || column.kind === "multi"
          ? make("span", { class: "nw-label" }, column.label)
          : make("label", { class: "nw-label", for: name }, column.label);
        const help = column.help ? make("p", { class: "nw-help" }, column.help) : null;
        el.append(make("div", { class: `nw-field is-${column.kind}` }, label, help, field.el, error));
        if (column.kind === "level" || column.kind === "multi") field.el.setAttribute("aria-label", column.label);
      } else {
        // On a phone, where there is no head, the first cell of a group says what it is about.
        const first = column.group && column.group !== group ? column.group : null;
        el.append(make("td", { class: `is-${column.kind}${column.upright ? " is-upright" : ""}`, "data-label": column.label, "data-group": first }, field.el, error));
        group = column.group ?? "";
      }
    }
    const badge = make("span", { class: "nw-badge", hidden: true });
    if (form) el.prepend(badge);
    else if (this.spec.fixed) el.firstElementChild.append(badge);
    else el.append(this.tools(row.id, badge));
    const view = { el, cells, badge, ...(aside.length ? personal(el.firstElementChild, aside, this.words) : {}) };
    this.views.set(row.id, view);
    return view;
  }

  tools(id, badge) {
    const button = (name, action) => make("button", { type: "button", class: "nw-tool", title: this.words[name],
      "aria-label": this.words[name], "data-tool": name, onclick: action }, icon(name));
    return make("td", { class: "nw-tools" }, badge, make("div", {},
      button("up", () => this.move(id, -1)), button("down", () => this.move(id, 1)),
      button("remove", () => this.remove(id))));
  }

  // ---- showing what the kernel holds ----

  show() {
    const known = this.model.get("rows");
    const ids = new Set(known.map((row) => row.id));
    // A new row is there before the kernel has heard of it.
    const rows = [...known, ...[...this.fresh.keys()].filter((id) => !ids.has(id)).map((id) => ({ id, values: {} }))];
    const kept = new Set(rows.map((row) => row.id));
    for (const [id, view] of this.views) {
      // A row that others removed stays for as long as somebody types in it.
      if (kept.has(id) || [...view.cells.values()].some((field) => field.busy?.())) continue;
      view.el.remove();
      this.views.delete(id);
    }
    const placed = [];
    this.folded.begin();
    for (const row of rows) {
      const view = this.view(row);
      placed.push(...this.folded.under(row, view, this.body));
      view.badge.hidden = !row.badge;
      view.badge.textContent = row.badge?.text ?? "";
      view.badge.className = `nw-badge is-${row.badge?.kind ?? "none"}`;
      for (const [name, field] of view.cells) {
        const mine = this.pending.has(key(row.id, name)) || field.busy?.();
        if (!mine && ids.has(row.id)) field.set(row.values[name]);
        field.el.toggleAttribute("inert", Boolean(row.locked?.includes(name)));
        field.el.closest("td")?.classList.toggle("is-locked", Boolean(row.locked?.includes(name)));
        const cell = { id: row.id, key: name };
        offerBeside(this.keeping, this.words, cell, field, (value) => this.send([{ op: "set", ...cell, value }]));
      }
      if (this.spec.layout !== "form") view.el.setAttribute("aria-label", row.name || this.words.unnamed);
    }
    this.folded.end();
    arrange(this.body, placed);
    strays(this);
    if (this.nothing) this.nothing.hidden = rows.length > 0;
    this.complain();
  }

  complain() {
    const errors = this.model.get("errors");
    for (const [id, view] of this.views) {
      for (const [name, field] of view.cells) {
        const sentence = errors[key(id, name)] || field.note;
        field.error.hidden = !sentence;
        field.error.textContent = sentence ?? "";
        if (sentence && field.column.aside) view.open();
        const target = field.focus ?? field.el;
        target.toggleAttribute("aria-invalid", Boolean(sentence));
        if (sentence) target.setAttribute("aria-describedby", field.error.id);
        else target.removeAttribute("aria-describedby");
      }
    }
  }

  // ---- what people do ----

  // The rows as they are on the screen: a new one counts before the kernel has heard of it.
  order() {
    return [...this.body.querySelectorAll("tr[data-row]:not([hidden])")].map((el) => el.dataset.row);
  }

  add(focus = true) {
    const id = fresh();
    this.send([{ op: "add", id, after: null, values: {} }]);
    this.show();
    const view = this.views.get(id);
    if (focus) this.focusOn(view, [...view.cells].find(([, field]) => field.focus)[0]);
    return id;
  }

  remove(id) {
    const ids = this.order();
    const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
    this.send([{ op: "remove", id }]);
    const tool = this.views.get(next)?.el.querySelector('[data-tool="remove"]');
    (tool ?? this.root.querySelector(".nw-add"))?.focus();
  }

  move(id, step) {
    const ids = this.order();
    const from = ids.indexOf(id);
    const to = from + step;
    if (to < 0 || to >= ids.length) return;
    const before = step < 0 ? ids[to] : ids[to + 1] ?? null;
    const focused = document.activeElement;
    this.send([{ op: "move", id, before }]);
    requestAnimationFrame(() => focused?.focus());
  }

  focusOn(view, name) {
    const field = view?.cells.get(name);
    if (field?.column.aside) view.open();
    (field?.focus ?? field?.el)?.focus();
  }

  close() {
    this.keeping.close();
    for (const view of this.views.values()) for (const field of view.cells.values()) field.flush?.();
    this.links.close();
    forget(this.id);
    this.root.remove();
  }
}

export function render({ model, el }) {
  const editor = new Editor(model, el);
  return () => editor.close();
}
