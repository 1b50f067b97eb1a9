"""A page that is typed in while its kernel, or the whole workbook, is killed at any moment.

``python -m tests.bench.kills [how many]``: after each kill the page must be back by itself,
and every key that was pressed must be stored.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import BEAMER, FLAGS, chromium, ready, saved
from tests.browser.killing import Fragile
from tests.browser.typing import cell

KILLS = 200
#: How long a page may take to come back on a busy machine (seconds).
PATIENCE = 90
LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: What a page is known by: one that was loaded anew has no such mark.
MARK = "window.__before = true"
BACK = "!window.__before && document.querySelector('.nw-saving[data-state=\"saved\"]')"


def _one(page: Page, fragile: Fragile, dice: random.Random, so_far: str) -> tuple[str, float, str]:
    """Kill, press a key at a random moment, wait: what was killed, how long, what stands."""
    what = dice.choice(("kernel", "workbook"))
    before, between, down = dice.uniform(0, 0.6), dice.uniform(0, 3), dice.uniform(0, 2)
    keys = dice.sample(LETTERS, 3)
    field = cell(page, "themes", 0, "description")
    page.evaluate(MARK)
    page.keyboard.press(keys[0])
    time.sleep(before)
    began = time.monotonic()
    if what == "kernel":
        fragile.kill_kernels()
    else:
        fragile.kill()
    page.keyboard.press(keys[1])
    if what == "kernel":
        time.sleep(between)
        page.keyboard.press(keys[2])
    else:
        time.sleep(down)
        page.keyboard.press(keys[2])
        fragile.start()
    page.wait_for_function(BACK, timeout=PATIENCE * 1000)
    took = time.monotonic() - began
    expect(field).to_be_focused()
    saved(page)
    return what, took, so_far + "".join(keys)


def kills(count: int, seed: int = 1) -> tuple[list[tuple[str, float]], int, int]:
    """So many kills: what each was and how long it took; pages and keys that were lost."""
    dice = random.Random(seed)
    took: list[tuple[str, float]] = []
    lost_pages = lost_keys = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        fragile = Fragile(Path(folder) / "home")
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            context = browser.new_context(viewport=BEAMER)
            fragile.let_in(context)
            page = context.new_page()
            _begin(page, fragile)
            words = ""
            for number in range(count):
                try:
                    what, seconds, wanted = _one(page, fragile, dice, words)
                except Exception as problem:  # noqa: BLE001 - counted, and on with the next
                    print(f"{number}: not back ({str(problem).splitlines()[0]})", flush=True)
                    lost_pages += 1
                    if fragile.process is None or fragile.process.poll() is not None:
                        fragile.start()
                    _begin(page, fragile)
                    words = ""
                    continue
                took.append((what, seconds))
                stored = fragile.stored().dream.themes[0].description
                missing = len(wanted) - len(stored) if stored != wanted else 0
                if stored != wanted:
                    lost_keys += max(1, missing)
                    print(f"{number}: {what}: {wanted[-9:]} became {stored[-9:]}", flush=True)
                words = stored if len(stored) < 400 else ""
                if not words:
                    _begin(page, fragile)
        finally:
            browser.close()
            fragile.stop()
    return took, lost_pages, lost_keys


def _begin(page: Page, fragile: Fragile) -> None:
    """The page open, and the cursor in an empty field."""
    page.goto(fragile.address("03_dream"))
    ready(page)
    field = cell(page, "themes", 0, "description")
    field.fill("")
    field.press("End")
    saved(page)


def rows(count: int = 20) -> list[tuple[str, float, str, float | None]]:
    """The bench's lines; all `KILLS` of them are for this module on its own."""
    took, pages, keys = kills(count)
    return [
        (f"{count} kills: pages that did not come back", pages, "", 0),
        (f"{count} kills: keys that were lost", keys, "", 0),
        ("back after a kernel was killed", _middle(took, "kernel"), "s", None),
        ("back after the workbook was killed", _middle(took, "workbook"), "s", None),
    ]


def _middle(took: list[tuple[str, float]], what: str) -> float:
    return statistics.median([seconds for each, seconds in took if each == what] or [0])


if __name__ == "__main__":
    for line in rows(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS):
        print(*line[:3])
