"""The beamer's window with a clicker in somebody's hand, and what is seen of it."""

from playwright.sync_api import expect

from netwerk_widgets.method import STEPS

#: Of all words that are seen: whether they fit, and how high the smallest are on 1080 pixels.
LOOK = """() => {
  const stage = document.querySelector(".nw-stage"), main = stage.querySelector(".nw-stage-main");
  const u = parseFloat(stage.style.getPropertyValue("--u"));
  const sizes = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || !el.checkVisibility() || el.closest("svg, .nw-stage-plot")) continue;
    sizes.push(parseFloat(getComputedStyle(el).fontSize) / u);
  }
  const title = parseFloat(getComputedStyle(main.querySelector("h1")).fontSize) / u;
  const page = document.documentElement;
  return {
    least: Math.min(...sizes), title,
    over: Math.max(main.scrollHeight - main.clientHeight, page.scrollHeight - page.clientHeight,
                   page.scrollWidth - page.clientWidth),
  };
}"""
NAMES = """() => {
  const stage = document.querySelector(".nw-stage"), map = stage.querySelector(".nw-map-svg");
  const u = parseFloat(stage.style.getPropertyValue("--u"));
  const grown = map.clientWidth / map.viewBox.baseVal.width;
  const names = [...map.querySelectorAll('[data-layer="labels"] text')];
  return names.map((each) => parseFloat(each.getAttribute("font-size")) * grown / u);
}"""


class Beamer:
    """The window, and the clicker in somebody's hand."""

    def __init__(self, page):
        self.page = page
        self.stage = page.locator(".nw-stage")
        self.title = page.locator(".nw-stage-title")

    @property
    def at(self):
        return self.stage.get_attribute("data-at"), int(self.stage.get_attribute("data-page"))

    def press(self, key):
        """Press a key, and wait for the screen that it leads to; None when it leads nowhere."""
        before = self.at
        self.page.keyboard.press(key)
        self.page.wait_for_function(
            """([at, page]) => {
              const { dataset } = document.querySelector(".nw-stage");
              return dataset.at !== at || dataset.page !== page;
            }""",
            arg=[before[0], str(before[1])],
        )
        return self.at

    def step(self, number):
        """Jump to a step with its digit, and wait for it: the next key goes on from there."""
        self.page.keyboard.press(str(number))
        expect(self.stage).to_have_attribute("data-at", f"step.{STEPS[number - 1]}")

    def to(self, key):
        """On with the clicker until something is there."""
        while self.at[0] != key:
            self.press("PageDown")

    def all(self):
        """Everything in the window's document."""
        return self.page.locator("body").inner_text()
