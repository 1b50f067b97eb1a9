// Which keys give which answer: one key a score. Where one answer is the beginning of another (1 and
// 10) it stands there at once, and the next key says which it was.

/** @type {(text: string) => string} */
export const plain = (text) => text.replace("−", "-").toLowerCase();

/** @type {(options: Option[]) => Map<string, Scalar>} */
export function keysOf(options) {
  /** @type {Map<string, Scalar>} */
  const keys = new Map();
  const numbers = options.map(({ value }) => value).filter((value) => typeof value === "number");
  const below = Math.min(0, ...numbers) < 0;
  options.forEach(({ value, label }, index) => {
    if (typeof value === "number") {
      keys.set(String(value), value);
      if (below && value > 0) keys.set(`+${value}`, value);
      // A sign costs a key: letters from left to right do not.
      if (below) keys.set(String.fromCharCode(97 + index), value);
      return;
    }
    keys.set(String(index + 1), value);
    const first = plain([...label.trim()][0] ?? "");
    const alone = options.filter((other) => plain(other.label.trim()).startsWith(first)).length === 1;
    if (/^\p{L}$/u.test(first) && alone) keys.set(first, value);
  });
  return keys;
}

// The keys of one answer, as the legend names them: the single ones.
/** @type {(keys: Map<string, Scalar>, value: Scalar) => string[]} */
export const namesOf = (keys, value) =>
  [...keys].filter(([key, of]) => of === value && !key.startsWith("+")).map(([key]) => key.replace("-", "−"));

export class Typist {
  /** @param {Map<string, Scalar>} keys */
  constructor(keys) {
    this.keys = keys;
    this.buffer = "";
  }

  // What a key does in a cell: `value` stands there; `done`: on to the next; `again`: what stands
  // there is done, and this key is for the next; `wrong`: there is no such answer.
  /** @type {(key: string) => { value?: Scalar, done?: boolean, again?: boolean, wrong?: boolean }} */
  press(key) {
    const typed = this.buffer + plain(key);
    const more = [...this.keys.keys()].some((each) => each.length > typed.length && each.startsWith(typed));
    if (this.keys.has(typed)) {
      this.buffer = more ? typed : "";
      return { value: this.keys.get(typed), done: !more };
    }
    const stood = this.keys.has(this.buffer);
    this.buffer = more ? typed : "";
    return more ? {} : stood ? { again: true } : { wrong: true };
  }

  stop() {
    this.buffer = "";
  }
}

// How often something was answered: a number of its own, that ends with Enter or an arrow.
export class Counter {
  /** @param {number} most */
  constructor(most) {
    this.most = most;
    this.buffer = "";
  }

  /** @type {(key: string) => { value?: Scalar, wrong?: boolean }} */
  press(key) {
    const typed = this.buffer + key;
    if (!/^\d+$/.test(typed) || Number(typed) > this.most) return { wrong: true };
    this.buffer = typed;
    return { value: Number(typed) };
  }

  stop() {
    this.buffer = "";
  }
}
