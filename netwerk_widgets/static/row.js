// One row of an editor: its fields, each with what happens when somebody is at it.
/** @import { Editor } from "./editor.js" */
import { make, uid } from "./dom.js";
import { control } from "./fields.js";
import { offerBeside } from "./offers.js";
import { personal } from "./rows.js";
import { report } from "./saving.js";
import { cell, question, tools } from "./table.js";

// By which an editor knows one cell.
/** @type {(row: string, column: string) => string} */
export const key = (row, column) => `${row}|${column}`;

/** @type {(editor: Editor, id: string) => RowView} */
export function rowView(editor, id) {
  const form = editor.spec.layout === "form";
  /** @type {Map<string, Field>} */
  const cells = new Map();
  const el = form ? make("div", { class: "nw-form-grid" }) : make("tr", { "data-row": id });
  let group = "";
  const aside = [];
  for (const column of editor.spec.columns) {
    const name = uid("nw-field");
    const field = fieldOf(editor, id, column, name);
    cells.set(column.key, field);
    if (column.aside) aside.push({ name, field });
    else if (form) el.append(question(field, name));
    else {
      // On a phone, where there is no head, the first cell of a group says what it is about.
      el.append(cell(field, column.group && column.group !== group ? column.group : null));
      group = column.group ?? "";
    }
  }
  const first = el.firstElementChild ?? el;
  const badge = make("span", { class: "nw-badge", hidden: true });
  if (form) el.prepend(badge);
  else if (editor.spec.fixed) first.append(badge);
  else el.append(acts(editor, id, badge));
  const view = { el, cells, badge, whole: "", ...(aside.length ? personal(first, aside, editor.words) : {}) };
  editor.views.set(id, view);
  return view;
}

/** @type {(editor: Editor, id: string, column: Column, name: string) => Field} */
function fieldOf(editor, id, column, name) {
  const form = editor.spec.layout === "form";
  /** @type {Edited} */
  const edited = (value) => {
    field.note = "";
    editor.send([{ op: "set", id, key: column.key, value }]);
  };
  const attributes = {
    "data-key": column.key,
    "aria-label": form ? null : column.group ? `${column.group}: ${column.label}` : column.label,
    id: form || column.aside ? name : null,
  };
  const made = control(column, edited, attributes, {
    touch: (value) => {
      field.note = "";
      editor.keeping.touched({ id, key: column.key }, value);
      report(editor.id, {});
    },
    leave: () => editor.left(),
    wrong: (low, high) => {
      const [from, to] = [low, high].map((end) => String(end).replace("-", "−"));
      field.note = editor.words.off_scale.replace("{low}", from).replace("{high}", to);
      editor.complain();
    },
  });
  const error = make("p", { class: "nw-error", id: uid("nw-error"), hidden: true });
  /** @type {Field} */
  const field = Object.assign(made, { column, error });
  const mine = editor.pending.get(key(id, column.key));
  if (mine) field.set(mine.value);
  return field;
}

// Put what the kernel holds in a row, but where somebody is at work; of hundreds of rows most show
// that already. `stored`: the kernel has heard of it. `offered`: something is offered beside a field.
/** @type {(editor: Editor, row: Row, view: RowView, stored: boolean, offered: boolean) => void} */
export function fill(editor, row, view, stored, offered) {
  const whole = JSON.stringify(row);
  if (view.whole === whole && !offered) return;
  let all = stored && !offered;
  view.badge.hidden = !row.badge;
  view.badge.textContent = row.badge?.text ?? "";
  view.badge.className = `nw-badge is-${row.badge?.kind ?? "none"}`;
  for (const [name, field] of view.cells) {
    const cell = { id: row.id, key: name };
    const mine = editor.pending.has(key(row.id, name)) || field.busy?.();
    if (mine) all = false;
    else if (stored) {
      field.set(row.values[name]);
      editor.keeping.took(cell, row.values[name]);
    }
    const locked = Boolean(row.locked?.includes(name));
    field.el.toggleAttribute("inert", locked);
    field.el.closest("td")?.classList.toggle("is-locked", locked);
    offerBeside(editor.keeping, editor.words, cell, field, (value) => editor.send([{ op: "set", ...cell, value }]));
  }
  if (editor.spec.layout !== "form") view.el.setAttribute("aria-label", row.name || editor.words.unnamed);
  view.whole = all ? whole : "";
}

// Say at each field what is wrong with what stands in it.
/** @type {(editor: Editor) => void} */
export function complain(editor) {
  const errors = editor.model.get("errors");
  const any = Object.keys(errors).length > 0; // of thousands of fields none is looked up in nothing
  for (const [id, view] of editor.views) {
    for (const [name, field] of view.cells) {
      const sentence = (any && errors[key(id, name)]) || field.note || "";
      if (sentence === (field.said ?? "")) continue;
      field.said = sentence;
      field.error.hidden = !sentence;
      field.error.textContent = sentence;
      if (sentence && field.column.aside) view.open?.();
      const target = field.focus ?? field.el;
      target.toggleAttribute("aria-invalid", Boolean(sentence));
      if (sentence) target.setAttribute("aria-describedby", field.error.id);
      else target.removeAttribute("aria-describedby");
    }
  }
}

/** @type {(editor: Editor, id: string, badge: HTMLElement) => HTMLElement} */
function acts(editor, id, badge) {
  return tools(editor.words, badge, {
    up: () => editor.move(id, -1),
    down: () => editor.move(id, 1),
    remove: () => editor.remove(id),
  });
}
