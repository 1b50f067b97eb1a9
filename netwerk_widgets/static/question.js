// The question before something goes that others refer to: what hangs on it, and where to.
import { make } from "./dom.js";

/** @type {(model: Model<SavingState>, root: Element) => void} */
export function ask(model, root) {
  const question = model.get("question");
  if (!question.text) return;
  const dialog = make("dialog", { class: "nw-dialog" });
  /** @type {(value: object) => void} */
  const answer = (value) => {
    dialog.close();
    model.send({ type: "answer", id: question.id, value });
  };
  const buttons = question.answers.map(({ value, label, options }) => {
    if (!options)
      return make("button", { type: "button", class: "nw-button", onclick: () => answer({ value }) }, label);
    const select = make("select", { "aria-label": label }, ...options.map((o) => make("option", {}, o.label)));
    return make(
      "div",
      { class: "nw-dialog-choice" },
      select,
      make(
        "button",
        {
          type: "button",
          class: "nw-button",
          onclick: () => answer({ value, option: options[select.selectedIndex].value }),
        },
        label,
      ),
    );
  });
  const list = make("ul", {}, ...question.items.map((item) => make("li", {}, item)));
  dialog.append(make("p", {}, question.text), list, ...buttons);
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}
