"""A real workbook in a real Chromium."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.serve.room import free_port

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]
BEAMER = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
CASE = "Laanboompact in de Betuwe"

expect.set_options(timeout=15_000)


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and chromium() is None:
        if os.environ.get("NETWERK_NEEDS_BROWSER"):
            pytest.fail("there is no Chromium, and this run needs one")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """For one module: as long as it is open no other event loop can run here."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright) -> Iterator[Browser]:
    """Chromium, for one module."""
    opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield opened
    opened.close()


@dataclass
class Workbook:
    """A running ``netwerk start``: its two addresses, and where it keeps its data."""

    process: subprocess.Popen[str]
    workbook: str
    dashboard: str
    home: Path

    @property
    def token(self) -> str:
        return re.search(r"token=([\w-]+)", self.workbook)[1]

    def address(self, notebook: str, session: str | None, language: str = "nl") -> str:
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.workbook))
        query = {"session": session} if session else {}
        query |= {"lang": language, "token": self.token}
        return f"{origin}/voila/render/{notebook}.ipynb?{urlencode(query)}"


def start(home: Path, *words: str, doors: int = 2) -> Workbook:
    env = {k: v for k, v in os.environ.items() if not k.startswith("NETWERK_")}
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "netwerk_widgets",
            "start",
            "--no-browser",
            "--port",
            str(free_port()),
            "--dashboard-port",
            str(free_port()),
            *words,
        ],
        env=env | {"NETWERK_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    )
    found = []
    for line in process.stdout:
        if address := re.search(r"http://\S+", line):
            found.append(address[0])
        if len(found) == doors:
            break
    assert len(found) == doors, "the workbook did not open"
    return Workbook(process, found[0], found[-1], home)


def stop(running: Workbook) -> None:
    running.process.send_signal(signal.SIGINT)
    running.process.stdout.read()
    running.process.wait(30)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> Iterator[Workbook]:
    """The workbook on the Laanboompact case, for a module of tests."""
    running = start(tmp_path_factory.mktemp("home"), "--case", "laanboompact")
    yield running
    stop(running)


def watched(page: Page, allowed: tuple[str, ...] = ()) -> list[str]:
    """Collect what no page may do: complain in the console, fail, or ask somebody else."""
    complaints: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(word in message.text for word in allowed):
            complaints.append(f"console: {message.text}")

    def request(asked) -> None:
        host = urlsplit(asked.url).hostname
        if asked.url.startswith(("http", "ws")) and host not in ("127.0.0.1", "localhost"):
            complaints.append(f"outside: {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda problem: complaints.append(f"error: {problem}"))
    page.on("request", request)
    return complaints


@pytest.fixture(scope="module")
def kept_profile(playwright, tmp_path_factory) -> Iterator[BrowserContext]:
    opened = playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=chromium(),
        args=FLAGS,
        viewport=BEAMER,
        accept_downloads=True,
    )
    yield opened
    opened.close()


@pytest.fixture
def profile(kept_profile) -> Iterator[BrowserContext]:
    """A browser with a profile on disk: it compiles the scripts of a server once, not each time.

    What a page keeps in it, and every page that a test left open, is gone after the test.
    """
    yield kept_profile
    for each in kept_profile.pages[1:]:  # the first keeps the browser open
        if each.url.startswith("http"):
            each.evaluate("localStorage.clear()")
        each.close()
    kept_profile.clear_cookies()


@pytest.fixture
def page(profile) -> Iterator[Page]:
    """A page on a beamer; the test fails when the page complains or goes outside."""
    opened = profile.new_page()
    complaints = watched(opened)
    yield opened
    body = opened.locator("body").inner_text() if opened.url.startswith("http") else ""
    assert complaints == []
    assert "Traceback" not in body


def handheld(page: Page) -> None:
    """Make a phone of a page: its width, its viewport, a finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send(
        "Emulation.setDeviceMetricsOverride", {**PHONE, "deviceScaleFactor": 1, "mobile": True}
    )
    devtools.send("Emulation.setTouchEmulationEnabled", {"enabled": True})


def ready(page: Page) -> None:
    """Wait until the page's first plot is drawn and all is saved."""
    expect(page.locator(".nw-plot.is-drawn").first).to_be_visible()


def saved(page: Page) -> None:
    """Wait until the page says that everything typed is stored."""
    expect(page.locator(".nw-saving")).to_have_attribute("data-state", "saved")


def drawn(page: Page, key: str) -> str:
    """The number of the drawing on the screen: it grows with every redraw."""
    return page.locator(f'[data-figure="{key}"]').get_attribute("data-drawn")
