// Figures take turns: one is drawn in a task, those near the screen before the others, so that
// between two of them the page answers a finger.

const waiting = new Set();
let going = false;
let wake = () => {};

const idle = window.requestIdleCallback ?? ((job) => setTimeout(job, 50));

const frame = () => new Promise((done) => requestAnimationFrame(done));

// When what was put on the page is on the screen. A map draws in the second frame, when it knows
// its size, and the third begins after that was painted. A tab out of sight has no frames.
export async function painted() {
  const seen = frame().then(frame).then(frame);
  await Promise.race([seen, new Promise((done) => setTimeout(done, 500))]);
}

// Have `draw` called when it is its turn. `near()` says whether the reader is about to see it.
export function turn(near, draw) {
  return new Promise((done) => {
    waiting.add({ near, draw, done });
    wake();
    go();
  });
}

// Who waits may have come near: look again.
export function nearer() {
  wake();
}

function next() {
  for (const each of waiting) if (each.near()) return each;
  return null;
}

// What is far waits until there is nothing else to do, or until it is near.
async function chosen() {
  const first = next();
  if (first) return first;
  await new Promise((done) => {
    wake = done;
    idle(done, { timeout: 3000 });
  });
  return next() ?? waiting.values().next().value;
}

async function go() {
  if (going) return;
  going = true;
  while (waiting.size) {
    const each = await chosen();
    waiting.delete(each);
    try {
      await each.draw();
    } catch (problem) {
      console.warn(problem);
    }
    each.done();
    await new Promise((done) => setTimeout(done));
  }
  going = false;
}
