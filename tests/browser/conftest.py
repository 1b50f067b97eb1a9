"""A real workbook in a real Chromium."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import open_case
from netwerk_widgets.session.store import open_store
from tests.browser.chromium import BEAMER, FLAGS, PHONE, Chromium, chromium, handheld  # noqa: F401
from tests.browser.killing import RESTING, fragile, tab  # noqa: F401 - fixtures
from tests.serve.room import free_port

CASE = "Laanboompact in de Betuwe"

expect.set_options(timeout=15_000)


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


@dataclass
class Workbook:
    """A running ``netwerk start``: its two addresses, and where it keeps its data.

    ``ticket`` is the address in the terminal; the first one was used to get the cookie, with
    which `let_in` lets a browser in, also after a restart on the same home and port.
    """

    process: subprocess.Popen[str]
    ticket: str
    dashboard: str
    home: Path
    page: str = ""
    cookie: str = ""

    @property
    def origin(self) -> str:
        return "{0.scheme}://{0.netloc}".format(urlsplit(self.ticket))

    @property
    def port(self) -> int:
        return urlsplit(self.ticket).port

    @property
    def workbook(self) -> str:
        """The first page."""
        return self.origin + self.page

    def address(self, notebook: str, session: str | None, language: str = "nl") -> str:
        query = {"session": session} if session else {}
        query |= {"lang": language}
        return f"{self.origin}/voila/render/{notebook}.ipynb?{urlencode(query)}"

    def let_in(self, context: BrowserContext) -> BrowserContext:
        """Give a browser the cookie that a ticket gave us."""
        name, _, value = self.cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": self.origin}])
        return context

    def ask(self, path: str, **headers: str) -> tuple[int, str]:
        """What the workbook answers to somebody who was let in: its status and its text."""
        asked = Request(f"{self.origin}/{path}", headers={"Cookie": self.cookie, **headers})
        try:
            with urlopen(asked) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as problem:
            return problem.code, problem.read().decode()

    def another(self) -> str:
        """Press Enter: the new address with a ticket."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return next_address(self.process)


def next_address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout:
        if address := re.search(r"https?://\S+", line):
            return address[0]
    raise AssertionError("the workbook did not open")


def use(ticket: str) -> tuple[str, str]:
    """Hand a ticket in as its page does: where it leads, and the cookie it gives."""
    at = urlsplit(ticket)
    with closing(HTTPConnection(at.hostname, at.port, timeout=30)) as connection:
        body = urlencode({"ticket": at.fragment})
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", at.path, body, form)
        answer = connection.getresponse()
        assert answer.status == 303, answer.read()
        return answer.headers["Location"], answer.headers["Set-Cookie"].partition(";")[0]


#: Those that run now: a new browser profile is let into all of them.
RUNNING: list[Workbook] = []


def let_in(context: BrowserContext) -> BrowserContext:
    """Give a browser the key of every workbook that runs."""
    for each in RUNNING:
        each.let_in(context)
    return context


def start(
    home: Path, *words: str, doors: int = 2, ports: tuple[int, int] | None = None, **more: str
) -> Workbook:
    """``netwerk start`` on a home folder, open and with its first ticket used.

    Give the ``ports`` of an earlier one to start it again where it was, or leave them out of
    the command with ``ports=(0, 0)``. ``more`` is for its environment.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith("NETWERK_")}
    port, room = ports or (free_port(), free_port())
    at = ["--port", str(port), "--dashboard-port", str(room)] if port else []
    process = subprocess.Popen(
        [sys.executable, "-m", "netwerk_widgets", "start", "--no-browser", *at, *words],
        env=env | {"NETWERK_HOME": str(home)} | more,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    found = [next_address(process) for _ in range(doors)]
    running = Workbook(process, found[0], found[-1], home)
    running.page, running.cookie = use(running.ticket)
    RUNNING.append(running)
    return running


def stop(running: Workbook) -> None:
    RUNNING.remove(running)
    running.process.send_signal(signal.SIGINT)
    running.process.stdout.read()
    running.process.wait(30)
    running.process.stdin.close()


#: The workbooks on the case that wait for the next file of tests, by how they were started.
IDLE: dict[tuple[str, ...], Workbook] = {}


@contextmanager
def lent(folder: Path, *words: str) -> Iterator[Workbook]:
    """A workbook on the Laanboompact case, as on its first day; the next file goes on with it.

    Starting one and warming it up is more work than most tests.
    """
    running = IDLE.pop(words, None)
    if running is None or running.process.poll() is not None:
        running = start(folder, "--case", "laanboompact", *words)
    else:
        renewed(running)
    yield running
    IDLE[words] = running


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


def renewed(running: Workbook) -> None:
    """Put the case back as it was, in place of every session that there is."""
    with open_store(f"sqlite:///{running.home / 'sessions.db'}") as store:
        for each in store.sessions():
            store.delete(each.name)
        open_case(store, "laanboompact", "nl", "test")
    kept = {"last_session": CASE, "room_session": CASE, "room_open": False, "language": "nl"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_HOME", str(running.home))
        settings.save(**kept)


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
