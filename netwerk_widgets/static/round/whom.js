// With whom: a list to choose from, and then only what was chosen is asked about.
import { make } from "../dom.js";
import { about } from "./rules.js";

/** @typedef {import("./screens.js").Sheet} Sheet */
/** @typedef {import("./kept.js").Kept} Kept */

/** @param {Sheet} sheet @param {Kept} kept @param {() => void} changed */
export function whom(sheet, kept, changed) {
  const words = sheet.words;
  const group = make("div", { class: "nw-round-choices is-choice", role: "group", "aria-label": words.whom });
  for (const question of sheet.questions) {
    const id = about(question);
    if (id === kept.about.party) continue;
    const button = make("button", { type: "button", "aria-pressed": String(kept.picked.includes(id)) });
    button.append(make("strong", {}, question.label));
    button.addEventListener("click", () => {
      const had = kept.picked.includes(id);
      kept.picked = had ? kept.picked.filter((each) => each !== id) : [...kept.picked, id];
      if (had) for (const ask of question.asks) delete kept.answers[ask.name];
      button.setAttribute("aria-pressed", String(!had));
      changed();
    });
    group.append(button);
  }
  return [make("h2", { tabindex: "-1" }, words.whom), make("p", { class: "nw-round-what" }, words.whom_what), group];
}
