// Dates as people type and paste them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { iso, written } = await script("dates.js");
const { pasted } = await script("fields.js");
const { worded } = await script("offers.js");

for (const [words, kept] of [
  ["31-12-2028", "2028-12-31"],
  [" 1/3/2030 ", "2030-03-01"],
  ["1.3.2030", "2030-03-01"],
  ["31122028", "2028-12-31"],
  ["2028-12-31", "2028-12-31"],
  ["2028-2-9", "2028-02-09"],
  ["29-02-2028", "2028-02-29"],
  ["29-02-2027", null],
  ["31-12-202", null],
  ["31-12", null],
  ["31-12/2028", null],
  ["0-1-2028", null],
  ["1-13-2028", null],
  ["morgen", null],
  ["", null],
]) {
  test(`‘${words}’ is ${kept ?? "no date yet"}`, () => assert.equal(iso(words), kept));
}

test("a date is written in the order of the hint, and what is none as it was typed", () => {
  assert.equal(written("2028-12-31", "dd-mm-jjjj"), "31-12-2028");
  assert.equal(written("2028-12-31", "yyyy-mm-dd"), "2028-12-31");
  assert.equal(written("31-1", "dd-mm-jjjj"), "31-1");
  assert.equal(written(null, "dd-mm-jjjj"), "");
  assert.equal(worded({ kind: "date", hint: "dd-mm-jjjj" }, "2028-12-31"), "31-12-2028");
});

test("a date that is pasted is one, and what is none is told by the kernel", () => {
  assert.equal(pasted({ kind: "date" }, " 31-12-2028 "), "2028-12-31");
  assert.equal(pasted({ kind: "date" }, "eind 2028"), "eind 2028");
  assert.equal(pasted({ kind: "date" }, " "), null);
});
