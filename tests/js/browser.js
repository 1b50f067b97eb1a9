// As much of a browser as the scripts need that keep things: a window that hears events, and storage.
class Storage {
  #kept = new Map();
  full = false;
  get length() {
    return this.#kept.size;
  }
  key(index) {
    return [...this.#kept.keys()][index] ?? null;
  }
  getItem(key) {
    return this.#kept.get(key) ?? null;
  }
  setItem(key, value) {
    if (this.full) throw new Error("full");
    this.#kept.set(key, String(value));
  }
  removeItem(key) {
    this.#kept.delete(key);
  }
}

export function browser() {
  const window = new EventTarget();
  const [local, session] = [new Storage(), new Storage()];
  Object.assign(globalThis, { window, localStorage: local, sessionStorage: session });
  return { window, local, session };
}
