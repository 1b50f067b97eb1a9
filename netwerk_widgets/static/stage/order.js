// On the desk: everything that can stand on the stage, in order, to choose from and to change.
import { connections, every, icon, make } from "../dom.js";

/** @type {Render<OrderState>} */
export function render({ model, el }) {
  const links = connections(model);
  const texts = model.get("texts");
  const list = make("ol", { class: "nw-order" });
  const left = make("ul", { class: "nw-order" });
  const head = make("h3", {}, texts.left);
  // The order by hand is kept nowhere: a second press means it.
  const again = make("button", { type: "button", class: "nw-button", onclick: () => ask() }, texts.again);
  const ask = (sure = Boolean(again.dataset.sure)) => {
    if (sure) model.send({ type: "again" });
    again.dataset.sure = sure ? "" : "yes";
    again.textContent = (sure ? texts.again : texts.again_sure) ?? "";
  };
  again.onblur = () => {
    again.dataset.sure = "";
    again.textContent = texts.again ?? "";
  };
  el.replaceChildren(list, head, left, again);

  /** @type {(name: string, sign: string, what: StageSaid, label: string) => HTMLButtonElement} */
  const tool = (name, sign, what, label) =>
    make(
      "button",
      {
        type: "button",
        class: "nw-tool",
        title: texts[name],
        "aria-label": `${texts[name]}: ${label}`,
        "data-act": `${name} ${"at" in what ? what.at : ""}`,
        onclick: () => model.send(what),
      },
      icon(sign),
    );

  /** @type {(line: OrderLine, ...tools: HTMLElement[]) => HTMLElement} */
  function row({ at, label, bare }, ...tools) {
    const here = at === model.get("at");
    const go = make(
      "button",
      {
        type: "button",
        class: "nw-order-go",
        "data-act": `go ${at}`,
        "aria-current": here ? "true" : null,
        onclick: () => model.send({ type: "at", at }),
      },
      label,
    );
    return make("li", { class: bare ? "is-bare" : null }, go, ...tools);
  }

  function show() {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.act : null;
    list.replaceChildren(
      ...model
        .get("lines")
        .map((line) =>
          row(
            line,
            tool("up", "up", { type: "move", at: line.at, way: -1 }, line.label),
            tool("down", "down", { type: "move", at: line.at, way: 1 }, line.label),
            tool("leave", "remove", { type: "leave", at: line.at }, line.label),
          ),
        ),
    );
    const gone = model.get("left");
    head.hidden = left.hidden = !gone.length;
    left.replaceChildren(
      ...gone.map((line) => row(line, tool("put", "add", { type: "put", at: line.at }, line.label))),
    );
    if (focused)
      every(el, "[data-act]")
        .find((each) => each.dataset.act === focused)
        ?.focus();
  }
  for (const name of ["lines", "left", "at"]) links.on(`change:${name}`, show);
  show();
  return () => links.close();
}
