// Changing the network on the map: parties and relations come, go and move. Everything that
// happens leaves as operations of `session.edits` through `view.onChange`.
import { fresh, make } from "../dom.js";
import { carried } from "./carry.js";
import { put, svg } from "./pen.js";
import { lens } from "./frame.js";
import { meaning, roomiest, stepped } from "./meaning.js";
import { fill } from "./model.js";

const BREATH = 350; // after the last key of a move
const HANDLE = 11;

/** @type {(view: MapView) => MapEdit} */
export function editing(view) {
  const { texts, stage } = view;
  /** @type {{ from: string | null } | null} */
  let relating = null; // { from: id or null }
  /** @type {HTMLInputElement | null} */
  let input = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  /** @type {{ id: string, fields: Fields } | null} */
  let kept = null; // fields of a move with the keyboard that are not sent yet
  const link = svg("path", { fill: "none", "stroke-width": 3, "stroke-dasharray": "8 6", "pointer-events": "none" });
  const plus = svg(
    "g",
    { class: "nw-map-plus" },
    svg("circle", { r: HANDLE }),
    svg("path", { d: "M-5 0H5M0 -5V5", "stroke-width": 2.5, fill: "none" }),
  );
  const tip = svg("title");
  tip.textContent = texts.handle;
  plus.append(tip);

  /** @type {(id: string, fields: object) => SetOp[]} */
  const set = (id, fields) =>
    Object.entries(fields).map(([key, value]) => ({ part: "stakeholders", op: "set", id, key, value }));
  /** @type {(ops: (Op | TidyOp)[]) => number} */
  const send = (ops) => view.onChange?.(ops) ?? 0;

  /** @type {MapEdit} */
  const self = {
    handle: null,

    get relating() {
      return relating;
    },

    // ---- parties ----

    // Type a name in place: where was clicked, else where there is room.
    add(at = null) {
      self.close();
      const spot = at ?? roomiest(view.frame?.nodes ?? [], view.size);
      input = make("input", {
        type: "text",
        class: "nw-map-new",
        maxlength: "120",
        placeholder: texts.add_here,
        "aria-label": texts.add_here,
        autocomplete: "off",
      });
      const half = Math.min(150, view.size.w / 2 - 8);
      input.style.left = `${Math.max(half + 6, Math.min(view.size.w - half - 6, spot[0]))}px`;
      input.style.top = `${spot[1]}px`;
      const mine = input;
      let done = false;
      /** @type {(keep: boolean) => void} */
      const end = (keep) => {
        if (done) return;
        done = true;
        const name = mine.value.trim();
        mine.remove();
        if (input === mine) input = null;
        if (keep && name) made(name, at, spot);
        else if (view.state.focus) view.focusOn(view.state.focus);
      };
      input.addEventListener("keydown", (event) => {
        event.stopPropagation();
        if (event.key === "Enter") end(true);
        if (event.key === "Escape") end(false);
      });
      input.addEventListener("blur", () => end(true));
      stage.append(input);
      input.focus();
    },

    remove(kind, id) {
      if (kind === "relation") view.choose(null, null);
      send([{ part: kind === "party" ? "stakeholders" : "relations", op: "remove", id }]);
    },

    set: (part, id, key, value) => send([{ part, op: "set", id, key, value }]),

    turn(relation) {
      send(
        [
          ["from_id", relation.to],
          ["to_id", relation.from],
        ].map(([key, value]) => ({ part: "relations", op: "set", id: relation.id, key, value })),
      );
    },

    // All places chosen by hand are given up.
    tidy() {
      const pinned = view.scene.parties.filter((party) => party.pinned);
      send([{ part: "stakeholders", op: "tidy" }, ...pinned.flatMap((party) => set(party.id, { x: null, y: null }))]);
    },

    // ---- moving ----

    movable: () => view.layout.drop.kind !== "none",

    dragged: (id, at) => carried(view, id, at),

    dropped(id, at) {
      if (!at) {
        view.move(true);
        return;
      }
      const place = lens(view.size, view.state.zoom).share(...at);
      const fields = meaning(view.layout.drop, place) ?? {};
      pin(id, fields);
      const party = view.model.parties.get(id) ?? {};
      const changed = Object.fromEntries(
        Object.entries(fields).filter(
          ([key, value]) => key === "x" || key === "y" || Reflect.get(party, key) !== value,
        ),
      );
      if (Object.keys(changed).length) send(set(id, changed));
      // Until the kernel answers it stays where it was dropped; what changed nothing goes back.
      if (view.layout.drop.kind === "free" || !Object.keys(changed).length) view.move(true);
    },

    nudged(id, way) {
      const party = view.model.parties.get(id);
      if (!party) return;
      if (kept && kept.id !== id) flush();
      const known = { ...party, ...(kept?.fields ?? {}) };
      const step = stepped(view.layout.drop, known, way, view.places.get(id) ?? [0.5, 0.5]);
      if (!step) return;
      if (step.place) {
        const fields = meaning(view.layout.drop, step.place) ?? {};
        pin(id, fields);
        view.move(false);
        kept = { id, fields };
      } else kept = { id, fields: { ...(kept?.fields ?? {}), ...step.fields } };
      clearTimeout(later);
      later = setTimeout(flush, BREATH);
    },

    // ---- relations ----

    relate(from) {
      relating = { from };
      ask();
    },

    give() {
      relating = null;
      link.remove();
      view.state.first = null;
      view.tell("");
      view.tools.show();
      view.redraw();
    },

    picked(id) {
      const from = relating?.from;
      if (!id) self.give();
      else if (!from) self.relate(id);
      else if (from === id) view.tell(texts.relation_self);
      else {
        self.give();
        join(from, id);
      }
    },

    linking(id, at) {
      if (!relating) self.relate(id);
      self.aimed(at);
    },

    linked(id, under) {
      self.give();
      if (under?.kind === "party" && under.id !== id) join(id, under.id);
    },

    // The line that follows the pointer, or the focus.
    aimed([x, y]) {
      const from = relating?.from && view.frame?.by.get(relating.from);
      if (!from) return;
      put(link, { d: `M${from.x} ${from.y}L${x} ${y}`, stroke: view.scene.house.mark });
      view.drawing.layers.over.append(link);
    },

    handleAt(x, y) {
      if (!self.handle || relating) return null;
      const [hx, hy] = self.handle.at;
      return Math.hypot(x - hx, y - hy) <= HANDLE + 3 ? self.handle.id : null;
    },

    draw(frame) {
      const id = view.state.hover ?? (view.state.chosen?.kind === "party" ? view.state.chosen.id : null);
      const node = id && !relating && !frame.moving ? frame.by.get(id) : null;
      self.handle = null;
      if (!node) {
        plus.remove();
        return;
      }
      const off = (node.r * 1.2 + HANDLE) * 0.74;
      self.handle = { id: node.id, at: [node.x + off, node.y + off] };
      put(plus, { transform: `translate(${self.handle.at.join(" ")})`, "data-handle": id });
      if (!plus.isConnected) view.drawing.layers.over.append(plus);
    },

    close() {
      input?.remove();
      input = null;
      flush();
    },
  };

  // In a layout with free places a party stays where somebody put it.
  /** @type {(id: string, fields: Fields) => void} */
  function pin(id, { x, y }) {
    const party = view.model.parties.get(id);
    if (x === undefined || y === undefined || !party) return;
    view.layout.places[id] = [x, y];
    party.pinned = true;
  }

  function flush() {
    clearTimeout(later);
    if (!kept) return;
    const { id, fields } = kept;
    kept = null;
    send(set(id, fields));
  }

  /** @type {(name: string, at: Point | null, spot: Point) => void} */
  function made(name, at, spot) {
    const id = fresh("p");
    const place = lens(view.size, view.state.zoom).share(...spot);
    const fields = at ? (meaning(view.layout.drop, place) ?? {}) : {};
    const values = Object.fromEntries(Object.entries({ name, ...fields }).filter(([, value]) => value !== null));
    view.wanted = { kind: "party", id, focus: () => view.focusOn(id) };
    // Where it was typed, for this page; it is kept in the session only when chosen by hand.
    const here = view.state.layout === "network" ? { at: place } : {};
    send([{ part: "stakeholders", op: "add", id, after: null, values, ...here }]);
  }

  /** @type {(from: string, to: string) => void} */
  function join(from, to) {
    const id = fresh("r");
    view.wanted = { kind: "relation", id, focus: () => view.panel.focus() };
    send([
      {
        part: "relations",
        op: "add",
        id,
        after: null,
        values: { from_id: from, to_id: to, kind: self.kind ?? "cooperation", strength: 2 },
      },
    ]);
  }

  function ask() {
    const from = relating?.from ?? null;
    view.state.first = from;
    const name = (from && view.model.parties.get(from)?.name) || "";
    view.tell(from ? fill(texts.relation_second, { name }) : texts.relation_first);
    view.tools.show();
    view.redraw();
    if (!svgHasFocus() && view.frame?.nodes.length) view.focusOn(view.state.focus ?? view.frame.nodes[0].id);
  }

  const svgHasFocus = () => view.svg.contains(document.activeElement);

  return self;
}
