"""The participants' page with a room full of people, beside what it is compared with.

The two figures of all comparisons are the session's accelerators and its dilemmas, as plotly
draws them: on our page, on a page of a plain file server (the floor), and on plain Voilà with a
FigureWidget each.
"""

import asyncio
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

import psutil
from playwright.sync_api import Route, sync_playwright

from tests import postgres
from tests.bench import pages
from tests.bench.baselines import SESSION, plain_voila, static_page
from tests.browser.conftest import FLAGS, PHONE, chromium
from tests.serve.followers import followers, until
from tests.serve.room import Room, opened
from tests.serve.test_flood import flooding

VISITORS, OPEN_PAGES, ON_VOILA = 150, 150, 30
#: A figure that plotly drew, on any of the three pages.
DRAWN = ".js-plotly-plot .main-svg"

Row = tuple[str, float, str, float | None]


async def _visit(address: str, want: list[str], latest: float) -> tuple[float, bool]:
    """Fetch an address and what its page needs; how long after ``latest``, and whether all came."""
    port = int(address.rsplit(":", 1)[1].strip("/"))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    good = True
    try:
        for path in ["/", *want]:
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
                "Accept-Encoding: gzip\r\n\r\n".encode()
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: (\d+)", head)
            good &= head.startswith(b"HTTP/1.1 200")
            if length:
                await reader.readexactly(int(length[1]))
                continue
            while size := int(await reader.readline(), 16):  # in chunks, as Voilà sends it
                await reader.readexactly(size + 2)
            await reader.readline()
    finally:
        writer.close()
    return time.perf_counter() - latest, good


def crowd(address: str, many: int, want: list[str]) -> tuple[float, int]:
    """So many visitors within one second: how long the slowest waits, and how many fail."""

    async def all_of_them() -> list[object]:
        async def one(number: int) -> tuple[float, bool]:
            await asyncio.sleep(number / many)
            return await _visit(address, want, time.perf_counter())

        return await asyncio.gather(*map(one, range(many)), return_exceptions=True)

    came = asyncio.run(all_of_them())
    failed = sum(not (isinstance(each, tuple) and each[1]) for each in came)
    return max((each[0] for each in came if isinstance(each, tuple)), default=0.0), failed


def needed(address: str) -> list[str]:
    """What a page of ours asks for besides itself."""
    with urlopen(address) as answer:
        html = answer.read().decode()
    return sorted(set(re.findall(r'(?:src|href)="(/netwerk/static/[^"]+)"', html)))


def a_save_reaches_all(room: Room, many: int = OPEN_PAGES) -> float:
    """The slowest of so many open pages to show what was saved (seconds)."""
    with followers(room.port, many) as open_pages:
        until(lambda: all(each.page for each in open_pages))
        words = f"Bewaard om {time.time()}"
        room.put("dream", "", "form", "shared", words)
        saved = time.monotonic()
        until(lambda: all(words in each.page for each in open_pages))
        return max(each.when for each in open_pages) - saved


def on_a_server(runs: int = 3) -> list[Row]:
    """A save that reaches the room, with the sessions in PostgreSQL and in a file in turn."""
    if reason := postgres.why_not():
        print(f"left out, {reason}: a save with the sessions on a server")
        return []
    server = postgres.Server()
    took: dict[str, list[float]] = {"in PostgreSQL": [], "in a file": []}
    try:
        for name, each in took.items():
            address = server.database() if name == "in PostgreSQL" else ""
            with (
                tempfile.TemporaryDirectory() as folder,
                opened(Path(folder), SESSION, address) as room,
            ):
                a_save_reaches_all(room, 10)
                each += [a_save_reaches_all(room, 10) for _ in range(runs)]
    finally:
        server.remove()
    return [
        (f"a save reaches 10 open pages, sessions {name}", statistics.median(each), "s", 1.5)
        for name, each in took.items()
    ]


def readable_without_plotly(room: Room) -> float:
    """When the page's text stands there while plotly.js never comes (seconds)."""

    def never(_route: Route) -> None:
        """No answer."""

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport=PHONE)
        page.route("**/plotly.min.js", never)
        began = time.perf_counter()
        page.goto(room.address, wait_until="commit")
        for words in ("#shared .nw-headline", "#dilemmas .nw-headline", "#goals .nw-headline"):
            page.locator(words).first.wait_for()
        took = time.perf_counter() - began
        browser.close()
    return took


def rows(runs: int = 3) -> list[Row]:
    """All of it; the baselines first, each with nothing else running."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with static_page(folder / "static") as address:
            floor = pages.visits(address, DRAWN, runs)
        found.append(("static page, two figures: first plot", floor.seconds, "s", None))
        with plain_voila(folder / "voila") as voila:
            plain = pages.visits(voila.address, DRAWN, runs)
            found.append(("plain Voilà, two figures: first plot", plain.seconds, "s", None))
            waited, failed = crowd(voila.address, ON_VOILA, [])
            found += [
                (f"plain Voilà: {ON_VOILA} visitors, the last page", waited, "s", None),
                (f"plain Voilà: {ON_VOILA} visitors, failed", failed, "", None),
                (f"plain Voilà: {ON_VOILA} visitors, memory", voila.memory() / 1e6, "MB", None),
            ]
        with opened(folder / "room", SESSION) as room:
            found += room_rows(room, floor, plain, runs)
    return found + floods() + on_a_server()


def floods(seconds: float = 10) -> list[Row]:
    """What those who keep the door busy cost the workbook in time, and the server in memory."""
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as name, flooding(Path(name)) as doors:
        for kind in ("all", "not-reading", "storm"):
            with doors.flooded(kind, seconds):
                took = doors.page()
            found += [
                (f"flood, {kind}: workbook page / in quiet", took / doors.quiet, "×", 4),
                (f"flood, {kind}: more memory", (doors.peak - doors.before) / 1e6, "MB", 120),
            ]
        rate = doors.told["answered"] / seconds
        found.append(("flood, storm: pages answered in a second", rate, "", None))
    return found


def room_rows(room: Room, floor: pages.Visits, plain: pages.Visits, runs: int) -> list[Row]:
    """What is measured of our own page."""
    until(lambda: "nw-drawing" in urlopen(room.address).read().decode())
    ours = pages.visits(room.address, pages.PLOT, runs)
    plotted = pages.visits(room.address, DRAWN, runs)
    server = psutil.Process(room.process.pid)
    slowest, failed = crowd(room.address, VISITORS, needed(room.address))
    found: list[Row] = [
        ("room: first plot / static page", ours.seconds / floor.seconds, "×", 1.3),
        ("room: first plotly figure / static page", plotted.seconds / floor.seconds, "×", 1.3),
        ("plain Voilà / room: first plot", plain.seconds / ours.seconds, "× (≥ 4)", None),
        ("plain Voilà / room: first plotly figure", plain.seconds / plotted.seconds, "×", None),
        ("room: text without plotly.js", readable_without_plotly(room), "s", None),
        ("room: first visit", ours.first_bytes / 1e6, "MB", 0.55),
        ("room: reload", ours.reload_bytes / 1e3, "kB", 10),
        (f"room: {VISITORS} visitors in a second, the last page", slowest, "s", 3),
        (f"room: {VISITORS} visitors in a second, failed", failed, "", 0),
        (f"room: {OPEN_PAGES} open pages, a save is on all", a_save_reaches_all(room), "s", 0.5),
        ("room: memory of the server", server.memory_info().rss / 1e6, "MB", 250),
    ]
    kernels = sum(
        "ipykernel" in " ".join(each.cmdline()) or each.parent().ppid() == server.pid
        for each in server.children(recursive=True)
    )
    found.append(("room: kernels left", float(kernels), "", 0))
    return found


if __name__ == "__main__":
    for what, value, unit, limit in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        mark = "" if limit is None else f"  (≤ {limit:g})"
        print(f"{what:<52} {value:8.2f} {unit}{mark}")
