// The bar of contents says where the reader is, and keeps that in sight.

// What begins above this line counts as being read: a share of the screen, and at least where a
// block comes to stand that was jumped to (pixels).
const [READING, LEAST] = [0.35, 150];

function current(links) {
  const page = document.documentElement;
  if (links.length && innerHeight + scrollY >= page.scrollHeight - 2 && scrollY > 0) return links.at(-1);
  const line = Math.max(innerHeight * READING, LEAST);
  return links.findLast((each) => document.querySelector(each.hash)?.getBoundingClientRect().top <= line) ?? null;
}

function show() {
  const links = [...document.querySelectorAll(".nw-toc a")];
  const now = current(links);
  if (now?.hasAttribute("aria-current")) return;
  for (const each of links) each.removeAttribute("aria-current");
  if (!now) return;
  now.setAttribute("aria-current", "true");
  const bar = now.parentElement;
  if (bar.scrollWidth > bar.clientWidth)
    bar.scrollLeft = now.offsetLeft - bar.offsetLeft - (bar.clientWidth - now.offsetWidth) / 2;
}

// Follow the reader from now on; what this returns says it anew (after the page changed).
export function followReader() {
  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      show();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  return soon;
}
