// The bar of contents says where the reader is, and keeps that in sight.
import { every } from "./dom.js";

// What begins above this line counts as being read: a share of the screen, and at least where a
// block comes to stand that was jumped to (pixels).
const [READING, LEAST] = [0.35, 150];

/** @type {(links: HTMLAnchorElement[]) => HTMLAnchorElement | null} */
function current(links) {
  const page = document.documentElement;
  if (links.length && innerHeight + scrollY >= page.scrollHeight - 2 && scrollY > 0) return links.at(-1) ?? null;
  const line = Math.max(innerHeight * READING, LEAST);
  return (
    links.findLast((each) => (document.querySelector(each.hash)?.getBoundingClientRect().top ?? Infinity) <= line) ??
    null
  );
}

function show() {
  const links = every(document, ".nw-toc a").filter((each) => each instanceof HTMLAnchorElement);
  const now = current(links);
  if (now?.hasAttribute("aria-current") && document.querySelector(".nw-toc-here")?.textContent) return;
  for (const each of links) each.removeAttribute("aria-current");
  if (!now) {
    document.querySelector(".nw-toc-here")?.replaceChildren();
    return;
  }
  now.setAttribute("aria-current", "true");
  const here = document.querySelector(".nw-toc-here");
  if (here) here.textContent = now.textContent;
  const bar = now.parentElement;
  if (bar && bar.scrollWidth > bar.clientWidth)
    bar.scrollLeft = now.offsetLeft - bar.offsetLeft - (bar.clientWidth - now.offsetWidth) / 2;
}

// Follow the reader from now on; what this returns says it anew (after the page changed).
export function followReader() {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  return soon;
}
