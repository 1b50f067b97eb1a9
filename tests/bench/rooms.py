"""Ten rooms of a hub at one service, with a hundred open pages and a round in each.

All of it in PostgreSQL, whose users are kept apart, with the proxy of a hub before it and without.
``python -m tests.bench.rooms`` on its own.
"""

import asyncio
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import psutil

from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.serve import limits, processes
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from tests import postgres
from tests.bench.baselines import SESSION
from tests.bench.phones import BarePhone
from tests.rounds.making import round_of
from tests.serve.followers import Follower, until
from tests.serve.room import free_port

ROOMS, PAGES, WITHIN = 10, 100, 10.0
BASE = "/services/zaal/"
NAME = "Netwerk in de zaal"
Row = tuple[str, float, str, float | None]


@dataclass
class Room:
    """A facilitator with a role of their own, their session, and the phones in its room."""

    address: str
    at: str
    uid: str
    pages: list[Follower] = field(default_factory=list)

    @cached_property
    def live(self) -> LiveSession:
        """The session as the facilitator has it open."""
        return LiveSession(open_store(self.address), NAME, "x")

    def save(self, words: str) -> float:
        """Save something that the room sees; when that was."""
        change = [{"op": "set", "id": "form", "key": "shared", "value": words}]
        self.live.edit("dream", "", change)
        return time.monotonic()

    def shown(self, words: str, saved: float) -> float:
        """When the last of its pages shows that, since it was saved (seconds)."""
        until(lambda: all(words in each.page for each in self.pages), 120)
        return max(each.when for each in self.pages) - saved

    @contextmanager
    def answers(self) -> Iterator[Answers]:
        """The answers, as this facilitator's workbook has them."""
        os.environ["NETWERK_DB"] = self.address
        with Answers() as answers:
            yield answers


class Loop(threading.Thread):
    """The phones, in a thread beside what is measured."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.loop = asyncio.new_event_loop()
        #: Held on to: a task that nobody knows is let go of in the middle of it.
        self._going: list[Future[Any]] = []
        self.start()

    def run(self) -> None:
        self.loop.run_forever()

    def do(self, what: Coroutine[Any, Any, Any]) -> Any:
        """Have something done, and wait for it."""
        return asyncio.run_coroutine_threadsafe(what, self.loop).result()

    def end(self) -> None:
        """Have all of that end."""
        for each in self._going:
            each.cancel()
        self.do(asyncio.sleep(1))
        self.loop.call_soon_threadsafe(self.loop.stop)

    def begin(self, what: Coroutine[Any, Any, Any]) -> None:
        """Have something go on by itself."""
        self._going.append(asyncio.run_coroutine_threadsafe(what, self.loop))


def made(server: postgres.Server) -> tuple[str, list[Room]]:
    """A database of users who are kept apart: where the service opens it, and the rooms."""
    from netwerk_widgets.session.store.shared import rooms as shared
    from netwerk_widgets.session.store.shared import users

    admin = server.database()
    service = users.prepare(admin)
    found = []
    for number in range(ROOMS):
        address = users.provision(admin, f"user-{number}", f"Begeleider {number}")
        with open_store(address) as store:
            store.create(NAME, SESSION.model_dump(mode="json"), "x")
            room = shared.open_room(store, NAME)
            found.append(Room(address, f"{BASE}{room}/", store.session_id(NAME)))
    return service, found


@contextmanager
def serving(database: str) -> Iterator[tuple[int, psutil.Process]]:
    """The service, and its process."""
    port = free_port()
    known = {key: each for key, each in os.environ.items() if not key.startswith("NETWERK_")}
    with tempfile.TemporaryDirectory() as home:
        mine = {"NETWERK_HOME": home, "NETWERK_DB": database, "NETWERK_BASE": BASE}
        child = subprocess.Popen(
            [sys.executable, "-m", "netwerk_widgets", "rooms", "--port", str(port)],
            env=known | mine | {"NETWERK_CHILD": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        try:
            until(lambda: listens(port))
            yield port, psutil.Process(child.pid)
        finally:
            processes.end([child])


def listens(port: int) -> bool:
    """Whether anything answers there."""
    try:
        asyncio.run(asyncio.wait_for(_knock(port), 1))
    except (OSError, TimeoutError):
        return False
    return True


async def _knock(port: int) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()


@contextmanager
def proxied(port: int) -> Iterator[tuple[int, psutil.Process | None]]:
    """The hub's proxy before a port, and its process; None where npm did not bring it."""
    known = Path(__file__).parents[1] / "js/proxy/node_modules/.bin/configurable-http-proxy"
    proxy = str(known) if known.exists() else shutil.which("configurable-http-proxy")
    if proxy is None:
        print("left out: the hub's proxy (npm install configurable-http-proxy)")
        yield 0, None
        return
    door, api = free_port(), free_port()
    words = ("--ip", "127.0.0.1", "--port", door, "--api-ip", "127.0.0.1", "--api-port", api)
    target = ("--default-target", f"http://127.0.0.1:{port}", "--log-level", "error")
    child = subprocess.Popen([proxy, *map(str, words), *target])
    try:
        until(lambda: listens(door))
        yield door, psutil.Process(child.pid)
    finally:
        child.terminate()
        child.wait(10)


def spent(*running: psutil.Process | None) -> float:
    """How much of the processor these took so far, with the processes they made (seconds)."""
    known = [each for one in running if one for each in (one, *one.children(recursive=True))]
    return sum(sum(each.cpu_times()[:4]) for each in known)


def saves(rooms: list[Room], how: str) -> list[Row]:
    """A save in each room in its turn, and in all at the same moment."""
    found = []
    for number, room in enumerate(rooms):
        words = f"Bewaard {number} {time.monotonic()}"
        found.append(room.shown(words, room.save(words)))
    words = f"Allemaal {time.monotonic()}"
    saved = [(each, each.save(words)) for each in rooms]
    together = [each.shown(words, when) for each, when in saved]
    label = f"rooms, {how}: a save on all {PAGES} pages of its room"
    return [
        (f"{label}, median", statistics.median(found), "s", 2),
        (f"{label}, worst", max(found), "s", 2),
        (f"{label}, {ROOMS} at once, median", statistics.median(together), "s", None),
        (f"{label}, {ROOMS} at once, worst", max(together), "s", None),
    ]


def rounds(rooms: list[Room], port: int, phones: Loop, how: str) -> list[Row]:
    """A round in each room, that all phones answer within ten seconds."""
    opened: list[tuple[Room, Round]] = []
    for room in rooms:
        round_ = round_of("accelerators", uid=room.uid)
        with room.answers() as answers:
            answers.open(round_)
        opened.append((room, round_))

    async def one(room: Room, phone: BarePhone) -> tuple[float, int]:
        await asyncio.sleep(random.uniform(0, WITHIN))
        sent = await phone.send(port, 3, at=room.at)
        return sent.took, sent.tries

    async def everybody() -> list[tuple[float, int]]:
        await asyncio.sleep(1)  # each phone was told of the round before somebody answers it
        sending = [
            one(room, BarePhone(round_, more={"who": f"Deelnemer {n}"}))
            for room, round_ in opened
            for n in range(PAGES)
        ]
        return list(await asyncio.gather(*sending))

    sent = phones.do(everybody())
    took = [each for each, _ in sent]
    lost = len(sent)
    for room, round_ in opened:
        with room.answers() as answers:
            lost -= answers.count(round_.id)
            answers.move_on(round_.id, "closed")
            answers.move_on(round_.id, "dropped")
    label = f"rooms, {how}: {len(sent)} answers in {WITHIN:g} s"
    return [
        (f"{label}, 95 % acknowledged", statistics.quantiles(took, n=20)[-1], "s", 2),
        (f"{label}, the last acknowledged", max(took), "s", None),
        (f"{label}, sent again", float(sum(each - 1 for _, each in sent)), "", None),
        (f"{label}, lost", float(lost), "", 0),
    ]


def measured(database: str, rooms: list[Room], how: str) -> list[Row]:
    """All of it, with the proxy or without."""
    with ExitStack() as stack:
        port, service = stack.enter_context(serving(database))
        proxy = None
        if how == "proxy":
            port, proxy = stack.enter_context(proxied(port))
            if proxy is None:
                return []
        empty = service.memory_info().rss
        phones = Loop()
        for room in rooms:
            room.pages = [Follower(room.at) for _ in range(PAGES)]
            for each in room.pages:
                phones.begin(each.follow(port))
        until(lambda: all(each.page for room in rooms for each in room.pages), 180)
        label = f"rooms, {how}: {ROOMS * PAGES} open pages"
        before, began = spent(service, proxy), time.monotonic()
        time.sleep(10)
        idle = (spent(service, proxy) - before) / (time.monotonic() - began)
        found = [(f"{label}, of one processor", 100 * idle, "%", None)]
        before = spent(service, proxy)
        found += saves(rooms, how)
        each = (spent(service, proxy) - before) / (2 * ROOMS)
        found.append((f"{label}, processor for one save", each, "s", None))
        found += rounds(rooms, port, phones, how)
        pages = [each for room in rooms for each in room.pages]
        rss = service.memory_info().rss
        found += [
            (f"{label}, channels lost", float(sum(each.lost for each in pages)), "", 0),
            (f"{label}, pages refused", float(sum(each.refused for each in pages)), "", None),
            (f"{label}, memory of the service", rss / 1e6, "MB", 400),
            (f"{label}, memory for one page", (rss - empty) / 1e3 / ROOMS / PAGES, "kB", None),
        ]
        if proxy is not None:
            found.append((f"{label}, memory of it", proxy.memory_info().rss / 1e6, "MB", None))
        phones.end()
        return found


def rows() -> list[Row]:
    """All of it, without the proxy and with it."""
    if reason := postgres.why_not():
        print(f"left out, {reason}: many rooms at one service")
        return []
    limits.more_files(4 * ROOMS * PAGES)
    server = postgres.Server()
    try:
        database, rooms = made(server)
        return [*measured(database, rooms, "alone"), *measured(database, rooms, "proxy")]
    finally:
        server.remove()


if __name__ == "__main__":
    print("load", *(f"{each:.1f}" for each in psutil.getloadavg()))
    for what, value, unit, limit in rows():
        print(f"{what:<72} {value:8.2f} {unit}" + ("" if limit is None else f"  (≤ {limit:g})"))
