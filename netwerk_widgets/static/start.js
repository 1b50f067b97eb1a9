// The start page's doors: a session that is there, a new one, a case, a file.
import { connections, make } from "./dom.js";

export function render({ model, el }) {
  const links = connections(model);
  const say = (type, more = {}) => model.send({ type, ...more });
  const problem = make("p", { class: "nw-error", role: "alert" });
  const root = make("div", { class: "nw-doors" });
  el.replaceChildren(root);

  function door(title, ...content) {
    return make("section", { class: "nw-door" }, make("h3", {}, title), ...content);
  }

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
    const rows = sessions.map(({ name, changed, current }) =>
      make(
        "li",
        {},
        make(
          "button",
          {
            type: "button",
            class: "nw-pick",
            "aria-current": current ? "true" : null,
            onclick: () => say("open", { name }),
          },
          make("strong", {}, name),
          make("span", {}, changed),
        ),
      ),
    );
    return door(texts.known, fold, make("ul", { class: "nw-picks" }, ...rows));
  }

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

  function files(texts, open) {
    const input = make("input", {
      type: "file",
      accept: ".json,application/json",
      class: "nw-hidden",
      id: "nw-import",
      onchange: async () => {
        const [file] = input.files;
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
    const again = root.contains(document.activeElement) && document.activeElement.dataset.act;
    root.replaceChildren(
      ...[known(texts, sessions), fresh(texts), cases(texts, all), files(texts, open), problem].filter(Boolean),
    );
    if (again) root.querySelector(`[data-act="${again}"]`)?.focus({ preventScroll: true });
  }

  links.on("change:state", show);
  links.on("change:problem", () => (problem.textContent = model.get("problem")));
  links.on("msg:custom", ({ type, name, text }) => {
    if (type !== "download") return;
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  });
  show();
  return () => links.close();
}
