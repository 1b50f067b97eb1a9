// "Mijn organisatie": chosen once, remembered by the browser, and made to stand out in every
// panel. Whoever draws something of their own (a map) listens for "nw-own" on the document;
// its detail holds the party's id and name, both empty when none is chosen.
import { countOwn, markDiffering } from "./differ.js";
import { every } from "./dom.js";

const KEY = "netwerk-party";
/** @type {string | null} */
let forNow = null;

export function ownParty() {
  try {
    return localStorage.getItem(KEY) ?? forNow ?? "";
  } catch {
    return forNow ?? "";
  }
}

/** @type {(id: string) => void} */
function remember(id) {
  forNow = id;
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // A browser that keeps nothing still shows the choice for now.
  }
}

/** @type {(text: string) => string} */
const bare = (text) => text.replace(/\s+/g, "");

// Whether a label in a figure is this name: wrapped, or cut off with an ellipsis.
/** @type {(label: string, name: string) => boolean} */
function names(label, name) {
  const [written, whole] = [bare(label), bare(name)];
  if (!written || !whole) return false;
  if (written === whole) return true;
  return written.endsWith("…") && written.length > 4 && whole.startsWith(written.slice(0, -1));
}

// Whether a sentence names the party: as a word, not as a part of one.
/** @type {(name: string) => (text: string) => boolean} */
function mentions(name) {
  if (name.length < 3) return () => false;
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`, "u");
  return (text) => word.test(text);
}

// A ring around the party's mark, in every figure that says whose a mark is (customdata).
/** @type {(plot: Plot, id: string) => void} */
function ring(plot, id) {
  if (!plot?.data || !window.Plotly) return;
  const old = plot.data.findIndex((trace) => trace.name === "nw-own");
  /** @type {{ x: unknown[], y: unknown[] }} */
  const rings = { x: [], y: [] };
  for (const trace of id ? plot.data : []) {
    if (!Array.isArray(trace.customdata) || trace.name === "nw-own") continue;
    trace.customdata.forEach((whose, at) => {
      if (whose !== id) return;
      rings.x.push(trace.x[at]);
      rings.y.push(trace.y[at]);
    });
  }
  if (old >= 0) window.Plotly.deleteTraces(plot, old);
  if (!rings.x.length) return;
  window.Plotly.addTraces(plot, {
    type: "scatter",
    name: "nw-own",
    mode: "markers",
    ...rings,
    marker: { size: 46, color: "rgba(0,0,0,0)", line: { width: 5, color: "#d55e00" } },
    hoverinfo: "skip",
    showlegend: false,
  });
}

/** @type {(plot: Element, name: string) => void} */
function label(plot, name) {
  for (const text of plot.querySelectorAll("svg text")) {
    text.classList.toggle("is-own", names(text.textContent, name));
  }
}

// One figure: its marks and its words.
/** @type {(plot: Plot) => void} */
export function markFigure(plot) {
  const { id, name } = chosen();
  ring(plot, id);
  label(plot, name);
}

function chooser() {
  const found = document.querySelector("#nw-me");
  return found instanceof HTMLSelectElement ? found : null;
}

function chosen() {
  const id = ownParty();
  const option = [...(chooser()?.options ?? [])].find((each) => each.value === id);
  return id && option ? { id, name: option.textContent } : { id: "", name: "" };
}

// Everything on the page.
export function markAll() {
  const { id, name } = chosen();
  const word = document.querySelector("main")?.dataset.mine ?? "";
  for (const card of every(document, "[data-party]")) card.hidden = card.dataset.party !== id;
  for (const item of every(document, "[data-parties]")) {
    const own = Boolean(id) && (item.dataset.parties ?? "").split(" ").includes(id);
    item.classList.toggle("is-own", own);
    if (own) item.dataset.own = word;
    else delete item.dataset.own;
  }
  markDiffering();
  countOwn(word);
  const said = mentions(name);
  for (const line of document.querySelectorAll(".nw-findings li, .nw-figure-table tr")) {
    const own = said(line.textContent);
    line.classList.toggle("is-own", own);
  }
  for (const plot of every(document, ".nw-plot.is-drawn:not(.nw-map-stage)")) markFigure(plot);
  document.dispatchEvent(new CustomEvent("nw-own", { detail: { id, name } }));
}

// The choice made elsewhere, on the map.
/** @type {(id: string) => void} */
export function chooseParty(id) {
  const select = chooser();
  if (select) select.value = id;
  remember(id);
  markAll();
}

// The chooser says which party; a session without that party shows no choice.
export function startChooser() {
  const select = chooser();
  if (!select) return;
  select.value = ownParty();
  if (select.selectedIndex < 0) select.value = "";
  if (select.dataset.live) return;
  select.dataset.live = "yes";
  select.addEventListener("change", () => {
    remember(select.value);
    markAll();
  });
}

// Figures are drawn as they come near, and anew when the width changes.
document.addEventListener("nw-drawn", ({ target }) => {
  if (target instanceof HTMLElement) markFigure(target);
});
