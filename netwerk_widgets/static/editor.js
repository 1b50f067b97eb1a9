// The editor of everything that people record: a table with a row an item, or a form when
// there is one. The kernel holds the rows; this shows them, and sends what people do as
// operations (set, add, remove, move), numbered, until the kernel says they are stored.
import { connections, fresh, icon, make, uid } from "./dom.js";
import { control, pasted } from "./fields.js";
import { ask } from "./question.js";
import { Folded, personal } from "./rows.js";
import { forget, report } from "./saving.js";

const key = (row, column) => `${row}|${column}`;

class Editor {
  constructor(model, el) {
    this.model = model;
    this.id = uid("nw-editor");
    this.seq = model.get("acked");
    this.pending = new Map(); // cell → the number of the operation that last touched it
    this.views = new Map(); // row id → { el, cells: Map(column key → control) }
    this.links = connections(model);
    this.root = make("section", { class: "nw-edit", "data-editor": this.spec.name });
    el.replaceChildren(this.root);
    this.links.on("change:spec", () => this.build());
    this.links.on("change:rows", () => this.show());
    this.links.on("change:errors", () => this.complain());
    this.links.on("change:acked", () => this.acknowledge());
    this.links.on("change:problem", () => report(this.id, { problem: model.get("problem") }));
    this.links.on("change:question", () => ask(model, this.root));
    report(this.id, { sent: this.seq, stored: this.seq, problem: model.get("problem"), busy: () => this.typing() });
    this.build();
  }

  get spec() {
    return this.model.get("spec");
  }

  get words() {
    return this.spec.texts;
  }

  send(ops) {
    this.seq += 1;
    for (const op of ops) if (op.op === "set") this.pending.set(key(op.id, op.key), this.seq);
    report(this.id, { sent: this.seq });
    this.model.send({ type: "ops", seq: this.seq, ops });
  }

  acknowledge() {
    const acked = this.model.get("acked");
    for (const [cell, seq] of this.pending) if (seq <= acked) this.pending.delete(cell);
    report(this.id, { stored: acked });
    this.show();
  }

  typing() {
    return [...this.views.values()].some(({ cells }) => [...cells.values()].some((field) => field.busy?.()));
  }

  // ---- layout ----

  build() {
    const { layout, caption } = this.spec;
    this.views.clear();
    this.folded = new Folded(this.words);
    if (layout === "form") {
      this.body = make("div", { class: "nw-form" });
      this.root.replaceChildren(this.body);
    } else {
      this.body = make("tbody");
      const table = make("table", { class: "nw-editor" }, make("caption", { class: "nw-hidden" }, caption));
      table.append(this.heading(), this.body);
      table.addEventListener("paste", (event) => this.paste(event));
      table.addEventListener("keydown", (event) => this.keys(event));
      this.nothing = make("p", { class: "nw-nothing" }, this.words.nothing);
      const add = make("button", { type: "button", class: "nw-button nw-add", onclick: () => this.add() },
        icon("add"), this.words.add);
      this.root.replaceChildren(make("div", { class: "nw-table-scroll" }, table), this.nothing,
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
      const field = control(column, (value) => this.send([{ op: "set", id: row.id, key: column.key, value }]), {
        "data-key": column.key,
        "aria-label": form ? null : column.group ? `${column.group}: ${column.label}` : column.label,
        id: form || column.aside ? name : null,
      }, () => report(this.id, {}));
      field.error = error;
      field.column = column;
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
    const rows = this.model.get("rows");
    const kept = new Set(rows.map((row) => row.id));
    for (const [id, view] of this.views) {
      if (!kept.has(id) && !view.fresh) {
        view.el.remove();
        this.views.delete(id);
      }
    }
    let before = null;
    this.folded.begin();
    for (const row of rows) {
      const view = this.view(row);
      view.fresh = false;
      before = this.folded.above(row, view, before, this.body);
      const place = before ? before.nextElementSibling : this.body.firstElementChild;
      if (view.el !== place) this.body.insertBefore(view.el, place);
      before = view.el;
      view.badge.hidden = !row.badge;
      view.badge.textContent = row.badge?.text ?? "";
      view.badge.className = `nw-badge is-${row.badge?.kind ?? "none"}`;
      for (const [name, field] of view.cells) {
        const mine = this.pending.has(key(row.id, name)) || field.busy?.();
        if (!mine) field.set(row.values[name]);
        field.el.toggleAttribute("inert", Boolean(row.locked?.includes(name)));
        field.el.closest("td")?.classList.toggle("is-locked", Boolean(row.locked?.includes(name)));
      }
      if (this.spec.layout !== "form") view.el.setAttribute("aria-label", row.name || this.words.unnamed);
    }
    this.folded.end();
    if (this.nothing) this.nothing.hidden = rows.length > 0;
    this.complain();
  }

  complain() {
    const errors = this.model.get("errors");
    for (const [id, view] of this.views) {
      for (const [name, field] of view.cells) {
        const sentence = errors[key(id, name)];
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
    const view = this.view({ id, values: {} });
    view.fresh = true;
    this.body.append(view.el);
    this.nothing.hidden = true;
    this.send([{ op: "add", id, after: null, values: {} }]);
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

  at(target) {
    const row = target.closest("tr[data-row]")?.dataset.row;
    const name = target.closest("[data-key]")?.dataset.key
      ?? [...(this.views.get(row)?.cells ?? [])].find(([, field]) => field.el.contains(target))?.[0];
    return { row, name };
  }

  keys(event) {
    const { row, name } = this.at(event.target);
    if (!row) return;
    const ids = this.order();
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && !this.spec.fixed) {
      event.preventDefault();
      this.move(row, event.key === "ArrowUp" ? -1 : 1);
      return;
    }
    const one = event.target.matches("input[type=text], textarea[data-line]");
    if (one && (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      event.target.dispatchEvent(new Event("change"));
      const to = ids[ids.indexOf(row) + (event.key === "ArrowUp" ? -1 : 1)];
      if (to) this.focusOn(this.views.get(to), name);
      else if (event.key === "Enter" && this.spec.addable) this.add();
    }
  }

  // Cells copied from a spreadsheet: they fill this cell and those right of and below it.
  paste(event) {
    const words = event.clipboardData?.getData("text/plain") ?? "";
    const { row, name } = this.at(event.target);
    if (!row || !/\t|\r?\n./.test(words.replace(/\r?\n$/, ""))) return;
    if (event.target.matches("textarea") && !words.includes("\t")) return;
    event.preventDefault();
    const lines = words.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
    const columns = this.spec.columns;
    const from = columns.findIndex((column) => column.key === name);
    const ids = this.order();
    let at = ids.indexOf(row);
    const ops = [];
    for (const line of lines) {
      let id = ids[at];
      if (!id) {
        if (!this.spec.addable) break;
        id = fresh();
        ids.push(id);
        ops.push({ op: "add", id, after: null, values: {} });
      }
      line.forEach((word, i) => {
        const column = columns[from + i];
        if (column && column.kind !== "read") ops.push({ op: "set", id, key: column.key, value: pasted(column, word) });
      });
      at += 1;
    }
    this.send(ops);
  }

  close() {
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
