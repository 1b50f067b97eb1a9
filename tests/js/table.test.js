import assert from "node:assert/strict";
import { test } from "node:test";
import { script } from "./scripts.js";

const { capital } = await script("table.js");

test("what stands beside a field begins with a capital, in any script", () => {
  assert.deepEqual(["antwoord", "één", "Al groot", "地方", "🌳 boom", "", "3 keer"].map(capital), [
    "Antwoord",
    "Één",
    "Al groot",
    "地方",
    "🌳 boom",
    "",
    "3 keer",
  ]);
});
