// The ordinary fields of ipywidgets that our pages use: text, choices, a tick, a button, HTML.

function labelled(model, kind, field) {
  const el = document.createElement("div");
  el.className = `jupyter-widgets widget-inline-hbox ${kind}`;
  const label = document.createElement("label");
  label.className = "widget-label";
  const words = () => {
    label.textContent = model.get("description") ?? "";
    label.hidden = !label.textContent;
  };
  field.id = `nw-${model.id}`;
  label.htmlFor = field.id;
  el.append(label, field);
  words();
  return { el, words };
}

function followed(model, show, el, names = ["change"]) {
  for (const each of names) model.on(each, show);
  show();
  return {
    el,
    close() {
      for (const each of names) model.off(each, show);
    },
  };
}

function html(model) {
  const field = document.createElement("div");
  field.className = "widget-html-content";
  const el = document.createElement("div");
  el.className = "jupyter-widgets widget-inline-hbox widget-html";
  el.append(field);
  // Python escapes all that was typed (`widgets.markup`).
  const show = () => {
    field.innerHTML = model.get("value") ?? "";
  };
  return followed(model, show, el, ["change:value"]);
}

function button(model) {
  const el = document.createElement("button");
  el.type = "button";
  el.onclick = () => model.send({ event: "click" });
  const styles = { primary: "mod-primary", success: "mod-success", info: "mod-info", warning: "mod-warning" };
  const show = () => {
    for (const each of ["jupyter-widgets", "jupyter-button", "widget-button"]) el.classList.add(each);
    for (const [name, css] of Object.entries(styles)) el.classList.toggle(css, model.get("button_style") === name);
    el.textContent = model.get("description");
    el.disabled = model.get("disabled");
  };
  return followed(model, show, el);
}

function checkbox(model) {
  const el = document.createElement("div");
  el.className = "jupyter-widgets widget-inline-hbox widget-checkbox";
  const [label, input, words] = ["label", "input", "span"].map((each) => document.createElement(each));
  label.className = "widget-label-basic";
  input.type = "checkbox";
  label.append(input, words);
  el.append(label);
  input.onchange = () => {
    model.set("value", input.checked);
    model.save_changes();
  };
  const show = () => {
    words.textContent = model.get("description");
    input.checked = model.get("value");
    input.disabled = model.get("disabled");
  };
  return followed(model, show, el);
}

function dropdown(model) {
  const field = document.createElement("select");
  const { el, words } = labelled(model, "widget-dropdown", field);
  field.onchange = () => {
    model.set("index", field.selectedIndex < 0 ? null : field.selectedIndex);
    model.save_changes();
  };
  const show = () => {
    words();
    const options = model.get("_options_labels") ?? [];
    if (options.length !== field.options.length || options.some((each, n) => field.options[n].text !== each))
      field.replaceChildren(...options.map((each) => new Option(each)));
    field.selectedIndex = model.get("index") ?? -1;
    field.disabled = model.get("disabled");
  };
  return followed(model, show, el);
}

function toggles(model) {
  const field = document.createElement("div");
  field.setAttribute("role", "group");
  const { el, words } = labelled(model, "widget-toggle-buttons", field);
  let labels = null;
  const made = (label, index) => {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "jupyter-button widget-toggle-button";
    one.textContent = label;
    one.onclick = () => {
      model.set("index", index);
      model.save_changes();
    };
    return one;
  };
  const show = () => {
    words();
    const now = model.get("_options_labels") ?? [];
    if (JSON.stringify(now) !== labels) field.replaceChildren(...now.map(made));
    labels = JSON.stringify(now);
    for (const [index, one] of [...field.children].entries()) {
      const chosen = index === model.get("index");
      one.classList.toggle("mod-active", chosen);
      one.setAttribute("aria-pressed", String(chosen));
      one.disabled = model.get("disabled");
    }
  };
  return followed(model, show, el);
}

// The text of a field is only replaced when it is another: the cursor stays where it is.
function written(model, type) {
  const field = document.createElement("input");
  field.type = type;
  const { el, words } = labelled(model, "widget-text", field);
  const number = type === "number";
  const say = () => {
    const value = number ? Math.round(field.valueAsNumber) : field.value;
    if (number && Number.isNaN(value)) return;
    model.set("value", value);
    model.save_changes();
  };
  field.onchange = say;
  field.oninput = () => model.get("continuous_update") && say();
  field.onkeydown = (event) => event.key === "Enter" && model.send({ event: "submit" });
  const show = () => {
    words();
    const value = String(model.get("value") ?? "");
    if (field.value !== value) field.value = value;
    field.disabled = model.get("disabled");
    field.placeholder = model.get("placeholder") ?? "";
    if (number) [field.min, field.max] = [model.get("min") ?? "", model.get("max") ?? ""];
  };
  return followed(model, show, el);
}

function slider(model) {
  const field = document.createElement("input");
  field.type = "range";
  const { el, words } = labelled(model, "widget-slider", field);
  const readout = document.createElement("output");
  readout.className = "widget-readout";
  readout.htmlFor = field.id;
  el.append(readout);
  const say = () => {
    model.set("value", field.valueAsNumber);
    model.save_changes();
  };
  field.onchange = say;
  field.oninput = () => {
    readout.textContent = field.value;
    if (model.get("continuous_update")) say();
  };
  const show = () => {
    words();
    for (const each of ["min", "max", "step"]) field[each] = model.get(each);
    field.value = model.get("value");
    field.disabled = model.get("disabled");
    readout.textContent = field.value;
    readout.hidden = !model.get("readout");
  };
  return followed(model, show, el);
}

const KINDS = {
  HTMLView: html,
  ButtonView: button,
  CheckboxView: checkbox,
  DropdownView: dropdown,
  IntSliderView: slider,
  ToggleButtonsView: toggles,
  TextView: (model) => written(model, "text"),
  IntTextView: (model) => written(model, "number"),
};

// An element for a model; of a kind that no page of ours has, an empty one.
export function plain(model) {
  const make = KINDS[model.get("_view_name")];
  if (make) return make(model);
  console.warn(`no widget here is a ${model.get("_view_name")}`);
  return { el: document.createElement("div"), close() {} };
}
