// The folds of the participants' page: on a phone a panel is a line until it is opened. Whatever
// leads to something opens what it is in; what goes on paper is all open.
import { every, struck } from "./dom.js";

const FOLDS = "details.nw-panel, details.nw-part";
const MENU = "details.nw-toc-fold";
const WIDE = matchMedia("(min-width: 761px)");

// On a screen that has room nothing is folded until the reader does so.
/** @type {(within: ParentNode) => void} */
export function unfoldWide(within) {
  if (!WIDE.matches) return;
  for (const each of every(within, `.nw-panel, .nw-panel .nw-part, .nw-toc-fold`)) {
    if (each instanceof HTMLDetailsElement) each.open = true;
  }
}

// Open what an element is in, and the panel that it is.
/** @type {(target: Element) => void} */
function unfoldTo(target) {
  const own = target.querySelector(":scope > details.nw-panel");
  for (let at = own ?? target; at.parentElement; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
}

// The contents lie over the page on a phone: they go when something else is wanted.
function closeMenu() {
  const menu = document.querySelector(`${MENU}[open]`);
  if (!(menu instanceof HTMLDetailsElement) || WIDE.matches) return;
  if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus({ preventScroll: true });
  menu.open = false;
}

/** @type {(hash: string) => Element | null} */
const named = (hash) => (hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null);

// `draw` is told which fold was opened.
/** @type {(draw: (within: ParentNode) => unknown) => void} */
export function startFolds(draw) {
  document.addEventListener("click", (event) => {
    const link = struck(event).closest("a[href^='#']");
    const target = link && named(link.getAttribute("href") ?? "");
    if (!target) return;
    if (link.closest(MENU)) closeMenu();
    unfoldTo(target); // before the browser goes there
  });
  document.addEventListener("pointerdown", (event) => {
    if (!struck(event).closest(MENU)) closeMenu();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenu();
  });
  const arrive = () => {
    const target = named(location.hash);
    if (!target) return;
    unfoldTo(target);
    target.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", arrive);
  arrive();
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) draw(target);
    },
    true, // it does not bubble
  );
  onPaper(draw);
}

/** @type {(draw: (within: ParentNode) => unknown) => void} */
function onPaper(draw) {
  /** @type {HTMLDetailsElement[]} */
  let shut = [];
  addEventListener("beforeprint", () => {
    const all = every(document, FOLDS).filter((each) => each instanceof HTMLDetailsElement);
    shut = all.filter((each) => !each.open);
    for (const each of shut) each.open = true;
    draw(document);
    dispatchEvent(new Event("nw-unfolded"));
  });
  addEventListener("afterprint", () => {
    for (const each of shut) each.open = false;
  });
}
