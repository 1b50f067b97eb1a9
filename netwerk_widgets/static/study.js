// Under an exercise: have it checked, ask for a hint, a second one, the solution; start over.
import { connections, icon, make } from "./dom.js";

/** @type {Texts} */
const SIGNS = { right: "✓", partly: "◐", missing: "○", note: "i" };

/** @type {(lines: string[]) => HTMLElement} */
function list(lines) {
  return make("ul", {}, ...lines.map((line) => make("li", {}, line)));
}

/** @type {Render<StudyState>} */
export function render({ model, el }) {
  const links = connections(model);
  /** @type {(type: string) => void} */
  const say = (type) => model.send({ type });

  const check = make("button", {
    type: "button",
    class: "nw-button is-main",
    "data-say": "check",
    onclick: () => say("check"),
  });
  const more = make("button", { type: "button", class: "nw-button", "data-say": "hint", onclick: () => say("hint") });
  const over = make("button", {
    type: "button",
    class: "nw-button is-quiet",
    "data-say": "over",
    onclick: () => ask(),
  });
  // One live region for all that changes: a screen reader hears the score, then the rest.
  const said = make("div", { class: "nw-checked", role: "status", "aria-live": "polite" });
  const root = make(
    "div",
    { class: "nw-check" },
    make("div", { class: "nw-line" }, check, more),
    said,
    make("div", { class: "nw-line nw-over" }, over),
  );
  el.replaceChildren(root);

  function ask() {
    const { texts } = model.get("state");
    const dialog = make("dialog", { class: "nw-dialog" });
    /** @type {(yes: boolean) => void} */
    const answer = (yes) => {
      dialog.close();
      if (yes) say("over");
    };
    dialog.append(
      make("p", {}, texts.start_over_question),
      make(
        "button",
        { type: "button", class: "nw-button", autofocus: true, onclick: () => answer(false) },
        texts.start_over_no,
      ),
      make("button", { type: "button", class: "nw-button is-main", onclick: () => answer(true) }, texts.start_over_yes),
    );
    dialog.addEventListener("close", () => dialog.remove());
    root.append(dialog);
    dialog.showModal();
  }

  function show() {
    const { texts, status, score, message, before, groups, more: hint, hints, afterwards } = model.get("state");
    check.textContent = texts.check;
    over.textContent = texts.start_over;
    more.hidden = !hint;
    if (hint) more.textContent = hint;
    root.dataset.status = status;
    said.replaceChildren(
      ...[
        score ? make("p", { class: "nw-score" }, status === "confirmed" ? icon("check") : null, score) : null,
        before ? make("p", { class: "nw-help" }, before) : null,
        message ? make("p", { class: "nw-help" }, message) : null,
        ...groups.map(({ kind, title, lines }) =>
          make(
            "section",
            { class: `nw-result is-${kind}` },
            make("h3", {}, make("span", { class: "nw-sign", "aria-hidden": "true" }, SIGNS[kind]), title),
            list(lines),
          ),
        ),
        ...hints.map(({ title, lines }) => make("section", { class: "nw-hint" }, make("h3", {}, title), list(lines))),
        afterwards.lines.length
          ? make("section", { class: "nw-hint is-after" }, make("h3", {}, afterwards.title), list(afterwards.lines))
          : null,
      ].filter((each) => each !== null),
    );
  }

  links.on("change:state", show);
  show();
  return () => links.close();
}
