"""Any process killed at any moment while phones answer: nothing is lost, nothing is double.

``python -m tests.bench.round_kills [how many]``: the door, what it started, or the process of the
facilitator's side, which counts and tidies the file of answers all the while.
"""

import asyncio
import hashlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil

from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.slips import from_text
from netwerk_widgets.session.errors import NetwerkError
from tests.bench.phones import BarePhone
from tests.serve.answering import Asking, asking

KILLS, PHONES = 200, 30
#: The facilitator's side: what its page does while a round is open, and what its end does.
SIDE = """
import sys, time
from pathlib import Path
from netwerk_widgets.rounds.store import Answers
while True:
    with Answers(Path(sys.argv[1])) as answers:
        for each in answers.rounds(sys.argv[2]):
            answers.count(each.id)
        answers.tidy()
    time.sleep(0.1)
"""


class Load:
    """Phones that go on answering, each with a number that grows: 1, 2, 3, 4, 5 and again."""

    def __init__(self, port: int, round_: Round) -> None:
        self.port, self.phones = port, [BarePhone(round_) for _ in range(PHONES)]
        self.over = False
        self.acknowledged = 0

    async def _one(self, phone: BarePhone) -> None:
        while not self.over:
            await asyncio.sleep(random.uniform(1.5, 3))  # a phone may send once in two seconds
            sent = await phone.send(self.port, phone.kept % 5 + 1, lambda: self.over)
            self.acknowledged += bool(sent.acknowledged)

    async def _all(self) -> None:
        await asyncio.gather(*map(self._one, self.phones))

    @contextmanager
    def going(self) -> Iterator[None]:
        """While they answer."""
        thread = threading.Thread(target=lambda: asyncio.run(self._all()))
        thread.start()
        try:
            yield
        finally:
            self.over = True
            thread.join(60)


def side(room: Asking, round_: Round) -> subprocess.Popen[bytes]:
    """The facilitator's side, running."""
    return subprocess.Popen([sys.executable, "-c", SIDE, str(room.file), round_.session])


def kill_one(room: Asking, facilitator: subprocess.Popen[bytes], chance: random.Random) -> str:
    """Kill a process: which kind that was."""
    family = [psutil.Process(room.process.pid)]
    with suppress(psutil.Error):
        family += family[0].children(recursive=True)
    victim = chance.choice([family[0], family[0], facilitator, *family[1:]])
    kind = "side" if victim is facilitator else "door" if victim is family[0] else "kernel"
    with suppress(psutil.Error):
        victim.send_signal(signal.SIGKILL)
    return kind


def reopen(room: Asking, tries: int = 3) -> None:
    """Open the door again; on a machine that is busy it may take longer than a door waits."""
    for left in reversed(range(tries)):
        try:
            room.open("--answers")
            return
        except NetwerkError:
            ended = room.process.poll()
            print("the door did not open:", "too slow" if ended is None else f"it ended, {ended}")
            if ended is not None or not left:
                raise
            room.kill()


def kills(count: int, seed: int = 1) -> tuple[dict[str, int], int, int, int, int]:
    """Kill so often: of what kind; answers lost, double, wrong; and how many were acknowledged."""
    chance, killed = random.Random(seed), dict[str, int]()
    with tempfile.TemporaryDirectory() as name, asking(Path(name) / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        facilitator = side(room, round_)
        load = Load(room.port, round_)
        with load.going():
            for number in range(count):
                time.sleep(chance.uniform(0.1, 1.5))
                kind = kill_one(room, facilitator, chance)
                killed[kind] = killed.get(kind, 0) + 1
                if kind == "side":
                    facilitator.wait()
                    facilitator = side(room, round_)
                if kind == "door":
                    room.process.wait()
                    room.process.stdin.close()
                    reopen(room)
                if number % 20 == 19:
                    print(number + 1, killed, load.acknowledged, flush=True)
        facilitator.kill()
        facilitator.wait()
        lost, double, wrong = found(room, load)
    return killed, lost, double, wrong, load.acknowledged


def found(room: Asking, load: Load) -> tuple[int, int, int]:
    """Answers lost, double, and not the last that was acknowledged (or one sent after it).

    Whose a row is nobody can tell but by the hash that it is kept under while the round is open.
    """
    with closing(sqlite3.connect(room.file)) as reading:
        rows = reading.execute("SELECT place, content FROM slips").fetchall()
    kept = {place: from_text(content) for place, content in rows}
    wrong = lost = 0
    for phone in load.phones:
        place = hashlib.sha256(f"{phone.round.id} {phone.key}".encode()).hexdigest()
        slip = kept.pop(place, None)
        if slip is None:
            lost += bool(phone.kept)
            continue
        value = set(slip.answers.values())
        # What was sent and not heard of may be in too: it counts as sent once it is.
        wrong += value not in ({phone.kept}, {phone.tried})
    return lost, len(kept) + len(rows) - len({place for place, _ in rows}), wrong


def rows(count: int = 20) -> list[tuple[str, float, str, float | None]]:
    """The bench's lines; all `KILLS` of them are for this module on its own."""
    _, lost, double, wrong, acknowledged = kills(count)
    return [
        (f"round, {count} kills: answers acknowledged", float(acknowledged), "", None),
        (f"round, {count} kills: answers lost", float(lost), "", 0),
        (f"round, {count} kills: answers double", float(double), "", 0),
        (f"round, {count} kills: answers that are older than acknowledged", float(wrong), "", 0),
    ]


if __name__ == "__main__":
    print("load", *(f"{each:.1f}" for each in psutil.getloadavg()))
    for line in rows(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS):
        print(*line[:3])
