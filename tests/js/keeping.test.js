import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.js";
import { script } from "./scripts.js";

const { window, local, locks } = browser();
const { Keeping } = await script("keeping.js");
await window.__netwerkDrafts.settling;
const KEEP = { workbook: "w", session: "s", known: ["s"], where: "local", parts: { "": "context.forces" } };
const cell = { id: "r1", key: "name" };

// A kernel's side: what it was sent, and what it says.
function kernel(more = {}) {
  const state = {
    acked: 0,
    errors: {},
    offers: [],
    keep: KEEP,
    rows: [{ id: "r1", values: { name: "Before" } }],
    ...more,
  };
  const sent = [];
  const model = { get: (name) => state[name], send: (message) => sent.push(message) };
  const keeping = new Keeping(model, "editor", ({ id, key }) => state.rows.find((row) => row.id === id)?.values[key]);
  const stored = (values = {}) => {
    Object.assign(state, { acked: keeping.seq }, values);
    keeping.acknowledge();
  };
  return { state, sent, keeping, stored };
}

const drafts = ({ keeping }) => keeping.drafts.of(keeping.part()).map(({ slot, value }) => [slot, value]);

test("what is typed is a draft until it is stored, with what stood there before", () => {
  const each = kernel();
  each.keeping.touched(cell, "Half");
  assert.deepEqual(each.keeping.unsettled(cell).bases, ["Before"]);
  assert.equal(each.keeping.send([{ op: "set", ...cell, value: "Whole" }]), 1);
  assert.deepEqual(each.keeping.unsettled(cell).bases, ["Before", "Whole"]);
  assert.deepEqual(
    each.sent.map(({ type, ops, seq }) => [type, ops.length, seq]),
    [["ops", 1, 1]],
  );
  assert.equal(local.length, 1);
  each.stored();
  assert.deepEqual(drafts(each), []);
  assert.equal(local.length, 0);
  each.keeping.close();
});

test("what was typed on while it was stored, and what was refused, stays a draft", () => {
  const each = kernel();
  each.keeping.send([{ op: "set", ...cell, value: "One" }]);
  each.keeping.touched(cell, "One and");
  each.stored();
  assert.deepEqual(drafts(each), [["name", "One and"]]);
  each.keeping.send([{ op: "set", ...cell, value: "Wrong" }]);
  each.stored({ errors: { "r1|name": "too long" } });
  assert.deepEqual(drafts(each), [["name", "Wrong"]]);
  each.stored({ errors: {} });
  each.keeping.send([{ op: "set", ...cell, value: "Right" }]);
  each.stored();
  assert.deepEqual(drafts(each), []);
  each.keeping.close();
});

test("a row that goes takes its drafts along, once it is gone", () => {
  const each = kernel();
  each.keeping.touched(cell, "Typed");
  each.keeping.send([{ op: "remove", id: "r1" }]);
  each.stored({ rows: [] });
  assert.deepEqual(drafts(each), []);
  each.keeping.close();
});

test("when contact comes back all that was not stored is sent again, in order", () => {
  const each = kernel();
  each.keeping.send([{ op: "add", id: "r2", after: null, values: {} }]);
  each.keeping.send([{ op: "set", id: "r2", key: "name", value: "New" }]);
  each.sent.length = 0;
  window.dispatchEvent(new Event("netwerk-contact"));
  assert.deepEqual(
    each.sent.map(({ seq }) => seq),
    [1, 2],
  );
  each.stored();
  each.sent.length = 0;
  window.dispatchEvent(new Event("netwerk-contact"));
  assert.deepEqual(each.sent, []);
  each.keeping.close();
});

test("a new kernel gets what the earlier one did not store: rows first, each with its bases", () => {
  const before = kernel();
  before.keeping.send([{ op: "set", id: "r3", key: "name", value: "Third" }]);
  before.keeping.send([{ op: "add", id: "r3", after: "r1", values: {} }]);
  before.keeping.close();
  const after = kernel();
  const ops = after.keeping.adopt(after.keeping.part(), () => true);
  assert.deepEqual(
    ops.map(({ op, id, key, value, bases }) => [op, id, key, value, bases]),
    [
      ["add", "r3", undefined, undefined, undefined],
      ["set", "r3", "name", "Third", [null, "Third"]],
    ],
  );
  assert.deepEqual(
    after.sent.map(({ type }) => type),
    ["drafts"],
  );
  assert.deepEqual(
    after.keeping.adopt(after.keeping.part(), () => true),
    [],
    "not twice",
  );
  after.stored();
  assert.deepEqual(drafts(after), []);
  after.keeping.close();
});

test("what somebody else changed meanwhile is offered beside the field, until it is taken or refused", () => {
  const before = kernel();
  before.keeping.send([{ op: "set", ...cell, value: "Mine" }]);
  before.keeping.close();
  const after = kernel({ rows: [{ id: "r1", values: { name: "Theirs" } }] });
  after.keeping.adopt(after.keeping.part(), () => true);
  after.stored({ offers: ["r1|name"] });
  assert.equal(after.keeping.offered(cell).value, "Mine");
  assert.equal(after.keeping.unsettled(cell), undefined);
  after.keeping.refuse(cell);
  assert.equal(after.keeping.offered(cell), undefined);
  after.keeping.close();
});

test("what a tab left that lives no more goes to the kernel; what one has that lives does not", async () => {
  const each = kernel();
  const left = (tab, row) => {
    const draft = { op: "set", value: tab, bases: ["Before"], n: 1, tab, at: Date.now() };
    local.setItem(`netwerk-draft|w|s|context.forces|${row}|name|${tab}`, JSON.stringify(draft));
  };
  left("gone", "r1");
  left("here", "r2");
  locks.held.push("netwerk-tab|here");
  const wanted = () => true;
  const news = await new Promise((look) => each.keeping.inherit(each.keeping.part(), wanted, look));
  assert.deepEqual([...news], ["r1|name"]);
  each.keeping.adopt(each.keeping.part(), wanted, { news });
  assert.deepEqual(
    each.sent.map(({ type, ops }) => [type, ops.map(({ value, bases }) => [value, bases])]),
    [["drafts", [["gone", ["Before"]]]]],
  );
  each.stored();
  assert.deepEqual(drafts(each), []);
  assert.equal(local.length, 1, "the other's own");
  each.keeping.close();
});
