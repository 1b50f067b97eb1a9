// A column of the board: a group with its name, or the ideas that are in none.
import { make } from "../dom.js";
import { became, menu, tool } from "./idea.js";

/** @typedef {import("../tray.js").Tray} Tray */

// What is let go on an element goes into its group.
/** @type {(tray: Tray, el: HTMLElement, id: string) => void} */
export function landing(tray, el, id) {
  el.addEventListener("dragover", (event) => {
    if (!tray.dragged || !tray.edit) return;
    event.preventDefault();
    el.classList.add("is-over");
  });
  el.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node && el.contains(event.relatedTarget))) el.classList.remove("is-over");
  });
  el.addEventListener("drop", (event) => {
    el.classList.remove("is-over");
    if (!tray.dragged) return;
    event.preventDefault();
    tray.put([tray.dragged], id || null);
  });
}

/** @type {(tray: Tray, id: string) => GroupView} */
export function groupView(tray, id) {
  const { words } = tray;
  const list = make("ol", { class: "nw-tray-list" });
  const digit = make("span", { class: "nw-tray-digit", "aria-hidden": "true" });
  const count = make("span", { class: "nw-help" });
  const name = make("input", { type: "text", maxlength: "120", class: "nw-tray-name" });
  const about = make("div");
  const hint = make("p", { class: "nw-help" });
  const problem = make("p", { class: "nw-error", role: "alert", hidden: true });
  const head = id
    ? make("header", {}, digit, name, count)
    : make(
        "header",
        {},
        make("h3", {}, words.loose),
        count,
        tray.edit ? tool(words.new_group, () => tray.group()) : null,
      );
  const el = make(
    "section",
    { class: `nw-tray-group${id ? "" : " is-loose"}`, "data-group": id },
    head,
    problem,
    about,
    list,
    hint,
  );
  let shown = "";
  /** @type {string[]} */
  let inside = [];

  const keep = () => {
    const now = name.value.trim();
    const cell = { part: "groups", id, key: "name" };
    if (now !== (tray.stored(id)?.name ?? "")) tray.send([{ op: "set", ...cell, value: now }]);
  };
  name.addEventListener("change", keep);
  name.addEventListener("input", () => tray.keeping.touched({ part: "groups", id, key: "name" }, name.value));
  name.disabled = !tray.edit;

  landing(tray, el, id);

  /** @type {(group: IdeaGroupRow, ideas: IdeaRow[]) => void} */
  function tools(group, ideas) {
    const on = ideas.length > 0 && ideas.every(({ picked }) => picked);
    const row = tray.edit
      ? make(
          "div",
          { class: "nw-tray-tools" },
          menu(words.send_group, tray.model.get("setup").kinds, (kind) =>
            tray.model.send({ type: "send", part: "groups", id, kind }),
          ),
          tool(on ? words.unpick_group : words.pick_group, () => tray.pick(inside, !on), "pick-group"),
          tool(words.remove_group, () => tray.remove("groups", id), "remove-group"),
        )
      : null;
    about.replaceChildren(...[became(group.became), row].filter((each) => each !== null));
  }

  return {
    el,
    list,
    focus() {
      name.focus();
      name.select();
    },
    show(number, group, ideas) {
      inside = ideas.map((each) => each.id);
      count.textContent = String(ideas.length);
      hint.textContent = "";
      if (!group) {
        hint.textContent = ideas.length ? "" : words.loose_none;
        return;
      }
      if (!ideas.length) hint.textContent = number <= 9 ? words.drop.replace("{n}", String(number)) : words.drop_group;
      digit.textContent = number <= 9 ? String(number) : "";
      name.setAttribute("aria-label", words.name.replace("{n}", String(number)));
      if (document.activeElement !== name) {
        name.value = group.name;
        tray.keeping.took({ part: "groups", id, key: "name" }, group.name);
      }
      const sentence = tray.model.get("errors")[`${id}|name`] ?? "";
      problem.textContent = sentence;
      problem.hidden = !sentence;
      const on = ideas.every(({ picked }) => picked);
      const now = JSON.stringify([group.became, on, ideas.length > 0]);
      if (now !== shown) {
        shown = now;
        tools(group, ideas);
      }
    },
  };
}
