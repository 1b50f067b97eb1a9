// On the desk: the routes of a meeting, to choose one from.
import { connections, make } from "../dom.js";

/** @type {Render<RoutesState>} */
export function render({ model, el }) {
  const links = connections(model);
  const cards = make(
    "ul",
    { class: "nw-routes" },
    ...model
      .get("routes")
      .map(({ route, label, long, what, why, choose }) =>
        make(
          "li",
          {},
          make("h3", {}, label, make("span", {}, long)),
          make("p", {}, what),
          make("p", { class: "nw-help" }, why),
          make(
            "button",
            { type: "button", class: "nw-button", "data-route": route, onclick: () => model.send({ route }) },
            choose,
          ),
        ),
      ),
  );
  const fold = make("details", { class: "nw-notes nw-other-route" }, make("summary", {}, model.get("texts").other));
  const place = make("div");

  function show() {
    if (model.get("folded")) {
      fold.open = false;
      fold.append(cards);
      place.replaceChildren(fold);
    } else place.replaceChildren(cards);
  }
  links.on("change:folded", show);
  el.replaceChildren(place);
  show();
  return () => links.close();
}
