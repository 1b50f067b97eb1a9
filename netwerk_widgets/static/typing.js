// A field that is typed in: what is typed is sent a breath after the last key, and nothing else
// touches the field until it is left.

const PAUSE = 300; // a breath after the last key
const LIMIT = 800; // but never longer than this unsent

/** @type {(send: () => void) => { flush: () => void, touch: () => void, waiting: () => boolean }} */
function delayed(send) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let first = 0;
  const flush = () => {
    clearTimeout(timer);
    const waited = timer !== undefined;
    timer = undefined;
    if (waited) send();
  };
  return {
    flush,
    touch() {
      const now = Date.now();
      if (timer === undefined) first = now;
      clearTimeout(timer);
      timer = setTimeout(flush, Math.max(0, Math.min(PAUSE, first + LIMIT - now)));
    },
    waiting: () => timer !== undefined,
  };
}

// A field is held from the first key until it is left: a pause is not the end of typing. What is
// `partial` is on its way to be something: it is sent only when whoever typed it is done.
/** @type {(input: HTMLInputElement | HTMLTextAreaElement, read: () => Value, onedit: Edited, on: Listening, partial?: () => boolean) => Typed} */
export function typed(input, read, onedit, on, partial = () => false) {
  let held = false;
  let owed = false; // what is partial was not sent
  let composing = false; // what an input method is still at is nobody's words yet
  const later = delayed(() => {
    if (composing) return;
    owed = partial();
    if (!owed) onedit(read());
  });
  const done = () => {
    later.flush();
    if (owed) onedit(read());
    owed = false;
  };
  const leave = () => {
    done();
    if (!held) return;
    held = false;
    on.leave?.();
  };
  input.addEventListener("compositionstart", () => (held = composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    later.touch();
  });
  input.addEventListener("input", () => {
    held = true;
    later.touch();
    on.touch?.(read());
  });
  input.addEventListener("change", done);
  input.addEventListener("blur", leave);
  const waiting = () => composing || later.waiting();
  return { flush: later.flush, waiting, busy: () => held || waiting() };
}
