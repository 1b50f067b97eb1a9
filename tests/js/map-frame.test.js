import assert from "node:assert/strict";
import { test } from "node:test";
import { scene } from "./scene.js";
import { script } from "./scripts.js";

const { framed, lens } = await script("map/frame.js");
const { freshState, modelled } = await script("map/model.js");
const { free } = await script("map/signs.js");
const SIZE = { w: 1016, h: 616 };

function frame(change = {}, places = new Map(), more = {}) {
  const model = modelled(scene());
  return framed(model, { ...freshState(model.scene), ...change }, SIZE, places, more);
}

test("shares to pixels and back are the same, zoomed too; up is up", () => {
  for (const zoom of [
    { k: 1, x: 0, y: 0 },
    { k: 3, x: -40, y: 25 },
  ]) {
    const { at, share } = lens(SIZE, zoom);
    const back = share(...at([0.25, 0.75]));
    assert.ok(Math.abs(back[0] - 0.25) < 1e-9 && Math.abs(back[1] - 0.75) < 1e-9);
    assert.ok(at([0, 1])[1] < at([0, 0])[1]);
  }
  assert.deepEqual(lens(SIZE, { k: 1, x: 0, y: 0 }).at([0, 0]), [8, 608]);
});

test("who is dragged stands where the hand is, with its lines", () => {
  const { by, lines } = frame({}, new Map([["c", [0, 0]]]));
  assert.deepEqual([by.get("c").x, by.get("c").y], [8, 608]);
  assert.deepEqual(lines.find(({ relation }) => relation.id === "r3").points[1], [8, 608]);
});

test("a chosen party leaves its neighbours lit and fades the others", () => {
  const { nodes, lines } = frame({ chosen: { kind: "party", id: "c" } });
  assert.deepEqual(
    nodes.filter(({ dim }) => dim).map(({ id }) => id),
    ["a", "d"],
  );
  assert.deepEqual(
    lines.filter(({ faded }) => faded).map(({ relation }) => relation.id),
    ["r1", "r2"],
  );
});

test("who has nobody around fades nobody", () => {
  assert.ok(frame({ mine: "d" }).nodes.every(({ dim }) => !dim));
  assert.ok(frame({ chosen: { kind: "party", id: "gone" } }).nodes.every(({ dim }) => !dim));
});

test("what is illustrative is hollow, an unknown sector has a shape of its own", () => {
  const { by } = frame();
  assert.deepEqual(
    ["a", "c"].map((id) => [by.get(id).hollow, by.get(id).shape]),
    [
      [false, "circle"],
      [true, "diamond"],
    ],
  );
});

test("a relation follows its route, from party to party; not while it moves", () => {
  const route = (more) => frame({ layout: "chain" }, new Map(), more).lines[0].points;
  assert.equal(route({}).length, 3);
  assert.equal(route({ moving: true }).length, 2);
});

test("a sign stands in the middle of its line, or where no party or other sign does", () => {
  const line = {
    points: [
      [0, 0],
      [200, 0],
    ],
  };
  assert.deepEqual(free(line, []), { x: 100, y: 0 });
  assert.deepEqual(free(line, [{ x: 100, y: 0, r: 12 }]), { x: 60, y: 0 });
  assert.deepEqual(free(line, [{ x: 80, y: 0, r: 40 }]), { x: 140, y: 0 });
  assert.deepEqual(free(line, [{ x: 100, y: 0, r: 400 }]), { x: 100, y: 0 });
});
