"""The site for a browser: bytes and seconds until a case is there, cold and warm.

``python -m tests.bench.lite`` (part of ``make bench``). It is to stay below 20 MB and 9 s cold.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.wire import counted
from tests.browser.conftest import BEAMER, FLAGS, chromium
from tests.browser.serving import served
from tests.project.lowest import ROOT


def _ready(page: Page, address: str) -> float:
    began = time.perf_counter()
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for(timeout=120_000)
    return time.perf_counter() - began


def measures(folder: Path) -> list[tuple[str, float, str, float | None]]:
    """The rows of the table: what, how much, of which unit, and what it is to stay below."""
    rows: list[tuple[str, float, str, float | None]] = []
    with served(folder) as site, counted(site) as wire, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_context(viewport=BEAMER).new_page()
        for how, most, large in (("cold", 9.0, 20.0), ("warm", None, None)):
            seconds = _ready(page, f"{wire.address}case.html?case=laanboompact&lang=nl")
            rows.append((f"a case in the browser alone, {how}", seconds, "s", most))
            rows.append((f"a case in the browser alone, {how}", wire.taken() / 1e6, "MB", large))
        browser.close()
    return rows


def main() -> None:
    """Build the site and measure it."""
    with tempfile.TemporaryDirectory() as beside:
        folder = Path(beside) / "site"
        build = [sys.executable, "-m", "netwerk_widgets.lite", str(folder)]
        subprocess.run(build, check=True, cwd=ROOT)
        for what, value, unit, most in measures(folder):
            print(f"{what:45} {value:8.2f} {unit:3} {'' if most is None else f'(≤ {most:g})'}")


if __name__ == "__main__":
    main()
