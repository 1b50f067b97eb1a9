"""How long it takes from a key to the screen that it asks for, and from an edit to the stage."""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import BEAMER, CASE, FLAGS, chromium, let_in, start, stop

#: Presses a key, and tells after how many milliseconds the next screen is drawn.
PRESSED = """
(key) => new Promise((resolve) => {
  const stage = document.querySelector(".nw-stage");
  const before = stage.dataset.drawn;
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (stage.dataset.drawn === before) return;
    watch.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - began));
  });
  watch.observe(stage, { attributes: true, attributeFilter: ["data-drawn"] });
  document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
})
"""
EDITS, PRESSES = 7, 45
#: Somebody looks at a screen for so long at least (seconds): what comes next is made meanwhile.
LOOKS = 1.0


def rows() -> list[tuple[str, float, str, float | None]]:
    """Median milliseconds of both."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        running = start(Path(folder), "--case", "laanboompact")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            context = let_in(browser.new_context(viewport=BEAMER))
            laptop = context.new_page()
            laptop.goto(running.address("03_dream", CASE))
            field = laptop.locator('[data-editor="shared"] textarea').first
            field.wait_for(timeout=60_000)
            beamer = context.new_page()
            beamer.goto(f"{running.origin}/voila/render/stage.ipynb")
            beamer.locator(".nw-stage[data-drawn]").wait_for(timeout=60_000)
            keys = []
            for _ in range(PRESSES):
                time.sleep(LOOKS)
                keys.append(beamer.evaluate(PRESSED, "PageDown"))
            beamer.keyboard.press("3")
            while beamer.locator(".nw-stage").get_attribute("data-at") != "shared.dream":
                beamer.evaluate(PRESSED, "PageDown")
            edits = [edited(laptop, beamer, field, n) for n in range(EDITS)]
        finally:
            browser.close()
            stop(running)
    return [
        ("a key to the stage it asks for", statistics.median(keys), "ms", 200),
        ("a key to the stage, the slowest in ten", sorted(keys)[-PRESSES // 10], "ms", None),
        ("an edit to the stage", statistics.median(edits), "ms", 500),
    ]


def edited(laptop, beamer, field, number: int) -> float:
    """Milliseconds from leaving a field to its words on the stage."""
    words = f"Een droom, nummer {number}."
    field.fill(words)
    began = time.perf_counter()
    field.blur()
    beamer.locator(".nw-stage-dream", has_text=words).wait_for()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    for what, value, unit, limit in rows():
        sys.stdout.write(f"{what:<40} {value:7.0f} {unit} (≤ {limit or '–'})\n")
