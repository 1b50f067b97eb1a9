// The screens of a round: who you are, one for each thing that is asked, and a last look.
import { make } from "../dom.js";
import { dots, order, together } from "./dots.js";

/**
 * @typedef {object} AskSheet
 * @property {string} name
 * @property {string} label
 * @property {"scale" | "choice" | "text"} shape
 * @property {number} longest
 * @property {[string, string, string][]} choices value, large, small
 * @property {boolean} [optional] whether it may be left out where the rest must be answered
 *
 * @typedef {object} QuestionSheet
 * @property {string} label
 * @property {string} definition
 * @property {AskSheet[]} asks
 *
 * @typedef {object} AboutSheet
 * @property {string} name
 * @property {string} label
 * @property {boolean} must
 * @property {string} choose
 * @property {number} [longest]
 * @property {[string, string][]} [options]
 *
 * @typedef {import("./kept.js").Kept} Kept
 *
 * @typedef {object} Sheet what the server tells of a round (rounds/sheet.py)
 * @property {string} id
 * @property {string} tag
 * @property {string} title
 * @property {string} kept
 * @property {string} second
 * @property {AboutSheet[]} who
 * @property {QuestionSheet[]} questions
 * @property {Record<string, string[]>} whom what each organisation is asked about; everything when it is empty
 * @property {"" | "dots" | "order" | "all" | "pairs"} rule what the answers must be together
 * @property {number} most how many dots there are
 * @property {string | null} ends
 * @property {Record<string, string>} words
 * @property {{ label: string, what: string, go: string }} code
 */

/** @param {AskSheet} ask @param {string} value */
const chosen = (ask, value) => (ask.shape === "scale" ? Number(value) : value);

// One answer: a row of large buttons, or a field for own words.
/** @param {AskSheet} ask @param {QuestionSheet} question @param {Kept} kept @param {() => void} changed */
function answer(ask, question, kept, changed) {
  const label = ask.label || question.label;
  if (ask.shape === "text") {
    const field = make("textarea", { rows: "3", maxlength: String(ask.longest), "aria-label": label });
    field.value = String(kept.answers[ask.name] ?? "");
    field.addEventListener("input", () => {
      if (field.value.trim()) kept.answers[ask.name] = field.value;
      else delete kept.answers[ask.name];
      changed();
    });
    return make(
      "div",
      { class: "nw-round-text" },
      ask.label ? make("p", { "aria-hidden": "true" }, ask.label) : null,
      field,
    );
  }
  // A short scale fits in a row; its words then stand beneath the ends. So do those of a long one,
  // which takes a few rows.
  const long = ask.shape === "scale" && ask.choices.length > 7;
  const row = ask.shape === "scale" && (ask.choices.length <= 5 || long);
  const group = make("div", {
    class: `nw-round-choices is-${long ? "long" : row ? "row" : ask.shape}`,
    role: "group",
    "aria-label": label,
  });
  const mark = () => {
    for (const each of group.querySelectorAll("button")) {
      each.setAttribute("aria-pressed", String(kept.answers[ask.name] === chosen(ask, each.dataset.value ?? "")));
    }
  };
  for (const [value, large, small] of ask.choices) {
    const choose = () => {
      // The same once more takes it back.
      if (kept.answers[ask.name] === chosen(ask, value)) delete kept.answers[ask.name];
      else kept.answers[ask.name] = chosen(ask, value);
      mark();
      changed();
    };
    group.append(
      make(
        "button",
        { type: "button", "data-value": value, onclick: choose },
        make("strong", {}, large),
        small ? make("span", {}, small) : null,
      ),
    );
  }
  mark();
  const ends = [ask.choices[0], ask.choices.at(-1)].map((choice) => make("span", {}, choice?.[2] ?? ""));
  return make(
    "div",
    {},
    ask.label ? make("p", { "aria-hidden": "true" }, ask.label) : null,
    group,
    row ? make("p", { class: "nw-round-ends", "aria-hidden": "true" }, ...ends) : null,
  );
}

/** @param {QuestionSheet} question @param {Sheet} sheet @param {Kept} kept @param {() => void} changed */
export function questionScreen(question, sheet, kept, changed) {
  const own = sheet.rule === "dots" ? dots : sheet.rule === "order" ? order : null;
  if (own) {
    return [
      make("h2", { tabindex: "-1" }, question.label),
      make("p", { class: "nw-round-what" }, question.definition),
      ...own(question, sheet, kept, changed),
    ];
  }
  return [
    make("h2", { tabindex: "-1" }, question.label),
    make("p", { class: "nw-round-what" }, question.definition),
    ...question.asks.map((ask) => answer(ask, question, kept, changed)),
  ];
}

/** @param {AboutSheet} asked @param {Kept} kept @param {() => void} changed */
function about(asked, kept, changed) {
  const field = asked.options
    ? make(
        "select",
        {},
        make("option", { value: "" }, asked.choose),
        ...asked.options.map(([value, name]) => make("option", { value }, name)),
      )
    : make("input", { type: "text", maxlength: String(asked.longest), autocomplete: "off" });
  field.value = kept.about[asked.name] ?? "";
  field.addEventListener("input", () => {
    kept.about[asked.name] = field.value;
    changed();
  });
  return make("label", { class: "nw-round-about" }, make("span", {}, asked.label), field);
}

/** @param {Sheet} sheet @param {Kept} kept @param {() => void} changed */
export function firstScreen(sheet, kept, changed) {
  return [
    make("h2", { tabindex: "-1" }, sheet.title),
    sheet.second ? make("p", {}, sheet.second) : null,
    make("p", { class: "nw-round-kept" }, sheet.kept),
    ...sheet.who.map((each) => about(each, kept, changed)),
  ].filter((each) => each !== null);
}

/** @param {AskSheet} ask @param {Kept} kept @param {string} nothing */
function told(ask, kept, nothing) {
  const value = kept.answers[ask.name];
  if (value === undefined) return nothing;
  const choice = ask.choices.find((each) => each[0] === String(value));
  return choice ? choice[1] : String(value);
}

/** @param {QuestionSheet} question @param {Sheet} sheet @param {Kept} kept @param {string} nothing */
function summary(question, sheet, kept, nothing) {
  if (sheet.rule === "dots" || sheet.rule === "order") return together(question, sheet, kept) || nothing;
  if (question.asks.every((ask) => kept.answers[ask.name] === undefined)) return nothing;
  const shown = question.asks.filter((ask) => !ask.optional || kept.answers[ask.name] !== undefined);
  return shown.map((ask) => told(ask, kept, nothing)).join(" · ");
}

// What somebody answered, each with a way back to it.
// ``first`` is the screen of the first question.
/** @param {QuestionSheet[]} questions @param {Sheet} sheet @param {Kept} kept @param {number} first @param {(at: number) => void} go */
export function lastScreen(questions, sheet, kept, first, go) {
  const words = sheet.words;
  const rows = questions.map((question, index) =>
    make(
      "li",
      {},
      make("span", {}, question.label),
      make("strong", {}, summary(question, sheet, kept, words.nothing)),
      make(
        "button",
        { type: "button", "aria-label": `${words.change}: ${question.label}`, onclick: () => go(index + first) },
        words.change,
      ),
    ),
  );
  return [make("h2", { tabindex: "-1" }, words.check), make("ul", { class: "nw-round-answers" }, ...rows)];
}

/** @param {Sheet["code"]} words @param {(digits: string) => void} send */
export function codeScreen(words, send) {
  const field = make("input", {
    type: "text",
    inputmode: "numeric",
    maxlength: "4",
    pattern: "[0-9]{4}",
    autocomplete: "off",
    required: true,
  });
  const form = make(
    "form",
    { class: "nw-round-code" },
    make(
      "label",
      { class: "nw-round-about" },
      make("h2", { tabindex: "-1" }, words.label),
      make("span", {}, words.what),
      field,
    ),
    make("button", { type: "submit", class: "nw-round-go" }, words.go),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(field.value);
  });
  return [form];
}
