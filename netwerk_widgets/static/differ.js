// Beside the place of the reader's own organisation: who stands furthest from it. The rest of a
// matrix is its figure.
import { every } from "./dom.js";

// A row of labels with places; without a place of one's own nobody differs from it.
/** @type {(row: HTMLElement) => void} */
function mark(row) {
  const labels = every(row, ":scope > li[data-place]");
  const own = labels.find((each) => each.classList.contains("is-own"));
  /** @type {(label: HTMLElement) => number} */
  const away = (label) => (own ? Math.abs(Number(label.dataset.place) - Number(own.dataset.place)) : 0);
  const far = Math.max(0, ...labels.map(away));
  const most = far > 0 ? labels.find((each) => away(each) === far) : undefined;
  for (const each of labels) {
    each.classList.toggle("is-most", each === most);
    if (each === most) each.dataset.said = row.dataset.most ?? "";
  }
}

// After what is the reader's own was marked.
export function markDiffering() {
  for (const row of every(document, ".nw-places")) mark(row);
}

// On the line of a folded panel: how many lines in it are about the reader's organisation.
/** @type {(word: string) => void} */
export function countOwn(word) {
  for (const panel of every(document, ".nw-panel")) {
    const own = every(panel, ".nw-list > li.is-own").length;
    for (const line of every(panel, ":scope > summary > .nw-headline")) {
      if (own) line.dataset.own = `${word}: ${own}`;
      else delete line.dataset.own;
    }
  }
}
