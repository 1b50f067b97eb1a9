// One idea: its words, what became of it, and what can be done with it when it has the focus.
import { make } from "../dom.js";

/** @typedef {import("../tray.js").Tray} Tray */

// A list to choose an act from; it goes back to its name by itself.
/** @type {(label: string, options: [string, string][], chosen: (value: string) => void) => HTMLElement} */
export function menu(label, options, chosen) {
  const select = make(
    "select",
    { class: "nw-tray-menu", "aria-label": label },
    make("option", { value: "" }, label),
    ...options.map(([value, words]) => make("option", { value }, words)),
  );
  select.addEventListener("change", () => {
    const { value } = select;
    select.value = "";
    if (value) chosen(value);
  });
  return select;
}

/** @type {(label: string, act: () => void, name?: string) => HTMLElement} */
export function tool(label, act, name = "") {
  return make("button", { type: "button", class: "nw-tray-tool", "data-tool": name || null, onclick: act }, label);
}

/** @type {(became: Became[]) => HTMLElement | null} */
export function became(things) {
  if (!things.length) return null;
  const links = things.map(({ href, text }) => make("a", { href, class: "nw-badge" }, text));
  return make("p", { class: "nw-tray-became" }, ...links);
}

/** @type {(tray: Tray, id: string) => IdeaView} */
export function ideaView(tray, id) {
  const { words } = tray;
  const el = make("li", { class: "nw-idea", "data-idea": id, draggable: tray.edit ? "true" : null });
  const said = make("p", { class: "nw-idea-text" });
  const rest = make("div");
  el.append(said, rest);
  let shown = "";
  /** @type {HTMLTextAreaElement | null} */
  let field = null;

  el.addEventListener("dragstart", (event) => {
    tray.dragged = id;
    event.dataTransfer?.setData("text/plain", "");
    el.classList.add("is-dragged");
  });
  el.addEventListener("dragend", () => {
    tray.dragged = "";
    el.classList.remove("is-dragged");
  });
  // Who comes to an idea, by key or by pointer, has its tools.
  el.addEventListener("focusin", () => {
    if (tray.at !== id) {
      tray.at = id;
      tray.show();
    }
  });

  /** @type {(text: string) => HTMLTextAreaElement} */
  function typing(text) {
    const box = make("textarea", { rows: "2", maxlength: "600", "aria-label": words.edit });
    box.value = text;
    const leave = (/** @type {boolean} */ keep) => {
      if (field !== box) return;
      field = null;
      tray.editing = "";
      const now = box.value.split(/\s+/).filter(Boolean).join(" ");
      if (keep && now && now !== text) tray.write(id, now);
      tray.show();
    };
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      leave(event.key === "Enter");
      el.focus();
    });
    box.addEventListener("blur", () => leave(true));
    return box;
  }

  /** @type {(row: IdeaRow, groups: IdeaGroupRow[]) => HTMLElement} */
  function tools(row, groups) {
    /** @type {[string, string][]} */
    const where = [["-", words.loose], ...groups.map((each) => /** @type {[string, string]} */ ([each.id, each.name]))];
    const to = menu(words.group, [...where, ["+", words.new_group]], (value) => {
      if (value === "+") tray.group([id]);
      else tray.put([id], value === "-" ? null : value);
    });
    const send = menu(words.send, tray.model.get("setup").kinds, (kind) =>
      tray.model.send({ type: "send", part: "items", id, kind }),
    );
    return make(
      "div",
      { class: "nw-tray-tools", role: "group", "aria-label": words.tools },
      to,
      send,
      tool(row.picked ? words.unpick : words.pick, () => tray.pick([id], !row.picked), "pick"),
      tool(words.edit, () => tray.change(id), "edit"),
      tool(words.remove, () => tray.remove("items", id), "remove"),
    );
  }

  return {
    el,
    focus: () => field?.focus(),
    show(row, groups) {
      const mine = tray.at === id;
      const editing = tray.editing === id;
      const sentence = tray.model.get("errors")[`${id}|text`] ?? "";
      el.tabIndex = mine ? 0 : -1;
      const now = JSON.stringify([row, mine && groups, editing, sentence]);
      if (now === shown || (field && editing)) return;
      shown = now;
      field = editing ? typing(row.text) : null;
      el.classList.toggle("is-picked", row.picked);
      const marks = [mine ? row.came : "", row.picked ? words.picked : ""].filter(Boolean);
      // The words stay the same element: what is taken away under a pointer cannot be dragged.
      said.textContent = row.text;
      said.hidden = editing;
      rest.replaceChildren(
        ...[
          field,
          sentence ? make("p", { class: "nw-error" }, sentence) : null,
          row.also.length ? make("p", { class: "nw-help" }, `${words.also}: ${row.also.join(" · ")}`) : null,
          marks.length ? make("p", { class: "nw-help" }, marks.join(" · ")) : null,
          became(row.became),
          mine && tray.edit ? tools(row, groups) : null,
        ].filter((each) => each !== null),
      );
    },
  };
}
