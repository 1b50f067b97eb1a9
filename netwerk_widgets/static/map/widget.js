// The map in the workbook: what people do goes to the kernel, numbered, until it is stored;
// the scene that the kernel makes of it comes back.
import { goTo, place, spot } from "../back.js";
import { connections, one, uid } from "../dom.js";
import { settled } from "../drafts.js";
import { Keeping } from "../keeping.js";
import { ask } from "../question.js";
import { forget, report } from "../saving.js";
import { mapView } from "./view.js";

/** @type {Render<MapWidgetState>} */
export async function render({ model, el }) {
  await settled;
  const links = connections(model);
  const id = uid("nw-map");
  const { texts, fields, edit, remember } = model.get("setup");
  /** @type {(op: Cell) => Value | undefined} */
  const present = ({ part, id: row, key }) => {
    const found = (part === "relations" ? view.model.relations : view.model.parties).get(row);
    const value = found && Reflect.get(found, key);
    return key === "name" && value === texts.unnamed ? "" : value;
  };
  const keeping = new Keeping(model, id, present);
  // The kernel looks for communities only while they are the colours.
  /** @type {(colour: string) => void} */
  const group = (colour) => {
    model.set("grouped", colour === "community");
    model.save_changes();
  };
  /** @type {MapView} */
  const view = mapView(el, {
    scene: JSON.parse(model.get("scene")),
    texts,
    onChange: (ops) => keeping.send(ops),
    options: {
      edit,
      fields,
      remember,
      keeping,
      acked: () => model.get("acked"),
      errors: () => model.get("errors"),
      onTouch: () => report(id, {}),
      onColour: group,
    },
  });
  group(view.state.colour);
  // What an earlier page could not store.
  const adopt = () => {
    for (const [part, columns] of Object.entries(edit ? fields : {})) {
      const names = new Set([...columns.map((column) => column.key), "x", "y"]);
      /** @type {(draft: FoundDraft) => boolean} */
      const wanted = ({ slot }) => names.has(slot.replace("?", "")) || "+-".includes(slot);
      /** @type {(news?: Set<string>) => Op[]} */
      const put = (news) => keeping.adopt(keeping.part({ part }), wanted, { name: part, news });
      put();
      keeping.inherit(keeping.part({ part }), wanted, put);
    }
  };
  // How often it was drawn, for whoever waits for a change to be seen.
  const counted = () => requestAnimationFrame(() => (el.dataset.drawn = String(Number(el.dataset.drawn ?? 0) + 1)));
  el.dataset.figure = "map";
  counted();
  report(id, { sent: keeping.seq, stored: keeping.seq, problem: model.get("problem"), busy: () => view.panel.busy() });
  links.on("change:scene", () => {
    view.show(JSON.parse(model.get("scene")));
    counted();
  });
  links.on("change:acked", () => {
    keeping.acknowledge();
    view.panel.refill();
  });
  links.on("change:errors", () => view.panel.refill());
  links.on("change:problem", () => {
    report(id, { problem: model.get("problem") });
    view.move(true);
  });
  links.on("change:question", () => ask(model, view.root));
  links.add(
    place({
      where() {
        const at = document.activeElement;
        if (at instanceof HTMLInputElement && at.matches(".nw-map-new") && el.contains(at)) {
          const found = spot(at);
          return found && { editor: "map", adding: at.value, ...found };
        }
        const held = view.panel.where();
        if (!held) return null;
        const { el: field, ...which } = held;
        const found = spot(field);
        return found && { editor: "map", ...which, ...found };
      },
      go(to) {
        if (to.editor !== "map") return null;
        if (to.adding === undefined) return goTo(view.panel.reach(to), to);
        view.edit?.add();
        const input = one(el, ".nw-map-new", HTMLInputElement);
        input.value = to.adding;
        return goTo(input, to);
      },
    }),
  );
  adopt();
  return () => {
    keeping.close();
    links.close();
    view.close();
    forget(id);
  };
}
