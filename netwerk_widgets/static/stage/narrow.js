// Words of a figure that a narrower beamer has less room for: wrapped again, never made smaller.
import { letters, syllable } from "../syllables.js";

const EM = 0.57; // how wide a letter is, as a share of its height
const LINE = 1.3;
const GAP = 12; // between two heads
const WORDS = { size: 28 };
const MOST = 5; // lines of a head

/** @type {(text: string) => number} */
const long = (text) => text.replace(/<[^>]*>/g, "").length;

// A word that has no room on a line by itself is parted between syllables; not where it has signs of its own.
/** @type {(word: string, most: number) => string[]} */
function parted(word, most) {
  const signs = letters(word);
  if (signs.length <= most || most < 6 || /[<>&]/.test(word)) return [word];
  const at = syllable(signs, most - 1);
  return [`${signs.slice(0, at).join("")}-`, ...parted(signs.slice(at).join(""), most)];
}

/** @type {(text: string, most: number) => string} */
export function rewrapped(text, most) {
  /** @type {string[]} */
  const lines = [];
  const whole = text.replaceAll("-<br>", "").replaceAll("<br>", " ");
  for (const word of whole.split(" ").flatMap((each) => parted(each, most))) {
    const last = lines.at(-1);
    if (last !== undefined && long(last) + 1 + long(word) <= most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines.join("<br>");
}

/** @type {(text: string, room: number, size: number) => string} */
function within(text, room, size) {
  const most = Math.max(4, Math.floor(room / (EM * size)));
  return text.split("<br>").some((line) => long(line) > most) ? rewrapped(text, most) : text;
}

// So many lines of a head at most: the whole name stands on its page.
/** @type {(text: string) => string} */
function first(text) {
  const lines = text.split("<br>");
  if (lines.length <= MOST) return text;
  const shown = lines.slice(0, MOST).join("<br>");
  return `${shown.replace(/[-…]$/, "")}…`;
}

// Heads above the columns of a matrix; what needs more lines, gets more room.
/** @type {(axis: PlotlyAxis, margin: Sides, wide: number) => void} */
function heads(axis, margin, wide) {
  const texts = axis.ticktext;
  if (axis.side !== "top" || axis.tickangle || !texts?.length) return;
  const size = axis.tickfont?.size ?? WORDS.size;
  const room = (wide - margin.l - margin.r) / texts.length - GAP;
  const lines = (/** @type {string[]} */ all) => Math.max(...all.map((text) => text.split("<br>").length));
  axis.ticktext = texts.map((text) => first(within(text, room, size)));
  margin.t += (lines(axis.ticktext) - lines(texts)) * size * LINE;
}

// What stands beside the end of a bar.
/** @type {(notes: PlotlyNote[], axis: PlotlyAxis, margin: Sides, wide: number) => void} */
function beside(notes, { range }, margin, wide) {
  if (!range) return;
  const [low, high] = range;
  for (const each of notes) {
    if (each.xanchor !== "left" || (each.xref ?? "x") !== "x" || typeof each.x !== "number") continue;
    const left = (wide - margin.l - margin.r) * (1 - (each.x - low) / (high - low));
    each.text = within(each.text, left + margin.r - (each.xshift ?? 0), each.font?.size ?? WORDS.size);
  }
}

/** @type {(layout: PlotlyLayout, wide: number) => void} */
export function narrowed(layout, wide) {
  const margin = Object.assign(layout, { margin: { l: 0, r: 0, t: 0, b: 0, ...layout.margin } }).margin;
  const axis = layout.xaxis ?? {};
  heads(axis, margin, wide);
  const room = wide - margin.l - margin.r;
  if (axis.title?.text) axis.title.text = within(axis.title.text, room, axis.title.font?.size ?? WORDS.size);
  beside(layout.annotations ?? [], axis, margin, wide);
}
