// One control for each kind of column. Every control is a native input: keyboards, screen
// readers and phones know what to do with it.
//
// A control is { el, focus, get(), set(value), busy(), waiting() }: `set` shows a stored value,
// `busy` says that somebody is at it, so that nothing but they may change it; `waiting` that
// what they made of it is not sent yet. `onedit(value)` tells what a person made of it.
import { choice, level, multi } from "./choosing.js";
import { make } from "./dom.js";

const PAUSE = 300; // a breath after the last key
const LIMIT = 800; // but never longer than this unsent

/** @type {(send: () => void) => { flush: () => void, touch: () => void, waiting: () => boolean }} */
function delayed(send) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let first = 0;
  const flush = () => {
    clearTimeout(timer);
    const waited = timer !== undefined;
    timer = undefined;
    if (waited) send();
  };
  return {
    flush,
    touch() {
      const now = Date.now();
      if (timer === undefined) first = now;
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(0, Math.min(PAUSE, first + LIMIT - now)));
    },
    waiting: () => timer !== undefined,
  };
}

// A field is held from the first key until it is left: a pause is not the end of typing.
/** @type {(input: HTMLInputElement | HTMLTextAreaElement, read: () => Value, onedit: Edited, on: Listening) => { flush: () => void, waiting: () => boolean, busy: () => boolean }} */
function typed(input, read, onedit, on) {
  let held = false;
  let composing = false; // what an input method is still at is nobody's words yet
  // A year of one, two or three digits is on its way to be one of four.
  const partial = () =>
    Boolean(input.validity?.badInput) || (input.type === "date" && input.value !== "" && input.value < "1000");
  const later = delayed(() => {
    if (!composing && !partial()) onedit(read());
  });
  const leave = () => {
    later.flush();
    if (!held) return;
    held = false;
    on.leave?.(partial());
  };
  input.addEventListener("compositionstart", () => (held = composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    later.touch();
  });
  // Half a date changes no value, and is lost when one is set.
  if (input.type === "date")
    input.addEventListener("keydown", (event) => {
      if (event instanceof KeyboardEvent) held ||= /^(\d|Backspace|Delete|Arrow(Up|Down))$/.test(event.key);
    });
  input.addEventListener("input", () => {
    held = true;
    later.touch();
    if (!partial()) on.touch?.(read());
  });
  input.addEventListener("change", later.flush);
  input.addEventListener("blur", leave);
  const waiting = () => composing || later.waiting();
  return { flush: later.flush, waiting, busy: () => held || waiting() || partial() };
}

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

/** @type {(column: Column, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
function date(_column, onedit, attributes, on) {
  const input = make("input", { ...attributes, type: "date", max: "9999-12-31" });
  const get = () => input.value || null;
  return {
    el: input,
    focus: input,
    ...typed(input, get, onedit, on),
    get,
    set: (value) => {
      if (get() !== (value ?? null) || input.validity.badInput) input.value = String(value ?? "");
    },
  };
}

/** @type {() => Control} */
function read() {
  const el = make("span", { class: "nw-read" });
  return { el, focus: null, get: () => null, set: (value) => (el.textContent = String(value ?? "")) };
}

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
  return column.kind === "long" || column.kind === "text" ? clean : clean || null;
}

// `onedit(value)`: what a person made of it. `on`: `touch(value)`, they are at it and it is not
// sent yet; `leave(partial)`, they are done, with half a date or not; `wrong(low, high)`, a digit
// that is not on the scale.
/** @type {(column: Column, onedit: Edited, attributes: Attributes, on?: Listening) => Control} */
export function control(column, onedit, attributes, on = {}) {
  if (column.kind === "choice") return choice(column, onedit, attributes, on);
  if (column.kind === "level") return level(column, onedit, attributes, on);
  if (column.kind === "multi") return multi(column, onedit, attributes, on);
  if (column.kind === "number") return number(column, onedit, attributes, on);
  if (column.kind === "date") return date(column, onedit, attributes, on);
  return column.kind === "read" ? read() : text(column, onedit, attributes, on);
}
