// One control for each kind of column. Every control is a native input: keyboards, screen
// readers and phones know what to do with it.
//
// A control is { el, focus, get(), set(value), busy(), waiting() }: `set` shows a stored value,
// `busy` says that somebody is at it, so that nothing but they may change it; `waiting` that
// what they made of it is not sent yet. `onedit(value)` tells what a person made of it.
import { choice, level, multi } from "./choosing.js";
import { date, iso } from "./dates.js";
import { make } from "./dom.js";
import { typed } from "./typing.js";

/** @type {(column: Column, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
function text(column, onedit, attributes, on) {
  // In a table a name is an area too, so that a long one wraps instead of hiding its end.
  const long = column.kind === "long" || column.wrap;
  const input = make(long ? "textarea" : "input", {
    ...attributes,
    ...(long ? { rows: "1" } : { type: "text", enterkeyhint: "next", autocomplete: "off" }),
    "data-line": column.kind === "long" ? null : true,
    placeholder: column.hint ?? null,
    maxlength: column.maxlength ? String(column.maxlength) : null,
    inputmode: column.kind === "number" ? "decimal" : null,
    class: column.kind === "number" ? "nw-number" : null,
  });
  return {
    el: input,
    focus: input,
    ...typed(input, () => input.value, onedit, on),
    get: () => input.value,
    set: (value) => {
      const words = String(value ?? "");
      if (input.value !== words) input.value = words;
    },
  };
}

/** @type {(column: Column, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
function number(column, onedit, attributes, on) {
  const control = text(column, onedit, attributes, on);
  const shown = new Intl.NumberFormat(document.documentElement.lang || "nl", {
    useGrouping: false,
    maximumFractionDigits: 6,
  });
  const plain = control.set;
  control.set = (value) => plain(typeof value === "number" ? shown.format(value) : value);
  return control;
}

/** @type {() => Control} */
function read() {
  const el = make("span", { class: "nw-read" });
  return { el, focus: null, get: () => null, set: (value) => (el.textContent = String(value ?? "")) };
}

// Words of several lines on one.
/** @type {(words: string) => string} */
export const unbroken = (words) => words.replace(/\s*\n\s*/g, " ");

// The value of a pasted text in this column: a choice by its label or value, else the text.
/** @type {(column: Column, words: string) => Value} */
export function pasted(column, words) {
  const clean = words.trim();
  if (column.kind === "choice" || column.kind === "level") {
    /** @type {(a: unknown) => boolean} */
    const same = (a) =>
      String(a ?? "")
        .trim()
        .toLowerCase() === clean.toLowerCase();
    if (clean === "" || clean === "–") return null;
    const found = column.options.find((option) => same(option.label) || same(option.text) || same(option.value));
    return found ? found.value : clean;
  }
  if (column.kind === "multi") {
    return clean
      .split(/[;,]/)
      .map((word) => String(pasted({ ...column, kind: "choice" }, word) ?? ""))
      .filter(Boolean);
  }
  if (column.kind === "date") return iso(clean) ?? (clean || null);
  if (column.kind === "long") return clean;
  return column.kind === "text" ? unbroken(clean) : clean || null;
}

// `onedit(value)`: what a person made of it. `on`: `touch(value)`, they are at it and it is not
// sent yet; `leave()`, they are done; `wrong(low, high)`, a digit that is not on the scale.
/** @type {(column: Column, onedit: Edited, attributes: Attributes, on?: Listening) => Control} */
export function control(column, onedit, attributes, on = {}) {
  if (column.kind === "choice") return choice(column, onedit, attributes, on);
  if (column.kind === "level") return level(column, onedit, attributes, on);
  if (column.kind === "multi") return multi(column, onedit, attributes, on);
  if (column.kind === "number") return number(column, onedit, attributes, on);
  if (column.kind === "date") return date(column, onedit, attributes, on);
  return column.kind === "read" ? read() : text(column, onedit, attributes, on);
}
