// Sharing: with whom the open session is shared, shown when asked for; and what others share.
import { connections, every, focused, make } from "./dom.js";

/** @type {Render<SharingState>} */
export function render({ model, el }) {
  const links = connections(model);
  /** @type {Say} */
  const say = (type, more = {}) => model.send({ type, ...more });
  const problem = make("p", { class: "nw-error", role: "alert" });
  const root = make("div", { class: "nw-sharing" });
  el.replaceChildren(root);
  // What somebody types stays when the page shows something new.
  const name = make("input", { type: "text", autocomplete: "off", maxlength: "80" });
  let kind = "person";
  let writes = false;
  let sent = "";

  /** @type {(words: string | undefined, act: string, go: () => void, of?: string) => HTMLElement} */
  const button = (words = "", act, go, of = "") =>
    make(
      "button",
      {
        type: "button",
        class: "nw-button",
        "data-act": act,
        "aria-label": of && `${words}: ${of}`,
        onclick: go,
      },
      words,
    );

  /** One of two. @type {(legend: string | undefined, options: [string, string | undefined, boolean][], take: (value: string) => void) => HTMLElement} */
  function choice(legend = "", options, take) {
    const rows = options.map(([value, words, checked]) => {
      const input = make("input", {
        type: "radio",
        name: `nw-share-${options[0]?.[0]}`,
        "data-act": `choose ${value}`,
        onchange: () => take(value),
      });
      input.checked = checked;
      return make("label", {}, input, words ?? "");
    });
    return make("fieldset", { class: "nw-line nw-share-choice" }, make("legend", {}, legend), ...rows);
  }

  /** @type {(texts: Texts, shares: Share[], groups: string[]) => HTMLElement[]} */
  function mine(texts, shares, groups) {
    name.setAttribute("aria-label", texts.whom ?? "");
    name.setAttribute("placeholder", texts.whom ?? "");
    name.setAttribute("list", "nw-share-groups");
    const known = make("datalist", { id: "nw-share-groups" });
    const offer = () =>
      known.replaceChildren(...(kind === "group" ? groups : []).map((each) => make("option", { value: each })));
    offer();
    const form = make(
      "form",
      {
        class: "nw-share-form",
        onsubmit: (event) => {
          event.preventDefault();
          sent = name.value;
          say("share", { name: sent, kind, writes });
        },
      },
      choice(
        texts.kind,
        [
          ["person", texts.person, kind === "person"],
          ["group", texts.group, kind === "group"],
        ],
        (value) => {
          kind = value;
          offer();
        },
      ),
      choice(
        texts.what,
        [
          ["reads", texts.reads, !writes],
          ["writes", texts.writes, writes],
        ],
        (value) => (writes = value === "writes"),
      ),
      make(
        "div",
        { class: "nw-line" },
        name,
        make("button", { type: "submit", class: "nw-button is-main", "data-act": "share" }, texts.share),
      ),
      known,
    );
    const rows = shares.map((each) =>
      make(
        "li",
        { class: "nw-share" },
        make("span", {}, make("strong", {}, each.name), ` (${each.who}): ${each.writes ? texts.writes : texts.reads}`),
        button(
          each.writes ? texts.change_reads : texts.change_writes,
          `change ${each.name}`,
          () => say("share", { name: each.name, kind: each.kind, writes: !each.writes }),
          each.name,
        ),
        button(texts.stop, `stop ${each.name}`, () => say("stop", { id: each.id }), each.name),
      ),
    );
    return [
      make("h3", {}, texts.mine),
      shares.length ? make("ul", { class: "nw-shares" }, ...rows) : make("p", {}, texts.nobody),
      form,
    ];
  }

  /** @type {(texts: Texts, found: Given[]) => HTMLElement[]} */
  function given(texts, found) {
    const rows = found.map((each) =>
      make(
        "li",
        { class: "nw-share" },
        make("span", {}, make("strong", {}, each.name), `: ${each.may}`),
        button(texts.open, `open ${each.name}`, () => say("open", { name: each.name }), each.name),
      ),
    );
    return [
      make("h3", {}, texts.given),
      rows.length ? make("ul", { class: "nw-shares" }, ...rows) : make("p", {}, texts.nothing),
    ];
  }

  function show() {
    const { texts, mine: shares, given: found, groups } = model.get("state");
    const again = root.contains(focused()) && focused();
    const act = again ? again.dataset.act : "";
    const fold = button(texts.show, "show", () => say("show", { shown: !found }));
    fold.setAttribute("aria-expanded", String(Boolean(found)));
    root.replaceChildren(
      fold,
      ...(found && shares ? mine(texts, shares, groups) : []),
      problem,
      ...(found ? given(texts, found) : []),
    );
    const place = act ? every(root, `[data-act="${CSS.escape(act)}"]`)[0] : null;
    if (again) (place ?? (again === name && found ? name : fold)).focus({ preventScroll: true });
  }

  links.on("change:state", () => {
    if (sent && name.value === sent) name.value = ""; // it is in the list now
    sent = "";
    show();
  });
  links.on("change:problem", () => {
    problem.textContent = model.get("problem");
    if (problem.textContent) sent = "";
  });
  show();
  return () => links.close();
}
