// On the desk: a phone with the room's page in it. No script runs there, and nothing is fetched.
import { connections, dress, make } from "../dom.js";
import { STYLES } from "./view.js";

/** @type {(words: string) => string} */
const inert = (words) => words.replaceAll("</style", "<\\/style");

/** @type {Render<PhoneState>} */
export function render({ model, el }) {
  const links = connections(model);
  dress(STYLES);
  const texts = model.get("texts");
  const frame = make("iframe", { class: "nw-phone-page", sandbox: "", title: texts.title, tabindex: "-1" });
  const phone = make("div", { class: "nw-phone" }, frame);
  const both = make(
    "details",
    { class: "nw-phone-both" },
    make("summary", {}, texts.title),
    make("p", { class: "nw-help" }, texts.intro),
    phone,
  );
  both.open = model.get("unfolded");
  both.addEventListener("toggle", () => {
    model.set("unfolded", both.open);
    model.save_changes();
  });
  el.replaceChildren(both);

  function show() {
    if (!model.get("page")) return;
    const language = document.documentElement.lang;
    frame.srcdoc = `<!DOCTYPE html><html class="nw-html" lang="${language}"><head><meta charset="utf-8"><base target="_blank"><style>${inert(
      model.get("style"),
    )}</style></head><body class="nw-body">${model.get("page")}</body></html>`;
  }
  links.on("change:page", show);
  show();
  return () => links.close();
}
