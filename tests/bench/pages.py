"""How long pages take in a cold browser, and how many bytes go over the wire."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from playwright.sync_api import Page, sync_playwright

from tests.bench.wire import counted
from tests.browser.conftest import BEAMER, FLAGS, Workbook, chromium, let_in
from tests.serve.room import free_port

STEP_PAGES = (
    "00_start",
    "01_context",
    "02_domain",
    "03_dream",
    "04_goals",
    "05_dilemmas",
    "06_doing",
    "07_persevering",
    "map",
    "thread",
)
PLOT = ".nw-plot.is-drawn"
SLIDER = ".widget-slider .noUi-handle"


@dataclass
class Visits:
    seconds: float
    first_bytes: float
    reload_bytes: float


@contextmanager
def trivial_voila(folder: Path) -> Iterator[str]:
    """Plain Voilà, its own template, a page with one slider."""
    cell = {
        "cell_type": "code",
        "execution_count": None,
        "id": "a",
        "metadata": {},
        "outputs": [],
        "source": "import ipywidgets\nipywidgets.IntSlider()",
    }
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = folder / "slider.ipynb"
    notebook.write_text(
        json.dumps({"cells": [cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})
    )
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        wait_for(f"{address}voila/static/voila.js")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


#: Runs in a page before its own scripts, and keeps when what it is called with was first on the
#: screen (milliseconds since the visit began): what asks from outside waits for the page's tasks.
WATCH = """(sign) => {
  const look = () => {
    if (!document.querySelector(sign)?.getClientRects().length) requestAnimationFrame(look);
    else setTimeout(() => { window.seenAt = performance.now(); });
  };
  requestAnimationFrame(look);
}"""


def visits(address: str, sign: str, runs: int) -> Visits:
    """Median time until the sign is on the screen of a browser that was never there, in its own
    clock, and the bytes on the wire of both visits."""
    times, first, again = [], [], []
    with sync_playwright() as playwright, counted(address) as wire:
        for _ in range(runs):
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = let_in(browser.new_context(viewport=BEAMER)).new_page()
            page.add_init_script(f"({WATCH})({json.dumps(sign)})")
            wire.taken()
            page.goto(wire.address, timeout=120_000)
            page.locator(sign).first.wait_for(timeout=120_000)
            settle(page)
            times.append(page.evaluate("window.seenAt") / 1000)
            first.append(wire.taken())
            page.reload()
            page.locator(sign).first.wait_for(timeout=60_000)
            settle(page)
            again.append(wire.taken())
            browser.close()
    return Visits(*(statistics.median(each) for each in (times, first, again)))


def settle(page: Page) -> None:
    """Let the rest of the page come in too, so that its bytes count."""
    page.wait_for_timeout(2500)


def kernel_memory(running: Workbook) -> float:
    """Bytes that one page's kernel has for itself (unique set size), the largest there is.

    What forked it is no kernel: all that the kernels share is its own when there are none.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = let_in(browser.new_context()).new_page()
        page.goto(running.workbook)
        page.locator(PLOT).first.wait_for(timeout=60_000)
        family = psutil.Process(running.process.pid).children(recursive=True)
        kernels = [
            each
            for each in family
            if _is(each, "ipykernel") or (_is(each, "nursery") and _is(each.parent(), "nursery"))
        ]
        weights = [each.memory_full_info().uss for each in kernels]
        browser.close()
    return max(weights)


def _is(process: psutil.Process | None, word: str) -> bool:
    """Whether a process was started under this name; a fork goes by that of what forked it."""
    return process is not None and any(word in each for each in process.cmdline())
