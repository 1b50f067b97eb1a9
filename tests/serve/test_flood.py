"""The participants' door under those who set out to keep it busy: over real sockets.

What counts is that the facilitator's own workbook goes on, and that memory stays bounded; how
fast the room's page is meanwhile is not promised. How much slower, and a longer flood, is in the
benchmark.
"""

import json
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil
import pytest

from tests.browser.conftest import start, stop

SECONDS = 3
#: What 500 connections may cost the server (bytes).
ROOM = 120e6


class Doors:
    """A running workbook with its two doors."""

    def __init__(self, running):
        self.workbook = Request(running.workbook, headers={"Cookie": running.cookie})
        self.port = urlsplit(running.dashboard).port
        family = psutil.Process(running.process.pid).children(recursive=True)
        [self.room] = [
            each
            for each in family
            if "_dashboard" in each.cmdline() and "_dashboard" not in each.parent().cmdline()
        ]

    def page(self):
        """How long the facilitator waits for a page (seconds)."""
        began = time.perf_counter()
        with urlopen(self.workbook, timeout=60) as answer:
            assert b"nw-" in answer.read()
        return time.perf_counter() - began

    def look(self):
        """How a visitor to the room's page fares."""
        with urlopen(f"http://127.0.0.1:{self.port}/", timeout=30) as answer:
            return answer.status

    @contextmanager
    def flooded(self, kind, seconds=SECONDS):
        """While it is flooded; after it ``told`` holds what came of it, ``peak`` the memory."""
        flood = subprocess.Popen(
            [sys.executable, "-m", "tests.serve.flood", str(self.port), kind, str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert flood.stdout.readline() == "ready\n"
        self.peak, done = 0, threading.Event()

        def watch():
            while not done.wait(0.05):
                self.peak = max(self.peak, self.room.memory_info().rss)

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield
            self.told = json.loads(flood.stdout.read())
        finally:
            done.set()
            watcher.join()
            flood.kill()
            flood.wait()


@contextmanager
def flooding(home):
    """Two doors to flood, and how they are when nobody does."""
    running = start(home, "--case", "laanboompact")
    try:
        made = Doors(running)
        made.look()
        made.quiet = statistics.median(made.page() for _ in range(3))
        made.before = made.room.memory_info().rss
        yield made
    finally:
        stop(running)


@pytest.fixture(scope="module")
def doors(tmp_path_factory):
    with flooding(tmp_path_factory.mktemp("flood")) as made:
        yield made


@pytest.mark.parametrize("kind", ["all", "not-reading"])
def test_five_hundred_who_hang_on_the_line_stop_nobody(doors, kind):
    """Silent, halfway a request, listening, or asking for a large file without taking it in."""
    with doors.flooded(kind):
        doors.page()
        assert doors.look() == 200
    assert doors.told["opened"] == 500
    assert doors.peak - doors.before <= ROOM


def test_a_storm_of_requests_stops_nobody(doors):
    with doors.flooded("storm"):
        doors.page()
    assert doors.told["answered"] > 100
    assert doors.peak - doors.before <= ROOM
    assert doors.look() == 200
