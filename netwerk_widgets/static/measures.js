// The measures of each party: a native table, sorted by a click or a key on a column's head.
import { connections, every, make, uid } from "./dom.js";
import { soft } from "./syllables.js";

// More rows than this nobody reads at once; a button shows the rest.
const SHOWN = 60;

/** @type {Render<MeasuresState>} */
export function render({ model, el }) {
  const links = connections(model);
  const labels = model.get("labels");
  /** @type {{ key: string | null, up: boolean }} */
  let order = { key: null, up: false };
  let whole = false;

  const status = make("p", { class: "nw-hidden", role: "status" });
  const frame = make("div", { class: "nw-measures nw-table-scroll", tabindex: "0", role: "region" });
  const more = make("button", {
    class: "nw-button",
    type: "button",
    onclick: () => {
      whole = true;
      draw();
    },
  });
  const explained = make("details", { class: "nw-explained" });
  const said = make("p", { id: uid("nw-measures") });
  el.classList.add("nw-measured");
  el.replaceChildren(said, frame, more, explained, status);
  frame.setAttribute("aria-labelledby", said.id);

  /** @type {(table: MeasuresTable) => MeasuresRow[]} */
  function sorted(table) {
    const at = table.columns.findIndex((column) => column.key === order.key);
    const rows = table.rows.map((row, index) => ({ row, index }));
    if (order.key === null) return rows.map((each) => each.row);
    /** @type {(each: { row: MeasuresRow }) => string | number | null} */
    const value = ({ row }) => (at < 0 ? row.name : row.cells[at][1]);
    rows.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      // What has no value comes last, whichever way it is sorted.
      if (x === null || y === null) return Number(x === null) - Number(y === null) || a.index - b.index;
      const way =
        typeof x === "number" && typeof y === "number"
          ? x - y
          : String(x).localeCompare(String(y), document.documentElement.lang);
      return (order.up ? way : -way) || a.index - b.index;
    });
    return rows.map((each) => each.row);
  }

  /** @type {(key: string, label: string) => void} */
  function sort(key, label) {
    // Numbers start with the largest, names with the first of the alphabet.
    const first = key === "name";
    order = { key, up: order.key === key ? !order.up : first };
    draw();
    every(frame, `[data-sort="${CSS.escape(key)}"]`)[0]?.focus();
    status.textContent = labels.sorted[order.up ? "ascending" : "descending"].replace("…", label);
  }

  /** @type {(key: string, label: string, explanation: string) => HTMLElement} */
  function head(key, label, explanation) {
    const chosen = order.key === key;
    const mark = make("span", { class: "nw-sort", "aria-hidden": "true" }, chosen ? (order.up ? "▲" : "▼") : "↕");
    const button = make(
      "button",
      { type: "button", title: explanation, "data-sort": key, onclick: () => sort(key, label) },
      make("span", {}, label),
      mark,
    );
    const aria = chosen ? (order.up ? "ascending" : "descending") : "none";
    return make("th", { scope: "col", "aria-sort": aria }, button);
  }

  function draw() {
    const table = model.get("table");
    if (!table.rows) return;
    const rows = sorted(table);
    frame.hidden = explained.hidden = rows.length === 0;
    const body = rows
      .slice(0, whole ? rows.length : SHOWN)
      .map((row) =>
        make(
          "tr",
          { "data-party": row.id },
          make("th", { scope: "row" }, soft(row.name)),
          ...row.cells.map(([text]) => make("td", {}, text)),
        ),
      );
    said.textContent = table.caption;
    frame.replaceChildren(
      make(
        "table",
        { "aria-labelledby": said.id },
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            head("name", table.name, ""),
            ...table.columns.map((c) => head(c.key, c.label, c.explanation)),
          ),
        ),
        make("tbody", {}, ...body),
      ),
    );
    more.textContent = labels.all.replace("…", String(rows.length));
    more.hidden = whole || rows.length <= SHOWN;
    const open = explained.open;
    explained.replaceChildren(
      make("summary", {}, labels.explained),
      make("dl", {}, ...table.columns.flatMap((c) => [make("dt", {}, c.label), make("dd", {}, c.explanation)])),
    );
    explained.open = open;
  }

  links.on("change:table", draw);
  draw();
  return () => {
    links.close();
    el.replaceChildren();
  };
}
