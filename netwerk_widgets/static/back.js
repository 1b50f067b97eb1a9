// A page that comes back after its kernel was gone: the cursor, the place on the screen and what
// stood in fields that save nothing by themselves are as they were.

const KEY = "netwerk-back";
const LOOSE = "netwerk-loose";
const SETTLING = 6000; // figures are drawn, and push what is below them
const FOCUSABLE = "input, textarea, select, button, summary, a[href], [tabindex]";

const shared = (window.__netwerkBack ??= { places: new Set(), wanted: null, started: false });

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing comes back at the top.
  }
}

// ---- leaving ----

// Where the cursor is within an element: which control, and where in its text.
export function spot(el) {
  const at = document.activeElement;
  if (!el?.contains(at)) return null;
  const index = el.matches(FOCUSABLE) ? 0 : [...el.querySelectorAll(FOCUSABLE)].indexOf(at);
  let caret = null;
  try {
    caret = at.selectionStart === null ? null : [at.selectionStart, at.selectionEnd];
  } catch {
    // No text, no caret.
  }
  return { index, caret, top: at.getBoundingClientRect().top };
}

export function goTo(el, { index, caret }) {
  if (!el) return null;
  const to = el.matches(FOCUSABLE) ? el : el.querySelectorAll(FOCUSABLE)[index];
  to?.focus({ preventScroll: true });
  if (caret && to?.setSelectionRange) to.setSelectionRange(...caret);
  return to;
}

// `where()`: the cursor's place in this part of the page, or null; `go(place)`: put it there.
export function place(it) {
  shared.places.add(it);
  if (shared.wanted) setTimeout(() => arrive(it));
  return () => shared.places.delete(it);
}

export function remember() {
  const at = [...shared.places].map((each) => each.where()).find(Boolean) ?? null;
  write(KEY, { path: location.pathname, at, scroll: scrollY, since: Date.now() });
}

// ---- coming back ----

function arrive(it) {
  const { wanted } = shared;
  if (!wanted?.at) return;
  const to = it.go(wanted.at);
  if (!to) return;
  hold(() => to.getBoundingClientRect().top - wanted.at.top);
  shared.wanted = null;
  const typed = window.__netwerkTyped?.() ?? [];
  for (const key of typed) replay(to, key);
}

// Keys that came while the page was being made.
function replay(to, key) {
  if (!to.matches("input:not([type]), input[type=text], textarea")) {
    to.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    return;
  }
  const [start, end] = [to.selectionStart, to.selectionEnd];
  if (key.length === 1) to.setRangeText(key, start, end, "end");
  else if (key === "Backspace") to.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  to.dispatchEvent(new Event("input", { bubbles: true }));
}

// Keep what is looked at where it was while the page grows, until the reader moves it.
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

const loose = (el) =>
  el?.matches?.("textarea, input[type=text], input:not([type])") && !el.closest("[data-editor], .nw-map-panel, dialog");
const named = (el) => [location.pathname, el.tagName, el.getAttribute("aria-label") ?? el.placeholder ?? ""].join("|");

function keepLoose({ target }) {
  if (!loose(target)) return;
  const all = read(LOOSE) ?? {};
  if (target.value) all[named(target)] = target.value;
  else delete all[named(target)];
  write(LOOSE, all);
}

function fillLoose(wanted) {
  for (const el of document.querySelectorAll("textarea, input")) {
    const words = loose(el) && !el.value ? wanted[named(el)] : null;
    if (!words) continue;
    delete wanted[named(el)];
    el.value = words;
    for (const name of ["input", "change"]) el.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

export function start() {
  if (shared.started) return;
  shared.started = true;
  const kept = read(KEY);
  write(KEY, null);
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
