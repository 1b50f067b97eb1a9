// What is on the clipboard, in cells: of a spreadsheet, which puts a cell of several lines between
// quotes, or a list of a text processor, which puts a bullet or a number before each line.

const PLAIN = /[^\t\n]*/y;
const QUOTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const BULLET = /^[ \t\u00a0]*(?:[•·▪◦‣●○\uf0a7\uf0b7][ \t\u00a0]*|[-–—o*][\t\u00a0]+|\d{1,3}[.)]\t+)/gm;

/** @type {(text: string, at: number) => [string, number]} */
function cell(text, at) {
  QUOTED.lastIndex = PLAIN.lastIndex = at;
  const quoted = text[at] === '"' ? QUOTED.exec(text) : null;
  // A spreadsheet quotes only what would be torn apart; other quotes were typed.
  if (quoted && /[\t\n]/.test(quoted[1])) return [quoted[1].replaceAll('""', '"'), at + quoted[0].length];
  const plain = PLAIN.exec(text)?.[0] ?? "";
  return [plain, at + plain.length];
}

/** @type {(words: string) => string[][]} */
export function cells(words) {
  const text = words
    .replace(/\r\n?/g, "\n")
    .replace(/\v/g, " ") // where a text processor breaks a line within an item
    .replace(/\n$/, "");
  const bare = text.replace(BULLET, "");
  // Where other tabs are, what looks like a bullet is the first cell of a row.
  return split(bare.includes("\t") ? text : bare);
}

/** @type {(text: string) => string[][]} */
function split(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (let at = 0; ; at += 1) {
    const [found, end] = cell(text, at);
    rows[rows.length - 1].push(found);
    at = end;
    if (at >= text.length) return rows;
    if (text[at] === "\n") rows.push([]);
  }
}
