// Slips on paper: each gets as many sheets of A5 as its questions need, two on an A4. Nothing is
// cut: what does not fit any more goes to a next sheet, what is too long for one is set smaller.
import { every, one } from "../dom.js";

const SMALLER = 0.93;
const SMALLEST = 0.35;

/** @type {(sheet: HTMLElement) => boolean} */
const over = (sheet) => sheet.scrollHeight > sheet.clientHeight || sheet.scrollWidth > sheet.clientWidth + 1;

/** @type {(from: HTMLElement, css: string) => HTMLElement} */
function fresh(from, css) {
  const sheet = document.createElement("section");
  sheet.className = css;
  sheet.append(one(from, ".top", HTMLElement).cloneNode(true));
  return sheet;
}

/** @type {(sheet: HTMLElement, part: HTMLElement) => void} */
function shrink(sheet, part) {
  for (let fit = 1; over(sheet) && fit > SMALLEST; fit *= SMALLER) part.style.setProperty("--fit", String(fit));
}

// The sheets of one slip; they are measured where they stand.
/** @type {(slip: HTMLElement, bench: HTMLElement, css: string) => HTMLElement[]} */
function sheets(slip, bench, css) {
  /** @type {HTMLElement[]} */
  const made = [];
  /** @type {() => HTMLElement} */
  const begin = () => {
    const sheet = fresh(slip, css);
    bench.replaceChildren(sheet);
    made.push(sheet);
    return sheet;
  };
  let sheet = begin();
  for (const each of every(slip, ":scope > header, :scope > .question")) {
    const part = /** @type {HTMLElement} */ (each.cloneNode(true));
    sheet.append(part);
    if (over(sheet) && sheet.children.length > 2) {
      sheet = begin();
      sheet.append(part);
    }
    shrink(sheet, part);
  }
  return made;
}

// As large as it can be, and close together where that saves paper.
/** @type {(slip: HTMLElement, bench: HTMLElement) => HTMLElement[]} */
function fitting(slip, bench) {
  const roomy = sheets(slip, bench, "slip");
  if (roomy.length === 1) return roomy;
  const dense = sheets(slip, bench, "slip is-dense");
  return dense.length < roomy.length ? dense : roomy;
}

/** @type {(main: HTMLElement) => void} */
function layOut(main) {
  const slips = every(main, ":scope > .slip");
  /** @type {HTMLElement | null} */
  let page = null;
  const next = () => {
    page = document.createElement("div");
    page.className = "page";
    main.append(page);
    return page;
  };
  const bench = next();
  const found = slips.map((slip) => fitting(slip, bench));
  bench.remove();
  page = null;
  for (const slip of slips) slip.remove();
  for (const own of found) {
    // Who has several sheets begins on a paper of their own.
    if (own.length > 1) page = null;
    own.forEach((sheet, index) => {
      const many = (main.dataset.of ?? "").replace("{n}", String(index + 1)).replace("{all}", String(own.length));
      if (own.length > 1) one(sheet, ".top > i", HTMLElement).textContent = many;
      const on = page && page.children.length < 2 ? page : next();
      on.append(sheet);
    });
    if (own.length > 1) page = null;
  }
  main.dataset.sheets = String(found.flat().length);
}

document.fonts.ready.then(() => layOut(one(document, "main", HTMLElement)));
