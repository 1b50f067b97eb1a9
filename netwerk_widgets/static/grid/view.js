// How a grid of scores looks: a row each, a column a question, and above it what the cursor is at.
import { make } from "../dom.js";
import { soft } from "../syllables.js";

// From here on heads stand on end: a row of words would push the cells off the page.
const FLAT = 14;

/** @type {(columns: GridColumn[]) => boolean} */
const upright = (columns) => columns.length > 8 || columns.some(({ label }) => label.length > FLAT);

/** @type {(columns: GridColumn[]) => HTMLElement | null} */
function groups(columns) {
  if (!columns.some(({ group }) => group)) return null;
  const row = make("tr", { class: "nw-groups" }, make("td", {}));
  for (let at = 0; at < columns.length; ) {
    const { group } = columns[at];
    const many = columns.slice(at).findIndex((each) => each.group !== group);
    const span = many < 0 ? columns.length - at : many;
    const colspan = String(span);
    row.append(
      group ? make("th", { scope: "colgroup", colspan }, make("span", {}, soft(group))) : make("td", { colspan }),
    );
    at += span;
  }
  return row;
}

/** @type {(spec: GridSpec) => HTMLElement} */
export function head({ columns, texts, total }) {
  const look = upright(columns) ? "is-upright" : null;
  return make(
    "thead",
    {},
    groups(columns),
    make(
      "tr",
      {},
      make("th", { scope: "col" }, texts.rows),
      ...columns.map(({ key, label }) =>
        make("th", { scope: "col", class: look, "data-head": key, title: label }, make("span", {}, label)),
      ),
      total ? make("th", { scope: "col" }, total) : null,
    ),
  );
}

/** @type {(spec: GridSpec, row: GridRow) => GridView} */
export function rowView({ columns, total }, row) {
  const badge = make("span", { class: "nw-badge", hidden: true });
  const name = make("span", {});
  /** @type {Map<string, HTMLElement>} */
  const cells = new Map();
  for (const { key } of columns) {
    cells.set(key, make("td", { role: "gridcell", tabindex: "-1", "data-key": key }));
  }
  const sum = total ? make("td", { class: "nw-grid-sum" }) : null;
  const away = make("td", { class: "nw-grid-away", colspan: String(columns.length), hidden: true });
  const el = make(
    "tr",
    { "data-row": row.id },
    make("th", { scope: "row" }, name, badge),
    ...cells.values(),
    away,
    sum,
  );
  return { el, cells, badge, name, away, sum };
}

// An answer as it stands in its cell.
/** @type {(column: GridColumn, value: Value | undefined) => string} */
export function shown(column, value) {
  if (value === null || value === undefined) return "";
  const option = column.options?.find((each) => each.value === value);
  return option ? (option.text ?? option.label) : String(value);
}

// The same in all its words.
/** @type {(column: GridColumn, value: Value | undefined) => string} */
export function worded(column, value) {
  return column.options?.find((each) => each.value === value)?.label ?? shown(column, value);
}

// What the answers of a column are, each a button with the key that gives it.
/** @type {(column: GridColumn, named: (value: Scalar) => string[], choose: (value: Scalar) => void) => HTMLElement[]} */
export function legend({ options }, named, choose) {
  return (options ?? []).map(({ value, label, text }) => {
    const keys = named(value).filter((key) => key !== (text ?? label).replace("+", ""));
    // Not from the mouse: the cursor stays in its cell.
    const stay = (/** @type {Event} */ event) => event.preventDefault();
    return make(
      "button",
      { type: "button", class: "nw-grid-key", tabindex: "-1", onpointerdown: stay, onclick: () => choose(value) },
      ...keys.map((key) => make("kbd", {}, key)),
      label,
    );
  });
}
