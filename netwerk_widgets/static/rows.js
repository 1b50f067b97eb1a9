// Rows that are more than a line of cells: those of parties outside the domain, which are folded
// under a summary, and those of persons, which show a number until somebody opens them.
import { make, struck, uid } from "./dom.js";

// One heading above the rows that are folded; they stand last, and are hidden until it is opened.
export class Folded {
  /** @param {Texts} words */
  constructor(words) {
    this.words = words;
    this.open = false;
    this.placed = false;
    /** @type {HTMLElement | null} */
    this.row = null;
    this.name = make("span", {});
    this.button = make("button", { type: "button", class: "nw-unfold", "aria-expanded": "false" }, this.name);
    this.why = make("p", { class: "nw-help", hidden: true }, words.outside_why);
  }

  // What stands there for a row: with the first folded one the heading comes.
  /** @type {(row: { fold?: string | null }, view: { el: HTMLElement }) => HTMLElement[]} */
  under(row, view) {
    view.el.hidden = Boolean(row.fold) && !this.open;
    if (!row.fold || this.placed) return [view.el];
    this.placed = true;
    this.row ??= this.heading(view.el.children.length);
    this.name.textContent = row.fold;
    return [this.row, view.el];
  }

  /** @type {(span: number) => HTMLElement} */
  heading(span) {
    this.button.onclick = () => {
      this.open = !this.open;
      this.show();
    };
    this.why.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    return make(
      "tr",
      { class: "nw-fold-row" },
      make("th", { colspan: String(span), scope: "rowgroup" }, this.button, this.why),
    );
  }

  show() {
    this.button.setAttribute("aria-expanded", String(this.open));
    this.why.hidden = !this.open;
    for (let row = this.row?.nextElementSibling; row; row = row.nextElementSibling)
      row.toggleAttribute("hidden", !this.open);
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
/** @type {(cell: Element, fields: { name: string, field: Field }[], words: Texts) => { open: () => void, close: () => void }} */
export function personal(cell, fields, words) {
  const id = uid("nw-person");
  const button = make("button", {
    type: "button",
    class: "nw-unfold",
    "aria-expanded": "false",
    "aria-controls": id,
    onclick: () => turn(panel.hasAttribute("hidden")),
  });
  const panel = make(
    "div",
    { class: "nw-person", id, hidden: true },
    ...fields.map(({ name, field }) =>
      make(
        "div",
        { class: "nw-field" },
        field.focus
          ? make("label", { class: "nw-label", for: name }, field.column.label)
          : make("span", { class: "nw-label" }, field.column.label),
        field.el,
        field.error,
      ),
    ),
  );
  /** @type {(open: boolean) => void} */
  const turn = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  // Enter in a name is the end of it: the row closes before the room reads on.
  panel.addEventListener("keydown", (event) => {
    const target = struck(event);
    if (event.key !== "Enter" || !target.matches("input, textarea")) return;
    event.preventDefault();
    event.stopPropagation();
    target.dispatchEvent(new Event("change"));
    turn(false);
    button.focus();
  });
  // A person is a number, and that opens; of anything else the row has a name of its own.
  const number = cell.querySelector(".nw-read");
  if (number) {
    button.append(number, make("span", { class: "nw-hidden" }, words.who));
    cell.prepend(button, panel);
    cell.classList.add("is-person");
  } else {
    button.append(fields[0].field.column.label);
    button.title = words.who;
    cell.append(button, panel);
  }
  return { open: () => turn(true), close: () => turn(false) };
}
