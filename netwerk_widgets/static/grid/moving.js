// The keys of a grid: those that move, those that take back, and all others are answers.
/** @import { Grid } from "./widget.js" */
import { back, press, typing } from "./answering.js";

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
  grid.table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // A number that is being typed ends with Tab as it does with Enter; Tab leaves the grid otherwise.
    if (event.key === "Tab" && !event.shiftKey && typing(grid)) {
      const from = grid.cursor;
      grid.step(1);
      if (grid.cursor !== from) event.preventDefault();
      return;
    }
    if (!(event.target instanceof HTMLTableCellElement) || !grid.cursor) return;
    const move = moves[event.key];
    if (!move && event.key.length !== 1) return;
    event.preventDefault();
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
