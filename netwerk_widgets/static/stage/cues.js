// On the desk: what the room sees now and what comes next, small, and the buttons.
import { connections, make } from "../dom.js";
import { stagePicture } from "./view.js";

/** @type {Render<CuesState>} */
export function render({ model, el, root }) {
  const links = connections(model);
  const texts = model.get("texts");
  /** @type {(what: StageSaid) => void} */
  const say = (what) => model.send(what);
  /** @type {(name: string, what: StageSaid, main?: boolean) => HTMLButtonElement} */
  const button = (name, what, main = false) =>
    make("button", { type: "button", class: `nw-button${main ? " is-main" : ""}`, onclick: () => say(what) }, name);
  const other = make("p", { class: "nw-notice", role: "status" }, texts.other);
  /** @type {(name: string) => { el: HTMLElement, screen: HTMLElement, picture: StagePicture }} */
  const small = (name) => {
    const screen = make("div", { class: "nw-cue-screen" });
    const frame = make("figure", { class: "nw-cue" }, make("figcaption", {}, name), screen);
    return { el: frame, screen, picture: stagePicture(screen, { root }) };
  };
  const [now, next] = [small(texts.now), small(texts.next)];
  for (const each of [now, next]) each.screen.inert = true;
  const allow = button(texts.allow, { type: "allow" }, true);
  const tidy = button(texts.tidy, { type: "tidy" });
  const black = button(texts.black, { type: "black" });
  const acts = make(
    "div",
    { class: "nw-cue-acts" },
    button(texts.back, { type: "go", way: -1 }),
    button(texts.go, { type: "go", way: 1 }, true),
    allow,
    tidy,
    black,
    button(texts.theme, { type: "theme" }),
    ...model.get("breaks").map(({ minutes, label }) => button(label, { type: "pause", minutes })),
  );
  const both = make("div", { class: "nw-cue-both" }, now.el, next.el);
  el.replaceChildren(other, both, acts);

  function showNow() {
    now.picture.show(model.get("now"));
    allow.hidden = model.get("now").css !== "is-hidden";
    tidy.hidden = !model.get("now").map;
  }
  const showNext = () => next.picture.show(model.get("next"));
  function look() {
    const { on, black: dark, theme } = model.get("look");
    other.hidden = on;
    both.classList.toggle("is-black", dark);
    black.textContent = dark ? texts.light : texts.black;
    black.setAttribute("aria-pressed", String(dark));
    for (const { picture } of [now, next]) picture.theme(theme);
  }
  links.on("change:now", showNow);
  links.on("change:next", showNext);
  links.on("change:look", look);
  look();
  showNow();
  showNext();
  return () => {
    links.close();
    for (const { picture } of [now, next]) picture.close();
  };
}
