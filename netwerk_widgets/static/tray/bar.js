// The groups with their digits, at the foot of the screen for as long as there is something to
// sort: what to press, and where to drag to when the groups themselves are further down.
import { make } from "../dom.js";
import { landing } from "./group.js";

/** @typedef {import("../tray.js").Tray} Tray */

/** @type {(tray: Tray) => { el: HTMLElement, show: (groups: IdeaGroupRow[], ideas: IdeaRow[]) => void }} */
export function groupBar(tray) {
  const el = make("ul", { class: "nw-tray-bar", hidden: true, "aria-hidden": "true" });
  let shown = "";
  return {
    el,
    show(groups, ideas) {
      el.hidden = !tray.edit || !groups.length || ideas.every(({ group }) => group);
      const now = JSON.stringify(groups);
      if (now === shown) return;
      shown = now;
      el.replaceChildren(
        ...groups.map(({ id, name }, at) => {
          const digit = at < 9 ? make("span", { class: "nw-tray-digit" }, at + 1) : null;
          const chip = make("li", {}, digit, name);
          landing(tray, chip, id);
          return chip;
        }),
      );
    },
  };
}
