// Names beside the parties: measured, the most important first, each where there is room;
// shortened when there is little, left out when there is none.

const canvas = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
const widths = new Map();

export function measured(text, font) {
  const key = `${font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    canvas.font = font;
    width = canvas.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

function cut(word, room, font) {
  let end = word.length;
  while (end > 1 && measured(`${word.slice(0, end)}…`, font) > room) end -= 1;
  return `${word.slice(0, end)}…`;
}

// A text in lines no wider than `room`; what does not fit in so many lines ends in "…".
export function broken(text, room, most, font) {
  const lines = [];
  let line = "";
  const words = text.split(" ");
  for (let i = 0; i < words.length; i += 1) {
    const longer = line ? `${line} ${words[i]}` : words[i];
    if (measured(longer, font) <= room) line = longer;
    else if (lines.length + 1 === most || !line) {
      // The last line, or a word that is too long by itself.
      const rest = line ? `${line} ${words.slice(i).join(" ")}` : words.slice(i).join(" ");
      lines.push(cut(rest, room, font));
      return lines;
    } else {
      lines.push(line);
      line = words[i];
      if (measured(line, font) > room) {
        lines.push(cut(words.slice(i).join(" "), room, font));
        return lines;
      }
    }
  }
  lines.push(line);
  return lines;
}

const SIDES = ["right", "left", "below", "above", "low right", "low left", "high right", "high left"];

function box(node, side, w, h) {
  const gap = node.clear + 4;
  const slant = gap * 0.72;
  switch (side) {
    case "right": return [node.x + gap, node.y - h / 2, "start"];
    case "left": return [node.x - gap - w, node.y - h / 2, "end"];
    case "below": return [node.x - w / 2, node.y + gap - 3, "middle"];
    case "above": return [node.x - w / 2, node.y - gap - h + 3, "middle"];
    case "low right": return [node.x + slant, node.y + slant - 4, "start"];
    case "low left": return [node.x - slant - w, node.y + slant - 4, "end"];
    case "high right": return [node.x + slant, node.y - slant - h + 4, "start"];
    default: return [node.x - slant - w, node.y - slant - h + 4, "end"];
  }
}

// A grid of boxes, so that only what is near is compared.
function grid(cell = 90) {
  const cells = new Map();
  const each = (b, visit) => {
    for (let i = Math.floor(b[0] / cell); i <= Math.floor(b[2] / cell); i += 1)
      for (let j = Math.floor(b[1] / cell); j <= Math.floor(b[3] / cell); j += 1) visit(i * 4096 + j);
  };
  return {
    add(b) {
      each(b, (key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(b);
      });
    },
    // The area of what is there already.
    overlap(b, own) {
      let area = 0;
      const seen = new Set();
      each(b, (key) => {
        for (const other of cells.get(key) ?? []) {
          if (seen.has(other) || other[4] === own) continue;
          seen.add(other);
          const w = Math.min(b[2], other[2]) - Math.max(b[0], other[0]);
          const h = Math.min(b[3], other[3]) - Math.max(b[1], other[1]);
          if (w > 0 && h > 0) area += w * h;
        }
      });
      return area;
    },
  };
}

function crossings(lines, b) {
  let count = 0;
  for (const { points } of lines) {
    for (let i = 1; i < points.length; i += 1) {
      const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
      if (Math.max(ax, bx) < b[0] || Math.min(ax, bx) > b[2] || Math.max(ay, by) < b[1] || Math.min(ay, by) > b[3]) continue;
      const side = (x, y) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
      const first = side(b[0], b[1]);
      if (side(b[2], b[1]) !== first || side(b[2], b[3]) !== first || side(b[0], b[3]) !== first) count += 1;
    }
  }
  return count;
}

const MOST = 70;
const ALWAYS = 12;
const WORD = 160;
const LINES = 400; // with more, a name crosses lines anyway

function obstacles(nodes, layout, view, size, font, family) {
  const taken = grid();
  for (const { x, y, clear: r, id } of nodes) taken.add([x - r, y - r, x + r, y + r, id]);
  for (const note of layout.ground) {
    if (note.type !== "note") continue;
    const [x, y] = view.at([note.x, note.y]);
    const w = note.turned ? 22 : measured(note.text, `600 ${font}px ${family}`) + 8;
    const h = note.turned ? 240 : 24;
    const left = note.anchor === "start" ? x : note.anchor === "end" ? x - w : x - w / 2;
    const top = note.base === "top" ? y : note.base === "bottom" ? y - h : y - h / 2;
    taken.add([left, top, left + w, top + h, ""]);
  }
  return taken;
}

// The labels that fit: { id, x, y, anchor, lines, font, bold }, the most important first.
export function placed(nodes, lines, state, size, layout, view, font, family) {
  const special = new Set([state.chosen?.id, state.hover, state.mine, state.focus, state.first]);
  const rank = (node) => (special.has(node.id) ? 0 : node.dim ? 2 : 1);
  const weight = (node) => (state.size ? node.party.measures[state.size] : node.party.measures.degree) ?? 0;
  const inside = nodes.filter(({ x, y }) => x > -20 && y > -20 && x < size.w + 20 && y < size.h + 20);
  const order = inside.sort((a, b) => rank(a) - rank(b) || weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const taken = obstacles(nodes, layout, view, size, font, family);
  const few = nodes.length <= 24;
  const cross = lines.length <= LINES ? lines : [];
  const narrow = Math.max(88, Math.min(190, size.w * (few ? 0.15 : 0.12)));
  const found = [];
  order.slice(0, MOST).forEach((node, index) => {
    const must = few || index < ALWAYS || rank(node) === 0;
    const full = node.id === state.hover || node.id === state.focus || node.id === state.chosen?.id;
    const style = `${full ? "700 " : ""}${font}px ${family}`;
    // A long word is better whole than cut.
    const word = Math.max(...node.party.name.split(" ").map((each) => measured(each, style)));
    const room = few ? Math.max(narrow, Math.min(word + 1, WORD)) : narrow;
    const tries = full ? [broken(node.party.name, 260, 4, style)]
      : [broken(node.party.name, room, 3, style), broken(node.party.name, room * 0.66, 3, style), broken(node.party.name, room * 0.8, 1, style)];
    let best = null;
    for (const text of tries) {
      const w = Math.max(...text.map((line) => measured(line, style)));
      const h = text.length * font * 1.16;
      SIDES.forEach((side, turn) => {
        let [x, y, anchor] = box(node, side, w, h);
        const wanted = [x, y];
        if (full) {
          x = Math.max(4, Math.min(size.w - w - 4, x));
          y = Math.max(4, Math.min(size.h - h - 4, y));
        }
        const moved = Math.abs(x - wanted[0]) + Math.abs(y - wanted[1]);
        const b = [x - 2, y, x + w + 2, y + h, node.id];
        const out = Math.max(0, -x) + Math.max(0, x + w - size.w) + Math.max(0, -y) + Math.max(0, y + h - size.h);
        const over = taken.overlap(b, node.id) / (w * h);
        if ((over > 0.02 || out > 0) && !must) return;
        const cost = over * 60 + out * 3 + moved + crossings(cross, b) * 1.1 + turn * 0.25 + (text.at(-1).endsWith("…") ? 6 : 0) + (text === tries[0] ? 0 : 1);
        if (!best || cost < best.cost) best = { cost, b, x, y, w, h, anchor, text };
      });
      if (best && best.cost < 1) break;
    }
    if (!best) return;
    taken.add(best.b);
    const x = best.anchor === "start" ? best.x : best.anchor === "end" ? best.x + best.w : best.x + best.w / 2;
    found.push({ id: node.id, x, y: best.y, anchor: best.anchor, lines: best.text, bold: full, dim: node.dim, box: best.b });
  });
  return found;
}
