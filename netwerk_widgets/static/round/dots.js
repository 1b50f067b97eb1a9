// A question of which all things stand on one screen: dots to put, or an order to tap.
import { every, make } from "../dom.js";
import { filled } from "./words.js";

/** @typedef {import("./screens.js").QuestionSheet} QuestionSheet */
/** @typedef {import("./screens.js").AskSheet} AskSheet */
/** @typedef {import("./screens.js").Sheet} Sheet */
/** @typedef {import("./kept.js").Kept} Kept */

/** @param {Kept} kept @param {AskSheet} ask */
const number = (kept, ask) => Number(kept.answers[ask.name] ?? 0);

// Dots: a thing a row, with fewer on the left and more on the right; never more than there are.
/** @param {QuestionSheet} question @param {Sheet} sheet @param {Kept} kept @param {() => void} changed */
export function dots(question, sheet, kept, changed) {
  const words = sheet.words;
  const left = make("p", { class: "nw-round-left", role: "status" });
  const rows = make("ul", { class: "nw-round-things" });
  const spent = () => question.asks.reduce((sum, ask) => sum + number(kept, ask), 0);
  const mark = () => {
    const free = sheet.most - spent();
    left.textContent = filled(words.dots_left, { n: free, all: sheet.most });
    for (const row of every(rows, "li")) {
      const ask = question.asks[Number(row.dataset.at)];
      const [less, more] = row.querySelectorAll("button");
      less.disabled = number(kept, ask) === 0;
      more.disabled = free <= 0;
      const said = row.querySelector("output");
      if (said) said.textContent = String(number(kept, ask));
    }
  };
  question.asks.forEach((ask, at) => {
    const put = (/** @type {number} */ by) => {
      const now = number(kept, ask) + by;
      if (now < 0 || (by > 0 && spent() >= sheet.most)) return;
      if (now) kept.answers[ask.name] = now;
      else delete kept.answers[ask.name];
      mark();
      changed();
    };
    const button = (/** @type {string} */ sign, /** @type {string} */ said, /** @type {number} */ by) =>
      make("button", { type: "button", "aria-label": filled(said, { name: ask.label }), onclick: () => put(by) }, sign);
    rows.append(
      make(
        "li",
        { "data-at": String(at) },
        make("span", {}, ask.label),
        button("−", words.dot_less, -1),
        make("output", {}),
        button("+", words.dot_more, 1),
      ),
    );
  });
  mark();
  return [left, rows];
}

// An order: who is tapped first comes first. The last tap can be taken back, or all of them.
/** @param {QuestionSheet} question @param {Sheet} sheet @param {Kept} kept @param {() => void} changed */
export function order(question, sheet, kept, changed) {
  const words = sheet.words;
  const next = make("p", { class: "nw-round-left", role: "status" });
  const rows = make("div", { class: "nw-round-choices is-order", role: "group", "aria-label": question.label });
  const placed = () => question.asks.filter((ask) => ask.name in kept.answers).length;
  const undo = make("button", { type: "button", onclick: () => back(1) }, words.undo);
  const anew = make("button", { type: "button", onclick: () => back(question.asks.length) }, words.anew);
  const mark = () => {
    const many = placed();
    const all = question.asks.length;
    next.textContent = many < all ? filled(words.order_next, { n: many + 1, all }) : words.order_done;
    every(rows, "button").forEach((button, at) => {
      const place = number(kept, question.asks[at]);
      button.setAttribute("aria-pressed", String(place > 0));
      const said = button.querySelector("strong");
      if (said) said.textContent = place ? String(place) : "·";
    });
    undo.disabled = anew.disabled = many === 0;
  };
  const after = () => {
    mark();
    changed();
  };
  const back = (/** @type {number} */ many) => {
    const keep = placed() - many;
    for (const ask of question.asks) if (number(kept, ask) > keep) delete kept.answers[ask.name];
    after();
  };
  for (const ask of question.asks) {
    const tap = () => {
      const place = number(kept, ask);
      if (!place) kept.answers[ask.name] = placed() + 1;
      else if (place === placed()) delete kept.answers[ask.name];
      after();
    };
    rows.append(make("button", { type: "button", onclick: tap }, make("strong", {}), make("span", {}, ask.label)));
  }
  mark();
  return [next, rows, make("p", { class: "nw-round-undo" }, undo, anew)];
}

// The same on the last look: what got dots, or the order.
/** @param {QuestionSheet} question @param {Sheet} sheet @param {Kept} kept */
export function together(question, sheet, kept) {
  const given = question.asks.filter((ask) => number(kept, ask) > 0);
  if (sheet.rule === "order") {
    given.sort((one, other) => number(kept, one) - number(kept, other));
    return given.map((ask) => `${number(kept, ask)}. ${ask.label}`).join("\n");
  }
  return given.map((ask) => `${ask.label}: ${number(kept, ask)}`).join("\n");
}
