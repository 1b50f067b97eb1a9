// The participants' page: draws the figures that the page carries, follows new revisions,
// and lets everybody find their own organisation. It reads; what answers a round is apart from it.
import { followReader } from "./contents.js";
import { every, one, struck } from "./dom.js";
import { startFolds, unfoldWide } from "./folds.js";
import { follow } from "./follow.js";
import { markAll, startChooser } from "./own.js";
import { roomMap } from "./map/room.js";
import { figure } from "./plot.js";
import { takeOver } from "./renew.js";
import { arrive } from "./round/arrive.js";
import { takeCode } from "./round/code.js";

const root = new URL("./", import.meta.url).href;
const main = one(document, "main", HTMLElement);
// The figures that are on the page, by the element that carries each.
/** @type {Map<HTMLElement, FigureView<unknown>>} */
const views = new Map();

// Draws what is not folded; the rest when its fold opens.
/** @type {(within: ParentNode) => Promise<void>} */
async function draw(within) {
  const jobs = every(within, ".nw-drawing")
    .filter((slot) => !views.has(slot) && !slot.closest("details:not([open])"))
    .map((slot) => {
      const holder = document.createElement("div");
      const drawing = JSON.parse(one(slot, "script", HTMLScriptElement).text);
      slot.append(holder);
      const view =
        slot.dataset.kind === "map"
          ? roomMap(holder)
          : figure(holder, { root, labels: { table: main.dataset.table ?? "" } });
      views.set(slot, view);
      return view.show(drawing);
    });
  await Promise.all(jobs);
}

const shown = () => document.documentElement.dataset.revision ?? "";
let wanted = shown();
let busy = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;

// One page at a time; what was announced meanwhile is fetched after it.
/** @type {(revision: string) => Promise<void>} */
async function renew(revision) {
  wanted = revision;
  if (busy) return;
  busy = true;
  try {
    for (let tries = 0; wanted !== shown() && tries < 5; tries++) {
      const answer = await fetch(location.href, { cache: "no-cache" });
      if (answer.status === 404) return location.reload();
      if (!answer.ok) break;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector(".nw-main")) break;
      stale(!page.querySelector("#nw-stale")?.hasAttribute("hidden"));
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

const banner = one(document, "#nw-lost", HTMLElement);
let last = new Date();
let losses = 0;

function contact() {
  last = new Date();
  losses = 0;
  banner.hidden = true;
  say(main.dataset.connected);
}

/** @type {(text?: string) => void} */
function say(text = "") {
  const now = document.querySelector("#nw-contact");
  if (now && now.textContent !== text) now.textContent = text;
}

function lost() {
  const time = last.toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  const words = (main.dataset.lost ?? "").replace("{time}", time);
  if (banner.textContent !== words) banner.textContent = words;
  banner.hidden = false;
  say("");
  if (++losses % 4 === 0) leave();
}

// A room that was closed while this page was not listening: what stands there now says so.
async function leave() {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.status === 404) location.reload();
}

/** @type {(isStale: boolean) => void} */
function stale(isStale) {
  one(document, "#nw-stale", HTMLElement).hidden = !isStale;
}

takeCode();
startChooser();
unfoldWide(document);
startFolds(draw);
markAll();
const sayWhere = followReader();
sayWhere();
// A long list shows what is the reader's own, and all of it when asked.
document.addEventListener("click", (event) => {
  const button = struck(event).closest(".nw-fold > button");
  const fold = button?.parentElement;
  if (!fold) return;
  fold.classList.toggle("is-open");
  button.setAttribute("aria-expanded", String(fold.classList.contains("is-open")));
});
const drawing = draw(document);
if (!("alone" in main.dataset)) {
  follow(new URL("events", location.href), {
    onRevision: renew,
    onContact: contact,
    onLost: lost,
    onStale: stale,
    onRound: arrive,
  });
}
await drawing;
markAll();
document.documentElement.dataset.ready = "yes";
