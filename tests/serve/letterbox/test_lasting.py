"""What the letterbox keeps, whatever happens, and what nobody finds in it."""

import json
import os
import re
import resource
import secrets
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import psutil

from tests.rounds.making import key, round_of
from tests.serve.answering import asking
from tests.serve.followers import until
from tests.serve.letterbox.asking import Channel, T


def test_the_open_pages_hear_of_it_within_two_seconds(room):
    channel = Channel(room.port)
    assert channel.wait("round") == b"null"
    with room.answers() as answers, room.store() as store:
        made = round_of("forces", uid=store.session_id(room.name))
        began = time.monotonic()
        answers.open(made)
        assert json.loads(channel.wait("round"))["id"] == made.id
        assert time.monotonic() - began < 2
        answers.move_on(made.id, "closed")
        assert channel.wait("round") == b"null"
        answers.move_on(made.id, "dropped")
    channel.close()


def test_what_was_acknowledged_is_there_after_kill_9_and_phones_come_back(tmp_path):
    with asking(tmp_path / "home") as room:
        round_ = room.begin("forces", anonymous=True)
        mine = key()
        assert room.send(round_, key=mine)[0] == 204
        room.kill()
        room.open("--answers")
        until(lambda: room.told().get("id") == round_.id)
        assert room.count(round_) == 1
        assert room.send(round_, key=mine)[0] == 204
        assert room.count(round_) == 1


def test_a_full_disk_is_told_before_anything_is_called_sent(tmp_path):
    """The file cannot grow: the phone hears 507, keeps its answer, and gets through later."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("lesson", anonymous=True)
        long = {"answers": {"lesson.answer": "x" * 300}}
        process = room.process.pid
        before = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (4096, before[1]))
        assert room.send(round_, **long) == (507, T("rounds.refused.disk"))
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)
        assert room.count(round_) == 0
        until(lambda: room.send(round_, **long)[0] == 204)
        assert room.count(round_) == 1


def test_the_session_is_opened_for_reading_only_and_never_changes(room, round_):
    """Literally: no process of this door has the sessions open for writing."""
    before = room.database.read_bytes()
    for _ in range(3):
        assert room.send(round_)[0] == 204
    assert room.database.read_bytes() == before
    found = {}
    for process in [room.process.pid, *children(room.process.pid)]:
        for link in Path(f"/proc/{process}/fd").iterdir():
            try:
                name = link.readlink().name
                flags = Path(f"/proc/{process}/fdinfo/{link.name}").read_text()
            except OSError:
                continue
            mode = int(re.search(r"flags:\s+(\d+)", flags)[1], 8) & os.O_ACCMODE
            found.setdefault(name, set()).add(mode)
    assert found["sessions.db"] == {os.O_RDONLY}
    assert os.O_RDWR in found["sessions-answers.db"]


def children(process):
    return [each.pid for each in psutil.Process(process).children(recursive=True)]


def test_no_file_and_no_log_knows_who_answered_or_when(tmp_path):
    """With the database, its log, and everything the door said in hand."""
    with asking(tmp_path / "home") as room:
        round_ = room.begin("lesson", anonymous=True)
        agent = f"Agent-{secrets.token_hex(8)}"
        mine = key()
        for words in ("Kwark", "Kaas"):
            sent = {"answers": {"lesson.answer": words}, "key": mine}
            assert (
                room.send(round_, {"User-Agent": agent, "Accept-Language": "xq"}, **sent)[0] == 204
            )
        for bad in ({"key": "x"}, {"code": "x"}, {"answers": {}}):
            assert room.send(round_, {"User-Agent": agent}, **bad)[0] >= 400
        room.end(round_)
        kept = b"".join(each.read_bytes() for each in room.home.rglob("*") if each.is_file())
        own = b"".join(
            each.read_bytes() for each in room.home.glob("sessions-answers.db*") if each.is_file()
        )
    assert b"Kaas" in own
    for word in (agent, mine, "Kwark"):
        assert word.encode() not in kept
    assert b"127.0.0.1" not in own
    # No time: neither in words, nor as a number in a row.
    assert not re.search(rb"20\d\d-\d\d-\d\d|\d\d:\d\d:\d\d", own)
    with closing(sqlite3.connect(tmp_path / "home" / "sessions-answers.db")) as reading:
        [row] = reading.execute("SELECT * FROM slips").fetchall()
    assert row[1:] == (round_.id, None, '{"answers":{"lesson.answer":"Kaas"}}')
