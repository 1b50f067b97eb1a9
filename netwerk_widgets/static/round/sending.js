// Brings what is in the outbox to the server, for as long as that takes.

/**
 * @typedef {object} Outcome
 * @property {"sent" | "waiting" | "busy" | "code" | "closed" | "refused"} state
 * @property {string} [said] what the server says of it
 */

const LONGEST = 8000; // no answer for so long is none (ms)
const AGAIN = [1000, 2000, 3000, 5000, 8000];
const WAITING = new Set([429, 502, 503, 504, 507]);

/** @param {string} address @param {unknown} body */
export const post = (address, body) =>
  fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(LONGEST),
  });

/** @param {string} address @param {unknown} body @returns {Promise<Outcome>} */
async function once(address, body) {
  try {
    const answer = await post(address, body);
    if (answer.status === 204) return { state: "sent" };
    const said = await answer.text();
    if (answer.status === 403) return { state: "code", said };
    if (answer.status === 404 || answer.status === 410) return { state: "closed" };
    if (WAITING.has(answer.status)) return { state: "busy", said };
    return { state: "refused", said };
  } catch {
    return { state: "waiting" };
  }
}

/**
 * One postman a page: what is put in last is what counts.
 * @param {(outcome: Outcome, body: object) => void} tell
 */
export function postman(tell) {
  let address = "";
  /** @type {object | null} */
  let body = null;
  let tries = 0;
  let busy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function go() {
    clearTimeout(timer);
    if (busy || !body) return;
    busy = true;
    const taken = body;
    const outcome = await once(address, taken);
    busy = false;
    if (body !== taken) {
      // Changed or taken out while it was on its way: what counts now goes after it.
      if (body) go();
      return;
    }
    if (outcome.state === "waiting" || outcome.state === "busy") {
      // A little apart, so that a full room does not come back in one and the same moment.
      timer = setTimeout(go, AGAIN[Math.min(tries++, AGAIN.length - 1)] * (0.5 + Math.random()));
    } else body = null;
    tell(outcome, taken);
  }

  addEventListener("online", go);
  return {
    /** @param {string} where @param {object} what */
    send(where, what) {
      [address, body, tries] = [where, what, 0];
      go();
    },
    stop() {
      body = null;
      clearTimeout(timer);
    },
    hurry: go,
  };
}
