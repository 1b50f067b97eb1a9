// The participants' page: draws the figures that the page carries, follows new revisions,
// and lets everybody find their own organisation. It reads; it has nothing to write to.
import { followReader } from "./contents.js";
import { follow } from "./follow.js";
import { markAll, startChooser } from "./own.js";
import { roomMap } from "./map/room.js";
import { figure } from "./plot.js";
import { takeOver } from "./renew.js";

const root = new URL("./", import.meta.url).href;
const main = document.querySelector("main");
// The figures that are on the page, by the element that carries each.
const views = new Map();

async function draw(within) {
  const jobs = [...within.querySelectorAll(".nw-drawing")]
    .filter((slot) => !views.has(slot))
    .map((slot) => {
      const holder = document.createElement("div");
      const drawing = JSON.parse(slot.querySelector("script").textContent);
      slot.append(holder);
      const view =
        slot.dataset.kind === "map" ? roomMap(holder) : figure(holder, { root, labels: { table: main.dataset.table } });
      views.set(slot, view);
      return view.show(drawing);
    });
  await Promise.all(jobs);
}

const shown = () => document.documentElement.dataset.revision;
let wanted = shown();
let busy = false;
let later = 0;

// One page at a time; what was announced meanwhile is fetched after it.
async function renew(revision) {
  wanted = revision;
  if (busy) return;
  busy = true;
  try {
    for (let tries = 0; wanted !== shown() && tries < 5; tries++) {
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (!answer.ok) break;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector(".nw-main")) break;
      stale(!page.querySelector("#nw-stale")?.hidden);
      const put = takeOver(page, views);
      startChooser();
      markAll();
      sayWhere();
      say(main.dataset.connected);
      put.forEach(draw); // each figure in its turn, and marked then
      if (wanted !== shown()) await new Promise((done) => setTimeout(done, 400));
    }
  } catch (problem) {
    console.warn(problem);
  } finally {
    busy = false;
  }
  // The server was not ready for it, or gone again: the news itself does not come twice.
  clearTimeout(later);
  if (wanted !== shown()) later = setTimeout(() => renew(wanted), 5000);
}

const banner = document.querySelector("#nw-lost");
let last = new Date();

function contact() {
  last = new Date();
  banner.hidden = true;
  say(main.dataset.connected);
}

function say(text) {
  const now = document.querySelector("#nw-contact");
  if (now && now.textContent !== text) now.textContent = text;
}

function lost() {
  const time = last.toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const words = main.dataset.lost.replace("{time}", time);
  if (banner.textContent !== words) banner.textContent = words;
  banner.hidden = false;
  say("");
}

function stale(isStale) {
  document.querySelector("#nw-stale").hidden = !isStale;
}

startChooser();
markAll();
const sayWhere = followReader();
sayWhere();
// A long list shows what is the reader's own, and all of it when asked.
document.addEventListener("click", ({ target }) => {
  const fold = target.closest?.(".nw-fold > button")?.parentElement;
  if (!fold) return;
  fold.classList.toggle("is-open");
  target.setAttribute("aria-expanded", String(fold.classList.contains("is-open")));
});
const drawing = draw(document);
if (!("alone" in main.dataset)) {
  follow(new URL("events", location.href), { onRevision: renew, onContact: contact, onLost: lost, onStale: stale });
}
await drawing;
markAll();
document.documentElement.dataset.ready = "yes";
