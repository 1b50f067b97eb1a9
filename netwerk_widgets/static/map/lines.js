// Relations as few paths: one for each kind, strength and brightness, however many there are.
// An element for each of 2,000 relations would make every change slow.

/** @type {(value: number) => number} */
const tip = (value) => Math.round(value * 10) / 10;

// The arrow's head and the line up to it.
/** @type {(line: FrameLine) => { last: Point, head: string }} */
function headed(line) {
  const points = line.points;
  const [ax, ay] = points[points.length - 2];
  const [bx, by] = points[points.length - 1];
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const off = Math.min(line.end + 3, length * 0.45);
  const long = Math.min(9 + 2.2 * line.width, length * 0.5);
  const half = long * 0.48;
  const [tx, ty] = [bx - ux * off, by - uy * off];
  const [sx, sy] = [tx - ux * long, ty - uy * long];
  return {
    last: [sx + ux, sy + uy],
    head: `M${tip(tx)} ${tip(ty)}L${tip(sx - uy * half)} ${tip(sy + ux * half)}L${tip(sx + uy * half)} ${tip(sy - ux * half)}Z`,
  };
}

/** @type {(points: Point[]) => string} */
function path(points) {
  let d = "";
  for (let i = 0; i < points.length; i += 1) d += `${i ? "L" : "M"}${tip(points[i][0])} ${tip(points[i][1])}`;
  return d;
}

// Groups of { key, d, head, style, width, faded, chosen }, in drawing order.
/** @type {(lines: FrameLine[]) => Stroke[]} */
export function strokes(lines) {
  /** @type {Map<string, Stroke>} */
  const groups = new Map();
  for (const line of lines) {
    const key = `${line.chosen ? 2 : line.faded ? 0 : 1} ${line.style.value} ${line.width}`;
    let group = groups.get(key);
    if (!group) {
      group = { key, d: [], head: [], style: line.style, width: line.width, faded: line.faded, chosen: line.chosen };
      groups.set(key, group);
    }
    if (line.relation.arrow) {
      const { last, head } = headed(line);
      group.d.push(path([...line.points.slice(0, -1), last]));
      group.head.push(head);
    } else group.d.push(path(line.points));
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** @type {(a: Point, b: Point, x: number, y: number) => number} */
function distance([ax, ay], [bx, by], x, y) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

// The relation under a point, if one is near enough for a finger or a mouse.
/** @type {(lines: FrameLine[], x: number, y: number, reach: number) => Relation | null} */
export function lineAt(lines, x, y, reach) {
  /** @type {Relation | null} */
  let best = null;
  let least = reach;
  for (const line of lines) {
    for (let i = 1; i < line.points.length; i += 1) {
      const away = distance(line.points[i - 1], line.points[i], x, y);
      if (away < least) {
        least = away;
        best = line.relation;
      }
    }
  }
  return best;
}
