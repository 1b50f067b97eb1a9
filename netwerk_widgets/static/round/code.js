// The room code: behind the "#" of the QR code's address, or typed. The browser keeps it, and the
// address loses it, so that who reads along on a screen or passes the address on does not have it.

const KEY = "netwerk-code";
const MARK = "#code=";
let forNow = "";

/** @param {string} code */
export function rememberCode(code) {
  forNow = code;
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // A browser that keeps nothing still has it for now.
  }
}

/** @returns {string} the key of the room's code, empty without one */
export function roomCode() {
  if (forNow) return forNow;
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

// Take the code out of the address, when it is there.
export function takeCode() {
  if (!location.hash.startsWith(MARK)) return;
  rememberCode(location.hash.slice(MARK.length));
  history.replaceState(history.state, "", location.pathname + location.search);
}
