// The bar above the map: how to look at it, whom to look for, what to change.
import { icon, make, struck, uid } from "../dom.js";
import { helped } from "./help.js";
import { savePixels, saveVector } from "./picture.js";

/** @type {<E extends HTMLElement>(label: string, control: E) => HTMLElement} */
function labelled(label, control) {
  control.id = uid("nw-map");
  return make("div", { class: "nw-map-tool" }, make("label", { for: control.id }, label), control);
}

/**
 * @template T
 * @param {string} label
 * @param {(value: T) => void} onchoose
 */
function select(label, onchoose) {
  const control = make("select", {});
  let known = "";
  /** @type {T[]} */
  let values = [];
  control.addEventListener("change", () => onchoose(values[control.selectedIndex]));
  return {
    el: labelled(label, control),
    control,
    /** @type {(options: { value: T, label: string }[], value: T) => void} */
    show(options, value) {
      const key = JSON.stringify(options);
      if (known !== key) {
        known = key;
        values = options.map((option) => option.value);
        control.replaceChildren(...options.map((option) => make("option", {}, option.label)));
      }
      control.selectedIndex = values.indexOf(value);
    },
  };
}

// A button that opens a small sheet; Esc or a click elsewhere closes it.
/** @type {(label: string, name: string, ...content: Node[]) => HTMLElement} */
function sheet(label, name, ...content) {
  const summary = make("summary", { class: "nw-map-button" }, label);
  const el = make(
    "details",
    { class: "nw-map-sheet", "data-sheet": name },
    summary,
    make("div", { class: "nw-map-drop" }, ...content),
  );
  el.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !el.open) return;
    event.stopPropagation();
    el.open = false;
    summary.focus();
  });
  return el;
}

/** @type {(view: MapView) => { el: HTMLElement, show: () => void }} */
function filters(view) {
  /** @type {[keyof Hidden, "lines" | "shapes" | "rings", string][]} */
  const groups = [
    ["kinds", "lines", "filter_kinds"],
    ["sectors", "shapes", "filter_sectors"],
    ["rings", "rings", "filter_rings"],
  ];
  /** @type {(list: "lines" | "shapes" | "rings") => Named[]} */
  const named = (list) => view.scene.keys[list];
  const holder = make("div", { class: "nw-map-filters" });
  let key = "";
  /** @type {{ box: HTMLInputElement, set: keyof Hidden, value: string | null }[]} */
  const boxes = [];
  const show = () => {
    const now = JSON.stringify(groups.map(([, list]) => named(list).map(({ value, label }) => [value, label])));
    if (now !== key) {
      key = now;
      boxes.length = 0;
      holder.replaceChildren(
        ...groups.map(([set, list, label]) =>
          make(
            "fieldset",
            {},
            make("legend", {}, view.texts[label]),
            ...named(list).map(({ value, label: name }) => {
              const box = make("input", { type: "checkbox", "data-filter": `${set}:${value ?? ""}` });
              box.addEventListener("change", () => {
                if (box.checked) view.state.hidden[set].delete(value);
                else view.state.hidden[set].add(value);
                view.look({});
              });
              boxes.push({ box, set, value });
              return make("label", { class: "nw-chip" }, box, make("span", {}, name));
            }),
          ),
        ),
      );
    }
    for (const { box, set, value } of boxes) box.checked = !view.state.hidden[set].has(value);
  };
  return { el: sheet(view.texts.filters, "filters", holder), show };
}

// Type a part of a name: Enter goes to the first that fits.
/** @type {(view: MapView) => { el: HTMLElement, input: HTMLInputElement, show: () => void }} */
function finder(view) {
  const list = make("datalist", { id: uid("nw-map-names") });
  const input = make("input", {
    type: "text",
    list: list.id,
    autocomplete: "off",
    "data-find": true,
    enterkeyhint: "search",
  });
  /** @type {(words: string) => string} */
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  /** @type {(exact: boolean) => void} */
  const go = (exact) => {
    const sought = plain(input.value);
    if (!sought) return;
    const all = view.scene.parties;
    const found =
      all.find((party) => plain(party.name) === sought) ??
      (exact
        ? null
        : (all.find((party) => plain(party.name).startsWith(sought)) ??
          all.find((party) => plain(party.name).includes(sought))));
    view.tell(found || exact ? "" : view.texts.found_none);
    if (!found) return;
    input.value = "";
    view.find(found.id);
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(false);
    if (event.key === "Escape") input.value = "";
  });
  // A name that was picked from the list.
  input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent) || event.inputType === "insertReplacementText") go(true);
  });
  let known = "";
  const el = labelled(view.texts.find, input);
  el.append(list);
  return {
    el,
    input,
    show() {
      const names = view.scene.parties.map((party) => party.name);
      const key = names.join("\n");
      if (known === key) return;
      known = key;
      list.replaceChildren(...names.map((name) => make("option", { value: name })));
    },
  };
}

/** @type {(view: MapView) => { el: HTMLElement, show: () => void }} */
function layouts(view) {
  const name = uid("nw-map-layout");
  /** @type {Map<string, HTMLInputElement>} */
  const inputs = new Map();
  const bar = make("div", { class: "nw-level nw-map-layouts", role: "radiogroup", "aria-label": view.texts.layout });
  for (const [key, { label }] of Object.entries(view.scene.layouts)) {
    const input = make("input", { type: "radio", name, class: "nw-hidden", "data-layout": key });
    input.addEventListener("change", () => view.look({ layout: key }));
    inputs.set(key, input);
    bar.append(make("label", {}, input, make("span", {}, label)));
  }
  return {
    el: bar,
    show() {
      for (const [key, input] of inputs) input.checked = view.state.layout === key;
    },
  };
}

/** @type {(view: MapView) => MapTools} */
export function tools(view) {
  const { texts, edit } = view;
  const place = layouts(view);
  const colour = select(texts.colour, (/** @type {string} */ value) => view.look({ colour: value }));
  const size = select(texts.size, (/** @type {string} */ value) => view.look({ size: value }));
  const mine = select(texts.mine, (/** @type {string | null} */ value) => {
    view.options.onMine?.(value);
    view.look({ mine: value });
  });
  colour.control.dataset.tool = "colour";
  size.control.dataset.tool = "size";
  mine.control.dataset.tool = "mine";
  const shows = filters(view);
  const find = finder(view);
  /** @type {(name: string, label: string, act: () => void, sign?: string | null) => HTMLElement} */
  const button = (name, label, act, sign = null) =>
    make(
      "button",
      { type: "button", class: "nw-map-button", "data-act": name, onclick: act },
      sign && icon(sign),
      label,
    );
  const keep = sheet(
    texts.picture,
    "picture",
    button("svg", texts.picture_svg, () => saveVector(view.model, view.state, texts)),
    button("png", texts.picture_png, () =>
      savePixels(view.model, view.state, texts).catch(() => view.tell(texts.picture_failed)),
    ),
  );
  const help = helped(view);
  const acts = [keep, button("help", texts.help, () => help.open())];
  const tidy = edit && button("automatic", texts.automatic, () => edit.tidy());
  const relate = edit && button("relation", texts.relation, () => edit.relate(null), "next");
  if (edit && relate && tidy) {
    tidy.title = texts.automatic_help;
    acts.unshift(
      button("add", texts.add, () => edit.add(), "add"),
      relate,
      tidy,
    );
  }
  const inner = make(
    "div",
    { class: "nw-map-tools" },
    place.el,
    make("div", { class: "nw-map-row" }, colour.el, size.el, mine.el, find.el, shows.el),
  );
  const el = make(
    "details",
    { class: "nw-map-fold", open: true },
    make("summary", { class: "nw-map-button" }, texts.tools),
    inner,
  );
  const narrow = matchMedia("(max-width: 760px)");
  const fold = () => (el.open = !narrow.matches);
  narrow.addEventListener("change", fold);
  fold();
  /** @type {(event: PointerEvent) => void} */
  const outside = (event) => {
    for (const open of view.root.querySelectorAll(".nw-map-sheet[open]"))
      if (!open.contains(struck(event))) open.removeAttribute("open");
  };
  document.addEventListener("pointerdown", outside);
  view.undo.push(() => {
    narrow.removeEventListener("change", fold);
    document.removeEventListener("pointerdown", outside);
  });
  const row = make("div", { class: "nw-map-row is-acts" }, ...acts, help.el);
  return {
    el,
    acts: row,
    find: () => {
      el.open = true;
      find.input.focus();
    },
    help,
    show() {
      const { keys, parties } = view.scene;
      place.show();
      colour.show(
        keys.colours.map(({ key, label }) => ({ value: key, label })),
        view.state.colour,
      );
      size.show(
        [{ value: "", label: texts.size_equal }, ...keys.sizes.map(({ key, label }) => ({ value: key, label }))],
        view.state.size,
      );
      mine.show(
        [{ value: null, label: texts.mine_none }, ...parties.map(({ id, name }) => ({ value: id, label: name }))],
        view.state.mine,
      );
      shows.show();
      find.show();
      if (tidy) tidy.hidden = view.state.layout !== "network" || !parties.some((party) => party.pinned);
      relate?.setAttribute("aria-pressed", String(Boolean(edit?.relating)));
    },
  };
}
