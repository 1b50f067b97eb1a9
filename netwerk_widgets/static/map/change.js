// One of two maps beside each other (figures/map/change.py): what is new or gone is marked.
import { connections, dress, make, uid } from "../dom.js";
import { Drawing, STYLES } from "./draw.js";
import { put, svg } from "./pen.js";
import { framed } from "./frame.js";
import { freshState, modelled } from "./model.js";
import { tableOf } from "../plot.js";

const NARROW = 560;

/** @type {(way: string, x: number, y: number, size: number, house: House) => SVGElement[]} */
function sign(way, x, y, size, house) {
  const arm =
    way === "gone"
      ? `M${-size} ${-size}L${size} ${size}M${size} ${-size}L${-size} ${size}`
      : `M${-size} 0H${size}M0 ${-size}V${size}`;
  const at = {
    transform: `translate(${Math.round(x)} ${Math.round(y)})`,
    d: arm,
    fill: "none",
    "stroke-linecap": "round",
  };
  return [
    svg("path", { ...at, stroke: house.paper, "stroke-width": size }),
    svg("path", { ...at, stroke: house.mark, "stroke-width": size * 0.55 }),
  ];
}

// A marked line and its sign; several between the same two lie beside each other.
/** @type {(line: FrameLine, way: string, house: House) => SVGElement[]} */
function markedLine({ points }, way, house) {
  const d = points.map(([x, y], i) => `${i ? "L" : "M"}${Math.round(x)} ${Math.round(y)}`).join("");
  const [[ax, ay], [bx, by]] = [points[0], points[points.length - 1]];
  return [
    svg("path", {
      d,
      fill: "none",
      stroke: house.mark,
      "stroke-width": 5,
      "stroke-opacity": 0.75,
      "stroke-dasharray": way === "gone" ? "10 7" : null,
    }),
    ...sign(way, (ax + bx) / 2, (ay + by) / 2, 7, house),
  ];
}

/** @type {(node: FrameNode, way: string, house: House) => SVGElement[]} */
function ring({ x, y, r }, way, house) {
  const size = Math.round(r * 1.2 + 5);
  const at = {
    transform: `translate(${Math.round(x)} ${Math.round(y)})`,
    fill: "none",
    stroke: house.mark,
    "stroke-width": 4,
  };
  return way === "gone"
    ? [svg("circle", { ...at, r: size, "stroke-dasharray": "7 5" }), ...sign(way, x, y, Math.round(r * 0.8), house)]
    : [svg("circle", { ...at, r: size }), svg("circle", { ...at, r: size + 6, "stroke-width": 2 })];
}

/** @type {(el: HTMLElement, key: string) => FigureView<ChangeScene>} */
function changeView(el, key) {
  const id = uid("nw-figure");
  const title = make("figcaption", { class: "nw-figure-title", id });
  const picture = svg("svg", { class: "nw-pair-svg", "aria-hidden": "true" });
  const stage = make("div", { class: "nw-plot nw-map-pair", role: "img" });
  stage.dataset.figure = key;
  stage.append(picture);
  const words = make("p", { class: "nw-figure-summary" });
  const summary = make("summary", {});
  const table = make("div", { class: "nw-table-scroll", tabindex: "0", role: "region" });
  const details = make("details", { class: "nw-figure-table" }, summary, table);
  const frame = make("figure", { class: "nw-figure", "aria-labelledby": id }, title, stage, words, details);
  el.replaceChildren(frame);
  const marks = svg("g");
  const rings = svg("g");
  // The scene that is shown, and the picture of it.
  /** @type {{ scene: ChangeScene, model: MapModel, state: MapState, drawing: Drawing } | null} */
  let now = null;
  /** @type {Frame | null} */
  let shown = null;
  let serial = 0;

  function draw() {
    if (!now || !stage.clientWidth) return;
    const { scene, model, state, drawing } = now;
    const size = { w: stage.clientWidth, h: stage.clientHeight };
    put(picture, { width: size.w, height: size.h });
    const font = size.w < NARROW ? 16 : 17;
    drawing.font = font;
    const places = new Map(Object.entries(scene.layouts.network.places));
    shown = framed(model, state, size, places, { font });
    drawing.draw(shown, state);
    const { way, house } = scene;
    marks.replaceChildren(
      ...shown.lines.filter(({ relation }) => relation.marked).flatMap((line) => markedLine(line, way, house)),
    );
    rings.replaceChildren(...shown.nodes.filter(({ party }) => party.marked).flatMap((node) => ring(node, way, house)));
    stage.dataset.drawn = String(serial);
    stage.classList.add("is-drawn");
  }

  // The whole name of what is pointed at.
  /** @type {(event: PointerEvent) => void} */
  function point(event) {
    if (!now || !shown) return;
    const { state } = now;
    const box = picture.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const near = shown.nodes.find((node) => Math.hypot(node.x - x, node.y - y) < node.r * 1.2 + 6);
    const hover = event.type === "pointerleave" ? null : (near?.id ?? null);
    if (hover === state.hover) return;
    state.hover = hover;
    draw();
  }
  picture.addEventListener("pointermove", point);
  picture.addEventListener("pointerdown", point);
  picture.addEventListener("pointerleave", point);
  const watcher = new ResizeObserver(draw);
  watcher.observe(stage);

  return {
    show(scene) {
      serial += 1;
      picture.replaceChildren();
      const drawing = new Drawing(picture, scene);
      now = { scene, model: modelled(scene), state: freshState(scene), drawing };
      drawing.layers.nodes.before(marks);
      drawing.layers.labels.before(rings);
      title.textContent = scene.title;
      words.textContent = scene.summary;
      summary.textContent = scene.more;
      stage.setAttribute("aria-label", scene.summary);
      table.setAttribute("aria-label", scene.title);
      table.replaceChildren(tableOf(scene.table));
      details.hidden = scene.table.rows.length === 0;
      frame.classList.toggle("is-empty", scene.parties.length === 0);
      draw();
    },
    close() {
      watcher.disconnect();
      el.replaceChildren();
    },
  };
}

/** @type {Render<ChangeState>} */
export function render({ model, el }) {
  dress(STYLES);
  const links = connections(model);
  const view = changeView(el, model.get("key"));
  const show = () => model.get("scene") && view.show(JSON.parse(model.get("scene")));
  links.on("change:scene", show);
  show();
  return () => {
    links.close();
    view.close();
  };
}
