// Beside the map: what is known about the chosen party or relation, and its fields to change.
import { calm, make, uid } from "../dom.js";
import { control } from "../fields.js";
import { offerBeside } from "../offers.js";
import { whenQuiet } from "../placing.js";
import { between, fill } from "./model.js";

const TEXTS = ["activities", "interests", "values", "branch", "parent", "note"];

export function panelled(view) {
  const { texts } = view;
  const el = make("div", { class: "nw-map-panel" });
  const spoken = make("p", { class: "nw-hidden", role: "status" });
  const body = make("div", { class: "nw-map-card", tabindex: "-1" });
  el.append(spoken, body);
  let fields = null; // { id, part, cells: Map(key → control), errors }
  let open = false;
  const pending = new Map();

  const button = (label, act, attributes = {}) => make("button", { type: "button", class: "nw-map-button", onclick: act, ...attributes }, label);
  const number = (value, digits) => value.toLocaleString(view.scene.language === "en" ? "en-GB" : view.scene.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const named = (list, value) => list.find((each) => each.value === value)?.label;

  function close() {
    return make("button", { type: "button", class: "nw-map-close", "aria-label": texts.close, title: texts.close, onclick: () => view.choose(null, null) }, "×");
  }

  function list(title, lines) {
    if (!lines.length) return null;
    return make("div", {}, make("h4", {}, title), make("ul", {}, ...lines.map((line) => make("li", {}, line))));
  }

  function badges(party) {
    const { keys } = view.scene;
    const role = view.model.colours.get("role")?.values ?? [];
    const place = view.model.colours.get("geography")?.values ?? [];
    const words = [named(keys.shapes.filter((each) => each.value), party.sector), named(role, party.role), named(keys.rings.filter((each) => each.value), party.ring), named(place, party.geography)];
    const source = party.source === "group" ? null : make("span", { class: `nw-badge is-${party.source}` }, texts[`source_${party.source}`]);
    return make("p", { class: "nw-map-badges" }, ...words.filter(Boolean).map((word) => make("span", { class: "nw-badge" }, word)), source);
  }

  function relations(party) {
    const all = view.model.around.get(party.id);
    const kinds = view.model.lines;
    const rows = all.map((relation) => {
      const other = view.model.parties.get(relation.from === party.id ? relation.to : relation.from);
      const sign = relation.arrow ? (relation.from === party.id ? "→" : "←") : "↔";
      const label = `${kinds.get(relation.kind).label}, ${fill(texts.strength, relation)}`;
      return make("li", {}, make("button", { type: "button", class: "nw-map-link", "data-relation": relation.id,
        "aria-label": `${fill(texts.to_relation, { name: other.name })}: ${label}`, onclick: () => view.choose("relation", relation.id) },
      make("span", {}, `${sign} ${other.name}`), make("span", { class: "nw-map-small" }, label)));
    });
    return make("div", {}, make("h4", {}, fill(texts.relations, { n: all.length })),
      rows.length ? make("ul", { class: "nw-map-links" }, ...rows) : make("p", { class: "nw-map-small" }, texts.no_relations));
  }

  function measures(party) {
    const sizes = view.scene.keys.sizes.filter(({ key }) => party.measures[key] !== undefined);
    const row = (label, value) => make("li", {}, make("span", {}, label), make("span", {}, value));
    const rows = sizes.map(({ key, label, digits }) => row(label, number(party.measures[key], digits)));
    const { power, interest } = party;
    if (power !== null) rows.push(row(texts.field_power, String(power)));
    if (interest !== null) rows.push(row(texts.field_interest, String(interest)));
    if (party.quadrant) rows.push(row(texts.field_quadrant, party.quadrant));
    return rows.length ? make("div", {}, make("h4", {}, texts.measures), make("ul", { class: "nw-map-figures" }, ...rows)) : null;
  }

  function ofParty(party) {
    const said = TEXTS.filter((key) => party[key]).map((key) => make("div", {}, make("h4", {}, texts[`field_${key}`]), make("p", {}, party[key])));
    const mine = view.state.mine === party.id;
    const acts = [button(mine ? texts.unchoose_mine : texts.choose_mine, () => {
      view.options.onMine?.(mine ? null : party.id);
      view.look({ mine: mine ? null : party.id });
    }, { "data-act": "mine" })];
    if (view.edit) acts.push(button(texts.draw_from_here, () => view.edit.relate(party.id), { "data-act": "relate" }), button(texts.remove, () => view.edit.remove("party", party.id), { "data-act": "remove" }));
    return [close(), make("h3", {}, party.name), badges(party), form("stakeholders", party.id), relations(party), ...said, list(texts.goals, party.goals), list(texts.actions, party.actions), measures(party), make("div", { class: "nw-map-row" }, ...acts)];
  }

  function ofRelation(relation) {
    const kind = view.model.lines.get(relation.kind).label;
    const ends = [relation.from, relation.to].map((id) => button(view.model.parties.get(id).name, () => view.find(id)));
    const source = relation.source === "group" ? null : make("span", { class: `nw-badge is-${relation.source}` }, texts[`source_${relation.source}`]);
    const acts = view.edit ? [button(texts.turn, () => view.edit.turn(view.model.relations.get(relation.id)), { "data-act": "turn" }), button(texts.remove, () => view.edit.remove("relation", relation.id), { "data-act": "remove" })] : [];
    return [close(), make("h3", {}, between(view.model, relation, texts)), make("p", { class: "nw-map-badges" }, make("span", { class: "nw-badge" }, kind), make("span", { class: "nw-badge" }, fill(texts.strength, relation)), source),
      form("relations", relation.id), relation.note && !view.edit ? make("p", {}, relation.note) : null, make("div", { class: "nw-map-row" }, ...ends), make("div", { class: "nw-map-row" }, ...acts)];
  }

  // ---- the fields ----

  function form(part, id) {
    const columns = view.edit && view.options.fields?.[part];
    if (!columns) return null;
    if (fields?.id !== id) {
      fields?.cells.forEach((cell) => cell.flush?.());
      fields = { id, part, cells: new Map() };
      const grid = make("div", { class: "nw-form-grid" });
      for (const column of columns) {
        const name = uid("nw-field");
        const { keeping } = view.options;
        const at = { part, id, key: column.key };
        const cell = control(column, (value) => {
          cell.note = "";
          if (column.key === "kind") view.edit.kind = value;
          pending.set(`${id}|${column.key}`, view.edit.set(part, id, column.key, value));
        }, { id: name, "data-key": column.key, "aria-label": column.label }, {
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
        cell.column = column;
        const mine = keeping?.unsettled(at);
        if (mine) cell.set(mine.value);
        cell.error = make("p", { class: "nw-error", hidden: true, id: uid("nw-error") });
        fields.cells.set(column.key, cell);
        grid.append(make("div", { class: "nw-field" }, make("label", { class: "nw-label", for: name }, column.label), cell.el, cell.error));
      }
      const summary = make("summary", {}, texts.change);
      fields.el = part === "relations" ? grid : make("details", { class: "nw-map-change", open }, summary, grid);
      fields.el.addEventListener("toggle", () => (open = fields.el.open ?? open));
    }
    return fields.el;
  }

  function refill() {
    const source = fields && (fields.part === "relations" ? view.model.relations : view.model.parties).get(fields.id);
    if (!source) return;
    const errors = view.options.errors?.() ?? {};
    const acked = view.options.acked?.() ?? Infinity;
    for (const [key, cell] of fields.cells) {
      const place = `${fields.id}|${key}`;
      if ((pending.get(place) ?? -1) <= acked) pending.delete(place);
      const at = { part: fields.part, id: fields.id, key };
      const { keeping } = view.options;
      const sentence = errors[place] || cell.note;
      if (!pending.has(place) && !cell.busy?.() && !errors[place] && !keeping?.unsettled(at)) cell.set(key === "name" && source.name === texts.unnamed ? "" : source[key]);
      if (keeping) offerBeside(keeping, texts, at, cell, (value) => view.edit.set(fields.part, fields.id, key, value));
      cell.error.hidden = !sentence;
      cell.error.textContent = sentence ?? "";
      (cell.focus ?? cell.el).toggleAttribute("aria-invalid", Boolean(sentence));
    }
  }

  const self = {
    el,
    refill,
    busy: () => Boolean(fields && [...fields.cells.values()].some((cell) => cell.waiting?.())),
    // In which field somebody is at work; and back to it.
    where() {
      const found = [...(fields?.cells ?? [])].find(([, cell]) => cell.el.contains(document.activeElement));
      return found ? { part: fields.part, id: fields.id, name: found[0], el: found[1].el } : null;
    },
    reach({ part, id, name }) {
      open = true;
      view.choose(part === "relations" ? "relation" : "party", id);
      if (fields?.id === id && "open" in fields.el) fields.el.open = true;
      return fields?.id === id ? fields.cells.get(name)?.el : null;
    },
    say: (words) => (spoken.textContent = words),
    show() {
      const { chosen } = view.state;
      const found = chosen && (chosen.kind === "party" ? view.model.parties : view.model.relations).get(chosen.id);
      el.dataset.chosen = found ? chosen.kind : "";
      if (!found) {
        fields?.cells.forEach((cell) => cell.flush?.());
        fields = null;
        body.replaceChildren(make("p", { class: "nw-help" }, texts.panel_empty));
        return;
      }
      const at = document.activeElement;
      const content = (chosen.kind === "party" ? ofParty(found) : ofRelation(found)).filter(Boolean);
      // The field in which somebody types stays where it is: moving it would take the cursor.
      const keep = fields?.id === chosen.id && fields.el.contains(at) && body.contains(fields.el);
      if (keep) {
        const index = content.indexOf(fields.el);
        while (body.firstChild !== fields.el) body.firstChild.remove();
        while (body.lastChild !== fields.el) body.lastChild.remove();
        fields.el.before(...content.slice(0, index));
        fields.el.after(...content.slice(index + 1));
      } else {
        const again = at && body.contains(at) && (at.dataset.relation ? `[data-relation="${at.dataset.relation}"]` : at.dataset.act ? `[data-act="${at.dataset.act}"]` : null);
        body.replaceChildren(...content);
        if (again) body.querySelector(again)?.focus();
      }
      refill();
    },
    focus() {
      const first = fields?.part === "relations" && fields.id === view.state.chosen?.id ? [...fields.cells.values()][0] : null;
      (first ? first.focus ?? first.el : body).focus({ preventScroll: matchMedia("(min-width: 761px)").matches });
    },
    // Bring a party that this came up over above it.
    uncover(id) {
      const mark = view.drawing.nodes.get(id)?.el.getBoundingClientRect();
      const side = view.side.getBoundingClientRect();
      if (!mark || side.left >= mark.right || side.bottom <= mark.top || side.top >= mark.bottom) return;
      scrollBy({ top: mark.bottom + 24 - side.top, behavior: calm() ? "instant" : "smooth" });
    },
    close: () => fields?.cells.forEach((cell) => cell.flush?.()),
  };
  return self;
}
