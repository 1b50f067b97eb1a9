// Beside the map: what is known about the chosen party or relation, and its fields to change.
import { calm, every, focused, make, uid } from "../dom.js";
import { control } from "../fields.js";
import { offerBeside } from "../offers.js";
import { whenQuiet } from "../placing.js";
import { fill } from "./model.js";
import { ofAll, ofParty, ofRelation } from "./said.js";

/** @type {(view: MapView) => MapPanel} */
export function panelled(view) {
  const { texts } = view;
  const el = make("div", { class: "nw-map-panel" });
  const spoken = make("p", { class: "nw-hidden", role: "status" });
  const body = make("div", { class: "nw-map-card", tabindex: "-1" });
  el.append(spoken, body);
  /** @type {{ id: string, part: string, cells: Map<string, Field>, el: HTMLElement } | null} */
  let fields = null;
  let open = false;
  /** @type {Map<string, number>} */
  const pending = new Map();

  // ---- the fields ----

  /** @type {(part: string, id: string) => HTMLElement | null} */
  function form(part, id) {
    const columns = view.edit && view.options.fields?.[part];
    if (!columns) return null;
    if (fields?.id === id) return fields.el;
    flush();
    const grid = make("div", { class: "nw-form-grid" });
    /** @type {Map<string, Field>} */
    const cells = new Map();
    for (const column of columns) {
      const name = uid("nw-field");
      const cell = field(part, id, column, name);
      cells.set(column.key, cell);
      const label = make("label", { class: "nw-label", for: name }, column.label);
      grid.append(make("div", { class: "nw-field" }, label, cell.el, cell.error));
    }
    const holder = part === "relations" ? grid : folded(grid);
    fields = { id, part, cells, el: holder };
    return holder;
  }

  /** @type {(grid: HTMLElement) => HTMLElement} */
  function folded(grid) {
    const details = make("details", { class: "nw-map-change", open }, make("summary", {}, texts.change), grid);
    details.addEventListener("toggle", () => (open = details.open));
    return details;
  }

  /** @type {(part: string, id: string, column: Column, name: string) => Field} */
  function field(part, id, column, name) {
    const { keeping } = view.options;
    const at = { part, id, key: column.key };
    /** @type {Edited} */
    const edited = (value) => {
      cell.note = "";
      if (!view.edit) return;
      if (column.key === "kind") view.edit.kind = value;
      pending.set(`${id}|${column.key}`, view.edit.set(part, id, column.key, value));
    };
    const error = make("p", { class: "nw-error", hidden: true, id: uid("nw-error") });
    const attributes = { id: name, "data-key": column.key, "aria-label": column.label };
    const made = control(column, edited, attributes, {
      touch(value) {
        keeping?.touched(at, value);
        view.options.onTouch?.();
      },
      leave: () => whenQuiet(() => self.refill()),
      wrong(low, high) {
        cell.note = fill(texts.off_scale ?? "", { low: String(low).replace("-", "−"), high });
        self.refill();
      },
    });
    /** @type {Field} */
    const cell = Object.assign(made, { column, error });
    const mine = keeping?.unsettled(at);
    if (mine) cell.set(mine.value);
    return cell;
  }

  // What somebody typed and that is not sent yet.
  function flush() {
    for (const cell of fields?.cells.values() ?? []) cell.flush?.();
  }

  function refill() {
    if (!fields) return;
    const { id, part, cells } = fields;
    const source = (part === "relations" ? view.model.relations : view.model.parties).get(id);
    if (!source) return;
    const errors = view.options.errors?.() ?? {};
    const acked = view.options.acked?.() ?? Infinity;
    const { keeping } = view.options;
    for (const [key, cell] of cells) {
      const place = `${id}|${key}`;
      if ((pending.get(place) ?? -1) <= acked) pending.delete(place);
      const at = { part, id, key };
      const sentence = errors[place] || cell.note;
      if (!pending.has(place) && !cell.busy?.() && !errors[place] && !keeping?.unsettled(at)) {
        const value = Reflect.get(source, key);
        const stored = key === "name" && value === texts.unnamed ? "" : value;
        cell.set(stored);
        keeping?.took(at, stored);
      }
      if (keeping) offerBeside(keeping, texts, at, cell, (value) => view.edit?.set(part, id, key, value));
      cell.error.hidden = !sentence;
      cell.error.textContent = sentence ?? "";
      (cell.focus ?? cell.el).toggleAttribute("aria-invalid", Boolean(sentence));
    }
  }

  // What there is to show of who is chosen; nothing when that is nobody.
  function content() {
    const { chosen } = view.state;
    if (!chosen) return null;
    const party = chosen.kind === "party" ? view.model.parties.get(chosen.id) : null;
    if (party) return ofParty(view, party, form("stakeholders", party.id));
    const relation = chosen.kind === "relation" ? view.model.relations.get(chosen.id) : null;
    return relation ? ofRelation(view, relation, form("relations", relation.id)) : null;
  }

  // The field in which somebody types stays where it is: moving it would take the cursor.
  /** @type {(shown: HTMLElement[], kept: HTMLElement) => void} */
  function around(shown, kept) {
    const index = shown.indexOf(kept);
    while (body.firstChild && body.firstChild !== kept) body.firstChild.remove();
    while (body.lastChild && body.lastChild !== kept) body.lastChild.remove();
    kept.before(...shown.slice(0, index));
    kept.after(...shown.slice(index + 1));
  }

  /** @type {MapPanel} */
  const self = {
    el,
    refill,
    busy: () => Boolean(fields && [...fields.cells.values()].some((cell) => cell.waiting?.())),
    // In which field somebody is at work; and back to it.
    where() {
      for (const [name, cell] of fields?.cells ?? []) {
        if (fields && cell.el.contains(document.activeElement)) {
          return { part: fields.part, id: fields.id, name, el: cell.el };
        }
      }
      return null;
    },
    reach({ part, id = null, name = "" }) {
      open = true;
      view.choose(part === "relations" ? "relation" : "party", id);
      if (fields?.id !== id) return null;
      if (fields?.el instanceof HTMLDetailsElement) fields.el.open = true;
      return fields?.cells.get(name)?.el ?? null;
    },
    say(words) {
      spoken.textContent = words;
    },
    show() {
      const at = focused();
      const before = fields;
      const shown = content()?.filter((each) => each !== null);
      el.dataset.chosen = shown ? view.state.chosen?.kind : "";
      if (!shown) {
        flush();
        fields = null;
        const again = at && body.contains(at) ? named(at) : null;
        body.replaceChildren(...ofAll(view));
        if (again) every(body, again)[0]?.focus();
        return;
      }
      if (fields && fields === before && fields.el.contains(at) && body.contains(fields.el)) around(shown, fields.el);
      else {
        const again = at && body.contains(at) ? named(at) : null;
        body.replaceChildren(...shown);
        if (again) every(body, again)[0]?.focus();
      }
      refill();
    },
    focus() {
      const first =
        fields?.part === "relations" && fields.id === view.state.chosen?.id ? [...fields.cells.values()][0] : null;
      const preventScroll = matchMedia("(min-width: 761px)").matches;
      (first ? (first.focus ?? first.el) : body).focus({ preventScroll });
    },
    // Bring a party that this came up over above it.
    uncover(id) {
      const mark = view.drawing.nodes.get(id)?.el.getBoundingClientRect();
      const side = view.side.getBoundingClientRect();
      if (!mark || side.left >= mark.right || side.bottom <= mark.top || side.top >= mark.bottom) return;
      scrollBy({ top: mark.bottom + 24 - side.top, behavior: calm() ? "instant" : "smooth" });
    },
    close: flush,
  };
  return self;
}

// The button of the panel that is focused, to find it again in a new one.
/** @type {(at: Focusable) => string | null} */
function named(at) {
  for (const key of ["relation", "act", "choose"]) {
    const value = at.dataset[key];
    if (value) return `[data-${key}="${CSS.escape(value)}"]`;
  }
  return null;
}
