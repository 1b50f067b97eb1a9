// Which questions a phone goes through, and what of its answers it sends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, maySend, toAsk } from "../../netwerk_widgets/static/round/rules.js";

const question = (id) => ({ label: id, definition: "", asks: [{ name: `${id}.influence` }] });
const sheet = (whom) => ({ rule: "", whom, questions: ["a", "b", "c"].map(question) });
const kept = (party, answers = {}) => ({ about: { party }, answers, picked: [] });
const names = (questions) => questions.map((each) => each.label);

test("an organisation goes through what it is asked itself", () => {
  const own = sheet({ a: ["b"], b: ["a", "c"] });
  assert.deepEqual(names(toAsk(own, kept("a"))), ["b"]);
  assert.deepEqual(names(toAsk(own, kept("b"))), ["a", "c"]);
  assert.deepEqual(names(toAsk(sheet({}), kept("a"))), ["a", "b", "c"]);
});

test("what was answered for another organisation is not sent along", () => {
  const own = sheet({ a: ["b"], b: ["a", "c"] });
  const answers = { "b.influence": 4, "c.influence": 0 };
  assert.deepEqual(asked(own, kept("a", answers)), { "b.influence": 4 });
  assert.deepEqual(asked(own, kept("b", answers)), { "c.influence": 0 });
  assert.equal(maySend(own, kept("b", answers)), true);
  assert.equal(maySend(own, kept("a", { "c.influence": 0 })), false);
  assert.deepEqual(asked(sheet({}), kept("a", answers)), answers);
});
