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

// Locks that are held for as long as the page is there; `held` may be told what other tabs hold.
class Locks {
  held = [];
  async query() {
    return { held: this.held.map((name) => ({ name })) };
  }
  async request(name) {
    this.held.push(name);
  }
}

export function browser() {
  const window = new EventTarget();
  const [local, session] = [new Storage(), new Storage()];
  Object.assign(globalThis, { window, localStorage: local, sessionStorage: session });
  const locks = new Locks();
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true, writable: true });
  return { window, local, session, locks };
}
