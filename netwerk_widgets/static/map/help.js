// How the map works, with every key, in a dialog.
import { make } from "../dom.js";

const READ = ["arrows", "enter", "escape", "find", "zoom"];
const WRITE = ["new", "relation", "move", "remove"];

/** @type {(view: MapView) => { el: HTMLElement, open: () => void }} */
export function helped({ texts, edit }) {
  const keys = edit ? [...READ, ...WRITE] : READ;
  const rows = keys.map((key) =>
    make("li", {}, make("kbd", {}, texts[`key_${key}`]), make("span", {}, texts[`help_${key}`])),
  );
  const el = make("dialog", { class: "nw-dialog nw-map-help", "aria-label": texts.help_title });
  el.append(
    make("h3", {}, texts.help_title),
    make("p", {}, texts.help_mouse),
    edit ? make("p", {}, texts.help_edit) : "",
    make("ul", { class: "nw-map-keys" }, ...rows),
    make("button", { type: "button", class: "nw-button is-main", onclick: () => el.close() }, texts.close),
  );
  return { el, open: () => el.showModal() };
}
