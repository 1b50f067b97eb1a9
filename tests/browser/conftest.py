"""A real workbook in a real Chromium."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from playwright.sync_api import Error as PlaywrightError

from tests.browser.chromium import (  # noqa: F401 - for the tests and the benchmark
    BEAMER,
    FLAGS,
    PHONE,
    Chromium,
    chromium,
    handheld,
    windowless,
)
from tests.browser.killing import RESTING, fragile, tab  # noqa: F401 - fixtures
from tests.browser.running import (  # noqa: F401 - for the tests
    CASE,
    IDLE,
    RUNNING,
    Workbook,
    lent,
    let_in,
    next_address,
    start,
    stop,
    use,
)

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item):
    if item.get_closest_marker("browser") and windowless() is None:
        if os.environ.get("NETWERK_NEEDS_BROWSER"):
            pytest.fail("there is no Chromium, and this run needs one")
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem):
    """After the last test of a browser, end what its files of tests shared."""
    ended = yield
    if nextitem is None or not nextitem.get_closest_marker("browser"):
        Chromium.end()
        while IDLE:
            stop(IDLE.popitem()[1])
        while RESTING:
            RESTING.pop().stop()
    return ended


@pytest.fixture(scope="module")
def workbook(request, tmp_path_factory) -> Iterator[Workbook]:
    """The workbook on the case, for a module of tests; ``ALONE = True`` in it: its own."""
    home = tmp_path_factory.mktemp("home")
    if getattr(request.module, "ALONE", False):
        running = start(home, "--case", "laanboompact")
        yield running
        stop(running)
    else:
        with lent(home) as running:
            yield running


@pytest.fixture(scope="module")
def lan_workbook(tmp_path_factory) -> Iterator[Workbook]:
    """The same, with its second door open to the network."""
    with lent(tmp_path_factory.mktemp("home"), "--lan") as running:
        yield running


def watched(page: Page, allowed: tuple[str, ...] = ()) -> list[str]:
    """Collect what no page may do: complain in the console, fail, or ask somebody else."""
    complaints: list[str] = []

    def complain(kind: str, words: str) -> None:
        if not any(word in words for word in allowed):
            complaints.append(f"{kind}: {words}")

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complain("console", message.text)

    def request(asked) -> None:
        host = urlsplit(asked.url).hostname
        if asked.url.startswith(("http", "ws")) and host not in ("127.0.0.1", "localhost"):
            complaints.append(f"outside: {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda problem: complain("error", str(problem)))
    page.on("request", request)
    return complaints


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; what a module left open in it is closed after it."""
    opened = Chromium.browser()
    yield opened
    for each in opened.contexts:
        each.close()


@pytest.fixture
def profile() -> Iterator[BrowserContext]:
    """A browser with a profile on disk: it compiles the scripts of a server once, not each time.

    What a page keeps in it, and every page that a test left open, is gone after the test.
    """
    kept_profile = Chromium.kept()
    let_in(kept_profile)
    yield kept_profile
    first, *others = kept_profile.pages  # the first keeps the browser open
    seen = {each.url.rpartition("/voila")[0] or each.url for each in others}
    for each in others:
        # Leaving says farewell, which frees its kernel; only closing it leaves that for minutes.
        # Until the empty page is loaded: one that is closed before that may never be closed.
        with suppress(PlaywrightError):
            each.goto("about:blank", timeout=15_000)
        each.close()
    # Not by the page itself: it may be loading anew at this moment.
    devtools = first.context.new_cdp_session(first)
    for each in {"{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in seen}:
        if each.startswith("http"):
            devtools.send(
                "Storage.clearDataForOrigin", {"origin": each, "storageTypes": "local_storage"}
            )
    devtools.detach()
    kept_profile.clear_cookies()
    if Chromium.spoilt:
        Chromium.forget()


@pytest.fixture
def clock() -> None:
    """For a test that sets the clock of a page: Playwright sets that of the whole profile."""
    Chromium.spoilt = True


@pytest.fixture
def page(profile, request) -> Iterator[Page]:
    """A page on a beamer; the test fails when the page complains or goes outside."""
    opened = profile.new_page()
    # A file of tests says what may be complained of, and why.
    complaints = watched(opened, getattr(request.module, "ALLOWED", ()))
    yield opened
    body = opened.locator("body").inner_text() if opened.url.startswith("http") else ""
    assert complaints == []
    assert "Traceback" not in body


def ready(page: Page) -> None:
    """Wait until the first plot, or the tray, is drawn and every widget of every cell is there."""
    expect(page.locator(".nw-plot.is-drawn, .nw-tray").first).to_be_visible()
    page.wait_for_function(
        """() => {
          const found = [...document.querySelectorAll(".nw-page .jupyter-widgets")];
          const nothing = (each) => each.matches(".nw-gone"); // it has nothing to show
          return found.every((each) => each.childNodes.length > 0 || nothing(each));
        }"""
    )


def saved(page: Page) -> None:
    """Wait until the page says that everything typed is stored."""
    expect(page.locator(".nw-saving")).to_have_attribute("data-state", "saved")
