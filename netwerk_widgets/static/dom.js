// Small helpers to build elements. Text always goes in as text, never as markup.

export function make(tag, attributes = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (name in el && typeof value !== "string") el[name] = value;
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.filter((child) => child !== null && child !== undefined));
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

// Whoever connects keeps the disconnect: collect them, and undo all at once.
export function connections(model) {
  const all = [];
  return {
    on(event, handler) {
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

const STROKES = {
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  remove: "M6 6l12 12M18 6 6 18",
  add: "M12 5v14M5 12h14",
  previous: "m14 6-6 6 6 6",
  next: "m10 6 6 6-6 6",
  check: "m5 13 4 4L19 7",
};

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
