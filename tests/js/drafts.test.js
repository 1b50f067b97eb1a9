import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.js";
import { script } from "./scripts.js";

const { window, local, session, locks } = browser();
const { draftsOf, held, safe, settled, sweep } = await script("drafts.js");
await settled;
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

// What another tab left in the browser.
function left(name, tab, { row = "row", slot = "name", ago = 0, value = tab } = {}) {
  const words = ["w|1", name, "part", row, slot, tab].map(encodeURIComponent).join("|");
  local.setItem(`netwerk-draft|${words}`, JSON.stringify({ ...set(value), n: 1, tab, at: Date.now() - ago }));
}
const all = () => true;

test("a tab that lives keeps its own, also of the same field; what one left that went is found", async () => {
  const drafts = of("tabs");
  drafts.put("part", "row", "name", set("mine"));
  left("tabs", "lives");
  left("tabs", "went", { row: "other" });
  locks.held.push("netwerk-tab|lives");
  assert.deepEqual(await of("tabs").inherit("part", ({ row }) => row === "none", 0), []);
  assert.deepEqual(await of("tabs").inherit("another part", all, 0), []);
  assert.deepEqual(await drafts.inherit("part", all, 0), ["other|name"]);
  assert.deepEqual(
    drafts.of("part").map(({ row, value }) => [row, value]),
    [
      ["row", "mine"],
      ["other", "went"],
    ],
  );
  assert.deepEqual(await drafts.inherit("part", all, 0), [], "not twice");
  for (const row of ["row", "other"]) drafts.drop("part", row, "name");
  assert.equal(local.length, 1, "of the tab that lives");
  local.removeItem(local.key(0));
});

test("beside one of our own, what a tab left is offered", async () => {
  const drafts = of("beside");
  drafts.put("part", "row", "name", set("mine"));
  left("beside", "went");
  assert.deepEqual(await drafts.inherit("part", all, 0), ["row|?name"]);
  assert.deepEqual(
    [drafts.get("part", "row", "name").value, drafts.get("part", "row", "?name").value],
    ["mine", "went"],
  );
  for (const slot of ["name", "?name"]) drafts.drop("part", "row", slot);
  assert.equal(local.length, 0);
});

test("where a browser cannot tell who lives, a tab that was silent for long enough went", async () => {
  const drafts = of("silent");
  left("silent", "t2", { ago: 5000 });
  navigator.locks = undefined;
  assert.deepEqual(await drafts.inherit("part", all, 10000), []);
  assert.deepEqual(await drafts.inherit("part", all, 4000), ["row|name"]);
  navigator.locks = locks;
  drafts.drop("part", "row", "name");
});

test("a page that is loaded anew is the same tab; one that was copied from it is another", async () => {
  const { tab } = window.__netwerkDrafts;
  const before = window.__netwerkDrafts;
  const loaded = async (others) => {
    delete window.__netwerkDrafts;
    session.setItem("netwerk-tab", tab);
    locks.held = others;
    await (await script("drafts.js")).settled;
    return window.__netwerkDrafts.tab;
  };
  assert.equal(await loaded([]), tab);
  assert.deepEqual(locks.held, [`netwerk-tab|${tab}`]);
  assert.notEqual(await loaded([`netwerk-tab|${tab}`]), tab);
  assert.equal(locks.held.length, 2);
  window.__netwerkDrafts = before;
});

test("no drafts are made before a page knows which tab it is", async () => {
  const before = window.__netwerkDrafts;
  delete window.__netwerkDrafts;
  session.setItem("netwerk-tab", before.tab);
  let answer;
  const asked = new Promise((done) => (answer = done));
  locks.query = () => asked;
  const fresh = await script("drafts.js");
  const make = () => fresh.draftsOf({ workbook: "w", session: "s", where: "local" });
  assert.throws(make, /settled/);
  answer({ held: [] });
  await fresh.settled;
  assert.deepEqual(make().of("part"), []);
  delete locks.query;
  window.__netwerkDrafts = before;
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
