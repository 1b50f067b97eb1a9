// One control for each kind of column. Every control is a native input: keyboards, screen
// readers and phones know what to do with it.
//
// A control is { el, focus, get(), set(value), busy(), waiting() }: `set` shows a stored value,
// `busy` says that somebody is at it, so that nothing but they may change it; `waiting` that
// what they made of it is not sent yet. `onedit(value)` tells what a person made of it.
import { make, uid } from "./dom.js";
import { digits } from "./digits.js";

const PAUSE = 300; // a breath after the last key
const LIMIT = 800; // but never longer than this unsent

function delayed(send) {
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
    },
    waiting: () => timer !== null,
  };
}

// A field is held from the first key until it is left: a pause is not the end of typing.
function typed(input, read, onedit, on) {
  let held = false;
  let composing = false; // what an input method is still at is nobody's words yet
  // A year of one, two or three digits is on its way to be one of four.
  const partial = () => Boolean(input.validity?.badInput) || (input.type === "date" && input.value !== "" && input.value < "1000");
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
  if (input.type === "date") input.addEventListener("keydown", ({ key }) => (held ||= /^(\d|Backspace|Delete|Arrow(Up|Down))$/.test(key)));
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
      if (input.value !== (value ?? "")) input.value = value ?? "";
    },
  };
}

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

function date(column, onedit, attributes, on) {
  const input = make("input", { ...attributes, type: "date", max: "9999-12-31" });
  const get = () => input.value || null;
  return {
    el: input,
    focus: input,
    ...typed(input, get, onedit, on),
    get,
    set: (value) => {
      if (get() !== (value ?? null) || input.validity.badInput) input.value = value ?? "";
    },
  };
}

// A list is held while it may be open: filled anew it would close under the reader's finger.
function opened(select, on) {
  let open = false;
  const close = () => {
    if (open) on.leave?.(false);
    open = false;
  };
  select.addEventListener("pointerdown", () => (open = true));
  select.addEventListener("keydown", ({ key }) => {
    if (key === " " || key === "Enter" || key === "F4" || key.startsWith("Arrow")) open = true;
    else if (key === "Escape" || key === "Tab") close();
  });
  select.addEventListener("change", () => setTimeout(close));
  select.addEventListener("blur", close);
  return () => open;
}

function choice(column, onedit, attributes, on) {
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
  const busy = opened(select, on);
  select.addEventListener("change", () => onedit(options[select.selectedIndex].value));
  select.addEventListener("keydown", digits(column, (value) => {
    control.set(value);
    onedit(value);
  }, on));
  const control = {
    el: select,
    focus: select,
    busy,
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
  return control;
}

// A row of radio buttons drawn as one bar; a click on the chosen one takes it back.
function level(column, onedit, attributes, on) {
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
  bar.addEventListener("keydown", digits(column, (value) => {
    const at = column.options.findIndex((option) => option.value === value);
    inputs.forEach((input, index) => {
      input.checked = index === at;
      input.dataset.on = index === at ? "1" : "";
    });
    inputs[at].focus();
    onedit(value);
  }, on));
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
function multi(column, onedit, attributes, on) {
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
  // An open list stays open while something is chosen in it.
  outer.addEventListener("toggle", () => outer.open || on.leave?.(false));
  return {
    el: outer,
    focus: column.inline ? inputs[0] : shown,
    busy: () => Boolean(outer.open && outer.contains(document.activeElement)),
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

// `onedit(value)`: what a person made of it. `on`: `touch(value)`, they are at it and it is not
// sent yet; `leave(partial)`, they are done, with half a date or not; `wrong(low, high)`, a digit
// that is not on the scale.
export function control(column, onedit, attributes, on = {}) {
  return KINDS[column.kind](column, onedit, attributes, on);
}
