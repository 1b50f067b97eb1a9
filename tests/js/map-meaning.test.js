import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { meaning, roomiest, stepped } = await script("map/meaning.js");
const { nearest } = await script("map/keys.js");

const FREE = { kind: "free" };
const POWER = { kind: "power", across: [0.1, 0.3, 0.5, 0.7, 0.9], up: [0.3, 0.45, 0.6, 0.75, 0.9], floor: 0.16 };
const RINGS = {
  kind: "rings",
  bands: [
    { ring: "core", rx: 0.1, ry: 0.1 },
    { ring: "ring", rx: 0.3, ry: 0.3 },
    { ring: "outside", rx: 0.45, ry: 0.45 },
  ],
};
const SECTORS = {
  kind: "sectors",
  boxes: [
    { sector: "public", x0: 0, x1: 0.5 },
    { sector: "private", x0: 0.51, x1: 1 },
  ],
};

test("a place in the network is kept, within the map", () => {
  assert.deepEqual(meaning(FREE, [0.123456, 0.5]), { x: 0.1235, y: 0.5 });
  assert.deepEqual(meaning(FREE, [-2, 7]), { x: 0, y: 1 });
});

test("a place on the grid is the nearest scores, and below it none", () => {
  assert.deepEqual(meaning(POWER, [0.31, 0.88]), { interest: 2, power: 5 });
  assert.deepEqual(meaning(POWER, [0, 0.17]), { interest: 1, power: 1 });
  assert.deepEqual(meaning(POWER, [0.31, 0.1]), { power: null, interest: null });
});

test("a place in the rings or beside them is a ring, one in the sectors a sector", () => {
  const ring = (...place) => meaning(RINGS, place).ring;
  assert.deepEqual(
    [ring(0.5, 0.55), ring(0.5, 0.75), ring(0.9, 0.5), ring(0, 0)],
    ["core", "ring", "outside", "outside"],
  );
  const sector = (x) => meaning(SECTORS, [x, 0.5]).sector;
  assert.deepEqual([sector(0.2), sector(0.505), sector(2)], ["public", "private", "private"]);
  assert.equal(meaning({ kind: "none" }, [0.5, 0.5]), null);
});

test("a step with the keyboard stays on the scale, and begins in the middle for who has no score", () => {
  const step = (party, way) => stepped(POWER, party, way, [0, 0]).fields;
  assert.deepEqual(step({ power: 5, interest: 1 }, [0, -1]), { interest: 1, power: 5 });
  assert.deepEqual(step({ power: 5, interest: 1 }, [-1, 0]), { interest: 1, power: 5 });
  assert.deepEqual(step({ power: 2, interest: 2 }, [1, 0]), { interest: 3, power: 2 });
  assert.deepEqual(step({ power: null, interest: null }, [0, 1]), { interest: 3, power: 2 });
});

test("a step goes to the next ring or sector, and not beyond the last", () => {
  assert.deepEqual(stepped(RINGS, { ring: "core" }, [1, 0], [0, 0]), { fields: { ring: "ring" } });
  assert.deepEqual(stepped(RINGS, { ring: "outside" }, [0, 1], [0, 0]), { fields: { ring: "outside" } });
  assert.deepEqual(stepped(SECTORS, { sector: "private" }, [-1, 0], [0, 0]), { fields: { sector: "public" } });
  assert.equal(stepped({ kind: "none" }, {}, [1, 0], [0, 0]), null);
});

test("in the network a step is a small way, up the screen being up", () => {
  const { place } = stepped(FREE, {}, [0, -1], [0.5, 0.5]);
  assert.ok(place[0] === 0.5 && place[1] > 0.5 && place[1] < 0.6);
});

test("a new party comes where there is most room", () => {
  assert.deepEqual(roomiest([], { w: 1600, h: 1100 }).map(Math.round), [500, 500]);
  const [x, y] = roomiest([{ x: 200, y: 200 }], { w: 1000, h: 800 });
  assert.ok(x > 400 && y > 300, `${x}, ${y}`);
});

test("an arrow goes to the nearest in its direction, for whom aside counts double", () => {
  const from = { id: "a", x: 0, y: 0 };
  const nodes = [from, { id: "far", x: 100, y: 0 }, { id: "aside", x: 40, y: 45 }, { id: "back", x: -5, y: 0 }];
  assert.equal(nearest(nodes, from, [1, 0]).id, "far");
  assert.equal(nearest(nodes, from, [-1, 0]).id, "back");
  assert.equal(nearest(nodes, from, [0, -1]), null);
});
