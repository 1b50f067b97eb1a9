"""A workbook whose kernels, and whose own process, end at any moment and come back."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import BrowserContext, Page
from tornado.web import create_signed_value

from netwerk_widgets.serve import processes
from netwerk_widgets.serve.entrance import cookie_name
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import Store, open_store
from tests.browser.running import only_the_case
from tests.serve.room import free_port

#: The browser stays known over a restart, as it does with the command.
_RUN = """
import asyncio, os, warnings
warnings.simplefilter("ignore")
from netwerk_widgets.serve import workbook
from netwerk_widgets.serve.tickets import Tickets
config = workbook.settings(int(os.environ["NETWERK_PORT"]), os.environ["NETWERK_SECRET"].encode())
asyncio.set_event_loop(asyncio.new_event_loop())
if os.environ.get("NETWERK_CULL"):
    # A kernel without a page that did nothing for so many seconds goes.
    config.MappingKernelManager.cull_idle_timeout = int(os.environ["NETWERK_CULL"])
    config.MappingKernelManager.cull_interval = 1
app = workbook.Workbook(config=config)
app.tickets = Tickets()
app.initialize([])
app.start()
"""


class Fragile:
    """The workbook's process alone, on a session named ``name``, always at the same address."""

    name = "Breekbaar"

    def __init__(self, home: Path, session: Session | None = None) -> None:
        self.home, self.port, self.secret, self.cull = home, free_port(), "one secret", ""
        home.mkdir(parents=True, exist_ok=True)
        content = session or load_case("laanboompact", "nl")
        with self.store() as store:
            store.create(self.name, content.model_dump(mode="json"), "x")
        self.process: subprocess.Popen | None = None
        self.start()

    def store(self) -> Store:
        return open_store(f"sqlite:///{self.home / 'sessions.db'}")

    def stored(self) -> Session:
        """What the session holds now."""
        with self.store() as store:
            heads = store.heads(self.name)
            return Session.model_validate(
                {part: store.read(self.name, part).document for part in heads}
            )

    def address(self, notebook: str, language: str = "nl") -> str:
        query = urlencode({"session": self.name, "lang": language})
        return f"http://127.0.0.1:{self.port}/voila/render/{notebook}.ipynb?{query}"

    def let_in(self, context: BrowserContext) -> None:
        """Give a browser the key that it had from a ticket."""
        name, now = cookie_name(self.port), str(int(time.time()))
        value = create_signed_value(self.secret, name, now).decode()
        origin = f"http://127.0.0.1:{self.port}"
        context.add_cookies([{"name": name, "value": value, "url": origin}])

    def start(self) -> None:
        """Start the process, and wait until it answers."""
        env = os.environ | {
            "NETWERK_HOME": str(self.home),
            "NETWERK_PORT": str(self.port),
            "NETWERK_SECRET": self.secret,
            "NETWERK_CULL": self.cull,
        }
        self.process = subprocess.Popen([sys.executable, "-c", _RUN], env=env)
        # Who has no key is told so there, without a page.
        nobody = "netwerk/contact/00000000-0000-0000-0000-000000000000"
        processes.wait_until_open(f"http://127.0.0.1:{self.port}/{nobody}", self.process)

    def kernels(self) -> list[int]:
        """The process ids of its kernels."""
        found = []
        for path in Path("/proc").glob("[0-9]*"):
            try:
                line = (path / "cmdline").read_bytes().decode(errors="replace")
                env = (path / "environ").read_bytes().decode(errors="replace")
            except OSError:
                continue
            mine = f"NETWERK_HOME={self.home}\0" in env and f"NETWERK_PORT={self.port}\0" in env
            if mine and re.search(r"nursery|ipykernel", line) and self._forked(path):
                found.append(int(path.name))
        return found

    def _forked(self, path: Path) -> bool:
        """Whether this is a kernel, and not the process that forks them."""
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
        return self.process is not None and parent != self.process.pid

    def kill_kernels(self) -> int:
        """End every kernel without a farewell; how many there were."""
        found = self.kernels()
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        return len(found)

    def kill(self) -> None:
        """End the workbook without a farewell."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(30)

    def stop(self) -> None:
        """End it in the ordinary way."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)

    def rests(self) -> bool:
        """Whether it runs, as it does with the command."""
        return self.process is not None and self.process.poll() is None and not self.cull

    def renew(self) -> None:
        """The case as it was, in place of every session that there is."""
        with self.store() as store:
            only_the_case(store, self.name)


#: Those that wait for the next file of tests: starting one is more work than most tests.
RESTING: list[Fragile] = []


@pytest.fixture(scope="module")
def fragile(tmp_path_factory) -> Iterator[Fragile]:
    """A workbook that may be killed, for a module of tests."""
    if RESTING and RESTING[-1].rests():
        made = RESTING.pop()
        made.renew()
    else:
        made = Fragile(tmp_path_factory.mktemp("fragile"))
    yield made
    RESTING.append(made)


@pytest.fixture
def tab(profile, fragile) -> Iterator[Page]:
    """A page that may miss its workbook, but must not fail otherwise."""
    fragile.let_in(profile)
    page = profile.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    yield page
    assert complaints == []
    assert page.locator("dialog[open], .jp-Dialog").count() == 0


def looked(page: Page, times: int = 3) -> None:
    """Wait until the page has looked so often whether its kernel is there (``contact.js``)."""
    for _ in range(times):
        with page.expect_response("**/netwerk/contact/*"):
            pass


def ended(pids: Iterable[int], seconds: float = 30) -> None:
    """Wait until these processes, which need not be ours, have ended."""
    for pid in pids:
        try:
            watch = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        try:
            assert select.select([watch], [], [], seconds)[0], f"{pid} did not end"
        finally:
            os.close(watch)
