// The map in the workbook: what people do goes to the kernel, numbered, until it is stored;
// the scene that the kernel makes of it comes back.
import { goTo, place, spot } from "../back.js";
import { connections, uid } from "../dom.js";
import { Keeping } from "../keeping.js";
import { ask } from "../question.js";
import { forget, report } from "../saving.js";
import { mapView } from "./view.js";

export function render({ model, el }) {
  const links = connections(model);
  const id = uid("nw-map");
  let view = null;
  const { texts, fields, edit, remember } = model.get("setup");
  const present = ({ part, id: row, key }) => {
    const found = (part === "relations" ? view.model.relations : view.model.parties).get(row);
    return key === "name" && found?.name === texts.unnamed ? "" : found?.[key];
  };
  const keeping = new Keeping(model, id, present);
  view = mapView(el, {
    scene: JSON.parse(model.get("scene")),
    texts,
    onChange: (ops) => keeping.send(ops),
    options: { edit, fields, remember, keeping, acked: () => model.get("acked"), errors: () => model.get("errors"), onTouch: () => report(id, {}) },
  });
  // What an earlier page could not store.
  const adopt = () => {
    for (const [part, columns] of Object.entries(edit ? fields : {})) {
      const names = new Set([...columns.map((column) => column.key), "x", "y"]);
      const wanted = ({ slot }) => names.has(slot.replace("?", "")) || "+-".includes(slot);
      const put = (news = null) => keeping.adopt(keeping.part({ part }), wanted, { name: part, news });
      put();
      keeping.inherit(keeping.part({ part }), wanted, put);
    }
  };
  // How often it was drawn, for whoever waits for a change to be seen.
  const counted = () => requestAnimationFrame(() => (el.dataset.drawn = String(Number(el.dataset.drawn ?? 0) + 1)));
  el.dataset.figure = "map";
  counted();
  report(id, { sent: keeping.seq, stored: keeping.seq, problem: model.get("problem"), busy: () => view.panel.busy() });
  links.on("change:scene", () => {
    view.show(JSON.parse(model.get("scene")));
    counted();
  });
  links.on("change:acked", () => {
    keeping.acknowledge();
    view.panel.refill();
  });
  links.on("change:errors", () => view.panel.refill());
  links.on("change:problem", () => {
    report(id, { problem: model.get("problem") });
    view.move(true);
  });
  links.on("change:question", () => ask(model, view.root));
  links.add(place({
    where() {
      const at = document.activeElement;
      if (at.matches(".nw-map-new") && el.contains(at)) return { editor: "map", adding: at.value, ...spot(at) };
      const held = view.panel.where();
      return held && { editor: "map", ...held, ...spot(held.el), el: undefined };
    },
    go(to) {
      if (to.editor !== "map") return null;
      if (to.adding === undefined) return goTo(view.panel.reach(to), to);
      view.edit?.add();
      const input = el.querySelector(".nw-map-new");
      input.value = to.adding;
      return goTo(input, to);
    },
  }));
  adopt();
  return () => {
    keeping.close();
    links.close();
    view.close();
    forget(id);
  };
}
