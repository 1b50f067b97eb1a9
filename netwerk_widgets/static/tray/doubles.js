// Ideas that are nearly the same: a suggestion, which somebody follows or not.
import { make } from "../dom.js";

/** @typedef {import("../tray.js").Tray} Tray */
const AT_ONCE = 3;

/** @type {(tray: Tray) => { el: HTMLElement, show: (ideas: IdeaRow[]) => void }} */
export function doubles(tray) {
  const { words } = tray;
  const list = make("ul");
  const el = make(
    "aside",
    { class: "nw-tray-doubles", hidden: true },
    make("h3", {}, words.doubles),
    make("p", { class: "nw-help" }, words.doubles_why),
    list,
  );
  /** @type {Set<string>} */
  const apart = new Set(); // pairs that somebody looked at and leaves
  let shown = "";

  /** @type {(keep: IdeaRow, other: IdeaRow) => HTMLElement} */
  const row = (keep, other) =>
    make(
      "li",
      {},
      make("span", {}, keep.text),
      make("span", {}, other.text),
      make(
        "span",
        { class: "nw-tray-tools" },
        make(
          "button",
          {
            type: "button",
            class: "nw-tray-tool",
            "data-tool": "merge",
            onclick: () => tray.model.send({ type: "merge", keep: keep.id, other: other.id }),
          },
          words.merge,
        ),
        make(
          "button",
          {
            type: "button",
            class: "nw-tray-tool",
            "data-tool": "apart",
            onclick: () => {
              apart.add(`${keep.id} ${other.id}`);
              show(tray.ideas());
            },
          },
          words.apart,
        ),
      ),
    );

  /** @type {(ideas: IdeaRow[]) => void} */
  function show(ideas) {
    const known = new Map(ideas.map((each) => [each.id, each]));
    const pairs = tray.edit ? tray.model.get("pairs").filter((pair) => !apart.has(pair.join(" "))) : [];
    const now = JSON.stringify(pairs.map((pair) => pair.map((id) => known.get(id)?.text)));
    if (now === shown) return;
    shown = now;
    const rows = pairs.slice(0, AT_ONCE).flatMap(([keep, other]) => {
      const [one, two] = [known.get(keep), known.get(other)];
      return one && two ? [row(one, two)] : [];
    });
    list.replaceChildren(...rows);
    el.hidden = !rows.length;
  }
  return { el, show };
}
