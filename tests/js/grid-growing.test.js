// Rows of papers that the page makes before the kernel has them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { allRows } = await script("grid/growing.js");

const row = (id) => ({ id, name: `Papier ${id}`, values: {} });
const grows = { lead: "", name: "Papier {n}", spare: 3, most: 999 };
const grid = (ids, typed, spec = { grows }) => ({
  model: { get: () => ids.map(row) },
  spec,
  local: new Map(typed.map(([cell, value]) => [cell, { value, seq: 0 }])),
});
const ids = (of) => allRows(of).map(({ id }) => id);

test("as many rows to spare as the kernel will have", () => {
  assert.deepEqual(ids(grid(["1", "2"], [])), ["1", "2"]);
  assert.deepEqual(ids(grid(["1", "2"], [["2|force", 4]])), ["1", "2", "3", "4", "5"]);
  assert.equal(allRows(grid(["1", "2"], [["2|force", 4]])).at(-1).name, "Papier 5");
});

test("an answer taken back asks for none, and there are never more than the most", () => {
  assert.deepEqual(ids(grid(["1", "2"], [["2|force", null]])), ["1", "2"]);
  assert.equal(allRows(grid(["998"], [["998|force", 4]])).at(-1).id, "999");
});

test("the rows of names have no numbers, and those of organisations do not go on", () => {
  assert.deepEqual(ids(grid(["@Ada 9", "1"], [["@Ada 9|force", 4]])), ["@Ada 9", "1"]);
  assert.deepEqual(ids(grid(["7"], [["7|force", 4]], {})), ["7"]);
  const unlisted = { grows: { lead: "-", name: "({n})", spare: 2, most: 999 } };
  assert.deepEqual(ids(grid(["ada", "-1", "-2"], [["-2|force", 4]], unlisted)), ["ada", "-1", "-2", "-3", "-4"]);
});
