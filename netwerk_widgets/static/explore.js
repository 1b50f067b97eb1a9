// What Voilà's front end expects on a page before it starts, and what tells a visitor whose
// seat was given up that it was. Not a module: it has to be there first.
"use strict";

window.voila_heartbeat = () => {};
window.voila_process = () => {};
window.voila_finish = window.display_cells = () => {
  document.getElementById("loading")?.remove();
  const cells = document.getElementById("rendered_cells");
  if (cells) cells.style.display = "";
};
// The theme is told to be ready by Voilà; the cells are there before it starts.
window.cellLoaded = true;

(() => {
  const HOW_OFTEN = 15_000;
  const config = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const timer = setInterval(look, HOW_OFTEN);

  async function look() {
    const { baseUrl, kernelId } = config();
    try {
      const answer = await fetch(`${baseUrl}seat/${kernelId}`, { cache: "no-store" });
      if (!answer.ok || (await answer.json()).held) return;
    } catch {
      return; // no connection: that is not what this is about
    }
    clearInterval(timer);
    document.getElementById("nw-seat-gone")?.removeAttribute("hidden");
    document.getElementById("rendered_cells")?.setAttribute("inert", "");
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
})();
