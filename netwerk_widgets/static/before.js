// Asking before the meeting: choose what is asked and get the files; choose what came back, see
// what it would do, take it over or not.
import { connections, focused, make, uid } from "./dom.js";
import { chooser, contents, handOver } from "./transfer.js";

/** @type {Render<{ state: BeforeState, problem: string }>} */
export function render({ model, el }) {
  const links = connections(model);
  const problem = make("p", { class: "nw-error", role: "alert" });
  const status = make("p", { class: "nw-help", role: "status" });
  const asks = make("div", { class: "nw-before-asks" });
  const preview = make("div", { class: "nw-before-preview" });
  /** @type {(type: string, more?: object, buffers?: ArrayBuffer[]) => void} */
  const say = (type, more = {}, buffers = []) => model.send({ type, ...more }, undefined, buffers);
  const { texts, most } = model.get("state");
  /** @type {Set<string> | null} */
  let chosen = null; // what is asked: all of it until something was changed

  const input = chooser({
    accept: ".json,application/json",
    multiple: true,
    most,
    large: () => {
      problem.textContent = texts.large;
    },
    take: async (files) => {
      problem.textContent = "";
      status.textContent = texts.busy;
      say("files", { names: files.map(({ name }) => name) }, await contents(files));
    },
  });
  const pick = make("button", { type: "button", class: "nw-button", onclick: () => input.click() }, texts.pick);
  el.replaceChildren(
    make(
      "div",
      { class: "nw-before" },
      asks,
      make("h3", {}, texts.back),
      make("div", { class: "nw-line" }, input, pick),
      status,
      problem,
      preview,
    ),
  );

  /** @type {(key: string, label: Child[], on: boolean, tell: (on: boolean) => void) => HTMLElement} */
  function box(key, label, on, tell) {
    const id = uid("nw-before");
    /** @type {HTMLInputElement} */
    const tick = make("input", { type: "checkbox", id, "data-key": key, onchange: () => tell(tick.checked) });
    tick.checked = on;
    return make("div", { class: "nw-before-box" }, tick, make("label", { for: id }, ...label));
  }

  function showAsks() {
    const { kinds, made } = model.get("state");
    if (!kinds.length) {
      asks.replaceChildren(make("p", { class: "nw-help" }, texts.nothing));
      return;
    }
    const known = kinds.map(({ value }) => value);
    const now = new Set(known.filter((each) => !chosen || chosen.has(each)));
    const go = make(
      "button",
      {
        type: "button",
        class: "nw-button is-main",
        "data-do": "make",
        disabled: !now.size,
        onclick: () => say("make", { kinds: [...now] }),
      },
      texts.make,
    );
    const rows = kinds.map(({ value, label, many }) =>
      box(value, [label, " ", make("span", { class: "nw-help" }, many)], now.has(value), (on) => {
        chosen = new Set(now);
        if (on) chosen.add(value);
        else chosen.delete(value);
        show();
      }),
    );
    asks.replaceChildren(
      make("fieldset", { class: "nw-before-kinds" }, make("legend", {}, texts.which), ...rows),
      make("p", { class: "nw-help" }, texts.hidden),
      make("div", { class: "nw-line" }, go),
      make("p", { class: "nw-help", role: "status" }, made),
    );
  }

  /** @type {(files: MailedFile[]) => HTMLElement | null} */
  function table(files) {
    if (!files.length) return null;
    const head = ["who", "count", "differ", "saved", "file"].map((key) => make("th", { scope: "col" }, texts[key]));
    const body = files.map(({ name, count, differ, saved, file, counts }) =>
      make(
        "tr",
        { class: counts ? "" : "is-aside" },
        make("th", { scope: "row" }, name),
        ...[count, differ, saved, file].map((each) => make("td", {}, each)),
      ),
    );
    return make(
      "div",
      { class: "nw-table-scroll" },
      make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)),
    );
  }

  let there = false;
  function showPreview() {
    const now = model.get("state").preview;
    if (!now) {
      preview.replaceChildren();
      if (there) pick.focus();
      there = false;
      return;
    }
    const title = make("h4", { tabindex: "-1" }, texts.preview);
    const twice = now.twice.map(({ party, sentence, on }) =>
      make(
        "div",
        { class: "nw-before-twice" },
        make("p", {}, sentence),
        box(`later ${party}`, [texts.later], on, () => say("later", { party })),
      ),
    );
    const refused = now.refused.map(({ file, sentence }) => make("li", {}, make("strong", {}, file), ` ${sentence}`));
    const places = now.places.map(({ at, words, on }) =>
      box(at, [words], on, (ticked) => say("theirs", { at, on: ticked })),
    );
    /** @type {(type: string, words: string, css?: string) => HTMLElement} */
    const act = (type, words, css = "") =>
      make("button", { type: "button", class: `nw-button ${css}`, "data-do": type, onclick: () => say(type) }, words);
    preview.replaceChildren(
      ...[
        title,
        table(now.files),
        ...twice,
        ...now.notes.map((each) => make("p", { class: "nw-before-note" }, each)),
        refused.length ? make("h4", {}, texts.refused) : null,
        refused.length ? make("ul", { class: "nw-before-refused" }, ...refused) : null,
        now.differing ? make("p", {}, now.differing) : null,
        now.places.length > 1 ? act("all", texts.theirs) : null,
        ...places,
        now.empty ? make("p", { class: "nw-help" }, texts.none) : null,
        make(
          "div",
          { class: "nw-line" },
          now.empty ? null : act("accept", texts.accept, "is-main"),
          act("cancel", texts.cancel),
        ),
      ].filter((each) => each !== null),
    );
    if (!there) title.focus({ preventScroll: true });
    there = true;
  }

  function show() {
    const focus = focused()?.dataset.key;
    status.textContent = "";
    showAsks();
    showPreview();
    if (focus) {
      const back = [...el.querySelectorAll("[data-key]")].find(
        (each) => each instanceof HTMLElement && each.dataset.key === focus,
      );
      if (back instanceof HTMLElement) back.focus();
    }
  }

  links.on("change:state", show);
  links.on("change:problem", () => {
    status.textContent = "";
    problem.textContent = model.get("problem");
  });
  links.on("msg:custom", (content, buffers) => content.type === "download" && handOver(content.name, buffers[0]));
  show();
  return () => links.close();
}
