// What the answers must be together before they can be sent; the server holds to it too
// (rounds/rules.py).

/** @typedef {import("./screens.js").Sheet} Sheet */
/** @typedef {import("./screens.js").QuestionSheet} QuestionSheet */
/** @typedef {import("./kept.js").Kept} Kept */

/** What a question is about. @param {QuestionSheet} question */
export const about = (question) => question.asks[0].name.split(".")[0];

// The questions to go through: of a list of organisations only those that were chosen, or that
// this organisation is asked about.
/** @param {Sheet} sheet @param {Kept} kept @returns {QuestionSheet[]} */
export function toAsk(sheet, kept) {
  const own = sheet.whom[kept.about.party ?? ""];
  if (own) return sheet.questions.filter((each) => own.includes(about(each)));
  if (sheet.rule !== "pairs") return sheet.questions;
  return sheet.questions.filter((each) => kept.picked.includes(about(each)) && about(each) !== kept.about.party);
}

/** @param {QuestionSheet} question @param {Kept} kept */
const whole = (question, kept) => question.asks.every((ask) => ask.optional || ask.name in kept.answers);

// Whether somebody may go on from a screen with this question.
/** @param {Sheet} sheet @param {Kept} kept @param {QuestionSheet | undefined} question */
export function mayGoOn(sheet, kept, question) {
  if (sheet.rule === "pairs") return question ? whole(question, kept) : toAsk(sheet, kept).length > 0;
  return sheet.rule !== "order" || !question || whole(question, kept);
}

/** @param {Sheet} sheet @param {Kept} kept */
export function maySend(sheet, kept) {
  const questions = toAsk(sheet, kept);
  if (["all", "order", "pairs"].includes(sheet.rule)) {
    return questions.length > 0 && questions.every((each) => whole(each, kept));
  }
  return Object.keys(asked(sheet, kept)).length > 0;
}

// The answers that are sent: of a list of organisations those to what is asked, not of one's own.
/** @param {Sheet} sheet @param {Kept} kept */
export function asked(sheet, kept) {
  if (sheet.rule !== "pairs" && !Object.keys(sheet.whom).length) return kept.answers;
  const names = new Set(toAsk(sheet, kept).flatMap((each) => each.asks.map((ask) => ask.name)));
  return Object.fromEntries(Object.entries(kept.answers).filter(([name]) => names.has(name)));
}
