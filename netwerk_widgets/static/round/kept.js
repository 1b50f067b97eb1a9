// What this phone remembers of a round, until that is closed: nobody else can give it back.

/**
 * @typedef {object} Kept
 * @property {string} key the phone's own for this round: a change goes where the first one went
 * @property {Record<string, number | string>} answers by the name of the answer
 * @property {Record<string, string>} about who somebody says to be
 * @property {string[]} picked what was chosen from a list, to be asked about
 * @property {number} at the screen they are on
 * @property {string} outbox what was sent and not acknowledged yet, as it is sent
 * @property {string} sent what was acknowledged last, as it was sent
 */

const PREFIX = "netwerk-round:";
let works = true;

/** @param {string} tag the session's @param {string} id the round's */
export const place = (tag, id) => `${PREFIX}${tag}:${id}`;

// 128 bits, in the signs that the server takes.
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}

/** @param {string} name @returns {Kept} */
export function load(name) {
  /** @type {Kept} */
  const empty = { key: fresh(), answers: {}, about: {}, picked: [], at: 0, outbox: "", sent: "" };
  try {
    return { ...empty, ...JSON.parse(localStorage.getItem(name) ?? "{}") };
  } catch {
    return empty;
  }
}

/** @param {string} name @param {Kept} kept @returns {boolean} whether it will be there after a reload */
export function keep(name, kept) {
  try {
    localStorage.setItem(name, JSON.stringify(kept));
    works = true;
  } catch {
    works = false;
  }
  return works;
}

// Forget every round but this one.
/** @param {string} [but] */
export function forget(but = "") {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(PREFIX) && name !== but) localStorage.removeItem(name);
    }
  } catch {
    // Nothing was kept.
  }
}
