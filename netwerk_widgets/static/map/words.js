// The map as a table, for who does not see it or wants the figures.
import { make } from "../dom.js";
import { tableOf } from "../plot.js";

const FEW = 150; // rows

/** @type {(texts: Texts) => { el: HTMLElement, show: (next: TableData) => void }} */
export function table(texts) {
  const holder = make("div", { class: "nw-table-scroll", tabindex: "0", role: "region", "aria-label": texts.table });
  const el = make("details", { class: "nw-figure-table" }, make("summary", {}, texts.table), holder);
  /** @type {TableData | null} */
  let latest = null;
  const fill = () => {
    if (latest && (el.open || latest.rows.length <= FEW)) holder.replaceChildren(tableOf(latest));
  };
  // A long table that nobody looks at would make every edit slow.
  el.addEventListener("toggle", fill);
  return {
    el,
    show(next) {
      latest = next;
      el.hidden = next.rows.length === 0;
      fill();
    },
  };
}
