"""How long the map takes to show another filter, colour or size, and to move to a layout."""

import statistics

from playwright.sync_api import sync_playwright

from tests.bench.large import large
from tests.browser.bare import open_map
from tests.browser.conftest import BEAMER, FLAGS, chromium

CHANGES = 11
#: From the change of a control until the frame after the one that shows it.
CHANGE = """
async (what) => {
  const control = document.querySelector(what === 'filter' ? '[data-filter="kinds:supply"]'
    : `[data-tool="${what}"]`);
  const began = performance.now();
  if (what === 'filter') control.checked = !control.checked;
  else control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
  control.dispatchEvent(new Event('change'));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - began;
}
"""
#: parties, relations and the most milliseconds that a change may take.
SIZES = ((60, 150, 100), (500, 2000, 150))


def rows() -> list[tuple[str, float, str, float | None]]:
    """Median milliseconds of each change, for the table of the benchmark."""
    found: list[tuple[str, float, str, float | None]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for parties, relations, most in SIZES:
            page = browser.new_page(viewport=BEAMER)
            open_map(page, large(parties, relations))
            for what in ("filter", "colour", "size"):
                took = [page.evaluate(CHANGE, what) for _ in range(CHANGES)]
                name = f"map, {parties} parties, {relations} relations: {what}"
                found.append((name, statistics.median(took[1:]), "ms", most))
            page.close()
        browser.close()
    return found
