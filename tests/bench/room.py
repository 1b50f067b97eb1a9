"""The participants' page with a room full of people, beside what it is compared with.

The two figures of all comparisons are the session's accelerators and its dilemmas, as plotly
draws them: on our page, on a page of a plain file server (the floor), and on plain Voilà with a
FigureWidget each.
"""

import asyncio
import gzip
import http.server
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import psutil
from playwright.sync_api import Route, sync_playwright

from netwerk_widgets import places
from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.bench import pages
from tests.browser.conftest import FLAGS, PHONE, chromium
from tests.serve.followers import followers, until
from tests.serve.room import Room, free_port, opened
from tests.serve.test_flood import flooding

VISITORS, OPEN_PAGES, ON_VOILA = 150, 150, 30
#: A figure that plotly drew, on any of the three pages.
DRAWN = ".js-plotly-plot .main-svg"
SESSION = load_case("laanboompact", "nl")

Row = tuple[str, float, str, float | None]


def figures() -> list[str]:
    """The two figures, as JSON."""
    t = texts("nl")
    return [draw(SESSION, t).figure.to_json() for draw in (accelerator_radar, dilemma_strips)]


class _Static(http.server.SimpleHTTPRequestHandler):
    """A file server that compresses, for a fair floor."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        body = (path / "index.html" if path.is_dir() else path).with_suffix(path.suffix or ".html")
        packed = gzip.compress(body.read_bytes()) if body.is_file() else b""
        self.send_response(200 if packed else 404)
        kind = "text/javascript" if body.suffix == ".js" else "text/html; charset=utf-8"
        for name, value in (
            ("Content-Type", kind),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(packed))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@contextmanager
def static_page(folder: Path) -> Iterator[str]:
    """The same two figures on a page that somebody wrote by hand."""
    folder.mkdir()
    (folder / "plotly.js").write_bytes(places.plotly_bundle().read_bytes())
    draws = "\n".join(
        f'{{const f = {each}; Plotly.newPlot("p{n}", f.data, f.layout);}}'
        for n, each in enumerate(figures())
    )
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><div id="p0"></div><div id="p1"></div>'
        f'<script src="plotly.js"></script><script>{draws}</script>',
        encoding="utf-8",
    )
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Static, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@dataclass
class PlainVoila:
    """Plain Voilà on the two figures, each a FigureWidget."""

    address: str
    process: psutil.Process

    def memory(self) -> float:
        """Of the server and its kernels together, shared pages counted once (bytes)."""
        family = [self.process, *self.process.children(recursive=True)]
        total = 0.0
        for each in family:
            with suppress(psutil.Error):
                total += each.memory_full_info().pss
        return total


@contextmanager
def plain_voila(folder: Path) -> Iterator[PlainVoila]:
    """A running one."""
    folder.mkdir()
    kept = [str(folder / f"figure{n}.json") for n in range(2)]
    for name, each in zip(kept, figures(), strict=True):
        Path(name).write_text(each, encoding="utf-8")
    source = (
        "import plotly.graph_objects as go, plotly.io as pio\n"
        "from IPython.display import display\n"
        f"for name in {kept!r}:\n    display(go.FigureWidget(pio.read_json(name)))"
    )
    cell = {"cell_type": "code", "id": "a", "execution_count": None, "metadata": {}, "outputs": []}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = folder / "figures.ipynb"
    notebook.write_text(
        json.dumps(
            {
                "cells": [cell | {"source": source}],
                "metadata": kernel,
                "nbformat": 4,
                "nbformat_minor": 5,
            }
        )
    )
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        pages.wait_for(f"http://127.0.0.1:{port}/voila/static/voila.js")
        yield PlainVoila(f"http://127.0.0.1:{port}/", psutil.Process(server.pid))
    finally:
        server.terminate()
        server.wait(20)


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


def a_save_reaches_all(room: Room) -> float:
    """The slowest of the open pages to show what was saved (seconds)."""
    with followers(room.port, OPEN_PAGES) as open_pages:
        until(lambda: all(each.page for each in open_pages))
        words = f"Bewaard om {time.time()}"
        room.put("dream", "", "form", "shared", words)
        saved = time.monotonic()
        until(lambda: all(words in each.page for each in open_pages))
        return max(each.when for each in open_pages) - saved


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
        for words in ("#shared blockquote", "#dilemmas .nw-figure-summary", "#goals .nw-findings"):
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
    return found + floods()


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
        ("room: first visit", ours.first_bytes / 1e6, "MB", 1.8),
        ("room: reload", ours.reload_bytes / 1e3, "kB", 60),
        (f"room: {VISITORS} visitors in a second, the last page", slowest, "s", 3),
        (f"room: {VISITORS} visitors in a second, failed", failed, "", 0),
        (f"room: {OPEN_PAGES} open pages, a save is on all", a_save_reaches_all(room), "s", 2),
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
