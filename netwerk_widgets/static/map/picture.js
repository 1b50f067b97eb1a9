// The map as a picture, made in this browser: title, date, map and legend, at beamer size.
import { handOver } from "../transfer.js";
import { framed } from "./frame.js";
import { Drawing } from "./draw.js";
import { svg } from "./pen.js";
import { drawLegend, explained } from "./legend.js";
import { broken } from "./type.js";
import { fill } from "./model.js";

export const WIDE = 1920;
export const HIGH = 1080;
const EDGE = 48;
const SHARP = 2; // pixels of the PNG for each of the picture

/** @type {(model: MapModel, state: MapState, texts: Texts) => SVGSVGElement} */
export function picture(model, state, texts) {
  const { scene } = model;
  const { house, font: family } = scene;
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${WIDE} ${HIGH}`,
    width: WIDE,
    height: HIGH,
    role: "img",
    "font-family": family,
    "font-kerning": "none",
  });
  const layout = scene.layouts[state.layout];
  const title = svg("title");
  title.textContent = layout.title;
  root.append(title, svg("rect", { width: WIDE, height: HIGH, fill: house.paper }));
  const lines = broken(layout.title, WIDE - 2 * EDGE, 2, 38, true);
  lines.forEach((line, index) => {
    const text = svg("text", { x: EDGE, y: 66 + 46 * index, "font-size": 38, "font-weight": 700, fill: house.ink });
    text.textContent = line;
    root.append(text);
  });
  let top = 66 + 46 * (lines.length - 1);
  const day = new Date().toLocaleDateString(scene.language === "en" ? "en-GB" : scene.language, { dateStyle: "long" });
  const under = svg("text", { x: EDGE, y: top + 38, "font-size": 24, fill: house.muted });
  [under.textContent] = broken(
    [scene.name, fill(texts.date, { name: day })].filter(Boolean).join(" · "),
    WIDE - 2 * EDGE,
    1,
    24,
  );
  root.append(under);
  top += 56;
  const legend = svg("g");
  const high = drawLegend(legend, explained(model, state, texts), {
    width: WIDE - 2 * EDGE,
    font: 20,
    family,
    ink: house.ink,
  });
  legend.setAttribute("transform", `translate(${EDGE} ${HIGH - 24 - high})`);
  const size = { w: WIDE - 2 * EDGE, h: HIGH - 40 - high - top };
  /** @type {MapState} */
  const whole = { ...state, chosen: null, first: null, hover: null, focus: null, zoom: { k: 1, x: 0, y: 0 } };
  const places = new Map(Object.entries(layout.places));
  const field = svg("g", { transform: `translate(${EDGE} ${top})` });
  root.append(field, legend);
  const drawing = new Drawing(field, scene);
  drawing.font = 19;
  drawing.draw(framed(model, whole, size, places, { font: 19 }), whole);
  return root;
}

/** @type {(scene: Scene, kind: string) => string} */
function named(scene, kind) {
  const name = (scene.name || "netwerk")
    .normalize("NFKD")
    .replace(/[^\w -]+/g, "")
    .trim()
    .replace(/\s+/g, "-")
    .slice(0, 60);
  return `${name || "netwerk"}-${new Date().toISOString().slice(0, 10)}.${kind}`;
}

// The font itself, as the page has it: a picture that leaves the page takes its letters along.
/** @type {(family: string) => Promise<string[]>} */
async function faces(family) {
  const ours = family.split(",")[0].replace(/["']/g, "").trim();
  const rules = [...document.styleSheets].flatMap((sheet) => readable(sheet).map((rule) => ({ rule, sheet })));
  const found = rules.flatMap(({ rule, sheet }) =>
    rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").includes(ours)
      ? [{ rule, sheet }]
      : [],
  );
  return Promise.all(
    found.map(async ({ rule, sheet }) => {
      const address = rule.style.getPropertyValue("src").match(/url\(["']?([^"')]+)/)?.[1] ?? "";
      const whole = address.startsWith("data:")
        ? address
        : await loaded(new URL(address, sheet.href ?? document.baseURI));
      return `@font-face{font-family:"${ours}";font-weight:${rule.style.getPropertyValue("font-weight")};src:url("${whole}")}`;
    }),
  );
}

// A sheet of somebody else's (in JupyterLab) may not be ours to read.
/** @type {(sheet: CSSStyleSheet) => CSSRule[]} */
function readable(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

/** @type {(address: URL) => Promise<string>} */
async function loaded(address) {
  const blob = await (await fetch(address)).blob();
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}

// The serialiser escapes all that is typed; what XML cannot hold at all is left out.
/** @type {(model: MapModel, state: MapState, texts: Texts) => Promise<string>} */
export async function vector(model, state, texts) {
  const root = picture(model, state, texts);
  const style = svg("style");
  style.textContent = (await faces(model.scene.font)).join("");
  root.prepend(style);
  const words = new XMLSerializer().serializeToString(root);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  const whole = words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}`;
}

/** @type {(model: MapModel, state: MapState, texts: Texts) => Promise<void>} */
export async function saveVector(model, state, texts) {
  handOver(named(model.scene, "svg"), await vector(model, state, texts));
}

/** @type {(model: MapModel, state: MapState, texts: Texts) => Promise<void>} */
export async function savePixels(model, state, texts) {
  const source = URL.createObjectURL(new Blob([await vector(model, state, texts)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = WIDE * SHARP;
    canvas.height = HIGH * SHARP;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done, fail) =>
      canvas.toBlob((made) => (made ? done(made) : fail(new Error("no picture"))), "image/png"),
    );
    handOver(named(model.scene, "png"), blob);
  } finally {
    URL.revokeObjectURL(source);
  }
}
