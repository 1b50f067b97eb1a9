// Where words break: between the letters of any script, and between syllables as Dutch compounds do.
// `figures/lines.py` says the same in Python.
const VOWELS = new Set("aeiouyáéíóúàèìòùäëïöüâêîôû");
const ONSETS = new Set("bl br ch dr dw fl fr gl gr kl kr kw pl pr tr tw vl vr wr zw".split(" "));
// What takes an s before the next word of a compound: "overheids-instelling".
const JOINED = /(ambt|arbeid|bedrijf|dorp|heid|ing|land|rijk|schap|teit|tijd|volk)$/i;
export const LETTER = /\p{L}/u;

// What goes with the letter before it: marks, unseen signs; the colour of a skin.
const MARK = /^(\p{M}|\p{Cf}|[\u{1F3FB}-\u{1F3FF}])$/u;
const FLAG = /^\p{RI}$/u;
const JOINER = "\u200d";

// A text in what nobody may part: each letter with its marks, each emoji with its joiners.
/** @type {(text: string) => string[]} */
export function letters(text) {
  /** @type {string[]} */
  const found = [];
  for (const sign of text) {
    const last = found.at(-1);
    if (last !== undefined && (MARK.test(sign) || last.endsWith(JOINER) || (FLAG.test(last) && FLAG.test(sign))))
      found.splice(-1, 1, last + sign);
    else found.push(sign);
  }
  return found;
}

// Where to break: before what starts a syllable, near `most` letters.
/** @type {(word: string[], most: number) => number} */
export function syllable(word, most) {
  for (let at = Math.min(most, word.length - 2); at > Math.max(3, most - 7); at -= 1) {
    const [before, here, after] = word
      .slice(at - 1, at + 2)
      .map((letter) => String.fromCodePoint(letter.codePointAt(0) ?? 0).toLowerCase());
    if (!LETTER.test(here) || VOWELS.has(here) || !VOWELS.has(after) || !LETTER.test(before)) continue;
    if (here === "s" && JOINED.test(word.slice(0, at).join(""))) {
      if (at < most) return at + 1;
    } else if (before + here === "ch" && word[at - 2] === "s") return at - 2;
    else return ONSETS.has(before + here) ? at - 1 : at;
  }
  return Math.min(most, Math.max(2, word.length - 3));
}

const LONG = 12; // letters, of a word that a narrow column breaks
const PIECE = 9;

// A name for a narrow column: a browser may break its long words there, and shows a hyphen if it does.
/** @type {(name: string) => string} */
export function soft(name) {
  return name.replace(/\p{L}+/gu, (word) => {
    /** @type {string[]} */
    const found = [];
    let rest = letters(word);
    while (rest.length > LONG) {
      const at = syllable(rest, PIECE);
      found.push(rest.slice(0, at).join(""));
      rest = rest.slice(at);
    }
    return [...found, rest.join("")].join("\u00ad");
  });
}
