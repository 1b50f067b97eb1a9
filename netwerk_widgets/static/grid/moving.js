// The keys of a grid: those that move, those that take back, and all others are answers.
/** @import { Grid } from "./widget.js" */
import { back, press } from "./answering.js";

/** @type {(grid: Grid) => void} */
export function follow(grid) {
  /** @type {Record<string, () => void>} */
  const moves = {
    ArrowRight: () => grid.step(1),
    ArrowLeft: () => grid.step(-1),
    ArrowDown: () => grid.climb(1),
    ArrowUp: () => grid.climb(-1),
    Enter: () => grid.step(1),
    Backspace: () => back(grid),
    Delete: () => grid.cursor && grid.fill(grid.cursor, null),
    Home: () => end(grid, 0),
    End: () => end(grid, -1),
  };
  // Whoever works in the grid goes on to the next cell with Tab, as in a spreadsheet; whoever only
  // comes by with Tab, or pressed Escape, is out of it with the next one.
  let working = false;
  grid.table.addEventListener("focusin", ({ relatedTarget }) => {
    // Nobody gave the focus when a row is put in its place anew: then all stays as it was.
    if (relatedTarget instanceof Node && !grid.table.contains(relatedTarget)) working = false;
  });
  grid.table.addEventListener("click", () => {
    working = true;
  });
  grid.table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!(event.target instanceof HTMLTableCellElement) || !grid.cursor) return;
    if (event.key === "Escape") working = false;
    if (event.key === "Tab" && working) {
      const from = grid.cursor;
      grid.step(event.shiftKey ? -1 : 1);
      if (grid.cursor !== from) event.preventDefault();
      return;
    }
    const move = moves[event.key];
    if (!move && event.key.length !== 1) return;
    event.preventDefault();
    working = true;
    if (move) {
      grid.wrong.textContent = "";
      move();
    } else if (event.key !== " ") press(grid, event.key);
  });
}

/** @type {(grid: Grid, index: number) => void} */
function end(grid, index) {
  const { key } = grid.spec.columns.at(index) ?? { key: "" };
  if (grid.cursor) grid.point({ id: grid.cursor.id, key });
}
