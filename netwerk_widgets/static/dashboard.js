// The participants' page: draws the figures that the page carries, follows new revisions,
// and lets everybody find their own organisation. It reads; it has nothing to write to.
import { figure } from "./plot.js";

const root = new URL("./", import.meta.url).href;
const remember = "netwerk-party";
let drawn = [];

function drawings() {
  return [...document.querySelectorAll(".nw-drawing")].map((place) => {
    const drawing = JSON.parse(place.querySelector("script").textContent);
    return { place, drawing };
  });
}

function party() {
  try {
    return localStorage.getItem(remember) ?? "";
  } catch {
    return "";
  }
}

// A ring around the participant's own organisation on the map.
function point(plot, id) {
  if (!plot?.data || !window.Plotly) return;
  const old = plot.data.findIndex((trace) => trace.name === "nw-me");
  if (old >= 0) window.Plotly.deleteTraces(plot, old);
  for (const trace of plot.data) {
    const at = Array.isArray(trace.customdata) ? trace.customdata.indexOf(id) : -1;
    if (at < 0) continue;
    window.Plotly.addTraces(plot, {
      type: "scatter", name: "nw-me", mode: "markers", x: [trace.x[at]], y: [trace.y[at]],
      marker: { size: 46, color: "rgba(0,0,0,0)", line: { width: 5, color: "#d55e00" } },
      hoverinfo: "skip", showlegend: false,
    });
    return;
  }
}

// Figures are drawn as they come near: the ring is set on the map when it is there.
document.addEventListener("nw-drawn", ({ target }) => {
  if (target.closest('[data-key^="map-"]')) point(target, party());
});

function mine() {
  const id = party();
  for (const card of document.querySelectorAll("[data-party]")) card.hidden = card.dataset.party !== id;
  for (const plot of document.querySelectorAll('[data-key^="map-"] .nw-plot')) point(plot, id);
}

async function draw() {
  for (const view of drawn) view.close();
  drawn = [];
  const jobs = drawings().map(async ({ place, drawing }) => {
    const holder = document.createElement("div");
    place.append(holder);
    const view = figure(holder, { root, labels: { table: document.body.querySelector("main").dataset.table } });
    drawn.push(view);
    await view.show(drawing);
  });
  choose();
  await Promise.all(jobs);
  mine();
}

function choose() {
  const select = document.querySelector("#nw-me");
  if (!select) return;
  select.value = party();
  if (select.selectedIndex < 0) select.value = "";
  select.addEventListener("change", () => {
    try {
      localStorage.setItem(remember, select.value);
    } catch {
      // A browser that keeps nothing still shows the choice for now.
    }
    mine();
  });
}

async function renew() {
  const answer = await fetch(location.href, { cache: "no-cache" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main");
  if (!fresh) return;
  const open = new Set([...document.querySelectorAll("details[open]")].map((each) => each.closest("[id]")?.id));
  const place = { x: scrollX, y: scrollY };
  for (const view of drawn) view.close();
  drawn = [];
  const old = document.querySelector("main");
  old.style.minHeight = `${old.offsetHeight}px`;
  fresh.style.minHeight = old.style.minHeight;
  old.replaceWith(fresh);
  document.documentElement.dataset.revision = page.documentElement.dataset.revision;
  for (const each of document.querySelectorAll("details")) if (open.has(each.closest("[id]")?.id)) each.open = true;
  await draw();
  fresh.style.minHeight = "";
  scrollTo(place.x, place.y);
}

function say(text) {
  const line = document.querySelector("#nw-contact");
  if (line && line.textContent !== text) line.textContent = text;
}

function follow() {
  const channel = new EventSource(new URL("events", location.href));
  channel.addEventListener("revision", async (event) => {
    say(document.querySelector("main").dataset.connected);
    if (document.documentElement.dataset.revision !== JSON.parse(event.data)) await renew();
  });
  channel.addEventListener("error", () => say(document.querySelector("main").dataset.lost));
}

await draw();
document.documentElement.dataset.ready = "yes";
if (location.protocol.startsWith("http")) follow();
