// Past the bar and the opening of a page, for who uses the keyboard.
import { every, make } from "./dom.js";

const FIELDS = "[data-editor] :is(input, textarea, select):not([disabled], [readonly])";

// To what is asked first; where nothing is asked, to what the page is about.
/** @type {(event: Event) => void} */
function skipped(event) {
  event.preventDefault();
  const seen = (/** @type {string} */ what) => every(document.body, what).find((each) => each.checkVisibility());
  const field = seen(FIELDS);
  const to = field ?? seen(".nw-section h2") ?? seen("h1");
  if (to && !field) to.tabIndex = -1;
  to?.focus();
}

export const skipLink = () => make("a", { class: "nw-skip", href: "#", onclick: skipped });
