// A page that comes back after its kernel was gone: the cursor, the place on the screen and what
// stood in fields that save nothing by themselves are as they were.
import { focused } from "./dom.js";

const KEY = "netwerk-back";
const LOOSE = "netwerk-loose";
const SETTLING = 6000; // figures are drawn, and push what is below them
const FOCUSABLE = "input, textarea, select, button, summary, a[href], [tabindex]";

/** @type {NonNullable<Window["__netwerkBack"]>} */
const shared = window.__netwerkBack ?? { places: new Set(), wanted: null, started: false };
window.__netwerkBack = shared;

/** @type {<T>(key: string) => T | null} */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @type {(key: string, value: unknown) => void} */
function write(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing comes back at the top.
  }
}

// ---- leaving ----

/** @type {(el: Element) => Focusable[]} */
const focusables = (el) =>
  [...el.querySelectorAll(FOCUSABLE)].filter((each) => each instanceof HTMLElement || each instanceof SVGElement);
/** @type {(el: EventTarget | null) => el is HTMLInputElement | HTMLTextAreaElement} */
const writable = (el) => el instanceof HTMLInputElement || el instanceof HTMLTextAreaElement;

// Where the cursor is within an element: which control, and where in its text.
/** @type {(el: HTMLElement | null | undefined) => Spot | null} */
export function spot(el) {
  const at = focused();
  if (!at || !el?.contains(at)) return null;
  const index = el.matches(FOCUSABLE) ? 0 : focusables(el).indexOf(at);
  /** @type {[number, number] | null} */
  let caret = null;
  try {
    if (writable(at) && at.selectionStart !== null) caret = [at.selectionStart, at.selectionEnd ?? at.selectionStart];
  } catch {
    // No text, no caret.
  }
  return { index, caret, top: at.getBoundingClientRect().top };
}

/** @type {(el: HTMLElement | null | undefined, to: Caret) => Focusable | null} */
export function goTo(el, { index, caret }) {
  if (!el) return null;
  const to = el.matches(FOCUSABLE) ? el : focusables(el)[index];
  to?.focus({ preventScroll: true });
  if (caret && to && writable(to)) to.setSelectionRange(...caret);
  return to ?? null;
}

// `where()`: the cursor's place in this part of the page, or null; `go(place)`: put it there.
/** @type {(it: Place) => () => void} */
export function place(it) {
  shared.places.add(it);
  if (shared.wanted) setTimeout(() => arrive(it));
  return () => shared.places.delete(it);
}

export function remember() {
  const at = [...shared.places].map((each) => each.where()).find(Boolean) ?? null;
  write(KEY, { path: location.pathname, at, scroll: scrollY, since: Date.now() });
}

// Lead to a field, of this page or of another: that arrives there as one that comes back.
/** @type {(field: { editor: string, row: string, name: string }, href: string) => void} */
export function lead(field, href) {
  const to = new URL(href, location.href);
  const at = { ...field, index: 0, caret: null, top: innerHeight / 3 };
  if (to.pathname !== location.pathname) {
    write(KEY, { path: to.pathname, at, scroll: 0, since: Date.now() });
    location.href = to.href;
    return;
  }
  for (const each of shared.places) each.go(at)?.scrollIntoView({ block: "center" });
}

// ---- coming back ----

/** @type {(it: Place) => void} */
function arrive(it) {
  const { wanted } = shared;
  if (!wanted?.at) return;
  const { top } = wanted.at;
  const to = it.go(wanted.at);
  if (!to) return;
  hold(() => to.getBoundingClientRect().top - top);
  shared.wanted = null;
  const typed = window.__netwerkTyped?.() ?? [];
  for (const key of typed) replay(to, key);
}

// Keys that came while the page was being made.
/** @type {(to: Element, key: string) => void} */
function replay(to, key) {
  if (!writable(to) || !to.matches("input:not([type]), input[type=text], textarea")) {
    to.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return;
  }
  const [start, end] = [to.selectionStart ?? 0, to.selectionEnd ?? 0];
  if (key.length === 1) to.setRangeText(key, start, end, "end");
  else if (key === "Backspace") to.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  to.dispatchEvent(new Event("input", { bubbles: true }));
}

// Keep what is looked at where it was while the page grows, until the reader moves it.
/** @type {(off: () => number) => void} */
function hold(off) {
  const adjust = () => Math.abs(off()) > 1 && scrollBy({ top: off(), behavior: "instant" });
  const watcher = new ResizeObserver(adjust);
  const stop = () => watcher.disconnect();
  watcher.observe(document.body);
  for (const name of ["wheel", "touchmove", "pointerdown"]) addEventListener(name, stop, { once: true, passive: true });
  setTimeout(stop, SETTLING);
  adjust();
}

// ---- fields that save nothing by themselves: a list that is pasted, a name for something new ----

/** @type {(el: HTMLInputElement | HTMLTextAreaElement) => boolean} */
const loose = (el) =>
  el.matches("textarea, input[type=text], input:not([type])") && !el.closest("[data-editor], .nw-map-panel, dialog");
/** @type {(el: HTMLInputElement | HTMLTextAreaElement) => string} */
const named = (el) => [location.pathname, el.tagName, el.getAttribute("aria-label") ?? el.placeholder ?? ""].join("|");

/** @type {(event: Event) => void} */
function keepLoose({ target }) {
  if (!writable(target) || !loose(target)) return;
  /** @type {Texts} */
  const all = read(LOOSE) ?? {};
  if (target.value) all[named(target)] = target.value;
  else delete all[named(target)];
  write(LOOSE, all);
}

/** @type {(wanted: Texts) => void} */
function fillLoose(wanted) {
  for (const el of document.querySelectorAll("textarea, input")) {
    if (!writable(el) || !loose(el) || el.value) continue;
    const words = wanted[named(el)];
    if (!words) continue;
    delete wanted[named(el)];
    el.value = words;
    for (const name of ["input", "change"]) el.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

export function start() {
  if (shared.started) return;
  shared.started = true;
  /** @type {Left | null} */
  const kept = read(KEY);
  write(KEY, null);
  /** @type {Texts | null} */
  const fields = read(LOOSE);
  write(LOOSE, null);
  addEventListener("input", keepLoose, true);
  if (!kept || kept.path !== location.pathname || Date.now() - kept.since > 3600e3) {
    window.__netwerkTyped?.();
    return;
  }
  if (fields) {
    const watcher = new MutationObserver(() => fillLoose(fields));
    watcher.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watcher.disconnect(), 2 * SETTLING);
    fillLoose(fields);
  }
  shared.wanted = kept;
  for (const each of shared.places) arrive(each);
  if (!kept.at) {
    hold(() => Math.min(kept.scroll, document.documentElement.scrollHeight - innerHeight) - scrollY);
    window.__netwerkTyped?.();
  }
  setTimeout(() => (shared.wanted = null), 2 * SETTLING);
}
