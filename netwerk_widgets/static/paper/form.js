// The questions beforehand, opened from disk: keeps what is typed in this browser, and saves an
// answer file that is mailed back. It asks nobody for anything.
import { every, one } from "../dom.js";
import { handOver } from "../transfer.js";

/**
 * @typedef {object} Given what stands in the file (paper/forms.py)
 * @property {string} format
 * @property {number} version
 * @property {string} session
 * @property {string} party
 * @property {string} seal
 * @property {Record<string, Record<string, string>>} asked
 * @property {string[]} named the kinds that need a name
 * @property {string} file
 * @property {Record<string, string>} words
 */

/** @type {Given} */
const given = JSON.parse(one(document, "#data", HTMLElement).textContent ?? "");
const PLACE = `netwerk-form:${given.seal}`;
const progress = one(document, "#progress", HTMLElement);
const state = one(document, "#state", HTMLElement);
const who = document.querySelector("#who");
const named = who instanceof HTMLInputElement ? who : null;

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */
/** @type {Field[]} */
const fields = every(document, "textarea, select, input[type=radio]").filter(
  (each) =>
    each instanceof HTMLTextAreaElement || each instanceof HTMLSelectElement || each instanceof HTMLInputElement,
);
const all = new Set(fields.map(({ name }) => name)).size;

/** @type {(words: string, bad?: boolean) => void} */
function say(words, bad = false) {
  state.textContent = words;
  state.classList.toggle("is-bad", bad);
}

/** @type {(words: string, values: Record<string, string | number>) => string} */
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

// What was filled in, by the name of each field.
function typed() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const field of fields) {
    const on = field instanceof HTMLInputElement ? field.checked : field.value.trim();
    if (on) found[field.name] = field.value;
  }
  return found;
}

function keep() {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ who: named?.value ?? "", typed: typed() }));
    return true;
  } catch {
    return false;
  }
}

function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    if (named) named.value = String(kept.who ?? "");
    for (const field of fields) {
      const value = kept.typed?.[field.name];
      if (typeof value !== "string") continue;
      if (field instanceof HTMLInputElement) field.checked = field.value === value;
      else field.value = value;
    }
  } catch {
    // Nothing was kept.
  }
}

function show() {
  progress.textContent = filled(given.words.progress, { n: Object.keys(typed()).length, all });
  for (const undo of every(document, ".undo")) undo.hidden = !undo.parentElement?.querySelector(":checked");
}

/** @type {(field: HTMLElement) => boolean} */
const counts = (field) => field.closest("fieldset")?.dataset.shape === "scale";

// The answers as the session reads them: a place on a scale is a number.
function answers() {
  const found = typed();
  /** @type {Record<string, Record<string, string | number>>} */
  const told = {};
  for (const field of fields) {
    if (found[field.name] === undefined) continue;
    const cut = field.name.indexOf("/");
    const [kind, name] = [field.name.slice(0, cut), field.name.slice(cut + 1)];
    told[kind] ??= {};
    told[kind][name] = counts(field) ? Number(found[field.name]) : found[field.name];
  }
  return told;
}

// Of a relation both what it is and how strong: the first of which only one was filled in.
function half() {
  const found = typed();
  return every(document, ".is-row").find((row) => {
    const names = new Set(every(row, "select, input").map((each) => each.getAttribute("name") ?? ""));
    return new Set([...names].map((name) => found[name] !== undefined)).size > 1;
  });
}

function save() {
  const told = answers();
  if (!Object.keys(told).length) return say(given.words.empty, true);
  if (named && !named.value.trim() && given.named.some((kind) => told[kind])) {
    named.focus();
    return say(given.words.who, true);
  }
  const row = half();
  if (row) {
    one(row, "select", HTMLSelectElement).focus();
    return say(filled(given.words.half, { name: one(row, "h3", HTMLElement).textContent ?? "" }), true);
  }
  const { format, version, session, party, seal, asked, file } = given;
  const made = { format, version, session, party, seal, asked };
  const whole = { ...made, saved: new Date().toISOString(), who: named?.value.trim() ?? "", answers: told };
  handOver(file, JSON.stringify(whole, null, 1));
  say(filled(given.words.saved, { file }));
}

function changed() {
  say(keep() ? given.words.kept : given.words.kept_not, false);
  show();
}

document.addEventListener("input", changed);
document.addEventListener("click", (event) => {
  const button = event.target;
  if (!(button instanceof HTMLButtonElement)) return;
  if (button.id === "save") save();
  else if (button.id === "clear") {
    if (!button.dataset.sure) {
      button.dataset.sure = "yes"; // a second time means it
      say(given.words.cleared, true);
      return;
    }
    for (const field of fields) {
      if (field instanceof HTMLInputElement) field.checked = false;
      else field.value = "";
    }
    if (named) named.value = "";
    changed();
    say("");
  } else if (button.classList.contains("undo")) {
    for (const radio of every(button.parentElement ?? document, ":checked")) {
      if (radio instanceof HTMLInputElement) radio.checked = false;
    }
    changed();
  }
  const clear = one(document, "#clear", HTMLButtonElement);
  if (button !== clear || button.dataset.sure) delete clear.dataset.sure;
});

restore();
show();
