// The bar on top of every page: where we are in the seven steps, whether all is stored,
// undo and redo, the language.
import { contact } from "./contact.js";
import { connections, every, icon, make, opens, struck } from "./dom.js";
import { roomBar } from "./room-bar.js";
import { watch } from "./saving.js";
import { searching } from "./search.js";
import { skipLink } from "./skip.js";
import { namingSliders } from "./sliders.js";
import { toasting } from "./toasts.js";

// A step of the same page is shown in place; the address stays for a tab of its own.
/** @type {(step: Turn, say: Say) => ((event: MouseEvent) => void) | null} */
function inPlace(step, say) {
  if (!step.go) return null;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    say("go", { to: step.go });
  };
}

/** @type {(step: Step, inLab: boolean, say: Say) => HTMLElement} */
function stepLink(step, inLab, say) {
  return make(
    "a",
    {
      href: step.href,
      "aria-current": step.current ? "step" : null,
      title: step.label,
      onclick: inPlace(step, say),
      ...(step.go ? {} : opens(step.path, inLab)),
    },
    make(
      "span",
      { class: "nw-step-mark", "aria-hidden": "true" },
      step.status === "confirmed" ? icon("check") : step.number,
    ),
    make("span", { class: "nw-step-label" }, step.short),
    make("span", { class: "nw-step-status" }, step.statusLabel),
  );
}

/** @type {(event: KeyboardEvent) => string | null} */
function undoKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey && !event.shiftKey ? "redo" : null;
}

const UNTYPED = "[type=checkbox], [type=radio], [type=button], [type=submit], [type=range], [type=file], [type=color]";

/** @type {(target: EventTarget | null) => boolean} */
function inField(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  return !target.matches(UNTYPED) && !target.readOnly && !target.disabled;
}

// Bring the step of this page to the middle of a narrow bar. Not `scrollIntoView`: that moves the
// page beneath the bar as well.
/** @type {(step: Element | null) => void} */
function centre(step) {
  const bar = step?.closest("ol");
  if (!step || !bar || bar.scrollWidth <= bar.clientWidth) return;
  const [at, whole] = [step.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += at.left - whole.left - (bar.clientWidth - at.width) / 2;
}

/** @type {Render<HeaderState>} */
export function render({ model, el }) {
  const links = connections(model);
  const inLab = document.body.dataset.voila === undefined;
  /** @type {Say} */
  const say = (type, more = {}) => model.send({ type, ...more });
  const saving = make("span", { class: "nw-saving", role: "status", "aria-live": "polite" });
  const undo = make("button", { type: "button", class: "nw-tool", onclick: () => say("undo") }, icon("undo"));
  const redo = make("button", { type: "button", class: "nw-tool", onclick: () => say("redo") }, icon("redo"));
  const { home } = model.get("state").page;
  const brand = make("a", { class: "nw-brand", ...opens(home.path, inLab) });
  const session = make("span", { class: "nw-session" });
  const extras = make("nav", { class: "nw-extras" });
  const languages = make("span", { class: "nw-languages" });
  const list = make("ol");
  const previous = make("a", { class: "nw-turn", rel: "prev" });
  const next = make("a", { class: "nw-turn", rel: "next" });
  const nav = make("nav", { class: "nw-steps" }, previous, list, next);
  // Who opens the stage shows the room this session: the beamer and the phones go together.
  const stage = make("a", {
    class: "nw-extra nw-stage-open",
    target: "netwerk-stage",
    ...opens("stage.ipynb", inLab),
  });
  stage.onclick = () => say("room", { do: "show" });
  const room = roomBar(model, links, (what) => say("room", { do: what }));
  const search = searching(model, links, say);
  const toasts = toasting(model, links, say, inLab);
  const skip = skipLink();
  const bar = make(
    "div",
    { class: "nw-bar" },
    skip,
    brand,
    session,
    extras,
    stage,
    search.el,
    room.el,
    saving,
    make("span", { class: "nw-undo" }, undo, redo),
    languages,
  );
  // In Voilà beside the page's own part, in JupyterLab where its cell is.
  const banner = (!inLab && document.getElementById("nw-banner")) || el;
  const top = [make("header", { class: "nw-header" }, bar, nav), toasts];
  banner.replaceChildren(...top);
  links.add(() => {
    for (const each of top) each.remove();
  });

  /** @type {(link: HTMLAnchorElement, to: Turn | null, name: string) => void} */
  const turn = (link, to, name) => {
    link.hidden = !to;
    if (!to) return;
    link.href = to.href;
    link.onclick = inPlace(to, say);
    link.title = to.label;
    link.replaceChildren(...(name === "previous" ? [icon(name), to.short] : [to.short, icon(name)]));
  };

  let shown = "";
  function show() {
    const { page, texts } = model.get("state");
    undo.title = page.titles.undo;
    redo.title = page.titles.redo;
    undo.disabled = !page.canUndo;
    redo.disabled = !page.canRedo;
    // The rest is as it was after most edits, and the page's language alone restyles all of it.
    const rest = JSON.stringify([{ ...page, titles: {}, canUndo: null, canRedo: null }, texts]);
    if (rest === shown) return;
    shown = rest;
    undo.setAttribute("aria-label", texts.undo);
    redo.setAttribute("aria-label", texts.redo);
    brand.textContent = texts.product;
    skip.textContent = texts.skip;
    search.show();
    brand.href = page.home.href;
    session.textContent = page.session;
    session.hidden = !page.session;
    nav.hidden = !page.steps.length;
    extras.hidden = !page.extras.length;
    extras.setAttribute("aria-label", texts.extras);
    extras.replaceChildren(
      ...page.extras.map(({ page: name, href, label, path, current }) =>
        make(
          "a",
          {
            class: "nw-extra",
            href,
            "data-page": name,
            "aria-current": current ? "page" : null,
            ...opens(path, inLab),
          },
          label,
        ),
      ),
    );
    stage.hidden = !page.stage;
    if (page.stage) {
      stage.href = page.stage.href;
      stage.textContent = texts.stage;
      stage.title = texts.stage_help;
    }
    nav.setAttribute("aria-label", texts.steps);
    const focused = every(list, "a").findIndex((each) => each.contains(document.activeElement));
    list.replaceChildren(
      ...page.steps.map((step) => make("li", { class: `is-${step.status}` }, stepLink(step, inLab, say))),
    );
    list.querySelectorAll("a")[focused]?.focus({ preventScroll: true });
    centre(list.querySelector("[aria-current]"));
    turn(previous, page.previous, "previous");
    turn(next, page.next, "next");
    languages.replaceChildren(
      ...page.languages.map(({ code, label, current }) =>
        make(
          "button",
          {
            type: "button",
            lang: code,
            class: "nw-language",
            "aria-pressed": String(current),
            onclick: () => say("language", { code }),
          },
          label,
        ),
      ),
    );
    if (!inLab) {
      document.documentElement.lang = page.language;
      document.body.classList.toggle("has-map", Boolean(page.map));
      document.title = page.title;
      if (page.query !== location.search)
        history.replaceState(null, "", location.pathname + page.query + location.hash);
    }
    status(current);
  }

  /** @type {SavingNow} */
  let current = { kind: "saved" };
  /** @type {(state: SavingNow) => void} */
  function status(state) {
    current = state;
    const { page, texts } = model.get("state");
    saving.hidden = !page.session && ["saved", "saving"].includes(state.kind);
    const words = state.problem ?? texts[state.kind];
    if (saving.textContent !== words) saving.textContent = words;
    saving.dataset.state = state.kind;
  }

  // Outside a field the keys of undo are ours; inside one they are the browser's own.
  /** @type {(event: KeyboardEvent) => void} */
  function pressed(event) {
    const way = undoKey(event);
    if (!way || event.defaultPrevented || event.repeat || inField(event.target)) return;
    if (inLab && !el.closest(".jp-NotebookPanel")?.contains(struck(event))) return;
    event.preventDefault();
    say(way);
  }
  document.addEventListener("keydown", pressed);
  links.add(() => document.removeEventListener("keydown", pressed));

  // The room's page follows to the step that is looked at; several tabs may be open.
  function here() {
    if (!inLab && document.visibilityState === "visible" && document.hasFocus()) say("here");
  }
  window.addEventListener("focus", here);
  links.add(() => window.removeEventListener("focus", here));

  links.on("change:state", show);
  links.add(watch(model, status));
  links.add(contact(model, inLab));
  links.add(namingSliders());
  show();
  here();
  return () => links.close();
}
