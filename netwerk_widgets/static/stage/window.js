// The beamer's window: what stands on the stage, and the keys of a keyboard or a clicker.
import { contact } from "../contact.js";
import { connections, make } from "../dom.js";
import { watch } from "../saving.js";
import { desk } from "./over.js";
import { stagePicture } from "./view.js";

const HELP = 12000; // how long the keys are told (ms)
const STEPS = 7;
const DESK = ["d", "r"]; // the desk, de regie
const TOLD = ["away", "key", "back", "rerun"];

/** @type {Record<string, StageSaid>} */
const KEYS = {
  ArrowRight: { type: "go", way: 1 },
  ArrowDown: { type: "go", way: 1 },
  PageDown: { type: "go", way: 1 },
  " ": { type: "go", way: 1 },
  Enter: { type: "go", way: 1 },
  ArrowLeft: { type: "go", way: -1 },
  ArrowUp: { type: "go", way: -1 },
  PageUp: { type: "go", way: -1 },
  Backspace: { type: "go", way: -1 },
  b: { type: "black" },
  ".": { type: "black" },
  t: { type: "theme" },
  s: { type: "tidy" },
};

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch((problem) => console.warn(problem));
}

/** @type {Render<StageState>} */
export function render({ model, el, root }) {
  const links = connections(model);
  const inLab = document.body.dataset.voila === undefined;
  const texts = model.get("texts");
  const screen = make("div", { class: "nw-stage-screen", tabindex: "-1" });
  const black = make("div", { class: "nw-stage-black", hidden: true });
  const told = make("p", { class: "nw-stage-told", role: "status", hidden: true });
  const help = make("p", { class: "nw-stage-told is-help" }, texts.help);
  el.classList.add("nw-stage-window");
  el.classList.toggle("is-whole", !inLab);
  el.replaceChildren(screen, black, told, help);
  /** @type {(what: StageSaid) => void} */
  const say = (what) => model.send(what);
  const picture = stagePicture(screen, {
    root,
    chosen: (id) => say({ type: "lit", id: id ?? "" }),
    moved: (id, place) => say({ type: "moved", id, place }),
  });

  const over = desk(el, texts.desk, () => screen.focus());
  links.add(() => over.close());

  function show() {
    const view = model.get("view");
    picture.show(view);
    if (inLab) return;
    document.title = texts.title;
    document.documentElement.lang = view.language;
  }
  function look() {
    const { black: dark, theme } = model.get("look");
    black.hidden = !dark;
    picture.theme(theme);
    el.classList.toggle("is-dark", theme === "dark");
  }

  /** @type {(event: KeyboardEvent) => StageSaid | null} */
  function meant(event) {
    const hidden = model.get("view").css === "is-hidden";
    if (hidden && (event.key === " " || event.key === "Enter")) return { type: "allow" };
    if (/^[1-9]$/.test(event.key)) {
      const number = Number(event.key);
      return number <= STEPS ? { type: "step", number } : null;
    }
    return KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
  }

  /** @type {(event: KeyboardEvent) => void} */
  function pressed(event) {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (inLab && !el.contains(document.activeElement)) return;
    const what = meant(event);
    if (what) say(what);
    else if (DESK.includes(event.key.toLowerCase())) over.toggle(model.get("look").desk);
    else if (event.key.toLowerCase() === "f") fullScreen();
    else return;
    help.hidden = true;
    event.preventDefault();
  }
  document.addEventListener("keydown", pressed);
  links.add(() => document.removeEventListener("keydown", pressed));
  const timer = setTimeout(() => (help.hidden = true), HELP);
  links.add(() => clearTimeout(timer));

  links.add(
    watch(model, ({ kind }) => {
      told.hidden = !TOLD.includes(kind);
      told.textContent = texts[kind] ?? "";
    }),
  );
  links.add(contact(model, inLab));
  links.on("change:view", show);
  links.on("change:look", look);
  look();
  show();
  return () => {
    links.close();
    picture.close();
  };
}
