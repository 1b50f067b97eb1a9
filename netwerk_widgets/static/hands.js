// What people do in a table besides typing: move with the arrows, and paste from a spreadsheet.
/** @import { Editor } from "./editor.js" */
import { fresh, struck } from "./dom.js";
import { pasted, unbroken } from "./fields.js";
import { cells } from "./pasting.js";

/** @type {(editor: Editor, target: Element) => { row: string | undefined, name: string | undefined }} */
function at(editor, target) {
  const row = target.closest("tr[data-row]")?.getAttribute("data-row") ?? undefined;
  const name =
    target.closest("[data-key]")?.getAttribute("data-key") ??
    [...(editor.views.get(row ?? "")?.cells ?? [])].find(([, field]) => field.el.contains(target))?.[0];
  return { row, name };
}

/** @type {(editor: Editor, event: KeyboardEvent) => void} */
export function keys(editor, event) {
  const target = struck(event);
  const { row, name } = at(editor, target);
  if (!row || event.isComposing) return;
  const ids = editor.order();
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && !editor.spec.fixed) {
    event.preventDefault();
    editor.move(row, event.key === "ArrowUp" ? -1 : 1);
    return;
  }
  const one = target.matches("input[type=text], textarea[data-line]");
  if (one && (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    target.dispatchEvent(new Event("change"));
    const to = ids[ids.indexOf(row) + (event.key === "ArrowUp" ? -1 : 1)];
    if (to) editor.focusOn(editor.views.get(to), name);
    else if (event.key === "Enter" && editor.spec.addable) editor.add();
  }
}

// One cell of several lines is the words of this field, without the quotes of the spreadsheet; on
// one line where a field has no more.
/** @type {(event: ClipboardEvent, target: Element, words: string) => void} */
function insert(event, target, words) {
  const line = target.matches("[data-line]");
  if (!(target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && line))) return;
  event.preventDefault();
  const { selectionStart: from, selectionEnd: to } = target;
  target.setRangeText(line ? unbroken(words.trim()) : words, from ?? 0, to ?? target.value.length, "end");
  target.dispatchEvent(new Event("input", { bubbles: true }));
}

// Cells copied from a spreadsheet: they fill this cell and those right of and below it.
/** @type {(editor: Editor, event: ClipboardEvent) => void} */
export function paste(editor, event) {
  const words = event.clipboardData?.getData("text/plain") ?? "";
  const target = struck(event);
  const { row, name } = at(editor, target);
  if (!row || !/\t|\r?\n./.test(words.replace(/\r?\n$/, ""))) return;
  const lines = cells(words);
  if (lines.length === 1 && lines[0].length === 1) {
    insert(event, target, lines[0][0]);
    return;
  }
  // Lines of text in a field for text; a list of names fills a row for each.
  if (target.matches("textarea:not([data-line])") && !words.includes("\t")) return;
  event.preventDefault();
  const columns = editor.spec.columns;
  const from = columns.findIndex((column) => column.key === name);
  const ids = editor.order();
  let to = ids.indexOf(row);
  /** @type {Op[]} */
  const ops = [];
  for (const line of lines) {
    let id = ids[to];
    if (!id) {
      if (!editor.spec.addable) break;
      id = fresh();
      ids.push(id);
      ops.push({ op: "add", id, after: null, values: {} });
    }
    line.forEach((word, i) => {
      const column = columns[from + i];
      if (!column || column.kind === "read") return;
      const value = pasted(column, word);
      const field = editor.views.get(id)?.cells.get(column.key);
      field?.flush?.();
      field?.set(value); // also where somebody typed just now
      ops.push({ op: "set", id, key: column.key, value });
    });
    to += 1;
  }
  editor.send(ops);
  editor.show();
}
