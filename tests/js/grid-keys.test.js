// One key a score: which key gives which answer, and when the cursor goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { Counter, Typist, keysOf, namesOf } = await script("grid/keys.js");

const scale = (low, high) =>
  Array.from({ length: high - low + 1 }, (_, at) => ({ value: low + at, label: String(low + at) }));

// The cells that a row of keys fills.
function typed(options, keys) {
  const typist = new Typist(keysOf(options));
  const cells = [undefined];
  const press = (key) => {
    const said = typist.press(key);
    if (said.value !== undefined) cells[cells.length - 1] = said.value;
    if (said.done) cells.push(undefined);
    if (said.again) {
      cells.push(undefined);
      press(key);
    }
    if (said.wrong) cells.push("wrong");
  };
  for (const key of keys) press(key);
  return cells.filter((each) => each !== undefined);
}

test("a digit is a score, and the next is for the next cell", () => {
  assert.deepEqual(typed(scale(1, 5), "51342"), [5, 1, 3, 4, 2]);
});

test("a digit off the scale is told", () => {
  assert.deepEqual(typed(scale(1, 5), "7"), ["wrong"]);
  assert.deepEqual(typed(scale(1, 5), "x"), ["wrong"]);
});

test("of 0 to 10 only the 1 waits for what comes after it", () => {
  assert.deepEqual(typed(scale(0, 10), "0710139"), [0, 7, 10, 1, 3, 9]);
});

test("below zero a sign, or a letter from left to right", () => {
  assert.deepEqual(typed(scale(-3, 3), ["-", "2", "3", "+", "1", "−", "3", "0"]), [-2, 3, 1, -3, 0]);
  assert.deepEqual(typed(scale(-3, 3), "adg"), [-3, 0, 3]);
  assert.deepEqual(namesOf(keysOf(scale(-3, 3)), -2), ["−2", "b"]);
});

test("a choice is its number, or its first letter where no other has that", () => {
  const options = ["Ja", "Deels", "Nee"].map((label, at) => ({ value: ["yes", "partly", "no"][at], label }));
  assert.deepEqual(typed(options, "jD3n"), ["yes", "partly", "no", "no"]);
  const alike = ["Nooit", "Nu en dan", "Vaak"].map((label) => ({ value: label, label }));
  assert.deepEqual(namesOf(keysOf(alike), "Nooit"), ["1"]);
  assert.deepEqual(namesOf(keysOf(alike), "Vaak"), ["3", "v"]);
});

test("twenty choices have two digits", () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ value: `r${at + 1}`, label: "rol" }));
  assert.deepEqual(typed(many, ["7", "2", "0", "1", "1"]), ["r7", "r20", "r11"]);
});

test("how often is a number that ends with Enter", () => {
  const counter = new Counter(500);
  assert.deepEqual(
    [..."12"].map((key) => counter.press(key).value),
    [1, 12],
  );
  assert.equal(counter.press("x").wrong, true);
  assert.equal(counter.press("9").value, 129);
  assert.equal(counter.press("9").wrong, true);
  counter.stop();
  assert.equal(counter.press("4").value, 4);
});
