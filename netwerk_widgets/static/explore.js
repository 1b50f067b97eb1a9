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

// What somebody tried stands below what they tapped: it comes into sight, and is told to who hears
// the page. The place to tell it has to be there before there is anything to tell.
addEventListener("DOMContentLoaded", () => {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "nw-hidden nw-tried";
  document.body.append(said);
  let last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;

  function answer() {
    const rows = [...document.querySelectorAll(".nw-plan li")];
    const found = document.querySelector(".nw-page .nw-stack .nw-findings li");
    const [before, now] = [last, rows.length];
    last = now;
    const words = [rows.at(-1)?.textContent, now ? found?.textContent : ""].filter(Boolean).join(". ");
    if (said.textContent !== words) said.textContent = words;
    if (now > before) document.querySelector(".nw-plan")?.previousElementSibling?.scrollIntoView();
  }

  // The kernel writes the plan, the maps and the words one after the other.
  new MutationObserver(() => {
    clearTimeout(later);
    later = setTimeout(answer, 150);
  }).observe(document.body, { childList: true, subtree: true });
});
