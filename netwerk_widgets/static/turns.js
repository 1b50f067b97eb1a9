// Figures take turns: one is drawn in a task, those near the screen before the others, so that
// between two of them the page answers a finger.

// What is to be drawn: a function, whether the reader is about to see it, and who waits for it.
/** @type {Map<() => Promise<unknown>, { near: () => boolean, done: (() => void)[] }>} */
const waiting = new Map();
let going = false;
let wake = () => {};

/** @type {(job: () => void, how?: { timeout: number }) => unknown} */
const idle = window.requestIdleCallback ?? ((job) => setTimeout(job, 50));
/** @type {() => Promise<unknown>} */
const frame = () => new Promise((done) => requestAnimationFrame(done));

// When what was put on the page is on the screen. A map draws in the second frame, when it knows
// its size, and the third begins after that was painted. A tab out of sight has no frames.
export async function painted() {
  const seen = frame().then(frame).then(frame);
  await Promise.race([seen, new Promise((done) => setTimeout(done, 500))]);
}

// Have `draw` called when it is its turn, once for all who ask meanwhile. `near()` says whether
// the reader is about to see it.
/** @type {(near: () => boolean, draw: () => Promise<unknown>) => Promise<void>} */
export function turn(near, draw) {
  return new Promise((done) => {
    const known = waiting.get(draw) ?? { near, done: [] };
    known.done.push(done);
    waiting.set(draw, known);
    wake();
    go();
  });
}

/** @type {() => (() => Promise<unknown>) | null} */
function nearest() {
  for (const [draw, { near }] of waiting) if (near()) return draw;
  return null;
}

// What is far waits until the browser has nothing else to do.
/** @type {() => Promise<() => Promise<unknown>>} */
async function chosen() {
  for (;;) {
    const first = nearest();
    if (first) return first;
    const free = await new Promise((done) => {
      wake = () => done(false);
      idle(() => done(true), { timeout: 3000 });
    });
    const [next] = free ? waiting.keys() : [];
    if (next) return nearest() ?? next;
  }
}

async function go() {
  if (going) return;
  going = true;
  while (waiting.size) {
    const draw = await chosen();
    const done = waiting.get(draw)?.done ?? [];
    waiting.delete(draw);
    await draw();
    for (const each of done) each();
    await new Promise((next) => setTimeout(next));
  }
  going = false;
}
