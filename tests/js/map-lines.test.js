import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { lineAt, strokes } = await script("map/lines.js");
const line = (id, points, more = {}) => ({
  relation: { id, arrow: false },
  points,
  width: 2,
  end: 10,
  chosen: false,
  faded: false,
  style: { value: "x" },
  ...more,
});

test("lines that look the same are one path, the chosen are drawn last and the faded first", () => {
  const found = strokes([
    line(
      "a",
      [
        [0, 0],
        [10, 0],
      ],
      { chosen: true },
    ),
    line("b", [
      [0, 0],
      [20, 0],
    ]),
    line("c", [
      [0, 5],
      [20, 5],
    ]),
    line(
      "d",
      [
        [0, 0],
        [30, 0],
      ],
      { faded: true },
    ),
  ]);
  assert.deepEqual(
    found.map(({ d }) => d.length),
    [1, 2, 1],
  );
  assert.deepEqual(
    found.map(({ faded, chosen }) => [faded, chosen]),
    [
      [true, false],
      [false, false],
      [false, true],
    ],
  );
  assert.equal(found[1].d.join(""), "M0 0L20 0M0 5L20 5");
});

test("an arrow's head ends before the party, the line ends in the head", () => {
  const [{ d, head }] = strokes([
    line(
      "a",
      [
        [0, 0],
        [100, 0],
      ],
      { relation: { id: "a", arrow: true } },
    ),
  ]);
  const [tip] = head[0].match(/[\d.]+/g).map(Number);
  assert.equal(tip, 100 - 10 - 3);
  const end = Number(d[0].match(/L([\d.]+)/)[1]);
  assert.ok(end < tip && end > 60);
});

test("an arrow between parties that stand on each other has numbers too", () => {
  const [{ d, head }] = strokes([
    line(
      "a",
      [
        [5, 5],
        [5, 5],
      ],
      { relation: { id: "a", arrow: true } },
    ),
  ]);
  assert.doesNotMatch(d + head, /NaN|Infinity/);
});

test("the nearest line within reach is the one that is pointed at", () => {
  const lines = [
    line("a", [
      [0, 0],
      [100, 0],
    ]),
    line("b", [
      [0, 10],
      [50, 10],
      [50, 90],
    ]),
  ];
  assert.equal(lineAt(lines, 20, 4, 8).id, "a");
  assert.equal(lineAt(lines, 20, 7, 8).id, "b");
  assert.equal(lineAt(lines, 52, 60, 8).id, "b");
  // Beyond its end a line is as far as its end.
  assert.equal(lineAt(lines, 107, 0, 8).id, "a");
  assert.equal(lineAt(lines, 108, 0, 8), null);
  assert.equal(lineAt([], 0, 0, 8), null);
});
