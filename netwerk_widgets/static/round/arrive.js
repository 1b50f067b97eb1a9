// A round is open, or not any more. Its script is fetched when the first one comes: who never
// gets a round never pays for it.

/** @typedef {{ id: string, script: string, style: string }} Told */

/** @type {Promise<unknown> | null} */
let script = null;

/** @param {Told | null} told */
export function arrive(told) {
  document.documentElement.dataset.round = told?.id ?? "";
  if (told && !script) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = told.style;
    document.head.append(style);
    script = import(told.script);
    script.catch(() => {
      script = null; // without contact: the channel tells it again when it is back
      style.remove();
    });
  }
  document.dispatchEvent(new CustomEvent("nw-round"));
}
