import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { placed } = await script("map/names.js");
const { broken, measured, sided } = await script("map/type.js");
const { letters, soft } = await script("syllables.js");
const SIZE = 20; // a digit, an "a" or a "b" is 11 pixels then, and a space half of that

const node = (id, x, y, more = {}) => ({
  id,
  x,
  y,
  clear: 20,
  dim: false,
  party: { name: `Party ${id}`, measures: { degree: 1 } },
  ...more,
});
const STATE = { chosen: null, hover: null, mine: null, size: "" };
const put = (nodes, state = {}, size = { w: 800, h: 600 }) =>
  placed(nodes, [], { ...STATE, ...state }, size, { ground: [] }, { at: (place) => place }, 20);

test("a name is as wide as its letters, bold or not, of whatever script", () => {
  const near = (width, wanted) => assert.ok(Math.abs(width - wanted) < 0.01, `${width}`);
  near(measured("abab", SIZE), 4 * 11.123);
  near(measured("abab", SIZE, true), 2 * 11.123 + 2 * 12.217);
  near(measured("地", SIZE), 20);
  near(measured("e\u0301", SIZE), measured("e", SIZE));
});

test("a name is broken between words, then between syllables, and cut where there is no room left", () => {
  assert.deepEqual(broken("aaa bbb aaa", 75, 3, SIZE), ["aaa bbb", "aaa"]);
  assert.deepEqual(broken("aaa bbb aaa", 40, 3, SIZE), ["aaa", "bbb", "aaa"]);
  assert.deepEqual(broken("aaa bbb aaa", 56, 2, SIZE), ["aaa", "bbb…"]);
  assert.deepEqual(broken("bestrijdingsmiddelen", 120, 3, SIZE), ["bestrijdings-", "middelen"]);
  assert.deepEqual(broken("", 50, 2, SIZE), [""]);
});

test("no line is wider than its room, whatever the words", () => {
  const words = ["a", "bbb", "cccccccc", "dd", "eeeeeeeeeeeeeeee", "f"];
  for (let i = 0; i < 200; i += 1) {
    const text = [0, 1, 2, 3].map((turn) => words[(i * (turn + 3) + turn * 5) % words.length]).join(" ");
    const lines = broken(text, 60, 1 + (i % 3), SIZE);
    assert.ok(lines.length <= 1 + (i % 3), text);
    for (const line of lines) assert.ok(measured(line, SIZE) <= 60, `${text}: ${line}`);
  }
});

test("names do not lie over each other nor over parties when there is room", () => {
  const nodes = ["a", "b", "c", "d"].map((id, at) => node(id, 120 + 180 * at, 300));
  const boxes = put(nodes).map(({ box }) => box);
  assert.equal(boxes.length, 4);
  const apart = (a, b) => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) assert.ok(apart(one, other));
    for (const { id, x, y } of nodes)
      if (one !== boxes[nodes.findIndex((each) => each.id === id)])
        assert.ok(apart(one, [x - 20, y - 20, x + 20, y + 20]));
  });
});

test("a name stays in the picture, the one that is pointed at is whole and bold", () => {
  const long = node("z", 790, 10, { party: { name: "A very long name of a party", measures: { degree: 0 } } });
  const found = put([node("a", 400, 300), long], { hover: "z" });
  assert.deepEqual([found[0].id, found[0].bold], ["z", true]);
  assert.equal(found[0].lines.join(" "), long.party.name);
  const [left, top, right, bottom] = found[0].box;
  assert.ok(left >= 0 && top >= 0 && right <= 800 && bottom <= 600);
});

test("among many the names without room are left out, the most important never", () => {
  const nodes = Array.from({ length: 60 }, (_, at) =>
    node(String(at), 400 + (at % 8) * 6, 300 + Math.floor(at / 8) * 6, {
      party: { name: `Party ${at}`, measures: { degree: at } },
    }),
  );
  const found = put(nodes, { mine: "0" }).map(({ id }) => id);
  assert.ok(found.length < 60);
  assert.equal(found[0], "0");
  assert.ok(found.includes("59"));
});

test("a letter stays with its marks, an emoji with what it is made of", () => {
  for (const whole of ["e\u0301", "ที่", "क्", "👩\u200d🌾", "👍🏽", "❤\ufe0f", "🇳🇱"]) {
    assert.deepEqual(letters(`a${whole}b${whole}`), ["a", whole, "b", whole]);
  }
  assert.deepEqual(letters("🇳🇱🇧🇪"), ["🇳🇱", "🇧🇪"]);
});

test("a line of a name from right to left is told apart", () => {
  assert.equal(sided("BV)", "חברת (BV)"), "\u2067BV)\u2069");
  for (const name of ["Water BV חברת", "地方", "12 …", ""]) assert.equal(sided(name, name), name);
});

test("a long word may break between syllables in a narrow column, and reads the same when it does not", () => {
  for (const [name, broken] of [
    ["Andere zorg- en overheidsinstellingen", "Andere zorg- en overheids|instellingen"],
    ["Laanboomkwekers", "Laanboom|kwekers"],
    ["Rabobank West-Betuwe", "Rabobank West-Betuwe"],
    ["", ""],
  ]) {
    assert.equal(soft(name).replaceAll("\u00ad", ""), name);
    assert.equal(soft(name).replaceAll("\u00ad", "|"), broken);
  }
});
