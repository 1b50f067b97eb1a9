// The desk over the stage, for who has one mirrored screen: a key opens it, and closes it again.
import { make } from "../dom.js";

const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/** @type {(el: HTMLElement, title: string, back: () => void) => { toggle(address: string): void, close(): void }} */
export function desk(el, title, back) {
  /** @type {HTMLIFrameElement | null} */
  let frame = null;

  /** @type {(event: KeyboardEvent) => void} */
  function pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const closes = key === "escape" || ((key === "d" || key === "r") && !inField());
    if (!closes) return;
    event.preventDefault();
    hide();
  }
  const inField = () => Boolean(frame?.contentWindow?.document.activeElement?.matches(FIELDS));
  function hide() {
    if (frame) frame.hidden = true;
    back();
  }
  return {
    toggle(address) {
      if (frame && !frame.hidden) {
        hide();
        return;
      }
      if (!frame || frame.dataset.address !== address) {
        frame?.remove();
        const made = make("iframe", { class: "nw-stage-desk", src: address, title, "data-address": address });
        made.addEventListener("load", () => made.contentWindow?.addEventListener("keydown", pressed));
        frame = made;
        el.append(made);
      }
      frame.hidden = false;
      frame.focus();
    },
    close() {
      frame?.remove();
    },
  };
}
