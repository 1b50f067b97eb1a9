// Looking for words in the whole session: a key or a button opens it, and what is chosen leads to
// the field where the words are.
import { lead } from "./back.js";
import { make, struck, uid } from "./dom.js";

const BREATH = 150; // after the last key (ms)
const FIELDS = "input, textarea, select, [contenteditable]";

/** @type {(model: Model<HeaderState>, links: Links, say: Say) => { el: HTMLElement, show(): void }} */
export function searching(model, links, say) {
  const words = () => model.get("state").texts;
  const input = make("input", {
    type: "text",
    role: "searchbox",
    class: "nw-search-words",
    autocomplete: "off",
    maxlength: "100",
  });
  const hint = make("p", { class: "nw-help", role: "status", id: uid("nw-search") });
  const list = make("ul", { class: "nw-search-found" });
  const shut = make("button", { type: "button", class: "nw-button", onclick: () => dialog.close() });
  const dialog = make("dialog", { class: "nw-search" }, make("form", { method: "dialog" }, input, shut), hint, list);
  const button = make("button", { type: "button", class: "nw-extra nw-search-open", onclick: open });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function open() {
    if (dialog.open) return;
    input.value = "";
    list.replaceChildren();
    hint.textContent = words().search_hint;
    dialog.showModal();
    input.focus();
  }

  /** @type {(hit: SearchHit) => HTMLElement} */
  function line({ title, text, page, href, at }) {
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      dialog.close();
      lead(at, href);
    };
    const link = make("a", { href, onclick: go }, make("strong", {}, title), make("span", {}, text || page));
    if (text) link.append(make("span", {}, page));
    return make("li", {}, link);
  }

  /** @type {(hits: SearchHit[]) => void} */
  function show(hits) {
    list.replaceChildren(...hits.map(line));
    hint.textContent = hits.length ? words().search_hint : words().search_none;
  }

  function ask() {
    clearTimeout(later);
    later = setTimeout(() => say("search", { words: input.value }), BREATH);
  }

  // Down and up go through what was found; Enter in the field is the first of it.
  /** @type {(event: KeyboardEvent) => void} */
  function walk(event) {
    const all = [...list.querySelectorAll("a")];
    const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "Enter" && at < 0) all[0]?.click();
    else if (event.key === "ArrowDown") all[Math.min(all.length - 1, at + 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? all[at - 1] : input).focus();
    else return;
    if (event.key !== "Enter" || at < 0) event.preventDefault();
  }

  /** @type {(event: KeyboardEvent) => void} */
  function pressed(event) {
    if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (button.hidden || struck(event).closest(FIELDS)) return;
    event.preventDefault();
    open();
  }

  input.addEventListener("input", ask);
  dialog.addEventListener("keydown", walk);
  document.addEventListener("keydown", pressed);
  links.add(() => document.removeEventListener("keydown", pressed));
  links.on("msg:custom", (content) => {
    if (content.type === "found" && content.words === input.value && content.words.trim()) show(content.hits);
    else if (content.type === "found" && !input.value.trim()) list.replaceChildren();
  });
  return {
    el: make("span", {}, button, dialog),
    show() {
      const texts = words();
      button.hidden = !model.get("state").page.session;
      button.textContent = texts.search_open;
      button.title = `${texts.search_words} (/)`;
      input.placeholder = texts.search_words;
      input.setAttribute("aria-label", texts.search_words);
      shut.textContent = texts.search_close;
    },
  };
}
