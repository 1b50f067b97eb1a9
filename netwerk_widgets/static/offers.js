// What was typed before and is not stored, because the field has changed since: offered, never
// put in by itself. And what was typed in a row that others have removed.
/** @import { Editor } from "./editor.js" */
/** @import { Keeping } from "./keeping.js" */
import { written } from "./dates.js";
import { make } from "./dom.js";

// A value as a person reads it.
/** @type {(column: Column | undefined, value: Value | undefined) => string} */
export function worded(column, value) {
  if (value === null || value === undefined || value === "") return "–";
  if (Array.isArray(value)) return value.map((each) => worded(column, each)).join(", ") || "–";
  if (column?.kind === "date") return written(value, column.hint);
  const option = column && "options" in column ? column.options.find((each) => each.value === value) : null;
  return option ? option.label : String(value);
}

/** @type {(words: Texts, lead: string, column: Column | undefined, value: Value | undefined, acts: { take?: () => void, drop: () => void }) => HTMLElement} */
export function offer(words, lead, column, value, { take, drop }) {
  /** @type {(label: string, act: () => void) => HTMLElement} */
  const button = (label, act) => make("button", { type: "button", class: "nw-button", onclick: act }, label);
  return make(
    "div",
    { class: "nw-offer", role: "group" },
    make("p", {}, lead, " ", make("q", {}, worded(column, value))),
    take ? button(words.take, take) : null,
    button(words.drop, drop),
  );
}

// The same beside a field, for as long as it is offered; `take(value)` puts it in.
/** @type {(keeping: Keeping, words: Texts, cell: Cell, field: Field, take: (value: Value) => void) => void} */
export function offerBeside(keeping, words, cell, field, take) {
  const found = keeping.offered(cell);
  if (!found) {
    field.offer?.remove();
    field.offer = null;
    return;
  }
  if (field.offer) return;
  /** @type {(act: () => void) => () => void} */
  const settle = (act) => () => {
    keeping.refuse(cell);
    act();
    field.offer?.remove();
    field.offer = null;
  };
  field.offer = offer(words, words.offered, field.column, found.value, {
    drop: settle(() => {}),
    take: settle(() => {
      take(found.value ?? null);
      field.set(found.value);
    }),
  });
  field.error.after(field.offer);
}

// Below a table: what was typed in rows that are not there any more.
/** @type {(editor: Editor) => void} */
export function strays(editor) {
  const { keeping, model, views, words, spec } = editor;
  const errors = model.get("errors");
  const known = new Map(spec.columns.map((column) => [column.key, column]));
  const lost = keeping.drafts
    .of(keeping.part())
    .filter(({ row, slot, op }) => op === "set" && known.has(slot) && !views.has(row) && errors[`${row}|${slot}`]);
  editor.aside.replaceChildren(
    ...lost.map(({ row, slot, value }) =>
      offer(words, `${words.stray} ${known.get(slot)?.label}`, known.get(slot), value, {
        drop: () => {
          keeping.drafts.drop(keeping.part(), row, slot);
          strays(editor);
        },
      }),
    ),
  );
}
