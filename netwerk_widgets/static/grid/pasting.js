// What comes into a grid from a spreadsheet, or from the export of another program: seen first, and
// only then counted. Where undo is at hand (`spec.pasted` is "at once") it fills the cells.
/** @import { Grid } from "./widget.js" */
import { make, struck, uid } from "../dom.js";
import { pasted } from "../fields.js";
import { cells } from "../pasting.js";
import { chooser } from "../transfer.js";

/** @type {(grid: Grid) => void} */
export function pasting(grid) {
  const before = grid.spec.pasted === "preview" ? intake(grid) : null;
  grid.table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cell = grid.found(struck(event));
    if (!cell || !text.trim()) return;
    event.preventDefault();
    if (before) before({ type: "paste", text, row: cell.id, key: cell.key });
    else fill(grid, cell, text);
  });
}

// The cells right of and below this one.
/** @type {(grid: Grid, cell: Cell, text: string) => void} */
function fill(grid, cell, text) {
  const ids = grid.rows();
  const { columns } = grid.spec;
  const left = columns.findIndex(({ key }) => key === cell.key);
  cells(text).forEach((line, down) => {
    const id = ids[ids.indexOf(cell.id) + down];
    line.forEach((word, right) => {
      const column = columns[left + right];
      if (!id || !column) return;
      // What is no answer goes along: the kernel says so of that cell.
      const value = pasted({ ...column, kind: "choice", options: column.options ?? [] }, word.replace("−", "-"));
      grid.fill({ id, key: column.key }, value);
    });
  });
  grid.send();
}

// The field and the button for a list, and what it will do; gives who asks the kernel to look.
/** @type {(grid: Grid) => (message: object, buffers?: ArrayBuffer[]) => void} */
function intake(grid) {
  const { model } = grid;
  const { texts, accept, most } = grid.spec;
  const status = make("p", { class: "nw-help", role: "status" });
  const refused = make("p", { class: "nw-error", role: "alert" });
  const preview = make("div", { class: "nw-preview" });
  /** @type {(message: object, buffers?: ArrayBuffer[]) => void} */
  const ask = (message, buffers = []) => {
    refused.textContent = "";
    status.textContent = texts.busy;
    grid.send();
    model.send(message, undefined, buffers);
  };
  const area = make("textarea", { id: uid("nw-paste"), rows: "4", spellcheck: "false", wrap: "off" });
  const look = () => area.value.trim() && ask({ type: "paste", text: area.value });
  const input = chooser({
    accept: accept ?? "",
    most: most ?? 0,
    large: () => {
      refused.textContent = texts.large;
    },
    take: async ([file]) => ask({ type: "file", name: file.name }, [await file.arrayBuffer()]),
  });
  /** @type {(words: string, act: () => void, main?: boolean) => HTMLElement} */
  const button = (words, act, main = false) =>
    make("button", { type: "button", class: main ? "nw-button is-main" : "nw-button", onclick: act }, words);
  const box = make(
    "details",
    { class: "nw-grid-intake" },
    make("summary", {}, texts.paste),
    make("div", { class: "nw-field" }, make("label", { class: "nw-help", for: area.id }, texts.paste_help), area),
    make(
      "div",
      { class: "nw-line" },
      button(texts.look, look),
      input,
      button(texts.pick, () => input.click()),
    ),
  );
  grid.root.append(box, status, refused, preview);

  function show() {
    const now = model.get("preview");
    status.textContent = "";
    if (!now) {
      preview.replaceChildren();
      return;
    }
    const title = make("h4", { tabindex: "-1" }, now.title);
    const rows = now.rows.map(({ name, values }) =>
      make("tr", {}, make("th", { scope: "row" }, name), ...values.map((value) => make("td", {}, value))),
    );
    const heads = now.heads.map((words) => make("th", { scope: "col" }, words));
    preview.replaceChildren(
      title,
      ...now.said.map((words) => make("p", { class: "nw-help" }, words)),
      make("ul", { class: "nw-questions" }, ...now.problems.map((words) => make("li", {}, words))),
      make(
        "div",
        { class: "nw-table-scroll" },
        make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)),
      ),
      make(
        "div",
        { class: "nw-line" },
        now.rows.length ? button(texts.accept, () => ask({ type: "accept" }), true) : null,
        button(texts.cancel, () => model.send({ type: "cancel" })),
      ),
    );
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "nearest" });
    area.value = "";
  }
  grid.links.on("change:preview", show);
  grid.links.on("change:refused", () => {
    status.textContent = "";
    refused.textContent = model.get("refused") ?? "";
  });
  show();
  return ask;
}
