// What a grid shows: what is stored and what was typed since, where the cursor is, what is wrong.
/** @import { Grid } from "./widget.js" */
import { make } from "../dom.js";
import { offer } from "../offers.js";
import { Folded } from "../rows.js";
import { soft } from "../syllables.js";
import { count } from "./answering.js";
import { allRows } from "./growing.js";
import { keysOf, namesOf } from "./keys.js";
import { head, legend, rowView, shown, worded } from "./view.js";

// By which a grid knows one cell.
/** @type {(cell: Cell) => string} */
export const at = ({ id, key }) => `${id}|${key}`;

// Where the cursor is, and what can be typed there.
/** @type {(grid: Grid) => void} */
export function tell(grid) {
  const { cursor } = grid;
  const column = cursor && grid.column(cursor.key);
  const name = grid.known.get(cursor?.id ?? "")?.name;
  grid.where.textContent = column ? [name, column.group, column.label].filter(Boolean).join(" · ") : "";
  const choose = (/** @type {Scalar} */ value) => {
    if (!grid.cursor) return;
    grid.fill(grid.cursor, value);
    grid.step(1);
  };
  const named = (/** @type {Scalar} */ value) => namesOf(keysOf(column?.options ?? []), value);
  const keys = !column ? [] : column.options ? legend(column, named, choose) : counting(grid);
  grid.legend.replaceChildren(...keys);
}

// Of what is tallied: one more, one less, and how it is typed.
/** @type {(grid: Grid) => HTMLElement[]} */
function counting(grid) {
  const buttons = [-1, 1].map((by) =>
    make(
      "button",
      {
        type: "button",
        class: "nw-grid-key",
        tabindex: "-1",
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => count(grid, by),
      },
      by > 0 ? "+1" : "−1",
    ),
  );
  return [...buttons, make("span", { class: "nw-help" }, grid.spec.texts.count)];
}

/** @type {(grid: Grid) => void} */
export function show(grid) {
  const { spec } = grid;
  const made = JSON.stringify(spec);
  const held = grid.table.contains(document.activeElement) ? grid.cursor : null;
  if (made !== grid.made) {
    grid.views.clear();
    grid.typists.clear();
    grid.folded = new Folded(spec.texts);
    grid.body = make("tbody");
    grid.table.replaceChildren(head(spec), grid.body);
    grid.made = made;
  }
  const rows = allRows(grid);
  grid.known = new Map(rows.map((row) => [row.id, row]));
  for (const [id, view] of grid.views) {
    if (grid.known.has(id)) continue;
    view.el.remove();
    grid.views.delete(id);
  }
  const placed = [];
  grid.folded.begin();
  for (const row of rows) {
    const view = grid.views.get(row.id) ?? rowView(spec, row);
    grid.views.set(row.id, view);
    placed.push(...grid.folded.under(row, view));
    view.name.textContent = soft(row.name);
    view.badge.hidden = !row.badge;
    view.badge.textContent = row.badge?.text ?? "";
    view.badge.className = `nw-badge is-${row.badge?.kind ?? "none"}`;
    view.away.hidden = !row.away;
    view.away.textContent = row.away ?? "";
    for (const [key, td] of view.cells) {
      td.hidden = Boolean(row.away);
      const cell = { id: row.id, key };
      if (!grid.local.has(at(cell))) grid.keeping.took(cell, row.values[key]);
      draw(grid, cell);
    }
    if (view.sum) view.sum.textContent = row.sum ?? "";
  }
  grid.folded.end();
  grid.nothing.textContent = spec.texts.nothing ?? "";
  grid.root.classList.toggle("is-nothing", Boolean(spec.texts.nothing));
  if (placed.some((el, index) => grid.body.children[index] !== el)) grid.body.replaceChildren(...placed);
  grid.rove();
  complain(grid);
  offers(grid);
  if (held && !grid.table.contains(document.activeElement)) grid.point(held);
}

/** @type {(grid: Grid, cell: Cell) => void} */
export function draw(grid, cell) {
  const td = grid.views.get(cell.id)?.cells.get(cell.key);
  const column = grid.column(cell.key);
  if (!td || !column) return;
  const value = grid.value(cell);
  const text = shown(column, value);
  if (td.textContent !== text) td.textContent = text;
  const name = grid.known.get(cell.id)?.name;
  const of = [name, column.group, column.label].filter(Boolean).join(", ");
  const closed = Boolean(!text && grid.known.get(cell.id)?.closed?.includes(cell.key));
  td.classList.toggle("is-closed", closed);
  const nothing = closed ? grid.spec.texts.closed : grid.spec.texts.none;
  td.setAttribute("aria-label", `${of}: ${text ? worded(column, value) : nothing}`);
}

/** @type {(grid: Grid) => void} */
export function complain(grid) {
  const errors = grid.model.get("errors");
  for (const [id, { cells }] of grid.views) {
    for (const [key, td] of cells) td.toggleAttribute("aria-invalid", Boolean(errors[at({ id, key })]));
  }
  const [first] = Object.values(errors);
  if (first) grid.wrong.textContent = first;
}

// What was typed before and is not stored, for the cell has changed since.
/** @type {(grid: Grid) => void} */
export function offers(grid) {
  const part = grid.keeping.part();
  const { texts } = grid.spec;
  const found = grid.keeping.drafts.of(part).filter((draft) => draft.slot.startsWith("?") && grid.wants(draft));
  grid.aside.replaceChildren(
    ...found.map(({ row, slot, value }) => {
      const cell = { id: row, key: slot.slice(1) };
      const column = /** @type {GridColumn} */ (grid.column(cell.key));
      const name = grid.known.get(row)?.name ?? "";
      const drop = () => {
        grid.keeping.refuse(cell);
        offers(grid);
      };
      const take = () => {
        grid.fill(cell, value ?? null);
        drop();
      };
      const lead = `${name} · ${column.label}. ${texts.offered}`;
      return offer(texts, lead, undefined, worded(column, value), { take, drop });
    }),
  );
}
