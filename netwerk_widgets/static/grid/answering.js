// What the keys of an answer do in the cell where the cursor is.
/** @import { Grid } from "./widget.js" */
import { Counter, keysOf, Typist } from "./keys.js";

/** @type {(grid: Grid, column: GridColumn) => Typist | Counter} */
function typist({ typists }, { key, options, most }) {
  const made = typists.get(key) ?? (options ? new Typist(keysOf(options)) : new Counter(most ?? 0));
  typists.set(key, made);
  return made;
}

/** @type {(grid: Grid) => GridColumn | null | undefined} */
const columnOf = (grid) => grid.cursor && grid.column(grid.cursor.key);

// One key in the cell where the cursor is.
/** @type {(grid: Grid, key: string) => void} */
export function press(grid, key) {
  const { cursor } = grid;
  const column = columnOf(grid);
  if (!cursor || !column) return;
  if (!column.options && "+-".includes(key)) {
    count(grid, key === "+" ? 1 : -1);
    return;
  }
  const said = typist(grid, column).press(key);
  grid.wrong.textContent = said.wrong ? wrong(grid, column) : "";
  if (said.value !== undefined) grid.fill(cursor, said.value);
  if ("done" in said && said.done) grid.step(1);
  else if ("again" in said && said.again) {
    grid.step(1);
    if (grid.cursor !== cursor) press(grid, key);
  }
}

// One more of what is tallied, or one less.
/** @type {(grid: Grid, by: number) => void} */
export function count(grid, by) {
  const column = columnOf(grid);
  if (!grid.cursor || !column) return;
  typist(grid, column).stop();
  const value = Number(grid.value(grid.cursor) ?? 0) + by;
  if (value >= 0 && value <= (column.most ?? 0)) grid.fill(grid.cursor, value || null);
}

// Take the answer back: of the cell, or of the one before where it has none.
/** @type {(grid: Grid) => void} */
export function back(grid) {
  if (!grid.cursor) return;
  if ((grid.value(grid.cursor) ?? null) === null) grid.step(-1);
  grid.fill(grid.cursor, null);
  typist(grid, /** @type {GridColumn} */ (columnOf(grid))).stop();
}

// What can be typed in a column, to who typed something else.
/** @type {(grid: Grid, column: GridColumn) => string} */
function wrong({ spec }, { options, most }) {
  const values = options ? options.map(({ value }) => value) : [0, most ?? 0];
  const numbers = values.filter((value) => typeof value === "number");
  if (!numbers.length) return spec.texts.wrong;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)].map((end) => String(end).replace("-", "−"));
  return spec.texts.off_scale.replace("{low}", low).replace("{high}", high);
}
