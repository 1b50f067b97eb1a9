// The messages that need a person's attention, below the bar.
import { icon, make, opens } from "./dom.js";

// How long what was done is told (ms).
const STAYS = 15000;

/** @type {(model: Model<HeaderState>, links: Links, say: Say, inLab: boolean) => HTMLElement} */
export function toasting(model, links, say, inLab) {
  const toasts = make("div", { class: "nw-toasts", role: "alert" });

  function notices() {
    const { texts } = model.get("state");
    toasts.replaceChildren(
      ...model
        .get("notices")
        .map(({ id, text, kind, action, link }) =>
          make(
            "div",
            { class: `nw-toast is-${kind}` },
            make("p", {}, text),
            link ? make("a", { href: link.href, ...opens(link.path, inLab) }, link.label) : null,
            action
              ? make("button", { type: "button", class: "nw-button", onclick: () => say("act", { id }) }, action)
              : null,
            make(
              "button",
              { type: "button", class: "nw-tool", "aria-label": texts.close, onclick: () => say("dismiss", { id }) },
              icon("remove"),
            ),
          ),
        ),
    );
    const done = model
      .get("notices")
      .filter(({ kind }) => kind === "done")
      .map(({ id }) => id);
    for (const [id, timer] of leaving) {
      if (!done.includes(id)) clearTimeout(timer);
    }
    for (const id of done) {
      if (!leaving.has(id)) leaving.set(id, setTimeout(leave, STAYS, id));
    }
  }

  // What was done is told for a while; not taken away from who is reading or reaching for it.
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const leaving = new Map();
  /** @type {(id: string) => void} */
  function leave(id) {
    if (toasts.matches(":hover, :focus-within")) leaving.set(id, setTimeout(leave, STAYS, id));
    else say("dismiss", { id });
  }
  links.add(() => {
    for (const timer of leaving.values()) clearTimeout(timer);
  });

  links.on("change:notices", notices);
  notices();
  return toasts;
}
