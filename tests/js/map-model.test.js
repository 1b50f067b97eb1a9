import assert from "node:assert/strict";
import { test } from "node:test";
import { scene } from "./scene.js";
import { script } from "./scripts.js";

const { between, coloured, fill, freshState, modelled, neighbours, shown, sized, weight } =
  await script("map/model.js");
const ids = (items) => items.map(({ id }) => id);

test("who is around a party, each once, whichever way the relation runs", () => {
  const model = modelled(scene());
  assert.deepEqual([...neighbours(model, "b")].sort(), ["a", "c"]);
  assert.deepEqual([...neighbours(model, "d")], []);
  assert.deepEqual([...neighbours(model, "nobody")], []);
});

test("relations of one pair run beside each other, also when they run opposite ways", () => {
  const { shifts } = modelled(scene());
  // Seen from their own starts both keep to the same hand: so they do not lie on each other.
  assert.equal(shifts.get("r1"), shifts.get("r2"));
  assert.notEqual(shifts.get("r1"), 0);
  assert.ok(shifts.get("r3") === 0);
});

test("a filter takes a party away with its relations", () => {
  const model = modelled(scene());
  const state = freshState(model.scene);
  assert.deepEqual(ids(shown(model, state).parties), ["a", "b", "c", "d"]);
  assert.deepEqual(ids(shown(model, state).relations), ["r1", "r2", "r3"]);
  state.hidden.sectors.add("social");
  assert.deepEqual(ids(shown(model, state).parties), ["a", "b", "d"]);
  assert.deepEqual(ids(shown(model, state).relations), ["r1", "r2"]);
  state.hidden.kinds.add("supply");
  assert.deepEqual(ids(shown(model, state).relations), ["r1"]);
  state.hidden.rings.add("outside");
  assert.deepEqual(ids(shown(model, state).relations), []);
});

test("a layout has its own parties and kinds of relation", () => {
  const model = modelled(scene());
  const found = shown(model, { ...freshState(model.scene), layout: "chain" });
  assert.deepEqual([ids(found.parties), ids(found.relations)], [["a", "b"], ["r2"]]);
});

test("what has no colour of its own has that of the unknown, an unknown scheme is the first", () => {
  const model = modelled(scene());
  const state = { ...freshState(model.scene), colour: "sector" };
  const { of } = coloured(model, state);
  assert.deepEqual(
    ["a", "b"].map((id) => of(model.parties.get(id)).colour),
    ["green", "grey"],
  );
  assert.equal(coloured(model, { ...state, colour: "none" }).scheme.key, "role");
});

test("four times the measure is twice the growth of the radius; nothing is the smallest", () => {
  const model = modelled(scene());
  const radius = sized(model, { ...freshState(model.scene), size: "degree" }, { w: 1200, h: 760 });
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => radius(model.parties.get(id)));
  assert.equal(d, 13);
  assert.ok(Math.abs((b - d) / (c - d) - 2) < 1e-9);
  assert.ok(b > a && a > c && c > d);
});

test("the weight of a party is the measure that is shown, else its relations", () => {
  const { parties } = modelled(scene());
  assert.equal(weight(parties.get("a"), { size: "betweenness" }), 1);
  assert.equal(weight(parties.get("c"), { size: "betweenness" }), 1);
  assert.equal(weight(parties.get("b"), { size: "" }), 4);
});

test("words are filled in, what is not known stays, a value is no pattern", () => {
  assert.equal(fill("{a} en {b}", { a: "{b}" }), "{b} en {b}");
  assert.equal(fill("{a}", { a: "$&" }), "$&");
});

test("a relation in words, with and without an arrow", () => {
  const model = modelled(scene());
  const texts = { arrow: "{from} > {to}", mutual: "{from} - {to}" };
  assert.equal(between(model, model.relations.get("r2"), texts), "B > A");
  assert.equal(between(model, model.relations.get("r4"), texts), "A - ");
});
