// Draws what stands on the stage into an element of any size: the beamer's window, or a small
// picture on the desk. All sizes are those of a screen 1080 pixels high, times `--u`.
import { dress, make } from "../dom.js";
import { mapView } from "../map/view.js";
import { minutes } from "../minutes.js";
import { plotly } from "../plot.js";
import { narrowed } from "./narrow.js";

const [HIGH, LEAST] = [1080, 1340]; // a screen, and how narrow it may be for its height
const WIDE = 1300; // a figure is laid out so wide at least: on a narrower screen all of it is smaller
const FIT = 0.94; // words that do not fit are made so much smaller, and again
const SMALL = 0.3;
const LARGEST = 1.4; // rows of words fill the screen when they are few
const LEGEND = 28; // the words under the map
// Names on the map: so high for few parties, and for many (pixels of 1080).
const NAMES = { few: 20, many: 60, large: 24, small: 18, drawn: 17 };

/** @type {(parties: number) => number} */
export function grows(parties) {
  const share = Math.max(0, Math.min(1, (parties - NAMES.few) / (NAMES.many - NAMES.few)));
  return (NAMES.large + (NAMES.small - NAMES.large) * share) / NAMES.drawn;
}

export const STYLES = new URL("./stage.css", import.meta.url).href;

/** @type {(until: string) => string} */
function left(until) {
  return minutes(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000)) || 0);
}

/** @type {(what: HTMLElement) => boolean} */
const over = (what) => what.scrollHeight > what.clientHeight + 1 || what.scrollWidth > what.clientWidth + 1;

// HTML that the kernel made: whatever was typed is escaped there (widgets/markup.py).
/** @type {(words: string) => DocumentFragment} */
function pieces(words) {
  const made = make("template");
  made.innerHTML = words;
  return made.content;
}

/** @type {(el: HTMLElement, given: { root: string, chosen?: (id: string | null) => void, moved?: (id: string, place: Point) => void }) => StagePicture} */
export function stagePicture(el, { root, chosen, moved }) {
  dress(STYLES);
  el.classList.add("nw-stage");
  const step = make("p", { class: "nw-stage-at" });
  const title = make("h1", { class: "nw-stage-title" });
  const body = make("div", { class: "nw-stage-body" });
  const slot = make("div", { class: "nw-stage-slot" });
  const main = make("div", { class: "nw-stage-main" }, step, title, body, slot);
  el.replaceChildren(main);
  /** @type {StageScreen | null} */
  let now = null;
  let u = 1;
  /** @type {MapView | null} */
  let map = null;
  let mapped = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  let serial = 0;
  let size = ""; // for which it was drawn

  const sized = () => `${el.clientWidth} ${el.clientHeight}`;
  function measure() {
    const { clientWidth: w, clientHeight: h } = el;
    size = sized();
    if (!w || !h) return false;
    u = Math.min(h / HIGH, w / LEAST);
    el.style.setProperty("--u", `${u}px`);
    return true;
  }

  // Words that are too many for the screen are smaller, as far as the style sheet lets them.
  function fit() {
    let smaller = main.classList.contains("is-words") ? LARGEST : 1;
    el.style.setProperty("--fit", String(smaller));
    while (smaller > SMALL && (over(main) || over(title))) {
      smaller *= FIT;
      el.style.setProperty("--fit", String(smaller));
    }
  }

  function drop() {
    map?.close();
    map = null;
    mapped = "";
    const plot = slot.querySelector(".nw-stage-plot");
    if (plot instanceof HTMLElement) window.Plotly?.purge(plot);
    slot.replaceChildren();
  }

  /** @type {(screen: StageScreen) => Promise<void>} */
  async function figure(screen) {
    if (!screen.plot) return;
    const wanted = ++serial;
    const Plotly = await plotly(root);
    if (wanted !== serial || now !== screen) return;
    const { data, layout } = JSON.parse(screen.plot);
    const wide = Math.max(WIDE, Math.floor(slot.clientWidth / u));
    narrowed(layout, wide);
    const high = screen.high ?? HIGH;
    const found = slot.querySelector(".nw-stage-plot");
    /** @type {HTMLElement} */
    const plot =
      found instanceof HTMLElement ? found : make("div", { class: "nw-stage-plot nw-stage-picture", role: "img" });
    if (!found) slot.replaceChildren(plot);
    plot.setAttribute("aria-label", screen.summary ?? "");
    const scale = Math.min(u, slot.clientHeight / high, slot.clientWidth / wide);
    plot.style.width = `${wide}px`;
    plot.style.height = `${high}px`;
    plot.style.transform = `translateX(-50%) scale(${scale})`;
    Object.assign(layout, { width: wide, height: high, autosize: false });
    await Plotly.react(plot, data, layout, { displayModeBar: false, staticPlot: true });
    drawn();
  }

  /** @type {(screen: StageScreen) => void} */
  function network(screen) {
    const { map: scene, layout, words } = screen;
    if (!scene || !layout || !words) return;
    const known = Object.keys(scene.layouts).join();
    if (!map || mapped !== known) {
      drop();
      mapped = known;
      map = mapView(slot, {
        scene,
        texts: words,
        options: {
          scale: () => u * grows(scene.parties.length),
          legend: () => u * LEGEND,
          onChosen: chosen,
          onMoved: moved,
        },
      });
    } else {
      map.fitted();
      map.show(scene);
    }
    if (map.state.layout !== layout) map.look({ layout });
    const lit = screen.lit || null;
    if ((map.state.chosen?.id ?? null) !== lit) map.look({ chosen: lit ? { kind: "party", id: lit } : null });
    drawn();
  }

  // What is on the screen, for whoever waits for it.
  function drawn() {
    if (!now) return;
    el.dataset.at = now.at;
    el.dataset.page = String(now.page);
    el.dataset.size = size;
    el.dataset.drawn = String(Number(el.dataset.drawn ?? 0) + 1);
  }

  function draw() {
    const screen = now;
    if (!screen || !measure()) return;
    if (screen.map) {
      network(screen);
      return;
    }
    fit();
    if (screen.plot) figure(screen).catch((problem) => console.warn(problem));
    else drawn();
  }

  function tick() {
    const clock = body.querySelector(".nw-stage-clock");
    if (clock && now?.until) clock.textContent = left(now.until);
  }

  /** @type {(screen: StageScreen) => void} */
  function show(screen) {
    const before = now;
    now = screen;
    serial += 1;
    clearInterval(ticking);
    main.className = `nw-stage-main ${screen.css}`;
    main.lang = screen.language;
    step.hidden = !screen.step;
    step.replaceChildren(make("span", {}, screen.step ?? ""), ` ${screen.stepLabel ?? ""}`);
    const many = screen.pages > 1 ? `${screen.page} / ${screen.pages}` : "";
    if (many) step.append(make("em", {}, many));
    title.textContent = screen.title;
    const words = pieces(screen.html);
    body.replaceChildren(words);
    if (screen.until) {
      body.append(make("p", { class: "nw-stage-clock", role: "timer" }));
      tick();
      ticking = setInterval(tick, 250);
    }
    body.hidden = !body.childNodes.length;
    if (!screen.map && (before?.map || !screen.plot)) drop();
    slot.hidden = !screen.plot && !screen.map;
    draw();
  }

  // Drawn once a frame, but measured at once: the map in it goes by `--u` when it is told. What it
  // is told when it begins to look is drawn already.
  let waiting = 0;
  const watcher = new ResizeObserver(() => {
    if (size === sized()) return;
    measure();
    waiting ||= requestAnimationFrame(again);
  });
  function again() {
    waiting = 0;
    draw();
  }
  watcher.observe(el);
  return {
    show,
    theme(name) {
      el.classList.toggle("is-dark", name === "dark");
    },
    close() {
      watcher.disconnect();
      cancelAnimationFrame(waiting);
      clearInterval(ticking);
      drop();
      el.replaceChildren();
    },
  };
}
