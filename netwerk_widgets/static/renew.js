// Takes a newer page over, block by block: what did not change is not touched, a figure that
// did keeps its place and its zoom, and the reader keeps theirs.
import { every, focused, one } from "./dom.js";
import { unfoldWide } from "./folds.js";

/** @type {(root: ParentNode) => HTMLElement[]} */
const blocks = (root) => every(root, ".nw-main > [id]");

// Where the reader is: the first block on the screen, and how far it is from the top.
function place() {
  const first = blocks(document).find((each) => each.getBoundingClientRect().bottom > 80);
  return first ? { id: first.id, top: first.getBoundingClientRect().top } : null;
}

/** @type {(was: { id: string, top: number } | null) => void} */
function back(was) {
  const now = was && document.getElementById(was.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - was.top, behavior: "instant" });
}

/** @type {(details: HTMLDetailsElement) => string} */
const title = (details) =>
  details.dataset.fold ?? `${details.querySelector(":scope > summary")?.className}|${[...details.classList].join(" ")}`;

// What was open stays so, also what the reader did not open. What they closed stays closed; what
// the page opens anew (the group went on to it) is opened.
/** @type {(old: Element, fresh: Element) => void} */
function keepOpen(old, fresh) {
  const known = new Map([...old.querySelectorAll("details")].map((each) => [title(each), each]));
  for (const each of fresh.querySelectorAll("details")) {
    const before = known.get(title(each));
    const anew = "unfolded" in each.dataset && !(before && "unfolded" in before.dataset);
    if (before) each.open = before.open || anew;
  }
  for (const kind of [".is-few", ":not(.is-few)"]) {
    const fold = old.querySelector(`.nw-fold${kind}.is-open`) && fresh.querySelector(`.nw-fold${kind}`);
    fold?.classList.add("is-open");
    fold?.querySelector(":scope > button")?.setAttribute("aria-expanded", "true");
  }
}

const FOCUSABLE = "a[href], button, select, summary, input, [tabindex]";

/** @type {(old: Element) => (fresh: HTMLElement) => void} */
function focusIn(old) {
  const active = focused();
  if (!active || !old.contains(active)) return () => {};
  const at = [...old.querySelectorAll(FOCUSABLE)].indexOf(active);
  return (fresh) => {
    const again = fresh.querySelectorAll(FOCUSABLE)[at];
    (again instanceof HTMLElement || again instanceof SVGElement ? again : fresh).focus({ preventScroll: true });
  };
}

// Swap one block; figures that are drawn already move over with all they have.
/** @type {(old: HTMLElement, fresh: HTMLElement, views: Map<HTMLElement, FigureView<unknown>>) => void} */
function swap(old, fresh, views) {
  const refocus = focusIn(old);
  for (const slot of every(fresh, ".nw-drawing")) {
    const [live] = every(old, `.nw-drawing[data-key="${CSS.escape(slot.dataset.key ?? "")}"]`);
    const view = live && views.get(live);
    if (!view) continue;
    const drawing =
      slot.dataset.digest === live.dataset.digest ? null : JSON.parse(one(slot, "script", HTMLScriptElement).text);
    live.dataset.digest = slot.dataset.digest;
    slot.replaceWith(live);
    if (drawing) view.show(drawing);
  }
  const select = old.querySelector("select");
  const again = fresh.querySelector("select");
  if (select && again && document.activeElement !== select) again.value = select.value;
  unfoldWide(fresh);
  keepOpen(old, fresh);
  for (const gone of every(old, ".nw-drawing")) drop(gone, views);
  old.replaceWith(fresh);
  refocus(fresh);
}

/** @type {(slot: HTMLElement, views: Map<HTMLElement, FigureView<unknown>>) => void} */
function drop(slot, views) {
  views.get(slot)?.close();
  views.delete(slot);
}

// Show a page (a document) in place of what is there; the blocks that were put in.
/** @type {(page: Document, views: Map<HTMLElement, FigureView<unknown>>) => HTMLElement[]} */
export function takeOver(page, views) {
  const was = place();
  document.documentElement.dataset.figures = page.documentElement.dataset.figures ?? "";
  const active = focused();
  const main = one(document, ".nw-main", HTMLElement);
  const wanted = blocks(page);
  const ids = new Set(wanted.map((each) => each.id));
  const known = new Map(blocks(document).map((each) => [each.id, each]));
  /** @type {HTMLElement[]} */
  const put = [];
  for (const [id, old] of known) {
    if (ids.has(id)) continue;
    for (const slot of every(old, ".nw-drawing")) drop(slot, views);
    old.remove();
  }
  /** @type {HTMLElement | null} */
  let before = null;
  for (const each of wanted) {
    const old = known.get(each.id);
    let now = old ?? each;
    if (!old || old.dataset.digest !== each.dataset.digest) {
      now = document.importNode(each, true);
      if (old) swap(old, now, views);
      else unfoldWide(now);
      put.push(now);
    }
    /** @type {Element | null} */
    const next = before ? before.nextElementSibling : main.firstElementChild;
    if (next !== now) main.insertBefore(now, next);
    before = now;
  }
  document.title = page.title;
  document.documentElement.dataset.revision = page.documentElement.dataset.revision ?? "";
  // A block that went to another place took the focus out of what is in it.
  if (active?.isConnected && active !== focused()) active.focus({ preventScroll: true });
  back(was);
  // What a figure is drawn from may have been gone with the older page.
  window.dispatchEvent(new Event("nw-renewed"));
  return put;
}
