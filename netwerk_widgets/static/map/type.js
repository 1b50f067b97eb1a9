// How wide words are and where they break: by the widths of our own font's letters, so that
// names get the same place here, in a picture made elsewhere, and before any font is there.
// `figures/map/type.py` says the same in Python.
import { WIDTHS } from "./widths.js";

const index = new Map([...WIDTHS.letters].map((letter, at) => [letter, at]));
const VOWELS = new Set("aeiouyáéíóúàèìòùäëïöüâêîôû");
const ONSETS = new Set("bl br ch dr dw fl fr gl gr kl kr kw pl pr tr tw vl vr wr zw".split(" "));
const LETTER = /\p{L}/u;
/** @type {Map<string, number>} */
const known = new Map();

// What another font will have to draw: marks on a letter, wide scripts, and the rest.
/** @type {(code: number) => number} */
function foreign(code) {
  if ((code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || (code >= 0xfe00 && code <= 0xfe0f))
    return 0;
  return code >= 0x1100 ? WIDTHS.units : Math.round(WIDTHS.units * 0.65);
}

// The width of a text in pixels, `size` being that of the font.
/** @type {(text: string, size: number, bold?: boolean) => number} */
export function measured(text, size, bold = false) {
  const key = bold ? `b${text}` : text;
  let sum = known.get(key);
  if (sum === undefined) {
    const widths = bold ? WIDTHS.bold : WIDTHS.regular;
    sum = 0;
    for (const letter of text) {
      const at = index.get(letter);
      sum += at === undefined ? foreign(letter.codePointAt(0) ?? 0) : widths[at];
    }
    if (known.size > 20000) known.clear();
    known.set(key, sum);
  }
  return (sum * size) / WIDTHS.units;
}

// Where to break a word: before what starts a syllable, near `most` letters.
/** @type {(letters: string[], most: number) => number} */
function syllable(letters, most) {
  for (let at = Math.min(most, letters.length - 3); at > Math.max(3, most - 7); at -= 1) {
    const [before, here, after] = letters.slice(at - 1, at + 2).map((letter) => letter.toLowerCase());
    if (LETTER.test(here) && !VOWELS.has(here) && VOWELS.has(after) && LETTER.test(before))
      return ONSETS.has(before + here) ? at - 1 : at;
  }
  return Math.min(most, Math.max(2, letters.length - 3));
}

// A word in pieces that fit, each but the last ending in a hyphen.
/** @type {(word: string, fits: (words: string) => boolean) => string[]} */
function pieces(word, fits) {
  if (fits(word)) return [word];
  const dash = word.indexOf("-");
  if (dash > 0 && dash < word.length - 1 && fits(word.slice(0, dash + 1))) {
    return [word.slice(0, dash + 1), ...pieces(word.slice(dash + 1), fits)];
  }
  const found = [];
  let letters = [...word];
  while (letters.length > 1 && !fits(letters.join(""))) {
    let most = letters.length - 1;
    while (most > 1 && !fits(`${letters.slice(0, most).join("")}-`)) most -= 1;
    const at = syllable(letters, most);
    found.push(`${letters.slice(0, at).join("")}-`);
    letters = letters.slice(at);
  }
  return [...found, letters.join("")];
}

// The start of a text that fits with "…" behind it.
/** @type {(text: string, fits: (words: string) => boolean) => string} */
function cut(text, fits) {
  const letters = [...text];
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("").replace(/[ ,.;:-]+$/, "")}…`;
}

// Two rows as one again; a hyphen that was put in by us goes.
/** @type {(text: string, last: string, next: string) => string} */
function joined(text, last, next) {
  if (!last.endsWith("-")) return `${last} ${next}`;
  return (text.includes(last + next.replace(/-$/, "")) ? last : last.slice(0, -1)) + next;
}

// A text in lines no wider than `room`; what does not fit in `most` lines ends in "…".
/** @type {(text: string, room: number, most: number, size: number, bold?: boolean) => string[]} */
export function broken(text, room, most, size, bold = false) {
  /** @type {(words: string) => boolean} */
  const fits = (words) => measured(words, size, bold) <= room;
  /** @type {string[]} */
  const rows = [];
  /** @type {string | null} */
  let row = null;
  for (const word of text.split(" ")) {
    pieces(word, fits).forEach((piece, turn) => {
      const longer = row === null ? piece : `${row} ${piece}`;
      if (row === null || (turn === 0 && fits(longer))) row = longer;
      else {
        rows.push(row);
        row = piece;
      }
    });
  }
  rows.push(row ?? "");
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most - 1), cut(joined(text, rows[most - 1], rows[most]), fits)];
}
