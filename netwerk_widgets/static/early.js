// While a page that came back by itself is being made: keys are kept for the field they were
// meant for, and a page that is not made after all is asked for again.
(() => {
  let back = null;
  try {
    back = sessionStorage.getItem("netwerk-back");
  } catch {
    return;
  }
  if (!back) return;
  /** @type {string[]} */
  const typed = [];
  const LATE = 40000;
  const began = Date.now();
  /** @type {(event: KeyboardEvent) => void} */
  const note = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length !== 1 && event.key !== "Backspace")) return;
    event.preventDefault();
    typed.push(event.key);
  };
  addEventListener("keydown", note, true);
  const made = () => document.querySelector(".nw-header, .nw-stage");
  const timer = setInterval(async () => {
    if (made()) return clearInterval(timer);
    const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
    const gone =
      config.kernelId &&
      (await fetch(`${config.baseUrl}netwerk/contact/${config.kernelId}`, { cache: "no-store" }).then(
        (answer) => answer.text(),
        () => "",
      )) === "gone";
    if ((gone || Date.now() - began > LATE) && !made()) {
      sessionStorage.setItem("netwerk-back", back);
      location.reload();
    }
    return null;
  }, 2000);
  window.__netwerkTyped = () => {
    removeEventListener("keydown", note, true);
    return typed.splice(0);
  };
})();
