// The map in the workbook: what people do goes to the kernel, numbered, until it is stored;
// the scene that the kernel makes of it comes back.
import { connections, uid } from "../dom.js";
import { mapView } from "./view.js";
import { ask } from "../question.js";
import { forget, report } from "../saving.js";

export function render({ model, el }) {
  const links = connections(model);
  const id = uid("nw-map");
  let seq = model.get("acked");
  let view = null;
  const send = (ops) => {
    seq += 1;
    report(id, { sent: seq });
    model.send({ type: "ops", seq, ops });
    return seq;
  };
  const { texts, fields, edit, remember } = model.get("setup");
  view = mapView(el, {
    scene: JSON.parse(model.get("scene")),
    texts,
    onChange: send,
    options: { edit, fields, remember, acked: () => model.get("acked"), errors: () => model.get("errors"), onTouch: () => report(id, {}) },
  });
  // How often it was drawn, for whoever waits for a change to be seen.
  const counted = () => requestAnimationFrame(() => (el.dataset.drawn = String(Number(el.dataset.drawn ?? 0) + 1)));
  el.dataset.figure = "map";
  counted();
  report(id, { sent: seq, stored: seq, problem: model.get("problem"), busy: () => view.panel.busy() });
  links.on("change:scene", () => {
    view.show(JSON.parse(model.get("scene")));
    counted();
  });
  links.on("change:acked", () => {
    report(id, { stored: model.get("acked") });
    view.panel.refill();
  });
  links.on("change:errors", () => view.panel.refill());
  links.on("change:problem", () => {
    report(id, { problem: model.get("problem") });
    view.move(true);
  });
  links.on("change:question", () => ask(model, view.root));
  return () => {
    links.close();
    view.close();
    forget(id);
  };
}
