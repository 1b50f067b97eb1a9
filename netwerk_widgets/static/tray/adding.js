// Where ideas are typed or pasted: one a line.
import { fresh, make } from "../dom.js";

/** @typedef {import("../tray.js").Tray} Tray */

/** @type {(tray: Tray) => HTMLElement} */
export function adding(tray) {
  const { words } = tray;
  let pasted = false;
  const box = make("textarea", { rows: "2", placeholder: words.adding, "aria-label": words.add_help });
  const problem = make("p", { class: "nw-error", role: "alert", hidden: true });
  /** @type {(sentence: string) => void} */
  const tell = (sentence) => {
    problem.textContent = sentence;
    problem.hidden = !sentence;
  };
  function add() {
    const lines = box.value
      .split(/\r\n|\r|\n/)
      .map((line) => line.split(/\s+/).filter(Boolean).join(" "))
      .filter(Boolean);
    const { most, longest } = tray.model.get("setup");
    const long = lines.find((line) => line.length > longest);
    if (tray.ideas().length + lines.length > most) tell(words.many.replace("{most}", String(most)));
    else if (long) {
      const shown = `${long.slice(0, 40)}…`;
      tell(words.long.replace("{most}", String(longest)).replace("{line}", () => shown));
    } else {
      tell("");
      const came = pasted ? "pasted" : "typed";
      if (lines.length) {
        tray.send(
          lines.map((text) => ({ op: "add", part: "items", id: fresh("i"), after: null, values: { text, came } })),
        );
      }
      box.value = "";
      pasted = false;
    }
    box.focus();
  }
  box.addEventListener("paste", () => (pasted = true));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  });
  const button = make("button", { type: "button", class: "nw-button is-main", onclick: add }, words.add);
  return make("div", { class: "nw-tray-add" }, box, button, problem);
}
