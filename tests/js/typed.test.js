import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { digits } = await script("digits.js");
const { pasted } = await script("fields.js");
const { worded } = await script("offers.js");

const scale = (low, high) => ({
  kind: "level",
  options: Array.from({ length: high - low + 1 }, (_, at) => ({ value: low + at, label: `level ${low + at}` })),
});
const SECTORS = {
  kind: "choice",
  options: [
    { value: "public", label: "Publiek" },
    { value: "private", label: "Privaat" },
    { value: 2, label: "Twee", text: "+2" },
  ],
};

function typing(column) {
  const found = { chosen: [], wrong: [], taken: 0 };
  const press = digits(column, (value) => found.chosen.push(value), { wrong: (...ends) => found.wrong.push(ends) });
  const keys = (...all) => {
    for (const key of all) press({ key, preventDefault: () => (found.taken += 1), ...key.more });
  };
  return { found, keys, press };
}

test("a digit chooses a score, one that is off the scale is told", () => {
  const { found, keys } = typing(scale(1, 5));
  keys("3", "7", "5");
  assert.deepEqual(found, { chosen: [3, 5], wrong: [[1, 5]], taken: 3 });
});

test("on a scale below zero a sign and a digit choose, and the sign is for one digit", () => {
  const { found, keys } = typing(scale(-3, 3));
  keys("-", "2", "2", "−", "3", "+", "1", "-", "0");
  assert.deepEqual(found.chosen, [-2, 2, -3, 1, 0]);
  assert.ok(!Object.is(found.chosen.at(-1), -0));
});

test("a sign that was typed long ago is forgotten", (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const { found, keys } = typing(scale(-3, 3));
  keys("-");
  t.mock.timers.tick(1600);
  keys("2");
  assert.deepEqual(found.chosen, [2]);
});

test("other keys, and keys of the browser, are left alone", () => {
  const { found, keys, press } = typing(scale(1, 5));
  keys("a", "Tab", "-");
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }]) {
    press({ key: "3", preventDefault: assert.fail, ...more });
  }
  assert.deepEqual(found, { chosen: [], wrong: [], taken: 0 });
  typing({ kind: "choice", options: [{ value: "x", label: "X" }] }).keys("1");
});

test("what is pasted is known by its label, its short name or its value, whatever its case", () => {
  assert.equal(pasted(SECTORS, " publiek "), "public");
  assert.equal(pasted(SECTORS, "PRIVATE"), "private");
  assert.equal(pasted(SECTORS, "+2"), 2);
  assert.equal(pasted(SECTORS, "2"), 2);
  assert.equal(pasted(SECTORS, ""), null);
  assert.equal(pasted(SECTORS, "–"), null);
  assert.equal(pasted(SECTORS, "onbekend"), "onbekend", "the kernel says what is wrong with it");
});

test("several choices are pasted as a list, a number as it is, an empty one as nothing", () => {
  assert.deepEqual(pasted({ ...SECTORS, kind: "multi" }, "Publiek; privaat, ,x"), ["public", "private", "x"]);
  assert.equal(pasted({ kind: "number" }, " 1.234,5 "), "1.234,5");
  assert.equal(pasted({ kind: "number" }, " "), null);
  assert.equal(pasted({ kind: "text" }, " "), "");
  assert.equal(pasted({ kind: "long" }, " een zin. "), "een zin.");
});

test("a value is offered in the words of its column", () => {
  assert.equal(worded(SECTORS, "public"), "Publiek");
  assert.equal(worded({ ...SECTORS, kind: "multi" }, ["private", "gone"]), "Privaat, gone");
  assert.equal(worded({ kind: "number" }, 0), "0");
  for (const nothing of [null, undefined, "", []]) assert.equal(worded(SECTORS, nothing), "–");
});
