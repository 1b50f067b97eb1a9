// What a list that comes in will do, before it is accepted: what is asked, its columns, what changes.
import { make } from "./dom.js";

// The parts of it in order; what is chosen goes to the kernel by `say`.
/** @type {(now: Preview, texts: Texts, say: Say) => HTMLElement[]} */
export function previewed(now, texts, say) {
  /** @type {(options: { value: string, label: string }[], chosen: string, label: string, tell: (value: string) => void) => HTMLSelectElement} */
  function choice(options, chosen, label, tell) {
    const select = make(
      "select",
      { "aria-label": label, onchange: () => tell(select.value) },
      ...options.map(({ value, label: words }) => make("option", { value }, words)),
    );
    select.value = chosen;
    return select;
  }

  /** @type {(problem: Problem) => HTMLElement} */
  function question({ key, where, sentence, options, chosen, likely, must }) {
    if (must) return decision({ key, where, sentence, options, likely });
    const answer = options.length
      ? choice(options, chosen, `${where}. ${sentence}`, (value) => say("choose", { key, value }))
      : null;
    if (answer) answer.dataset.key = key;
    return make("li", {}, make("strong", {}, where), make("span", {}, sentence), answer);
  }

  // What must be decided first: each answer is a button, the likely one first and marked.
  /** @type {(problem: Omit<Problem, "must" | "chosen">) => HTMLElement} */
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
        value === likely ? `${label} (${texts.likely})` : label,
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
  /** @type {(sheet: ListedSheet, roles: Answer[]) => HTMLElement} */
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

  /** @type {(preview: Preview) => HTMLElement | null} */
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

  /** @type {(change: Change) => HTMLElement} */
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

  return [questions(now), ...now.lists.map((each) => list(each, now.roles)), ...now.groups.map(group)].filter(
    (each) => each !== null,
  );
}
