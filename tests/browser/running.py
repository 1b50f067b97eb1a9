"""A running workbook: started, let in to, and lent from one file of tests to the next."""

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
from playwright.sync_api import BrowserContext

from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import Store, open_store
from tests.serve.room import free_port

CASE = "Laanboompact in de Betuwe"


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


def renewed(running: Workbook) -> None:
    """Put the case back as it was, in place of every session that there is."""
    with open_store(f"sqlite:///{running.home / 'sessions.db'}") as store:
        only_the_case(store, CASE)
    kept = {"last_session": CASE, "room_session": CASE, "room_open": False, "language": "nl"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_HOME", str(running.home))
        settings.save(**kept)


def only_the_case(store: Store, name: str) -> None:
    """The case as it was, under this name, in place of every session that there is."""
    for each in store.sessions():
        store.delete(each.name)
    store.create(name, load_case("laanboompact", "nl").model_dump(mode="json"), "test")
