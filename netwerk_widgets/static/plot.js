// One widget for every figure: its title, the plot, the same in words and as a table.
import { connections, make, uid } from "./dom.js";
import { painted, turn } from "./turns.js";

const NARROW = 560;
// So far outside the screen a figure counts as near.
const NEAR = "300px";
// Before it goes on paper; and after what was folded was opened for that.
const PRINTED = ["beforeprint", "nw-unfolded"];

/** @type {Promise<PlotlyFace> | null | undefined} */
let loading;
/** @type {(root: string) => Promise<PlotlyFace>} */
export function plotly(root) {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  loading ??= load(root);
  return loading;
}

// It takes the browser a second to read plotly.js. Where the page has not begun that yet, what is
// there without it (the text, the map) comes on the screen first.
/** @type {(root: string) => Promise<PlotlyFace>} */
async function load(root) {
  const found = document.readyState === "complete" ? null : document.querySelector('script[src*="plotly.min.js"]');
  const script = found ?? make("script", { src: `${root}plotly.min.js` });
  /** @type {Promise<unknown>} */
  const loaded = new Promise((resolve, reject) => {
    const failed = () => reject(new Error("plotly.min.js"));
    script.addEventListener("load", resolve);
    script.addEventListener("error", failed);
    // A script of the page may have failed before we looked.
    if (found) window.addEventListener("load", () => (window.Plotly ? resolve(true) : failed()));
  });
  if (!found) {
    await painted();
    document.head.append(script);
  }
  try {
    await loaded;
  } catch (problem) {
    script.remove();
    loading = null; // who comes next tries again
    throw problem;
  }
  if (!window.Plotly) throw new Error("plotly.min.js");
  return window.Plotly;
}

// What a page of the room draws its figures from comes apart from it, for all of them at once.
/** @type {{ at: string, all: Promise<Record<string, DrawnFrom>> } | null} */
let fetched = null;
/** @type {(drawing: FigureData) => Promise<DrawnFrom>} */
async function drawn({ key, figure: made, narrow }) {
  if (made !== undefined) return { figure: made, narrow: narrow ?? {} };
  const at = document.documentElement.dataset.figures ?? "";
  if (fetched?.at !== at) {
    const all = fetch(new URL(at, location.href)).then((answer) => {
      if (!answer.ok) throw new Error(at);
      return answer.json();
    });
    fetched = { at, all };
    all.catch(() => (fetched = null)); // who comes next tries again
  }
  const found = (await fetched.all)[key];
  if (!found) throw new Error(key);
  return found;
}

/** @type {(table: TableData) => HTMLTableElement} */
export function tableOf({ columns, rows }) {
  const head = make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, name)));
  /** @type {(value: string, index: number) => HTMLElement} */
  const cell = (value, index) => make(index === 0 ? "th" : "td", index === 0 ? { scope: "row" } : {}, value ?? "–");
  const body = rows.map((row) => make("tr", {}, ...row.map((value, i) => cell(String(value ?? "–"), i))));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...body));
}

// What is different where a figure is narrow: of its traces ("data.0.y"), or of its layout.
/** @type {(made: { data: unknown, layout: Tree }, changes: Tree) => void} */
function patch(made, changes) {
  for (const [path, value] of Object.entries(changes)) {
    const words = path.split(".");
    const last = words.pop() ?? "";
    let place = /** @type {Tree} */ (words[0] === "data" ? made : made.layout);
    for (const word of words) {
      place[word] ??= {};
      place = /** @type {Tree} */ (place[word]);
    }
    place[last] = value;
  }
}

// Draw one drawing into an element, and keep it right when the width changes.
/** @type {(el: HTMLElement, how: { root: string, labels: Texts, onclick?: (value: unknown) => void }) => FigureView<FigureData>} */
export function figure(el, { root, labels, onclick }) {
  const id = uid("nw-figure");
  const title = make("figcaption", { class: "nw-figure-title", id });
  /** @type {Plot} */
  const plot = make("div", { class: "nw-plot", role: "img" });
  const words = make("p", { class: "nw-figure-summary" });
  const table = make("div", { class: "nw-table-scroll", tabindex: "0", role: "region" });
  const details = make("details", { class: "nw-figure-table" }, make("summary", {}, labels.table), table);
  const frame = make("figure", { class: "nw-figure", "aria-labelledby": id }, title, plot, words, details);
  el.replaceChildren(frame);

  /** @type {FigureData | null} */
  let drawing = null;
  let near = false;
  let stale = true;
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  async function draw() {
    if (!stale || !drawing || !seen()) return;
    if (drawing.still) {
      stale = false;
      picture(plot.clientWidth < NARROW ? drawing.still.narrow : drawing.still.wide);
      return;
    }
    const now = drawing;
    const [Plotly, { figure: made, narrow }] = await Promise.all([plotly(root), drawn(now)]);
    if (!seen() || now !== drawing) return;
    stale = false;
    const { key, serial } = drawing;
    const { data, layout } = JSON.parse(made);
    if (plot.clientWidth < NARROW) patch({ data, layout }, narrow);
    layout.width = plot.clientWidth;
    layout.uirevision ??= key; // what the reader zoomed in on stays so
    plot.style.minHeight = `${layout.height}px`;
    await Plotly.react(plot, data, layout, { displayModeBar: false, scrollZoom: false, doubleClick: false });
    if (onclick && !plot.clickable) {
      plot.clickable = true;
      plot.on?.("plotly_click", ({ points }) => onclick(points[0]?.customdata ?? null));
    }
    there(serial);
  }

  /** @type {(serial: number | undefined) => void} */
  function there(serial) {
    plot.dataset.drawn = String(serial ?? "");
    plot.classList.add("is-drawn");
    plot.dispatchEvent(new CustomEvent("nw-drawn", { bubbles: true }));
  }

  // A picture that came as SVG; our own, in which all that was typed is text.
  /** @type {(words: string) => void} */
  function picture(words) {
    const made = new DOMParser().parseFromString(words, "image/svg+xml").documentElement;
    made.removeAttribute("role"); // the plot itself is the image
    made.setAttribute("aria-hidden", "true");
    window.Plotly?.purge(plot);
    plot.replaceChildren(document.importNode(made, true));
    plot.style.minHeight = "";
    there(drawing?.serial);
  }

  const seen = () => plot.isConnected && plot.clientWidth > 0;
  const now = () => (last = last.then(draw).catch((problem) => console.warn(problem)));
  const redraw = () => turn(() => near, now);
  const watcher = new ResizeObserver(() => {
    if (drawing && plot.clientWidth && plot.clientWidth !== plot.lastWidth) {
      plot.lastWidth = plot.clientWidth;
      stale = true;
      redraw();
    }
  });
  watcher.observe(plot);
  const approach = new IntersectionObserver(
    ([entry]) => {
      near = entry.isIntersecting;
      if (near && stale) redraw();
    },
    { rootMargin: NEAR },
  );
  approach.observe(plot);
  for (const when of PRINTED) window.addEventListener(when, now);
  const again = () => near && stale && redraw();
  window.addEventListener("nw-renewed", again);

  return {
    show(next) {
      drawing = next;
      stale = true;
      plot.dataset.figure = next.key;
      plot.style.minHeight = next.still ? "" : `${next.height}px`;
      title.textContent = next.title;
      words.textContent = next.summary;
      plot.setAttribute("aria-label", next.summary);
      table.setAttribute("aria-label", next.title);
      details.hidden = next.table.rows.length === 0;
      frame.classList.toggle("is-empty", next.empty);
      table.replaceChildren(tableOf(next.table));
      return redraw();
    },
    close() {
      watcher.disconnect();
      approach.disconnect();
      for (const when of PRINTED) window.removeEventListener(when, now);
      window.removeEventListener("nw-renewed", again);
      window.Plotly?.purge(plot);
      el.replaceChildren();
    },
  };
}

/** @type {Render<FigureState>} */
export function render({ model, el, root }) {
  const links = connections(model);
  const view = figure(el, {
    root,
    labels: model.get("labels"),
    onclick: (value) => {
      if (value !== null) model.send({ type: "click", value });
    },
  });
  const show = () => view.show(model.get("drawing"));
  links.on("change:drawing", show);
  show();
  return () => {
    links.close();
    view.close();
  };
}
