// What the panel beside the map says of a party or a relation, in words.
import { make } from "../dom.js";
import { between, fill, shown, weight } from "./model.js";

/** @type {("activities" | "interests" | "values" | "branch" | "parent" | "note")[]} */
const TEXTS = ["activities", "interests", "values", "branch", "parent", "note"];

/** @type {(label: string, act: () => void, attributes?: Attributes) => HTMLElement} */
const button = (label, act, attributes = {}) =>
  make("button", { type: "button", class: "nw-map-button", onclick: act, ...attributes }, label);
/** @type {(list: { value: Scalar, label: string }[], value: Scalar | undefined) => string | undefined} */
const named = (list, value) => list.find((each) => each.value !== null && each.value === value)?.label;
/** @type {(item: { said?: { kind: string, text: string } | null }) => HTMLElement | null} */
const sourced = ({ said }) => (said ? make("span", { class: `nw-badge is-${said.kind}` }, said.text) : null);

// Making one takes a while, and beside a map dozens of numbers stand.
/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** @type {(view: MapView, value: number, digits: number) => string} */
function number({ scene }, value, digits) {
  const language = scene.language === "en" ? "en-GB" : scene.language;
  const key = `${language} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, format);
  return format.format(value);
}

/** @type {(view: MapView) => HTMLElement} */
function close(view) {
  const words = view.texts.close;
  const onclick = () => view.choose(null, null);
  return make("button", { type: "button", class: "nw-map-close", "aria-label": words, title: words, onclick }, "×");
}

/** @type {(title: string, lines?: string[]) => HTMLElement | null} */
function list(title, lines = []) {
  if (!lines.length) return null;
  return make("div", {}, make("h4", {}, title), make("ul", {}, ...lines.map((line) => make("li", {}, line))));
}

/** @type {(view: MapView, party: Party) => HTMLElement} */
function badges(view, party) {
  const { keys } = view.scene;
  const words = [
    named(keys.shapes, party.sector),
    named(view.model.colours.get("role")?.values ?? [], party.role),
    named(keys.rings, party.ring),
    named(view.model.colours.get("geography")?.values ?? [], party.geography),
  ];
  const shown = words.filter(Boolean).map((word) => make("span", { class: "nw-badge" }, word));
  return make("p", { class: "nw-map-badges" }, ...shown, sourced(party));
}

/** @type {(view: MapView, party: Party) => HTMLElement} */
function relations(view, party) {
  const { texts, model } = view;
  const all = model.around.get(party.id) ?? [];
  const rows = all.map((relation) => {
    const name = model.parties.get(relation.from === party.id ? relation.to : relation.from)?.name ?? "";
    const sign = relation.arrow ? (relation.from === party.id ? "→" : "←") : "↔";
    const label = `${model.lines.get(relation.kind)?.label}, ${fill(texts.strength, relation)}`;
    const link = make(
      "button",
      {
        type: "button",
        class: "nw-map-link",
        "data-relation": relation.id,
        "aria-label": `${fill(texts.to_relation, { name })}: ${label}`,
        onclick: () => view.choose("relation", relation.id),
      },
      make("span", {}, `${sign} ${name}`),
      make("span", { class: "nw-map-small" }, label),
    );
    return make("li", {}, link);
  });
  const none = make("p", { class: "nw-map-small" }, texts.no_relations);
  return make(
    "div",
    {},
    make("h4", {}, fill(texts.relations, { n: all.length })),
    rows.length ? make("ul", { class: "nw-map-links" }, ...rows) : none,
  );
}

/** @type {(view: MapView, party: Party) => HTMLElement | null} */
function measures(view, party) {
  const { texts } = view;
  /** @type {HTMLElement[]} */
  const rows = [];
  /** @type {(label: string, value: string) => void} */
  const add = (label, value) => rows.push(make("li", {}, make("span", {}, label), make("span", {}, value)));
  for (const { key, label, digits } of view.scene.keys.sizes) {
    const value = party.measures[key];
    if (value !== undefined && value !== null) add(label, number(view, value, digits));
  }
  if (party.power) add(texts.field_power, String(party.power));
  if (party.interest) add(texts.field_interest, String(party.interest));
  if (party.quadrant) add(texts.field_quadrant, party.quadrant);
  if (!rows.length) return null;
  return make("div", {}, make("h4", {}, texts.measures), make("ul", { class: "nw-map-figures" }, ...rows));
}

// How many parties stand beside the map while none is chosen.
const MOST = 40;

// Nobody is chosen: who is on the map, the largest first, to choose from without aiming.
/** @type {(view: MapView) => HTMLElement[]} */
export function ofAll(view) {
  const { texts, model, state } = view;
  const all = shown(model, state).parties.toSorted((a, b) => weight(b, state) - weight(a, state));
  const measure = view.scene.keys.sizes.find(({ key }) => key === (state.size || "degree"));
  const rows = all.slice(0, MOST).map((party) => {
    const value = measure && party.measures[measure.key];
    const link = make(
      "button",
      {
        type: "button",
        class: "nw-map-link is-row",
        "data-choose": party.id,
        onclick: () => view.choose("party", party.id),
      },
      make("span", {}, party.name),
      make("span", { class: "nw-map-small" }, value == null || !measure ? "" : number(view, value, measure.digits)),
    );
    return make("li", {}, link);
  });
  const said = make("p", { class: "nw-help" }, texts.panel_empty);
  if (!rows.length) return [said];
  const head = make(
    "h3",
    { class: "nw-map-heads" },
    make("span", {}, texts.parties),
    make("span", {}, measure?.label ?? ""),
  );
  const list = make("div", { class: "nw-map-all" }, head, make("ul", { class: "nw-map-links" }, ...rows));
  if (all.length > MOST) list.append(make("p", { class: "nw-map-small" }, fill(texts.more, { n: all.length - MOST })));
  return [said, list];
}

// All that is said of a party, with its fields (`form`) where they belong.
/** @type {(view: MapView, party: Party, form: HTMLElement | null) => (HTMLElement | null)[]} */
export function ofParty(view, party, form) {
  const { texts, edit } = view;
  const said = TEXTS.filter((key) => party[key]).map((key) =>
    make("div", {}, make("h4", {}, texts[`field_${key}`]), make("p", {}, party[key])),
  );
  const mine = view.state.mine === party.id;
  const choose = () => {
    view.options.onMine?.(mine ? null : party.id);
    view.look({ mine: mine ? null : party.id });
  };
  const acts = [button(mine ? texts.unchoose_mine : texts.choose_mine, choose, { "data-act": "mine" })];
  if (edit) {
    acts.push(button(texts.draw_from_here, () => edit.relate(party.id), { "data-act": "relate" }));
    acts.push(button(texts.remove, () => edit.remove("party", party.id), { "data-act": "remove" }));
  }
  return [
    close(view),
    make("h3", {}, party.name),
    badges(view, party),
    form,
    relations(view, party),
    ...said,
    list(texts.goals, party.goals),
    list(texts.actions, party.actions),
    measures(view, party),
    make("div", { class: "nw-map-row" }, ...acts),
  ];
}

/** @type {(view: MapView, relation: Relation, form: HTMLElement | null) => (HTMLElement | null)[]} */
export function ofRelation(view, relation, form) {
  const { texts, edit, model } = view;
  const ends = [relation.from, relation.to].map((id) => button(model.parties.get(id)?.name ?? "", () => view.find(id)));
  const acts = [];
  if (edit) {
    const turn = () => edit.turn(model.relations.get(relation.id) ?? relation);
    acts.push(button(texts.turn, turn, { "data-act": "turn" }));
    acts.push(button(texts.remove, () => edit.remove("relation", relation.id), { "data-act": "remove" }));
  }
  return [
    close(view),
    make("h3", {}, between(model, relation, texts)),
    make(
      "p",
      { class: "nw-map-badges" },
      make("span", { class: "nw-badge" }, model.lines.get(relation.kind)?.label),
      make("span", { class: "nw-badge" }, fill(texts.strength, relation)),
      sourced(relation),
    ),
    form,
    relation.note && !edit ? make("p", {}, relation.note) : null,
    make("div", { class: "nw-map-row" }, ...ends),
    make("div", { class: "nw-map-row" }, ...acts),
  ];
}
