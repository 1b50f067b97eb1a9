// Rows that are more than a line of cells: those of parties outside the domain, which are folded
// under a summary, and those of persons, which show a number until somebody opens them.
import { make, uid } from "./dom.js";

// One heading above the rows that are folded; they stand last, and are hidden until it is opened.
export class Folded {
  constructor(words) {
    this.words = words;
    this.open = false;
    this.row = null;
  }

  // What stands there for a row: with the first folded one the heading comes.
  under(row, view, body) {
    view.el.hidden = Boolean(row.fold) && !this.open;
    if (!row.fold || this.placed) return [view.el];
    this.placed = true;
    this.row ??= this.heading(body, view.el.children.length);
    this.name.textContent = row.fold;
    return [this.row, view.el];
  }

  heading(body, span) {
    this.name = make("span", {});
    this.button = make(
      "button",
      {
        type: "button",
        class: "nw-unfold",
        "aria-expanded": "false",
        onclick: () => {
          this.open = !this.open;
          this.show(body);
        },
      },
      this.name,
    );
    this.why = make("p", { class: "nw-help", hidden: true }, this.words.outside_why);
    return make(
      "tr",
      { class: "nw-fold-row" },
      make("th", { colspan: String(span), scope: "rowgroup" }, this.button, this.why),
    );
  }

  show(body) {
    this.button.setAttribute("aria-expanded", String(this.open));
    this.why.hidden = !this.open;
    for (let row = this.row.nextElementSibling; row; row = row.nextElementSibling) row.hidden = !this.open;
  }

  begin() {
    this.placed = false;
  }

  // After all rows: without folded rows there is no heading.
  end() {
    if (this.placed) return;
    this.row?.remove();
    this.row = null;
    this.open = false;
  }
}

// Put a person's own fields behind the number of the row. Returns { open, close }.
export function personal(cell, fields, words) {
  const id = uid("nw-person");
  const button = make("button", {
    type: "button",
    class: "nw-unfold",
    "aria-expanded": "false",
    "aria-controls": id,
    onclick: () => turn(panel.hidden),
  });
  const panel = make(
    "div",
    { class: "nw-person", id, hidden: true },
    ...fields.map(({ column, name, field, error }) =>
      make(
        "div",
        { class: "nw-field" },
        make("label", { class: "nw-label", for: name }, column.label),
        field.el,
        error,
      ),
    ),
  );
  const turn = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  // Enter in a name is the end of it: the row closes before the room reads on.
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input, textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    event.target.dispatchEvent(new Event("change"));
    turn(false);
    button.focus();
  });
  button.append(cell.querySelector(".nw-read"), make("span", { class: "nw-hidden" }, words.who));
  cell.prepend(button, panel);
  return { open: () => turn(true), close: () => turn(false) };
}
