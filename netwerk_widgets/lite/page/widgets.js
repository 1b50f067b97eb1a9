// The widgets of a page without Jupyter: what the Python in the worker tells becomes models, and
// each model the element that ipywidgets would make of it, with the same names for the styles.
import { plain } from "./plain.js";

const REFERENCE = "IPY_MODEL_";
const LAYOUT = ["display", "width", "visibility"];

/** One widget: what Python knows of it, as anywidget's modules want it. */
class Model {
  constructor(manager, id, state) {
    Object.assign(this, { manager, id, state, listeners: new Map(), unsaved: {}, widget_manager: { kernel: null } });
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    this.unsaved[name] = value;
    this.tell(`change:${name}`);
    this.tell("change");
  }
  save_changes() {
    const state = this.unsaved;
    this.unsaved = {};
    if (Object.keys(state).length) this.manager.send(this.id, { method: "update", state, buffer_paths: [] });
  }
  send(content, _callbacks, buffers = []) {
    this.manager.send(this.id, { method: "custom", content }, buffers);
  }
  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }
  off(event, listener) {
    const rest = (this.listeners.get(event) ?? []).filter((each) => listener && each !== listener);
    this.listeners.set(event, rest);
  }
  tell(event, ...given) {
    for (const listener of this.listeners.get(event) ?? []) {
      try {
        listener(...given);
      } catch (problem) {
        console.error(problem);
      }
    }
  }
  update(state) {
    const changed = Object.keys(state);
    Object.assign(this.state, state);
    for (const name of changed) this.tell(`change:${name}`);
    if (changed.length) this.tell("change");
  }
}

// What the state says of how an element looks: its classes, and what of a layout is used here.
function dressed(manager, model, el) {
  let before = [];
  const classes = () => {
    el.classList.remove(...before);
    before = [...(model.get("_dom_classes") ?? [])];
    el.classList.add(...before);
  };
  const layout = manager.model(model.get("layout"));
  const laid = () => {
    for (const name of LAYOUT) el.style[name] = layout?.get(name) ?? "";
  };
  const tip = () => {
    const words = model.get("tooltip");
    if (words) el.title = words;
  };
  model.on("change:_dom_classes", classes);
  layout?.on("change", laid);
  for (const each of [classes, laid, tip]) each();
  return () => {
    model.off("change:_dom_classes", classes);
    layout?.off("change", laid);
  };
}

// A box shows its children in order; those that stay are not made anew.
function box(manager, model, kind) {
  const el = document.createElement("div");
  el.className = `jupyter-widgets widget-container widget-box ${kind}`;
  let shown = new Map();
  const show = () => {
    const wanted = (model.get("children") ?? []).map((each) => manager.model(each)).filter(Boolean);
    const next = new Map(wanted.map((each) => [each, shown.get(each) ?? manager.view(each)]));
    for (const [each, view] of shown) if (!next.has(each)) view.close();
    shown = next;
    wanted.forEach((each, place) => {
      const { el: child } = next.get(each);
      if (el.children[place] !== child) el.insertBefore(child, el.children[place] ?? null);
    });
    while (el.children.length > wanted.length) el.lastElementChild.remove();
  };
  model.on("change:children", show);
  show();
  return {
    el,
    close() {
      model.off("change:children", show);
      for (const view of shown.values()) view.close();
    },
  };
}

// One of our own: the loader fetches its module, which draws in the element.
function part(manager, model) {
  const el = document.createElement("div");
  el.className = "lm-Widget jupyter-widgets";
  const made = manager.loader.then((loader) => loader.default.render({ model, el }));
  made.catch((problem) => console.error(problem));
  return {
    el,
    close() {
      made.then((undo) => undo?.());
    },
  };
}

export class Widgets {
  constructor(send, loader) {
    this.models = new Map();
    this.send = send;
    this.loader = loader;
  }

  model(reference) {
    const id = typeof reference === "string" && reference.startsWith(REFERENCE) ? reference.slice(10) : null;
    return id ? this.models.get(id) : null;
  }

  view(model) {
    const name = model.get("_view_name");
    const kinds = { VBoxView: "widget-vbox", HBoxView: "widget-hbox", BoxView: "" };
    let view;
    if (name in kinds) view = box(this, model, kinds[name]);
    else if (name === "AnyView") view = part(this, model);
    else view = plain(model);
    const undress = dressed(this, model, view.el);
    return {
      el: view.el,
      close() {
        undress();
        view.close();
        view.el.remove();
      },
    };
  }

  // What the worker tells of one widget.
  take(message, buffers) {
    const { type, id, data } = message;
    if (type === "comm_open") this.models.set(id, new Model(this, id, data.state));
    else if (type === "comm_close") this.models.delete(id);
    else if (data.method === "update") this.models.get(id)?.update(data.state);
    else if (data.method === "custom") {
      const views = buffers.map((each) => new DataView(each));
      this.models.get(id)?.tell("msg:custom", data.content, views);
    }
  }
}
