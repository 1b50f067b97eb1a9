"""A round in a full room: how soon it is there, how soon an answer is in, and what it costs.

``python -m tests.bench.rounds`` on its own.
"""

import asyncio
import gzip
import json
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

import psutil
from playwright.sync_api import expect, sync_playwright

from netwerk_widgets.rounds.codes import of_today, with_code
from netwerk_widgets.widgets.clock import today
from tests.bench.phones import BarePhone
from tests.browser.conftest import FLAGS, PHONE, chromium
from tests.rounds.making import round_of
from tests.serve.answering import Asking, asking
from tests.serve.followers import AGAIN, ask, until
from tests.serve.post_flood import posting

PHONES, WITHIN = 150, 10.0
#: Chromium's own "Slow 4G": bytes a second, and how long before anything comes (ms).
SLOW_4G = {"downloadThroughput": 1.6e6 / 8 * 0.9, "uploadThroughput": 0.75e6 / 8 * 0.9,
           "latency": 150 * 3.75, "offline": False}  # fmt: skip
SLOWER = 4

Row = tuple[str, float, str, float | None]


#: So many channels somebody keeps open, for no phone.
OPEN = 1000


def beside_channels(room: Asking) -> list[Row]:
    """The same, while somebody keeps a thousand channels open: more than the door follows."""

    async def held() -> list[asyncio.StreamWriter]:
        return [writer for _, writer in [await ask(room.port, "/events") for _ in range(OPEN)]]

    loop = asyncio.new_event_loop()
    writers = loop.run_until_complete(held())
    try:
        found = crowd(room)
    finally:
        for each in writers:
            each.transport.abort()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
    return [(what.replace("round:", f"round, {OPEN} channels:"), *rest) for what, *rest in found]


def crowd(room: Asking) -> list[Row]:
    """So many phones answer within ten seconds."""
    round_ = room.begin("accelerators")
    door = psutil.Process(room.process.pid)
    before = peak = door.memory_info().rss
    phones = [BarePhone(round_, more={"who": f"Deelnemer {n}"}) for n in range(PHONES)]

    async def one(phone: BarePhone) -> float:
        await asyncio.sleep(random.uniform(0, WITHIN))
        return (await phone.send(room.port, 3)).took

    async def watch() -> None:
        nonlocal peak
        while True:
            peak = max(peak, door.memory_info().rss)
            await asyncio.sleep(0.05)

    async def all_of_them() -> list[float]:
        watching = asyncio.create_task(watch())
        took = await asyncio.gather(*map(one, phones))
        watching.cancel()
        return list(took)

    took = asyncio.run(all_of_them())
    lost = PHONES - room.count(round_)
    room.end(round_, "closed", "dropped")
    return [
        (
            f"round: {PHONES} phones, 95 % acknowledged",
            statistics.quantiles(took, n=20)[-1],
            "s",
            1,
        ),
        (f"round: {PHONES} phones, the last acknowledged", max(took), "s", None),
        (f"round: {PHONES} phones, answers lost", float(lost), "", 0),
        (f"round: {PHONES} phones, more memory", (peak - before) / 1e6, "MB", 60),
    ]


def arrives(room: Asking) -> list[Row]:
    """A round is opened: when the last of so many open pages has it, and what that weighs."""
    with room.store() as store:
        made = round_of("accelerators", uid=store.session_id(room.name))
    ready, opened = [], []

    async def page() -> tuple[float, int]:
        reader, writer = await ask(room.port, "/events")
        weight = 0
        while True:
            line = await reader.readline()
            if not line and not opened:  # no place yet: who was there before is only just leaving
                await asyncio.sleep(AGAIN[0])
                reader, writer = await ask(room.port, "/events")
                continue
            assert line, "the channel ended"
            if line != b"event: round\n":
                continue
            told = await reader.readline()
            if told.strip() == b"data: null":
                ready.append(1)
                continue
            weight += len(line) + len(told)
            break
        news = json.loads(told.removeprefix(b"data: "))
        body, size = await fetched(room.port, "/round?lang=nl")
        assert json.loads(body)["id"] == made.id
        when = time.monotonic()
        for asset in (news["script"], news["style"]):
            weight += (await fetched(room.port, asset))[1]
        writer.transport.abort()
        return when - opened[0], weight + size

    async def all_of_them() -> list[tuple[float, int]]:
        pages = [asyncio.create_task(page()) for _ in range(PHONES)]
        while len(ready) < PHONES:
            await asyncio.sleep(0.05)
            for ended in (each for each in pages if each.done()):
                ended.result()  # says why, where waiting for it would never end
        opened.append(time.monotonic())
        with room.answers() as answers:
            answers.open(made)
        return list(await asyncio.gather(*pages))

    found = asyncio.run(all_of_them())
    room.end(made, "closed", "dropped")
    return [
        (f"round: on {PHONES} open pages", max(each[0] for each in found), "s", 2),
        ("round: bytes for a phone", max(each[1] for each in found) / 1e3, "kB", 15),
    ]


async def fetched(port: int, path: str) -> tuple[bytes, int]:
    """What stands at an address, and what came over the line for it."""
    reader, writer = await ask(port, path, "Accept-Encoding: gzip\r\nConnection: close\r\n")
    whole = await reader.read()
    writer.transport.abort()
    head, _, body = whole.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head[:100]
    return gzip.decompress(body), len(whole)


def first_answer(room: Asking) -> list[Row]:
    """From navigation to the first acknowledged answer, on a slow phone on a slow network."""
    round_ = room.begin("forces", anonymous=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_4G)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        go = page.locator(".nw-round-go")
        began = time.monotonic()
        page.goto(with_code(room.address, of_today(today())), wait_until="commit")
        go.tap(timeout=60_000)
        for number in range(len(round_.questions)):
            page.locator(".nw-round-progress").filter(has_text=f"{number + 1} ").wait_for()
            page.locator(".nw-round-choices button").nth(3).tap()
            go.tap()
        go.tap()
        expect(page.locator('#nw-round[data-state="sent"]')).to_be_visible(timeout=60_000)
        took = time.monotonic() - began
        browser.close()
    lost = 1 - room.count(round_)
    room.end(round_, "closed", "dropped")
    return [
        ("round: from navigation to the first answer, slow 4G, 4 × slower", took, "s", 15),
        ("round: that answer lost", float(lost), "", 0),
    ]


def flood(room: Asking, seconds: float = 10) -> list[Row]:
    """Two thousand posts a second: what honest phones wait for meanwhile, and what it costs."""
    round_ = room.begin("tests", anonymous=True)
    door = psutil.Process(room.process.pid)
    before = door.memory_info().rss
    honest = [BarePhone(round_) for _ in range(24)]

    async def one(phone: BarePhone) -> float:
        await asyncio.sleep(random.uniform(1, seconds - 1))  # in the midst of it
        return (await phone.send(room.port, 1)).took

    async def all_of_them() -> list[float]:
        return list(await asyncio.gather(*map(one, honest)))

    with posting(room.port, round_, seconds, fresh=True) as told:
        took = asyncio.run(all_of_them())
        came = told()
    counted = room.count(round_)
    room.end(round_, "closed", "dropped")
    return [
        ("round, flood: posts in a second", came["asked"] / seconds, "", None),
        ("round, flood: 24 honest phones, the last acknowledged", max(took), "s", None),
        ("round, flood: honest answers lost", float(sum(not each for each in took)), "", 0),
        ("round, flood: slips of who had the code", float(counted - len(honest)), "", None),
        ("round, flood: more memory", (came["peak"] - before) / 1e6, "MB", 60),
    ]


def rows() -> list[Row]:
    """All of it, at a door of its own."""
    with tempfile.TemporaryDirectory() as name, asking(Path(name) / "home") as room:
        os.environ["NETWERK_HOME"] = str(room.home)  # whose code of today is asked for
        until(lambda: room.ask("GET", "/")[0] == 200)
        return [
            *crowd(room),
            *beside_channels(room),
            *arrives(room),
            *first_answer(room),
            *flood(room),
        ]


if __name__ == "__main__":
    print("load", *(f"{each:.1f}" for each in psutil.getloadavg()))
    for what, value, unit, limit in rows():
        print(f"{what:<62} {value:8.2f} {unit}" + ("" if limit is None else f"  (≤ {limit:g})"))
