// What somebody in the last row sees of what stands on the stage; sizes as on 1080 pixels.
() => {
  const stage = document.querySelector(".nw-stage"), main = stage.querySelector(".nw-stage-main");
  const u = innerHeight / 1080;
  const box = main.getBoundingClientRect();
  const words = [], wrong = [];
  const paper = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/^rgba\(.*, 0\)$/.test(colour) && colour !== "transparent") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const light = (colour) => {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((each) => each / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const kindOf = (el) => {
    if (el.closest(".nw-map-svg, .nw-map-back, .nw-stage-pair svg")) return el.closest("[data-party]") ? "mark" : "name";
    if (el.closest(".nw-map-legend")) return el.getAttribute("text-anchor") === "middle" ? "mark" : "word";
    if (el.closest(".nw-stage-plot")) return el.closest(".xtick, .ytick, .angularaxistick, .radialaxis") ? "tick" : "word";
    return el.closest("h1") ? "title" : "word";
  };
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const el = node.parentElement, said = node.data.trim();
    if (!said || !el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || el.closest("title, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const at = range.getBoundingClientRect();
    if (at.width < 1 || at.height < 1) continue;
    const point = el.closest(".scatterlayer, .barlayer"); // of another screen: plotly draws none of it
    const how = getComputedStyle(el);
    const matrix = el.ownerSVGElement ? el.getScreenCTM() : null;
    const grown = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
    words.push({ kind: kindOf(el), said: said.slice(0, 40), size: (parseFloat(how.fontSize) * grown) / u, at });
    if (at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1 || at.bottom > box.bottom + 1)
      if (!point) wrong.push(`outside: ${said}`);
    // A figure is turned to dark as a whole, by a filter: what it was is what is measured.
    if (!matrix && contrast(how.color, paper(el)) < 4.5) wrong.push(`contrast: ${said}`);
    if (matrix && el.closest(".xtick, .ytick") && contrast(how.fill, "rgb(255, 255, 255)") < 4.5) wrong.push(`contrast: ${said}`);
  }
  const drawn = words.filter(({ kind }) => kind === "tick");
  for (const [n, one] of drawn.entries())
    for (const other of drawn.slice(n + 1)) {
      const wide = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
      const high = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
      if (wide > 6 * u && high > 10 * u) wrong.push(`on each other: ${one.said} | ${other.said}`);
    }
  const least = {};
  for (const { kind, size, said } of words)
    if (!(kind in least) || size < least[kind][0]) least[kind] = [size, said];
  const page = document.documentElement, title = main.querySelector("h1");
  const over = (el) => Math.max(el.scrollHeight - el.clientHeight, el.scrollWidth - el.clientWidth);
  if (over(main) > 1 || over(page) > 0) wrong.push("more than the screen");
  if (title.scrollHeight - title.clientHeight > 1) wrong.push("the title is cut off");
  return { least, wrong };
}
