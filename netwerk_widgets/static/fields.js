// One control for each kind of column. Every control is a native input: keyboards, screen
// readers and phones know what to do with it.
//
// A control is { el, focus, get(), set(value), raw(text) }: `set` shows a stored value,
// `raw` shows text that was pasted, and `onedit(value)` tells what a person made of it.
import { make, uid } from "./dom.js";

const PAUSE = 300; // a breath after the last key
const LIMIT = 800; // but never longer than this unsent

function delayed(send, ontouch) {
  let timer = null;
  let first = 0;
  const flush = () => {
    clearTimeout(timer);
    const waited = timer !== null;
    timer = null;
    if (waited) send();
  };
  return {
    flush,
    touch() {
      const now = Date.now();
      if (timer === null) first = now;
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(0, Math.min(PAUSE, first + LIMIT - now)));
      ontouch();
    },
    waiting: () => timer !== null,
  };
}

function typed(input, onedit, ontouch) {
  const later = delayed(() => onedit(input.value), ontouch);
  input.addEventListener("input", later.touch);
  input.addEventListener("change", later.flush);
  input.addEventListener("blur", later.flush);
  return later;
}

function text(column, onedit, attributes, ontouch) {
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
  const later = typed(input, onedit, ontouch);
  return {
    el: input,
    focus: input,
    busy: later.waiting,
    flush: later.flush,
    get: () => input.value,
    set: (value) => {
      if (input.value !== (value ?? "")) input.value = value ?? "";
    },
  };
}

function number(column, onedit, attributes, ontouch) {
  const control = text(column, onedit, attributes, ontouch);
  const shown = new Intl.NumberFormat(document.documentElement.lang || "nl", {
    useGrouping: false,
    maximumFractionDigits: 6,
  });
  const plain = control.set;
  control.set = (value) => plain(typeof value === "number" ? shown.format(value) : value);
  return control;
}

function date(column, onedit, attributes, ontouch) {
  const input = make("input", { ...attributes, type: "date" });
  const later = typed(input, (value) => onedit(value || null), ontouch);
  return {
    el: input,
    focus: input,
    busy: later.waiting,
    flush: later.flush,
    get: () => input.value || null,
    set: (value) => (input.value = value ?? ""),
  };
}

function choice(column, onedit, attributes) {
  const select = make("select", attributes);
  const offered = () => [
    ...(column.required ? [] : [{ value: null, label: column.none ?? "–" }]),
    ...column.options,
  ];
  const fill = (extra) => {
    const all = extra ? [...offered(), extra] : offered();
    select.replaceChildren(...all.map(({ label, text }) => make("option", {}, text ?? label)));
    return all;
  };
  let options = fill();
  select.addEventListener("change", () => onedit(options[select.selectedIndex].value));
  return {
    el: select,
    focus: select,
    get: () => options[select.selectedIndex]?.value ?? null,
    set: (value) => {
      const wanted = value ?? null;
      if (options[select.selectedIndex]?.value === wanted) return;
      let index = offered().findIndex((option) => option.value === wanted);
      // Making the options anew costs time, and is seldom needed.
      if (options.length !== offered().length) options = fill();
      if (index < 0) {
        // A value that is no longer offered stays visible until somebody changes it.
        options = fill({ value, label: column.gone ?? String(value) });
        index = options.length - 1;
      }
      select.selectedIndex = index;
    },
  };
}

// A row of radio buttons drawn as one bar; a click on the chosen one takes it back.
function level(column, onedit, attributes) {
  const name = uid("nw-level");
  const bar = make("div", { class: "nw-level", role: "radiogroup", "aria-label": attributes["aria-label"] });
  const inputs = column.options.map(({ value, label, text }) => {
    const input = make("input", { type: "radio", name, class: "nw-hidden" });
    input.addEventListener("click", () => {
      const again = input.dataset.on === "1";
      for (const other of inputs) other.dataset.on = "";
      input.checked = !again;
      input.dataset.on = again ? "" : "1";
      onedit(again ? null : value);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Backspace" && event.key !== "Delete") return;
      input.checked = false;
      input.dataset.on = "";
      onedit(null);
    });
    bar.append(make("label", { title: label }, input, make("span", { "aria-hidden": "true" }, text ?? label),
      make("span", { class: "nw-hidden" }, label)));
    return input;
  });
  const read = () => column.options[inputs.findIndex((input) => input.checked)]?.value ?? null;
  return {
    el: bar,
    focus: inputs[0],
    get: read,
    set: (value) => {
      inputs.forEach((input, index) => {
        input.checked = column.options[index].value === value;
        input.dataset.on = input.checked ? "1" : "";
      });
    },
  };
}

// Several choices: chips to tick when there is room, else behind a summary that names them.
function multi(column, onedit, attributes) {
  const boxes = make("div", { class: "nw-chips", role: "group", "aria-label": attributes["aria-label"] });
  const named = make("span", { class: "nw-clamp" });
  const shown = make("summary", { "aria-label": attributes["aria-label"] }, named);
  const outer = column.inline ? boxes : make("details", { class: "nw-multi" }, shown, boxes);
  let inputs = [];
  const read = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const name = () => {
    const labels = column.options.filter((option) => read().includes(option.value)).map((o) => o.short ?? o.label);
    named.textContent = labels.length ? labels.join(", ") : column.none ?? "–";
  };
  const fill = () => {
    inputs = column.options.map(({ value }) => make("input", { type: "checkbox", value }));
    boxes.replaceChildren(
      ...inputs.map((input, i) => make("label", { class: "nw-chip" }, input, make("span", {}, column.options[i].label, column.options[i].note && make("small", {}, column.options[i].note)))),
    );
  };
  fill();
  boxes.addEventListener("change", () => {
    name();
    onedit(read());
  });
  return {
    el: outer,
    focus: column.inline ? inputs[0] : shown,
    get: read,
    set: (value) => {
      const open = new Set(value ?? []);
      for (const input of inputs) input.checked = open.has(input.value);
      name();
    },
  };
}

function read() {
  const el = make("span", { class: "nw-read" });
  return { el, focus: null, get: () => null, set: (value) => (el.textContent = value ?? "") };
}

const KINDS = { text, long: text, number, date, choice, level, multi, read };

// The value of a pasted text in this column: a choice by its label or value, else the text.
export function pasted(column, words) {
  const clean = words.trim();
  if (column.kind === "choice" || column.kind === "level") {
    const same = (a) => String(a ?? "").trim().toLowerCase() === clean.toLowerCase();
    if (clean === "" || clean === "–") return null;
    const found = column.options.find((option) => same(option.label) || same(option.text) || same(option.value));
    return found ? found.value : clean;
  }
  if (column.kind === "multi") {
    return clean.split(/[;,]/).map((word) => pasted({ ...column, kind: "choice" }, word)).filter(Boolean);
  }
  return column.kind === "long" || column.kind === "text" ? clean : clean || null;
}

// `onedit(value)`: what a person made of it; `ontouch()`: they are at it, it is not sent yet.
export function control(column, onedit, attributes, ontouch) {
  return KINDS[column.kind](column, onedit, attributes, ontouch);
}
