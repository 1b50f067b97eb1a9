// Names beside the parties, the most important first: over nothing else, across as little of a
// line as can be, shortened when there is little room and left out when there is none. Each
// chooses again when the others have chosen. `figures/map/names.py` does the same in Python.
import { broken, measured } from "./type.js";

const MOST = 70; // names at most
const ALWAYS = 12; // so many are named whatever is in the way
const FEW = 24; // up to so many parties all are named, where there is this much room
const NARROW = 560;
const WORD = 160; // a word up to this width is not broken
const LINES = 400; // with more lines a name crosses some anyway
const ROUNDS = 3;
export const ROW = 1.16; // the height of a line, by the size of the font
export const NOTE = 17; // the size of the words on the ground
const PAD = 2;
const EDGE = 4; // pixels that stay free at both sides
const AWAY = 12; // pixels that a name may stand further away

// What a name may cost: its whole area over something, a pixel outside, a line under it and each
// pixel of that (and much for one that runs along it), a less usual place, a word that is cut, a
// narrower way to write it.
const COST = { over: 120, out: 4, cross: 3, along: 0.1, lengthwise: 12, turn: 0.1, cut: 20, narrower: 1 };
const TOUCH = 0.02; // a name that need not be there lies over others with no larger share of it
const LONG = 0.5; // a line runs along a name from this share of its width

// The corner (left, top) and anchor of every place around a party, the most usual first.
/** @type {(node: FrameNode, w: number, h: number) => [number, number, Anchor][]} */
function spots(node, w, h) {
  const gap = node.clear + 4;
  const slant = gap * 0.72;
  const { x, y } = node;
  return [
    [x + gap, y - h / 2, "start"],
    [x - gap - w, y - h / 2, "end"],
    [x - w / 2, y + gap - 3, "middle"],
    [x - w / 2, y - gap - h + 3, "middle"],
    [x + slant, y + slant - 4, "start"],
    [x - slant - w, y + slant - 4, "end"],
    [x + slant, y - slant - h + 4, "start"],
    [x - slant - w, y - slant - h + 4, "end"],
    [x - w * 0.25, y + gap - 3, "middle"],
    [x - w * 0.75, y + gap - 3, "middle"],
    [x - w * 0.25, y - gap - h + 3, "middle"],
    [x - w * 0.75, y - gap - h + 3, "middle"],
    [x + gap, y - h * 0.15, "start"],
    [x + gap, y - h * 0.85, "start"],
    [x - gap - w, y - h * 0.15, "end"],
    [x - gap - w, y - h * 0.85, "end"],
    [x - w / 2, y + gap + AWAY, "middle"],
    [x - w / 2, y - gap - h - AWAY, "middle"],
    [x + slant + AWAY, y + slant + AWAY / 2, "start"],
    [x - slant - w - AWAY, y + slant + AWAY / 2, "end"],
    [x + slant + AWAY, y - slant - h - AWAY / 2, "start"],
    [x - slant - w - AWAY, y - slant - h - AWAY / 2, "end"],
  ];
}

// The smallest box that holds all of them.
/** @type {(boxes: Box[]) => Box} */
function around(boxes) {
  const [left, top, right, bottom] = [0, 1, 2, 3].map((side) => boxes.map((each) => each[side]));
  return [Math.min(...left), Math.min(...top), Math.max(...right), Math.max(...bottom)];
}

// Whether two boxes share any area.
/** @type {(a: Box, b: Box) => boolean} */
const overlapping = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

// The area that they share.
/** @type {(a: Box, b: Box) => number} */
function shared(a, b) {
  if (!overlapping(a, b)) return 0;
  const w = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const h = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return w * h;
}

// How much of a stretch of line lies in a box (Liang & Barsky 1984).
/** @type {(a: Point, b: Point, box: Box) => number} */
function inside([ax, ay], [bx, by], box) {
  if (Math.max(ax, bx) < box[0] || Math.min(ax, bx) > box[2] || Math.max(ay, by) < box[1] || Math.min(ay, by) > box[3])
    return 0;
  const [dx, dy] = [bx - ax, by - ay];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, ax - box[0]],
    [dx, box[2] - ax],
    [-dy, ay - box[1]],
    [dy, box[3] - ay],
  ]) {
    if (step === 0) {
      if (room < 0) return 0;
    } else if (step < 0) from = Math.max(from, room / step);
    else to = Math.min(to, room / step);
  }
  return to > from ? (to - from) * Math.sqrt(dx * dx + dy * dy) : 0;
}

// For each line that runs under a box: how much of it does.
/** @type {(lines: { points: Point[] }[], box: Box) => number[]} */
export function under(lines, box) {
  const found = [];
  for (const { points } of lines) {
    let sum = 0;
    for (let at = 1; at < points.length; at += 1) sum += inside(points[at - 1], points[at], box);
    if (sum > 0) found.push(sum);
  }
  return found;
}

// What stands still: the parties, and the words of the ground.
/** @type {(nodes: FrameNode[], layout: Layout, view: Lens) => Obstacle[]} */
function obstacles(nodes, layout, view) {
  /** @type {Obstacle[]} */
  const found = nodes.map(({ x, y, clear: r, id }) => ({ box: [x - r, y - r, x + r, y + r], id }));
  for (const note of layout.ground) {
    if (note.type !== "note") continue;
    const [x, y] = view.at([note.x, note.y]);
    const w = note.turned ? 22 : measured(note.text, NOTE, true) + 8;
    const h = note.turned ? 240 : 24;
    const left = note.anchor === "start" ? x : note.anchor === "end" ? x - w : x - w / 2;
    const top = note.base === "top" ? y : note.base === "bottom" ? y - h : y - h / 2;
    found.push({ box: [left, top, left + w, top + h], id: "" });
  }
  return found;
}

/** @type {Map<string, { text: string[], w: number }[]>} */
const known = new Map();
const MOST_KNOWN = 3000;

// As `written`, with how wide each is. While a map is dragged or zoomed they stay what they are.
/** @type {(name: string, full: boolean, few: boolean, whole: boolean, size: Size, font: number) => { text: string[], w: number }[]} */
function ways(name, full, few, whole, size, font) {
  const key = `${full} ${few} ${whole} ${size.w} ${font} ${name}`;
  let found = known.get(key);
  if (!found) {
    found = written(name, full, few, whole, size, font).map((text) => ({
      text,
      w: Math.max(...text.map((line) => measured(line, font, full))),
    }));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, found);
  }
  return found;
}

// The ways to write a name, the best first; none that cuts it where it can be whole.
/** @type {(name: string, full: boolean, few: boolean, whole: boolean, size: Size, font: number) => string[][]} */
function written(name, full, few, whole, size, font) {
  if (full) return [broken(name, 260, 5, font, true)];
  const narrow = Math.max(88, Math.min(190, size.w * (few ? 0.15 : 0.12)));
  const word = Math.max(...name.split(" ").map((each) => measured(each, font)));
  const room = few ? Math.max(narrow, Math.min(word + 1, WORD)) : narrow;
  // Narrower, but not so that words break that fit.
  const less = Math.max(room * 0.66, Math.min(word + 1, room));
  const found = [broken(name, room, 4, font), broken(name, less, 4, font)];
  if (few) found.push(broken(name, room * 1.5, 2, font));
  else found.push(broken(name, room * 0.7, 4, font), broken(name, room * 0.8, 1, font)); // slender before cut
  if (whole && !few) found.push(broken(name, room * 1.7, 2, font), broken(name, room * 1.3, 3, font));
  const uncut = whole ? found.filter((each) => !each[each.length - 1].endsWith("…")) : [];
  const left = uncut.length ? uncut : found;
  return left.filter((each, at) => left.findIndex((other) => other.join("\n") === each.join("\n")) === at);
}

// Every way and place of one name, with what it costs whatever the other names do. Of a name that
// need not be there only those that are free.
/** @type {(node: FrameNode, name: string, about: About) => Possible[]} */
function options(node, name, { full, must, size, font, fixed, lines, few, whole }) {
  const places = ways(name, full, few, whole, size, font).flatMap(({ text, w }, way) => {
    const h = text.length * font * ROW;
    return spots(node, w, h).map(([left, top, anchor], turn) => {
      const x = full ? Math.max(4, Math.min(size.w - w - 4, left)) : left;
      const y = full ? Math.max(4, Math.min(size.h - h - 4, top)) : top;
      /** @type {Box} */
      const box = [x - PAD, y, x + w + PAD, y + h];
      return { box, x, y, w, h, anchor, text, way, turn, moved: Math.abs(x - left) + Math.abs(y - top) };
    });
  });
  // Far from every place of this name there is nothing to count.
  const near = around(places.map(({ box }) => box));
  const others = fixed.filter(({ id, box }) => overlapping(box, near) && id !== node.id);
  const passing = lines.filter((line) => under([line], near).length > 0);
  return places.flatMap(({ box, x, y, w, h, anchor, text, way, turn, moved }) => {
    const cut = text[text.length - 1].endsWith("…") ? COST.cut : 0;
    const out =
      Math.max(0, EDGE - x) + Math.max(0, x + w - size.w + EDGE) + Math.max(0, -y) + Math.max(0, y + h - size.h);
    if (!must && out > 0) return [];
    let area = 0;
    for (const each of others) {
      area += shared(box, each.box);
      if (!must && w && area > w * h * TOUCH) return [];
    }
    const over = w ? area / (w * h) : 0;
    let cost = over * COST.over + out * COST.out + turn * COST.turn + way * COST.narrower + cut + moved;
    for (const length of under(passing, box)) {
      cost += COST.cross + length * COST.along + (length > w * LONG ? COST.lengthwise : 0);
    }
    return [{ box, x, y, w, h, anchor, text, over, cost }];
  });
}

// The names that fit: { id, x, y, anchor, lines, bold, dim, box }, the most important first.
/** @type {(nodes: FrameNode[], lines: FrameLine[], state: MapState, size: Size, layout: Layout, view: Lens, font: number) => Label[]} */
export function placed(nodes, lines, state, size, layout, view, font) {
  const special = new Set([state.chosen?.id, state.hover, state.mine, state.focus, state.first]);
  /** @type {(node: FrameNode) => number} */
  const rank = (node) => (special.has(node.id) ? 0 : node.dim ? 2 : 1);
  /** @type {(node: FrameNode) => number} */
  const weight = (node) => (state.size ? node.party.measures[state.size] : node.party.measures.degree) ?? 0;
  const order = nodes
    .filter(({ x, y }) => x > -20 && y > -20 && x < size.w + 20 && y < size.h + 20)
    .sort((a, b) => rank(a) - rank(b) || weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
  const whole = nodes.length <= FEW;
  const few = whole && size.w >= NARROW;
  const about = {
    size,
    font,
    few,
    whole,
    fixed: obstacles(nodes, layout, view),
    lines: lines.length <= LINES ? lines : [],
  };
  const names = order.map((node, at) => {
    const full = node.id === state.hover || node.id === state.focus || node.id === state.chosen?.id;
    const must = few || at < ALWAYS || rank(node) === 0;
    const possible = options(node, node.party.name, { ...about, full, must });
    return {
      node,
      full,
      must,
      still: rank(node) === 0,
      options: possible,
      near: around(possible.map(({ box }) => box)),
    };
  });
  /** @type {Map<(typeof names)[number], Possible>} */
  const chosen = new Map();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      if (round && name.still) continue;
      chosen.delete(name);
      const others = [...chosen.values()].filter(({ box }) => overlapping(box, name.near));
      let best = null;
      for (const option of name.options) {
        if (best && option.cost >= best.sum) continue;
        let area = 0;
        for (const other of others) area += shared(option.box, other.box);
        const over = option.w ? area / (option.w * option.h) : 0;
        if (!name.must && option.over + over > TOUCH) continue;
        const sum = option.cost + over * COST.over;
        if (!best || sum < best.sum) best = { sum, option };
      }
      if (best) chosen.set(name, best.option);
    }
  }
  return names.flatMap((name) => {
    const found = chosen.get(name);
    if (!found) return [];
    const { x, y, w, anchor, text, box } = found;
    const at = anchor === "start" ? x : anchor === "end" ? x + w : x + w / 2;
    return [{ id: name.node.id, x: at, y, anchor, lines: text, bold: name.full, dim: name.node.dim, box }];
  });
}
