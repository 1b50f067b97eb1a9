// The start page's doors: a session that is there, a new one, a case, a file.
import { connections, every, focused, make } from "./dom.js";
import { row } from "./sessions.js";
import { handOver } from "./transfer.js";

/** @type {Render<StartState>} */
export function render({ model, el }) {
  const links = connections(model);
  /** @type {Say} */
  const say = (type, more = {}) => model.send({ type, ...more });
  const problem = make("p", { class: "nw-error", role: "alert" });
  const root = make("div", { class: "nw-doors" });
  el.replaceChildren(root);

  /** @type {(title: string, ...content: HTMLElement[]) => HTMLElement} */
  function door(title, ...content) {
    return make("section", { class: "nw-door" }, make("h3", {}, title), ...content);
  }

  /** @type {(texts: Texts) => HTMLElement} */
  function fresh(texts) {
    const input = make("input", {
      type: "text",
      autocomplete: "off",
      maxlength: "80",
      placeholder: texts.name_hint,
      "aria-label": texts.name,
    });
    const form = make(
      "form",
      {
        class: "nw-line",
        onsubmit: (event) => {
          event.preventDefault();
          say("new", { name: input.value });
        },
      },
      input,
      make("button", { type: "submit", class: "nw-button is-main" }, texts.make),
    );
    return door(texts.new, form);
  }

  // Other sessions bear the names of others: they come when asked for, and go again.
  /** @type {(texts: Texts, sessions: KnownSession[] | null) => HTMLElement} */
  function known(texts, sessions) {
    const fold = make(
      "button",
      {
        type: "button",
        class: "nw-button",
        "aria-expanded": String(Boolean(sessions)),
        "data-act": "others",
        onclick: () => say("others", { shown: !sessions }),
      },
      texts.others,
    );
    if (!sessions) return door(texts.known, fold);
    const rows = sessions.map((each) => row(texts, each, say));
    return door(texts.known, fold, make("ul", { class: "nw-picks" }, ...rows));
  }

  /** @type {(texts: Texts, all: { id: string, title: string, summary: string }[]) => HTMLElement} */
  function cases(texts, all) {
    const rows = all.map(({ id, title, summary }) =>
      make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: "nw-pick", onclick: () => say("case", { id }) },
          make("strong", {}, title),
          make("span", {}, summary),
        ),
      ),
    );
    return door(texts.cases, make("ul", { class: "nw-picks" }, ...rows));
  }

  /** @type {(texts: Texts, open: boolean) => HTMLElement} */
  function files(texts, open) {
    const input = make("input", {
      type: "file",
      accept: ".json,application/json",
      class: "nw-hidden",
      id: "nw-import",
      onchange: async () => {
        const [file] = input.files ?? [];
        if (file) say("import", { text: await file.text(), file: file.name });
        input.value = "";
      },
    });
    const label = make("label", { class: "nw-button", for: "nw-import" }, texts.import);
    const save = make("button", { type: "button", class: "nw-button", onclick: () => say("export") }, texts.export);
    return door(
      texts.files,
      make("p", {}, texts.files_help),
      make("div", { class: "nw-line" }, input, label, open ? save : null),
    );
  }

  function show() {
    const { texts, sessions, cases: all, open } = model.get("state");
    const again = root.contains(focused()) && focused()?.dataset.act;
    root.replaceChildren(
      ...[known(texts, sessions), fresh(texts), cases(texts, all), files(texts, open), problem].filter(Boolean),
    );
    if (again) every(root, `[data-act="${CSS.escape(again)}"]`)[0]?.focus({ preventScroll: true });
  }

  links.on("change:state", show);
  links.on("change:problem", () => (problem.textContent = model.get("problem")));
  links.on("msg:custom", (said) => {
    if (said.type !== "download") return;
    const { name, text = "" } = said;
    handOver(name, text);
  });
  show();
  return () => links.close();
}
