// How wide words are and where they break: by the widths of our own font's letters, so that
// names get the same place here, in a picture made elsewhere, and before any font is there.
// `figures/map/type.py` says the same in Python.
import { LETTER, letters, syllable } from "../syllables.js";
import { WIDTHS } from "./widths.js";

const index = new Map([...WIDTHS.letters].map((letter, at) => [letter, at]));
/** @type {Map<string, number>} */
const known = new Map();

// Without a width of its own.
const NARROW = /^(\p{Mn}|\p{Me}|\p{Cf}|[\u{1F3FB}-\u{1F3FF}])$/u;
// From here on letters are about as wide as they are high; but for Latin and Greek with accents.
const WIDE = 0x1100;
/** @type {(code: number) => boolean} */
const accented = (code) => code >= 0x1e00 && code < 0x2000;
// Behind letters before this a hyphen may break a word: Latin, Greek, Cyrillic, Armenian.
const HYPHENS = 0x590;
const LEFTWARDS = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

// What another font will have to draw: marks on a letter, wide scripts, and the rest.
/** @type {(sign: string) => number} */
function foreign(sign) {
  if (NARROW.test(sign)) return 0;
  const code = sign.codePointAt(0) ?? 0;
  return code >= WIDE && !accented(code) ? WIDTHS.units : Math.round(WIDTHS.units * 0.65);
}

// A line of a name, told apart as right to left where the name starts in such a script:
// otherwise what it ends in ("…", a bracket, a word in Latin script) would stand before it.
/** @type {(line: string, name: string) => string} */
export function sided(line, name) {
  const first = [...name].find((sign) => LETTER.test(sign)) ?? "";
  return LEFTWARDS.test(first) ? `\u2067${line}\u2069` : line;
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
      sum += at === undefined ? foreign(letter) : widths[at];
    }
    if (known.size > 20000) known.clear();
    known.set(key, sum);
  }
  return (sum * size) / WIDTHS.units;
}

// A piece of a word with a hyphen, in a script that has one.
/** @type {(piece: string[]) => string} */
function hyphened(piece) {
  const last = piece[piece.length - 1].codePointAt(0) ?? 0;
  return piece.join("") + (last < HYPHENS || accented(last) ? "-" : "");
}

// A word in pieces that fit: each as a line of its own, and as it is when the text goes on.
/** @type {(word: string, fits: (words: string) => boolean) => [string, string][]} */
function pieces(word, fits) {
  if (fits(word)) return [[word, `${word} `]];
  const dash = word.indexOf("-");
  const head = word.slice(0, dash + 1);
  if (dash > 0 && dash < word.length - 1 && fits(head)) return [[head, head], ...pieces(word.slice(dash + 1), fits)];
  /** @type {[string, string][]} */
  const found = [];
  let rest = letters(word);
  while (rest.length > 1 && !fits(rest.join(""))) {
    let most = rest.length - 1;
    while (most > 1 && !fits(hyphened(rest.slice(0, most)))) most -= 1;
    const at = syllable(rest, most);
    found.push([hyphened(rest.slice(0, at)), rest.slice(0, at).join("")]);
    rest = rest.slice(at);
  }
  return [...found, [rest.join(""), `${rest.join("")} `]];
}

// The start of a text that fits with "…" behind it.
/** @type {(text: string, fits: (words: string) => boolean) => string} */
function cut(text, fits) {
  const kept = letters(text);
  while (kept.length > 1 && !fits(`${kept.join("")}…`)) kept.pop();
  return `${kept.join("").replace(/[ ,.;:-]+$/, "")}…`;
}

// A text in lines no wider than `room`; what does not fit in `most` lines ends in "…".
/** @type {(text: string, room: number, most: number, size: number, bold?: boolean) => string[]} */
export function broken(text, room, most, size, bold = false) {
  /** @type {(words: string) => boolean} */
  const fits = (words) => measured(words, size, bold) <= room;
  /** @type {[string, string][]} */
  const rows = [];
  for (const word of text.split(" ")) {
    pieces(word, fits).forEach(([piece, goesOn], turn) => {
      const before = rows.at(-1)?.[1];
      if (before !== undefined && turn === 0 && fits(before + piece))
        rows.splice(-1, 1, [before + piece, before + goesOn]);
      else rows.push([piece, goesOn]);
    });
  }
  const lines = rows.map(([line]) => line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(rows[most - 1][1] + rows[most][1], fits)];
}
