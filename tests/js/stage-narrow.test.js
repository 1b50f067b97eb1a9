// A figure on a beamer that is narrower than it was made for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { narrowed, rewrapped } = await script("stage/narrow.js");
const MARGIN = { l: 400, r: 20, t: 80, b: 0 };
const HEADS = ["Sterkere<br>internationale markt", "Betere ruimtelijke kwaliteit"];

const matrix = () => ({
  margin: { ...MARGIN },
  xaxis: { side: "top", tickangle: 0, ticktext: [...HEADS], tickfont: { size: 28 } },
});

test("heads that have no room are wrapped again, and get room above", () => {
  const layout = matrix();
  narrowed(layout, 1000);
  assert.deepEqual(layout.xaxis.ticktext, [
    "Sterkere<br>internationale<br>markt",
    "Betere<br>ruimtelijke<br>kwaliteit",
  ]);
  assert.equal(layout.margin.t, 80 + 28 * 1.3);
});

test("what fits stays as it was made", () => {
  const layout = matrix();
  narrowed(layout, 1800);
  assert.deepEqual(layout.xaxis.ticktext, HEADS);
  assert.equal(layout.margin.t, 80);
});

test("names beside a bar stay on the screen", () => {
  const text = "<b>4</b>  Laanboomkwekers, Handel, Boomkwekerij De Linde<br>en Boomhandel Rijnoever";
  const note = { x: 4, xanchor: "left", text, xshift: 10 };
  const layout = { margin: { ...MARGIN }, xaxis: { range: [0, 10] }, annotations: [note, { ...note, x: 0 }] };
  narrowed(layout, 1300);
  for (const { text: words, x } of layout.annotations) {
    const room = (880 * (10 - x)) / 10 + 20 - 10;
    for (const line of words.replace(/<\/?b>/g, "").split("<br>")) assert.ok(line.length * 28 * 0.57 <= room, line);
    assert.equal(words.replaceAll("<br>", " "), text.replaceAll("<br>", " "));
  }
});

test("a word that was parted is whole again where it fits", () => {
  assert.equal(rewrapped("duurzaam-<br>heid en meer", 14), "duurzaamheid<br>en meer");
});

test("a word that has no room at all is parted, and a long head ends", () => {
  assert.equal(rewrapped("bestrijdingsmiddelen weg", 13), "bestrijdings-<br>middelen weg");
  assert.equal(rewrapped("Gemeenschappelijk", 16), "Gemeenschappe-<br>lijk");
  assert.equal(rewrapped("aan&amp;eengeschreven", 8), "aan&amp;eengeschreven");
  const layout = matrix();
  layout.xaxis.ticktext = [`Minder ${"lange woorden ".repeat(9)}`.trim(), "Kort"];
  narrowed(layout, 1000);
  assert.equal(layout.xaxis.ticktext[0].split("<br>").length, 5);
  assert.match(layout.xaxis.ticktext[0], /…$/);
});
