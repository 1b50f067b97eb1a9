"""How long an edit takes until its figure is redrawn."""

import statistics

from playwright.sync_api import sync_playwright

from tests.browser.conftest import BEAMER, FLAGS, chromium, let_in

EDITS = 11
CHANGE = """
async (index) => {
  const plot = document.querySelector('[data-figure="map"]');
  const select = document.querySelectorAll('[data-editor="positions"] [data-key="ring"]')[index];
  const redrawn = new Promise((resolve) => {
    const watch = new MutationObserver(() => { watch.disconnect(); resolve(performance.now()); });
    watch.observe(plot, { attributes: true, attributeFilter: ['data-drawn'] });
  });
  const began = performance.now();
  select.selectedIndex = select.selectedIndex === 1 ? 2 : 1;
  select.dispatchEvent(new Event('change'));
  return (await redrawn) - began;
}
"""


def edit_to_redraw(address: str) -> float:
    """Median milliseconds from a choice in a table to the map drawn with it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = let_in(browser.new_context(viewport=BEAMER)).new_page()
        page.goto(address)
        page.locator('[data-figure="map"][data-drawn]').wait_for(timeout=60_000)
        page.locator('[data-editor="positions"] [data-key="ring"]').first.wait_for()
        took = [page.evaluate(CHANGE, index) for index in range(EDITS)]
        browser.close()
    return statistics.median(took[1:])
