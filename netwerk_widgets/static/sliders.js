// ipywidgets gives the handle of a slider no name of its own: it gets that of its label.
import { every } from "./dom.js";

const SLIDERS = ".widget-hslider";

export function nameSliders() {
  for (const slider of every(document.body, SLIDERS)) {
    const handle = slider.querySelector(".noUi-handle");
    const name = slider.querySelector(".widget-label")?.textContent;
    if (handle && name) handle.setAttribute("aria-label", name);
  }
}

// A slider comes after the bar, and with every language its label is another one.
/** @returns {() => void} */
export function namingSliders() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  const watcher = new MutationObserver((found) => {
    // What is new, not the page around it: this looks on at every change.
    const near = (/** @type {MutationRecord} */ { addedNodes }) =>
      [...addedNodes].some((each) => each instanceof Element && (each.closest(SLIDERS) ?? each.querySelector(SLIDERS)));
    if (later !== undefined || !found.some(near)) return;
    later = setTimeout(() => {
      later = undefined;
      nameSliders();
    }, 100);
  });
  watcher.observe(document.body, { childList: true, subtree: true });
  nameSliders();
  return () => {
    clearTimeout(later);
    watcher.disconnect();
  };
}
