// The bar of contents says where the reader is, and keeps that in sight.

// What is under this much of the screen's top counts as being read.
const READING = 0.35;

function current() {
  const links = [...document.querySelectorAll(".nw-toc a")];
  const line = innerHeight * READING;
  return links.findLast((each) => document.querySelector(each.hash)?.getBoundingClientRect().top <= line) ?? null;
}

function say() {
  const now = current();
  for (const each of document.querySelectorAll(".nw-toc a")) {
    if (each === now) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  const bar = now?.parentElement;
  if (bar && bar.scrollWidth > bar.clientWidth) bar.scrollLeft = now.offsetLeft - bar.offsetLeft - (bar.clientWidth - now.offsetWidth) / 2;
}

export function followReader() {
  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      say();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  return soon;
}
