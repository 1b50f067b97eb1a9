// What an editor looks like: the head of its table, a cell, a row's tools, a question of a form.
import { icon, make } from "./dom.js";

const MANY = 8;

// The head: a line of names, and above it the groups where there are.
/** @type {(spec: Spec) => HTMLElement} */
export function heading(spec) {
  const columns = spec.columns.filter((column) => !column.aside);
  const head = make("thead");
  if (columns.some((column) => column.group)) head.append(groups(columns, spec.fixed));
  const hidden = make("span", { class: "nw-hidden" }, spec.texts.tools);
  const last = spec.fixed ? null : make("th", { class: "nw-tools" }, hidden);
  head.append(make("tr", {}, ...columns.map(named), last));
  return head;
}

// Whether a laptop's screen has no room for all columns beside each other; upright ones are narrow.
/** @type {(columns: Column[]) => boolean} */
const many = (columns) =>
  columns.filter((column) => !column.aside).length >= MANY && !columns.some((column) => column.upright);

// What a table looks like by its columns. In words of its own: a style sheet that looked for them
// (':has') would search the whole table with every change in it.
/** @type {(columns: Column[]) => string} */
export function looks(columns) {
  const people = columns.some((column) => column.aside) && columns.find((column) => !column.aside)?.kind === "read";
  const upright = columns.some((column) => column.upright);
  const words = [many(columns) && "is-many", people && "has-people", upright && "has-upright"];
  return ["nw-editor", ...words.filter(Boolean)].join(" ");
}

// A cell of the head; where nothing stands there it heads nothing.
/** @type {(scope: string, attributes: Attributes, words: Child) => HTMLElement} */
const headed = (scope, attributes, words) =>
  words ? make("th", { scope, ...attributes }, words) : make("td", attributes);

/** @type {(column: Column) => HTMLElement} */
function named(column) {
  const { kind, upright, width, label, help } = column;
  const attributes = {
    class: classOf(kind, upright),
    style: width ? `width:${width}` : null,
    title: upright ? label : (help ?? null),
  };
  return headed("col", attributes, upright ? make("span", {}, label) : label);
}

/** @type {(columns: Column[], fixed: boolean) => HTMLElement} */
function groups(columns, fixed) {
  /** @type {{ group: string, span: number }[]} */
  const found = [];
  for (const { group = "" } of columns) {
    const last = found.at(-1);
    if (last && last.group === (group ?? "")) last.span += 1;
    else found.push({ group: group ?? "", span: 1 });
  }
  const cells = found.map(({ group, span }) => headed("colgroup", { colspan: String(span) }, group));
  return make("tr", { class: "nw-groups" }, ...cells, fixed ? null : make("td"));
}

/** @type {(kind: string, upright?: boolean) => string} */
const classOf = (kind, upright) => `is-${kind}${upright ? " is-upright" : ""}`;

// Words that begin a line: where CSS writes them beside a field it has no first letter to change.
/** @type {(words: string) => string} */
export const capital = (words) => words.replace(/^./u, (first) => first.toUpperCase());

// A field in a row of a table; the `first` of a group bears its name.
/** @type {(field: Field, first: string | null) => HTMLElement} */
export function cell({ column, el, error }, first) {
  const { kind, upright, label } = column;
  return make(
    "td",
    { class: classOf(kind, upright), "data-label": capital(label), "data-group": first && capital(first) },
    el,
    error,
  );
}

// A field of a form, under its label and what helps to answer it.
/** @type {(field: Field, name: string) => HTMLElement} */
export function question({ column, el, error }, name) {
  const { kind, label, help } = column;
  const several = kind === "level" || kind === "multi";
  if (several) el.setAttribute("aria-label", label);
  const words = several
    ? make("span", { class: "nw-label" }, label)
    : make("label", { class: "nw-label", for: name }, label);
  return make(
    "div",
    { class: `nw-field is-${kind}` },
    words,
    help ? make("p", { class: "nw-help" }, help) : null,
    el,
    error,
  );
}

// What may be done with a row, behind what is said of it.
/** @type {(words: Texts, badge: HTMLElement, acts: { up: () => void, down: () => void, remove: () => void }) => HTMLElement} */
export function tools(words, badge, acts) {
  /** @type {(name: "up" | "down" | "remove") => HTMLElement} */
  const button = (name) => {
    const label = words[name];
    const attributes = { title: label, "aria-label": label, "data-tool": name, onclick: acts[name] };
    return make("button", { type: "button", class: "nw-tool", ...attributes }, icon(name));
  };
  return make("td", { class: "nw-tools" }, badge, make("div", {}, button("up"), button("down"), button("remove")));
}
