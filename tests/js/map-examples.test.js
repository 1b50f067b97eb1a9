// The browser's map places names and lines as Python does (tests/figures/map/examples.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { script } from "./scripts.js";

const { framed } = await script("map/frame.js");
const { strokes } = await script("map/lines.js");
const { freshState, modelled } = await script("map/model.js");

const file = new URL("../figures/map/examples.json", import.meta.url);
const { scenes, examples } = JSON.parse(readFileSync(file, "utf8"));

const near = (a, b) => Math.abs(a - b) < 0.002;

for (const { scene: name, layout, size, font, names, lines } of examples) {
  test(`${name}, ${layout}, ${size.join(" by ")}`, () => {
    const scene = scenes[name];
    const state = { ...freshState(scene), layout };
    const places = new Map(Object.entries(scene.layouts[layout].places));
    const frame = framed(modelled(scene), state, { w: size[0], h: size[1] }, places, { font });
    assert.deepEqual(
      frame.labels.map(({ id, anchor, lines: rows }) => [id, anchor, rows]),
      names.map(([id, , , anchor, rows]) => [id, anchor, rows]),
    );
    for (const [at, { x, y }] of frame.labels.entries()) {
      assert.ok(near(x, names[at][1]) && near(y, names[at][2]), `${names[at]}: ${x}, ${y}`);
    }
    assert.deepEqual(
      strokes(frame.lines).map(({ d, head }) => [...d, ...head].join("")),
      lines,
    );
  });
}
