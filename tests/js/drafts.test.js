import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.js";
import { script } from "./scripts.js";

const { local, session } = browser();
const { draftsOf, held, safe, sweep } = await script("drafts.js");
const DAY = 24 * 3600 * 1000;
const of = (name, where = "local") => draftsOf({ workbook: "w|1", session: name, where });
const set = (value) => ({ op: "set", value, bases: [] });

test("a draft is found by its session, part, row and field, whatever is in their names", () => {
  const drafts = of("a|b%");
  drafts.put("part", "row|1", "name", set("é|"));
  assert.equal(drafts.get("part", "row|1", "name").value, "é|");
  assert.equal(of("a|b%").get("part", "row|1", "name").value, "é|");
  assert.equal(of("a").get("part", "b%|row|1", "name"), undefined);
  assert.deepEqual(
    drafts.of("part").map(({ row, slot, value }) => [row, slot, value]),
    [["row|1", "name", "é|"]],
  );
  drafts.drop("part", "row|1", "name");
  assert.deepEqual([drafts.of("part"), local.length], [[], 0]);
});

test("they come in the order in which they were typed", () => {
  const drafts = of("order");
  for (const row of ["c", "a", "b", "c"]) drafts.put("part", row, "name", set(row));
  assert.deepEqual(
    drafts.of("part").map(({ row }) => row),
    ["a", "b", "c"],
  );
  for (const row of ["a", "b", "c"]) drafts.drop("part", row, "name");
});

test("those of another tab wait until it was silent for long enough", () => {
  const drafts = of("tabs");
  drafts.put("part", "row", "name", set("mine"));
  const key = local.key(0);
  local.setItem(
    key.replace("row", "other"),
    JSON.stringify({ ...set("theirs"), n: 1, tab: "t2", at: Date.now() - 5000 }),
  );
  drafts.look();
  const rows = (silent) => drafts.of("part", silent).map(({ row }) => row);
  assert.deepEqual([rows(), rows(10000), rows(4000)], [["row"], ["row"], ["other", "row"]]);
  assert.equal(drafts.foreign(drafts.get("part", "other", "name")), true);
  assert.equal(drafts.foreign(drafts.get("part", "row", "name")), false);
  for (const row of ["row", "other"]) drafts.drop("part", row, "name");
});

test("they go after a week, with their session, and when they cannot be read", () => {
  const keep = (name, at) => {
    const words = ["w", name, "part", "row", "name"].join("|");
    local.setItem(`netwerk-draft|${words}`, typeof at === "number" ? JSON.stringify({ at }) : at);
  };
  keep("fresh", Date.now() - DAY);
  keep("gone", Date.now());
  keep("old", Date.now() - 8 * DAY);
  keep("broken", "{");
  keep("empty", "null");
  local.setItem("somebody else's", "{}");
  sweep("w", ["fresh", "old", "broken", "empty"]);
  const left = Array.from({ length: local.length }, (_, at) => local.key(at));
  assert.deepEqual(left, ["netwerk-draft|w|fresh|part|row|name", "somebody else's"]);
  sweep("w", []);
  assert.equal(local.length, 1);
});

test("nothing is kept for who only reads", () => {
  of("").put("part", "row", "name", set("x"));
  assert.deepEqual([local.length, of("").of("part")], [1, []]);
});

test("what goes with the tab is kept in the tab, and the page is not safe to leave", () => {
  assert.equal(safe(), true);
  const drafts = of("student", "session");
  drafts.put("part", "row", "name", set("x"));
  assert.deepEqual([session.length, local.length, safe(), held()], [2, 1, false, true]); // and the tab's own name
  drafts.drop("part", "row", "name");
  assert.equal(safe(), true);
});

test("a browser that keeps nothing makes no noise; the page knows", () => {
  local.full = true;
  const drafts = of("full");
  drafts.put("part", "row", "name", set("x"));
  assert.equal(drafts.get("part", "row", "name").value, "x");
  assert.deepEqual([held(), safe()], [false, false]);
});
