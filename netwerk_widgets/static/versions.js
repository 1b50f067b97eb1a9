// Earlier versions of the open session: shown when asked for, compared with now, and put back.
import { connections, every, focused, make } from "./dom.js";

/** @type {Render<VersionsState>} */
export function render({ model, el }) {
  const links = connections(model);
  /** @type {Say} */
  const say = (type, more = {}) => model.send({ type, ...more });
  const problem = make("p", { class: "nw-error", role: "alert" });
  const root = make("div", { class: "nw-versions" });
  el.replaceChildren(root);

  /** @param {Texts} texts @param {NonNullable<VersionsState["state"]["compared"]>} compared */
  function differences(texts, { id, pages }) {
    const found = pages.map(({ page, lines }) =>
      make("li", {}, make("strong", {}, page), make("ul", {}, ...lines.map((line) => make("li", {}, line)))),
    );
    return make(
      "div",
      { class: "nw-differences" },
      make("p", {}, found.length ? texts.differs : texts.same),
      make("ul", {}, ...found),
      found.length
        ? make(
            "button",
            {
              type: "button",
              class: "nw-button is-main",
              "data-act": "restore",
              onclick: () => say("restore", { id }),
            },
            texts.restore,
          )
        : null,
    );
  }

  function show() {
    const { texts, versions, compared } = model.get("state");
    const again = root.contains(focused()) && focused()?.dataset.act;
    const fold = make(
      "button",
      {
        type: "button",
        class: "nw-button",
        "aria-expanded": String(Boolean(versions)),
        "data-act": "versions",
        onclick: () => say("show", { shown: !versions }),
      },
      texts.show,
    );
    const rows = (versions ?? []).map(({ id, time, where, what, now }) =>
      make(
        "li",
        { class: "nw-version" },
        make("div", {}, make("strong", {}, time), make("span", {}, where), make("p", {}, what)),
        now
          ? make("em", {}, texts.now)
          : make(
              "button",
              {
                type: "button",
                class: "nw-button",
                "aria-expanded": String(compared?.id === id),
                "data-act": id,
                onclick: () => say("compare", { id }),
              },
              texts.compare,
            ),
        compared?.id === id ? differences(texts, compared) : null,
      ),
    );
    const list = versions && (rows.length ? make("ol", { class: "nw-picks" }, ...rows) : make("p", {}, texts.none));
    root.replaceChildren(...[fold, list, problem].filter((each) => each !== null));
    if (again) every(root, `[data-act="${CSS.escape(again)}"]`)[0]?.focus({ preventScroll: true });
  }

  links.on("change:state", show);
  links.on("change:problem", () => (problem.textContent = model.get("problem")));
  show();
  return () => links.close();
}
