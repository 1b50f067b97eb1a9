// The cases that a student can work out: what each is about, how far it is, and the way in.
import { connections, make } from "./dom.js";

/** @type {Render<CasesState>} */
export function render({ model, el }) {
  const links = connections(model);
  const root = make("div");
  el.replaceChildren(root);

  function show() {
    const { cases, none } = model.get("state");
    if (!cases.length) {
      root.replaceChildren(make("p", { class: "nw-nothing" }, none));
      return;
    }
    root.replaceChildren(
      make(
        "ul",
        { class: "nw-study-cases" },
        ...cases.map(({ id, title, lead, progress, action }) =>
          make(
            "li",
            { class: "nw-card" },
            make("h3", {}, title),
            make("p", {}, lead),
            progress ? make("p", { class: "nw-help" }, progress) : null,
            make(
              "button",
              {
                type: "button",
                class: "nw-button is-main",
                "data-case": id,
                "aria-label": `${action}: ${title}`,
                onclick: () => model.send({ type: "case", id }),
              },
              action,
            ),
          ),
        ),
      ),
    );
  }

  links.on("change:state", show);
  show();
  return () => links.close();
}
