// The sessions on this computer: open one, or give it another name, copy it, remove it.
import { every, make } from "./dom.js";

/**
 * One session. What else can be done with it comes when asked for, each in a line of its own.
 * @param {Texts} texts
 * @param {KnownSession} session
 * @param {Say} say
 */
export function row(texts, { name, changed, current }, say) {
  const place = make("div", { class: "nw-line nw-known-line" });
  const open = make(
    "button",
    {
      type: "button",
      class: "nw-pick",
      "aria-current": current ? "true" : null,
      onclick: () => say("open", { name }),
    },
    make("strong", {}, name),
    make("span", {}, changed),
  );
  const more = make(
    "button",
    {
      type: "button",
      class: "nw-button nw-more",
      "aria-expanded": "false",
      "aria-label": `${texts.more}: ${name}`,
      title: texts.more ?? "",
      onclick: () => (more.getAttribute("aria-expanded") === "true" ? fold() : choices()),
    },
    "…",
  );

  /** @param {boolean} shown @param {...(HTMLElement | string)} content */
  function put(shown, ...content) {
    more.setAttribute("aria-expanded", String(shown));
    place.replaceChildren(...content);
    every(place, "input, button")[0]?.focus();
  }
  function fold() {
    put(false);
    more.focus();
  }
  /** @param {string} words @param {() => void} go @param {string} [css] */
  const button = (words, go, css = "") =>
    make("button", { type: "button", class: `nw-button ${css}`, onclick: go }, words);
  const no = () => button(texts.no ?? "", fold);

  function choices() {
    put(
      true,
      button(texts.rename ?? "", () => ask("rename", name, texts.yes_rename ?? "")),
      button(texts.copy ?? "", () =>
        ask("copy", (texts.copy_name ?? "").replace("{name}", name), texts.yes_copy ?? ""),
      ),
      button(texts.remove ?? "", sure),
      no(),
    );
  }
  /** @param {"rename" | "copy"} what @param {string} first @param {string} yes */
  function ask(what, first, yes) {
    const input = make("input", {
      type: "text",
      autocomplete: "off",
      maxlength: "80",
      "aria-label": texts.name,
    });
    input.value = first;
    const form = make(
      "form",
      {
        class: "nw-line",
        onsubmit: (event) => {
          event.preventDefault();
          say(what, { name, to: input.value });
        },
      },
      input,
      make("button", { type: "submit", class: "nw-button is-main" }, yes),
      no(),
    );
    put(true, ...(what === "copy" ? [make("p", { class: "nw-help" }, texts.copy_what)] : []), form);
    input.select();
  }
  function sure() {
    const gone = button(texts.yes_remove ?? "", () => say("remove", { name }), "is-main");
    put(true, make("p", { class: "nw-help" }, texts.remove_what), gone, no());
  }
  return make("li", { class: "nw-known" }, open, more, place);
}
