// What spreadsheets and text processors put on the clipboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { cells } = await script("pasting.js");
const { pasted } = await script("fields.js");

for (const [what, words, expected] of [
  ["a column of a spreadsheet", "Rabo\r\nProvincie\r\n", [["Rabo"], ["Provincie"]]],
  [
    "rows",
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "empty cells",
    "a\t\tb\r\n\t\r\n",
    [
      ["a", "", "b"],
      ["", ""],
    ],
  ],
  ["a cell of several lines", 'a\t"een\ntwee ""drie"""\tb\r\nc', [["a", 'een\ntwee "drie"', "b"], ["c"]]],
  ["quotes that were typed", '"De Brug"\tx\n"Kop', [['"De Brug"', "x"], ['"Kop']]],
  ["only a cell of several lines", '"een\r\ntwee"\r\n', [["een\ntwee"]]],
  [
    "a list with bullets",
    "•\tKwekers\r\n•\u00a0Handel\r\n\uf0b7\tBank\n–\tRabo",
    [["Kwekers"], ["Handel"], ["Bank"], ["Rabo"]],
  ],
  ["a numbered list", "1.\tKwekers\n2)\tHandel", [["Kwekers"], ["Handel"]]],
  [
    "numbers and signs that are none",
    "-2\t1.5\n- \t3",
    [
      ["-2", "1.5"],
      ["- ", "3"],
    ],
  ],
  [
    "signs and numbers in the first cells of rows",
    "-\t3\t4\n2\t3\t4\no\t1\t\n●\t5\t5\n\t\t-\t1\n1.\t2\t3",
    [
      ["-", "3", "4"],
      ["2", "3", "4"],
      ["o", "1", ""],
      ["●", "5", "5"],
      ["", "", "-", "1"],
      ["1.", "2", "3"],
    ],
  ],
  ["bullets in a cell of several lines", 'a\t"•\u00a0een\n• twee"', [["a", "•\u00a0een\n• twee"]]],
  ["a line broken within an item", "Kwekers\vin de Betuwe\nHandel", [["Kwekers in de Betuwe"], ["Handel"]]],
  ["nothing", "", [[""]]],
]) {
  test(`${what} is cells`, () => assert.deepEqual(cells(words), expected));
}

test("a hundred thousand quotes cost no time", () => {
  const began = performance.now();
  assert.equal(cells('"x\t'.repeat(100_000)).length, 1);
  assert.ok(performance.now() - began < 2000);
});

test("a name has no lines, a text does", () => {
  assert.equal(pasted({ kind: "text" }, "Gemeente\n  Neder-Betuwe"), "Gemeente Neder-Betuwe");
  assert.equal(pasted({ kind: "long" }, "een\ntwee"), "een\ntwee");
});
