// A date is a text with a calendar beside it: what is half typed is words like any other, kept
// and told; and a date is written as the page's language does, whatever the browser speaks.
import { icon, make } from "./dom.js";
import { typed } from "./typing.js";

// "31-12-2028", "31/12/2028", "31.12.2028", "31122028" or "2028-12-31" as the store has it; null:
// no day of any calendar.
/** @type {(words: string) => string | null} */
export function iso(words) {
  const clean = words.trim();
  const turned = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(clean);
  const bare = /^(\d\d)(\d\d)(\d{4})$/.exec(clean);
  const parts = turned
    ? [turned[4], turned[3], turned[1]]
    : bare
      ? [bare[3], bare[2], bare[1]]
      : /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)?.slice(1);
  if (!parts) return null;
  const [year, month, day] = parts;
  const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${found}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(found) ? found : null;
}

// As people write it: in which order, the hint of the field shows.
/** @type {(value: unknown, hint?: string | null) => string} */
export function written(value, hint) {
  const words = String(value ?? "");
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(words);
  return found && hint?.startsWith("d") ? `${found[3]}-${found[2]}-${found[1]}` : words;
}

/** @type {(column: PlainColumn, onedit: Edited, attributes: Attributes, on: Listening) => Control} */
export function date(column, onedit, attributes, on) {
  const input = make("input", {
    ...attributes,
    type: "text",
    maxlength: "40",
    autocomplete: "off",
    enterkeyhint: "next",
    placeholder: column.hint ?? null,
  });
  const get = () => iso(input.value) ?? (input.value.trim() || null);
  const keys = typed(input, get, onedit, on, () => input.value.trim() !== "" && iso(input.value) === null);
  const calendar = make("input", { type: "date", tabindex: "-1", "aria-hidden": "true", max: "9999-12-31" });
  calendar.addEventListener("change", () => {
    if (!calendar.value) return;
    input.value = written(calendar.value, column.hint);
    onedit(calendar.value);
  });
  const open = () => {
    calendar.value = iso(input.value) ?? "";
    calendar.showPicker();
  };
  const button = make("button", { type: "button", tabindex: "-1", class: "nw-tool", onclick: open }, icon("calendar"));
  for (const name of ["aria-label", "title"]) button.setAttribute(name, column.pick ?? "");
  return {
    ...keys,
    el: make("span", { class: "nw-date" }, input, calendar, button),
    focus: input,
    get,
    set: (value) => {
      const words = written(value, column.hint);
      if (input.value !== words) input.value = words;
    },
  };
}
