// The controls of what is chosen from a list: one of a few, one as a bar, several.
import { digits } from "./digits.js";
import { make, uid } from "./dom.js";
import { soft } from "./syllables.js";

// A list is held while it may be open: filled anew it would close under the reader's finger.
/** @type {(select: HTMLSelectElement, on: Listening) => () => boolean} */
function opened(select, on) {
  let open = false;
  const close = () => {
    if (open) on.leave?.();
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

/** @type {(column: ChoiceColumn, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
export function choice(column, onedit, attributes, on) {
  const select = make("select", attributes);
  // A list shows one line and cuts it: what was chosen stands whole above it.
  const chosen = make("span", { "aria-hidden": "true" });
  const show = () => (chosen.textContent = soft(select.selectedOptions[0]?.text ?? ""));
  /** @type {() => Option[]} */
  const offered = () => [...(column.required ? [] : [{ value: null, label: column.none ?? "–" }]), ...column.options];
  /** @type {(extra?: Option) => Option[]} */
  const fill = (extra) => {
    const all = extra ? [...offered(), extra] : offered();
    select.replaceChildren(...all.map(({ label, text }) => make("option", {}, text ?? label)));
    return all;
  };
  let options = fill();
  show();
  const busy = opened(select, on);
  select.addEventListener("change", () => {
    show();
    onedit(options[select.selectedIndex].value);
  });
  select.addEventListener(
    "keydown",
    digits(
      column,
      (value) => {
        control.set(value);
        onedit(value);
      },
      on,
    ),
  );
  /** @type {Control} */
  const control = {
    el: make("span", { class: "nw-choice" }, select, chosen),
    focus: select,
    busy,
    get: () => options[select.selectedIndex]?.value ?? null,
    set: (value) => {
      const wanted = Array.isArray(value) ? null : (value ?? null);
      if (options[select.selectedIndex]?.value === wanted) return;
      let index = offered().findIndex((option) => option.value === wanted);
      // Making the options anew costs time, and is seldom needed.
      if (options.length !== offered().length) options = fill();
      if (index < 0) {
        // A value that is no longer offered stays visible until somebody changes it.
        options = fill({ value: wanted, label: column.gone ?? String(wanted) });
        index = options.length - 1;
      }
      select.selectedIndex = index;
      show();
    },
  };
  return control;
}

// A row of radio buttons drawn as one bar; a click on the chosen one takes it back.
/** @type {(column: ChoiceColumn, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
export function level(column, onedit, attributes, on) {
  const name = uid("nw-level");
  const bar = make("div", { class: "nw-level", role: "radiogroup", "aria-label": attributes["aria-label"] });
  /** @type {HTMLInputElement[]} */
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
    bar.append(
      make(
        "label",
        { title: label },
        input,
        make("span", { "aria-hidden": "true" }, text ?? label),
        make("span", { class: "nw-hidden" }, label),
      ),
    );
    return input;
  });
  bar.addEventListener(
    "keydown",
    digits(
      column,
      (value) => {
        const at = column.options.findIndex((option) => option.value === value);
        inputs.forEach((input, index) => {
          input.checked = index === at;
          input.dataset.on = index === at ? "1" : "";
        });
        inputs[at].focus();
        onedit(value);
      },
      on,
    ),
  );
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
/** @type {(column: ChoiceColumn, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
export function multi(column, onedit, attributes, on) {
  const boxes = make("div", { class: "nw-chips", role: "group", "aria-label": attributes["aria-label"] });
  const named = make("span", { class: "nw-clamp" });
  // Its name says what is asked and what is chosen, as its looks do with the head of the column.
  const asked = make("span", { class: "nw-hidden" }, `${attributes["aria-label"] ?? column.label}: `);
  const shown = make("summary", {}, asked, named);
  const details = column.inline ? null : make("details", { class: "nw-multi" }, shown, boxes);
  const outer = details ?? boxes;
  /** @type {HTMLInputElement[]} */
  let inputs = [];
  const read = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const name = () => {
    const labels = column.options
      .filter((option) => read().includes(String(option.value)))
      .map((o) => o.short ?? o.label);
    named.textContent = labels.length ? labels.join(", ") : (column.none ?? "–");
  };
  const fill = () => {
    inputs = column.options.map(({ value }) => make("input", { type: "checkbox", value }));
    boxes.replaceChildren(
      ...inputs.map((input, i) =>
        make(
          "label",
          { class: "nw-chip" },
          input,
          make(
            "span",
            {},
            column.options[i].label,
            column.options[i].note && make("small", {}, column.options[i].note),
          ),
        ),
      ),
    );
  };
  fill();
  boxes.addEventListener("change", () => {
    name();
    onedit(read());
  });
  // An open list stays open while something is chosen in it.
  details?.addEventListener("toggle", () => details.open || on.leave?.());
  return {
    el: outer,
    focus: column.inline ? inputs[0] : shown,
    busy: () => Boolean(details?.open && details.contains(document.activeElement)),
    get: read,
    set: (value) => {
      const open = new Set(Array.isArray(value) ? value : []);
      for (const input of inputs) input.checked = open.has(input.value);
      name();
    },
  };
}
