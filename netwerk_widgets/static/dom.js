// Small helpers to build elements. Text always goes in as text, never as markup.

/** @type {<T extends keyof HTMLElementTagNameMap>(tag: T, attributes?: Attributes, ...children: Child[]) => HTMLElementTagNameMap[T]} */
export function make(tag, attributes = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") el.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name in el && typeof value !== "string") Reflect.set(el, name, value);
    else el.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined) el.append(child instanceof Node ? child : String(child));
  }
  return el;
}

// An id for something new in the session.
export function fresh(prefix = "r") {
  return prefix + crypto.getRandomValues(new Uint32Array(2)).reduce((all, n) => all + n.toString(36), "");
}

// Whether the reader asked for little movement.
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

let counter = 0;
export function uid(prefix = "nw") {
  counter += 1;
  return `${prefix}-${counter}`;
}

/**
 * The one element that a selector finds; a page without it is not one of ours.
 * @type {<E extends Element>(root: ParentNode, selector: string, kind: Kind<E>) => E}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`nothing is ${selector}`);
  return found;
}

// All that a selector finds, of what HTML has.
/** @type {(root: ParentNode, selector: string) => HTMLElement[]} */
export function every(root, selector) {
  return [...root.querySelectorAll(selector)].filter((each) => each instanceof HTMLElement);
}

// A style sheet that comes with the first thing on the page that wears it.
/** @type {(href: string) => void} */
export function dress(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(make("link", { rel: "stylesheet", href }));
}

// Where the focus is.
/** @type {() => Focusable | null} */
export function focused() {
  const at = document.activeElement;
  return at instanceof HTMLElement || at instanceof SVGElement ? at : null;
}

// What an event happened to.
/** @type {(event: Event) => Element} */
export const struck = (event) => (event.target instanceof Element ? event.target : document.body);

// Whoever connects keeps the disconnect: collect them, and undo all at once.
/** @type {<T extends object>(model: Model<T>) => Links} */
export function connections(model) {
  /** @type {(() => void)[]} */
  const all = [];
  return {
    on(/** @type {string} */ event, /** @type {Handler} */ handler) {
      model.on(event, handler);
      all.push(() => model.off(event, handler));
    },
    add(undo) {
      all.push(undo);
    },
    close() {
      for (const undo of all.splice(0)) undo();
    },
  };
}

/** @type {Texts} */
const STROKES = {
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  remove: "M6 6l12 12M18 6 6 18",
  add: "M12 5v14M5 12h14",
  previous: "m14 6-6 6 6 6",
  next: "m10 6 6 6-6 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  check: "m5 13 4 4L19 7",
};

/** @type {(name: string) => SVGElement} */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "nw-icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", STROKES[name]);
  svg.append(path);
  return svg;
}

// In JupyterLab a link opens the notebook there; in Voilà it is the page's address.
/** @type {(path: string, inLab: boolean) => Attributes} */
export function opens(path, inLab) {
  return inLab
    ? { "data-commandlinker-command": "docmanager:open", "data-commandlinker-args": JSON.stringify({ path }) }
    : {};
}
