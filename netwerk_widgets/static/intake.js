// A list that comes in: paste it or choose a file, see what it does, accept or not. And the
// ways out: one button for each format.
import { connections, make, uid } from "./dom.js";

const KINDS = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  json: "application/json",
};

function save(name, buffer) {
  const type = KINDS[name.split(".").pop()] ?? "application/xml";
  const url = URL.createObjectURL(new Blob([buffer], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export function render({ model, el }) {
  const links = connections(model);
  const problem = make("p", { class: "nw-error", role: "alert" });
  const root = make("div", { class: "nw-intake" });
  el.replaceChildren(root);
  links.on("change:problem", () => (problem.textContent = model.get("problem")));
  links.on("msg:custom", (content, buffers) => content.type === "download" && save(content.name, buffers[0]));
  if (model.get("state").formats) ways(model, root, problem);
  else intake(model, root, problem, links);
  return () => links.close();
}

function ways(model, root, problem) {
  const rows = model.get("state").formats.map(({ value, label, help }) => {
    const told = uid("nw-format");
    return make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: "nw-button",
          "data-format": value,
          "aria-describedby": told,
          onclick: () => model.send({ format: value }),
        },
        label,
      ),
      make("span", { class: "nw-help", id: told }, help),
    );
  });
  root.replaceChildren(make("ul", { class: "nw-formats" }, ...rows), problem);
}

function intake(model, root, problem, links) {
  const { texts, accept, most } = model.get("state");
  const status = make("p", { class: "nw-help", role: "status" });
  const preview = make("div", { class: "nw-preview" });
  const say = (type, more = {}, buffers = []) => model.send({ type, ...more }, undefined, buffers);

  function ask(type, more, buffers) {
    problem.textContent = "";
    status.textContent = texts.busy;
    say(type, more, buffers);
  }

  function refuse(sentence) {
    status.textContent = "";
    problem.textContent = sentence;
  }

  const area = make("textarea", {
    id: uid("nw-paste"),
    rows: "7",
    placeholder: texts.hint,
    spellcheck: "false",
    wrap: "off",
  });
  const look = make(
    "button",
    {
      type: "button",
      class: "nw-button is-main",
      onclick: () => {
        if (area.value.length > most) refuse(texts.large);
        else ask("paste", { text: area.value });
      },
    },
    texts.look,
  );
  const input = make("input", {
    type: "file",
    accept,
    multiple: true,
    class: "nw-hidden",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: async () => {
      const files = [...input.files];
      if (files.reduce((sum, { size }) => sum + size, 0) > most) refuse(texts.large);
      else if (files.length) {
        const buffers = await Promise.all(files.map((file) => file.arrayBuffer()));
        ask("file", { names: files.map(({ name }) => name) }, buffers);
      }
      input.value = "";
    },
  });
  const pick = make("button", { type: "button", class: "nw-button", onclick: () => input.click() }, texts.pick);
  const blank = make("button", { type: "button", class: "nw-button", onclick: () => say("template") }, texts.template);
  root.replaceChildren(
    make("div", { class: "nw-field" }, make("label", { class: "nw-label", for: area.id }, texts.paste), area),
    make("div", { class: "nw-line" }, look, input, pick, blank),
    make("p", { class: "nw-help" }, texts.kinds),
    status,
    problem,
    preview,
  );

  function choice(options, chosen, label, tell) {
    const select = make(
      "select",
      { "aria-label": label, onchange: () => tell(select.value) },
      ...options.map(({ value, label: words }) => make("option", { value }, words)),
    );
    select.value = chosen;
    return select;
  }

  function question({ key, where, sentence, options, chosen, likely, must }) {
    if (must) return decision({ key, where, sentence, options, likely });
    const answer = options.length
      ? choice(options, chosen, `${where}. ${sentence}`, (value) => say("choose", { key, value }))
      : null;
    if (answer) answer.dataset.key = key;
    return make("li", {}, make("strong", {}, where), make("span", {}, sentence), answer);
  }

  // What must be decided first: each answer is a button, the likely one first and marked.
  function decision({ key, where, sentence, options, likely }) {
    const buttons = options.map(({ value, label }) =>
      make(
        "button",
        {
          type: "button",
          class: value === likely ? "nw-button is-main" : "nw-button",
          "data-answer": value,
          "data-key": `${key} ${value}`,
          onclick: () => say("choose", { key, value }),
        },
        label,
      ),
    );
    return make(
      "li",
      { class: "is-must", role: "group", "aria-label": sentence },
      make("strong", {}, where),
      make("span", {}, sentence),
      make("div", { class: "nw-line" }, ...buttons),
    );
  }

  // Every column: what it was taken for, and a choice to change that.
  function list({ shape, columns }, roles) {
    const head = [texts.column_head, texts.column_role, texts.column_samples].map((words) =>
      make("th", { scope: "col" }, words),
    );
    const body = columns.map(({ key, head: name, role, label, samples }) => {
      const known = roles.some(({ value }) => value === role);
      const select = choice(
        known ? roles : [{ value: role, label }, ...roles],
        role,
        `${name || texts.no_head}: ${texts.column_role}`,
        (value) => say("choose", { key, value }),
      );
      select.dataset.key = key;
      return make(
        "tr",
        {},
        make("th", { scope: "row" }, name || make("em", {}, texts.no_head)),
        make("td", {}, select),
        make("td", {}, samples),
      );
    });
    return make(
      "details",
      { class: "nw-change nw-columns", open: true },
      make("summary", {}, make("strong", {}, texts.columns), ` ${shape}`),
      make(
        "div",
        { class: "nw-table-scroll" },
        make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)),
      ),
    );
  }

  function questions({ problems, count, more, alike }) {
    if (!problems.length) return null;
    const all =
      alike &&
      make(
        "label",
        { class: "nw-field" },
        make("span", { class: "nw-label" }, texts.all_alike),
        choice(
          alike.chosen ? alike.options : [{ value: "", label: "–" }, ...alike.options],
          alike.chosen,
          texts.all_alike,
          (value) => value && say("choose_all", { kind: alike.kind, value }),
        ),
      );
    return make(
      "section",
      { class: "nw-questions" },
      make("h4", {}, `${texts.problems} (${count})`),
      all,
      make("ul", {}, ...problems.map(question)),
      more ? make("p", { class: "nw-help" }, more) : null,
    );
  }

  function group({ what, label, amount, rows, more }) {
    const head = [texts.column_row, texts.column_name, texts.column_details].map((words) =>
      make("th", { scope: "col" }, words),
    );
    const body = rows.map(({ row, name, details }) =>
      make("tr", {}, make("td", {}, row), make("th", { scope: "row" }, name), make("td", {}, details)),
    );
    return make(
      "details",
      { class: `nw-change is-${what}`, open: rows.length <= 12 },
      make("summary", {}, make("strong", {}, label), ` ${amount}`),
      make(
        "div",
        { class: "nw-table-scroll" },
        make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)),
      ),
      more ? make("p", { class: "nw-help" }, more) : null,
    );
  }

  let before = null;
  function show() {
    const now = model.get("state").preview;
    const focus = document.activeElement?.dataset?.key;
    const folded = new Map([...preview.querySelectorAll("details")].map((each) => [each.className, each.open]));
    status.textContent = "";
    if (!now) {
      preview.replaceChildren();
      if (before) {
        area.value = "";
        look.focus();
      }
    } else {
      problem.textContent = "";
      const title = make("h3", { tabindex: "-1" }, `${texts.preview}: ${now.name}`);
      const yes = make(
        "button",
        { type: "button", class: "nw-button is-main", "data-do": "accept", onclick: () => ask("accept") },
        texts.accept,
      );
      const no = make(
        "button",
        { type: "button", class: "nw-button", "data-do": "cancel", onclick: () => say("cancel") },
        texts.cancel,
      );
      const must = now.asks ? make("p", { class: "nw-help" }, texts.must) : null;
      const buttons = make("div", { class: "nw-line" }, now.empty || now.asks ? null : yes, no);
      preview.replaceChildren(
        ...[
          title,
          make("p", { class: "nw-counted" }, now.counted),
          now.empty ? make("p", {}, texts.nothing) : null,
          questions(now),
          ...now.lists.map((each) => list(each, now.roles)),
          ...now.groups.map(group),
          must,
          buttons,
        ].filter(Boolean),
      );
      if (before) {
        for (const each of preview.querySelectorAll("details")) each.open = folded.get(each.className) ?? each.open;
        [...preview.querySelectorAll("[data-key]")].find((each) => each.dataset.key === focus)?.focus();
      } else {
        title.focus({ preventScroll: true });
        title.scrollIntoView({ block: "start" });
      }
    }
    before = now;
  }

  links.on("change:state", show);
  links.on("change:problem", () => (status.textContent = ""));
  show();
}
