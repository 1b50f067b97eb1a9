import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { browser } from "./browser.js";
import { script } from "./scripts.js";

const { window } = browser();
const settings = { kernelId: "k", baseUrl: "/" };
const document = Object.assign(new EventTarget(), {
  visibilityState: "visible",
  baseURI: "http://127.0.0.1/",
  getElementById: () => ({ textContent: JSON.stringify(settings) }),
});
Object.assign(globalThis, {
  document,
  location: { reload() {} },
  addEventListener: window.addEventListener.bind(window),
});
mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 });
// The browser's own limit on waiting for an answer, by the same clock.
AbortSignal.timeout = (wait) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), wait);
  return controller.signal;
};
const { contact } = await script("contact.js");

// What a workbook answers: that the kernel is there or gone, nothing at all, or that it is not there itself.
const ANSWERS = {
  alive: async () => ({ status: 200, text: async () => "alive" }),
  gone: async () => ({ status: 200, text: async () => "gone" }),
  refused: async () => {
    throw new TypeError("refused");
  },
  hanging: (_url, { signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
};

// All that waits for an answer and not for the clock.
async function settled() {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

async function after(wait, step = 100) {
  for (let passed = 0; passed < wait; passed += step) {
    mock.timers.tick(step);
    await settled();
  }
}

for (const [lost, told] of [
  ["gone", "back"],
  ["refused", "away"],
  ["hanging", "away"],
])
  test(`within three seconds a page says that contact is lost: ${lost}`, async () => {
    const kernel = { id: "k", connectionStatus: "connected", status: "idle" };
    const model = { widget_manager: { kernel }, send() {}, on() {}, off() {} };
    let looks = 0;
    globalThis.fetch = () => {
      looks += 1;
      return ANSWERS.alive();
    };
    const close = contact(model, false);
    const kind = () => window.__netwerkSaving.contacts.get(model);
    await after(100);
    for (const before = looks; looks === before; ) await after(100); // the worst moment: right after a look
    assert.equal(kind(), "ok");
    globalThis.fetch = ANSWERS[lost];
    await after(3000);
    assert.equal(kind(), told);
    close();
  });
