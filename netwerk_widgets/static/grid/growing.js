// Rows that come as others are used: who types faster than the kernel answers types in a row that
// is made here, by the same count, and that the kernel has once it knows of the row before it.
/** @import { Grid } from "./widget.js" */

// All rows there are: those of the kernel, and those that what was typed since asks for.
/** @type {(grid: Grid) => GridRow[]} */
export function allRows(grid) {
  const rows = grid.model.get("rows");
  const { grows } = grid.spec;
  if (!grows) return rows;
  const there = new Set(rows.map(({ id }) => id));
  const used = highest(grid, grows);
  const last = used && Math.min(used + grows.spare, grows.most);
  /** @type {GridRow[]} */
  const made = [];
  for (let number = last; number > 0 && !there.has(`${grows.lead}${number}`); number--) {
    const name = grows.name.replace("{n}", String(number));
    made.unshift({ id: `${grows.lead}${number}`, name, values: {} });
  }
  return [...rows, ...made];
}

// The highest number of a row in which something was typed here.
/** @type {(grid: Grid, grows: Growing) => number} */
function highest(grid, { lead }) {
  const typed = [...grid.local].filter(([cell, { value }]) => value !== null && cell.startsWith(lead));
  const numbers = typed.map(([cell]) => Number(cell.slice(lead.length).split("|")[0]));
  return Math.max(0, ...numbers.filter(Number.isInteger));
}
