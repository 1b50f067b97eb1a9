"""With the files in hand: answers say not who, are gone when they should be, and last till then."""

import os
import random
import re
import signal
import sqlite3
import stat
from contextlib import closing

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.rounds.file import answers_file
from netwerk_widgets.rounds.kinds import again
from netwerk_widgets.rounds.slips import Slip, read
from netwerk_widgets.rounds.store import Answers, forget
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.rounds.making import CODE, key, raw, round_of
from tests.rounds.store.putting import ANONYMOUS, revealed, slip


@pytest.fixture
def answers(own_home):
    with Answers() as opened:
        yield opened


def scored(value):
    return lambda _old: Slip("", {"innovation.answer": value})


SCORES = re.compile(rb'"innovation.answer":(\d)')


def everything(path):
    """Every byte of the file and of what SQLite keeps beside it."""
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


# ---- with the files in hand ----


def test_only_its_owner_reads_the_file_and_what_is_beside_it(answers):
    os.umask(0o022)
    answers.open(ANONYMOUS)
    answers.put(ANONYMOUS.id, [slip(1)])
    found = list(answers_file().parent.glob(f"{answers_file().name}*"))
    assert {each.suffix for each in found} == {".db", ".db-wal", ".db-shm"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in found} == {0o600}


def test_the_answers_are_beside_the_sessions(monkeypatch, tmp_path, own_home):
    assert answers_file() == own_home / "sessions-answers.db"
    monkeypatch.setenv("NETWERK_DB", f"sqlite:///{tmp_path / 'team.db'}")
    assert answers_file() == tmp_path / "team-answers.db"
    monkeypatch.setenv("NETWERK_DB", "postgresql://host/db")
    assert answers_file() == own_home / "answers.db"


def test_after_closing_no_key_and_no_order_is_in_any_byte(answers):
    """Who sent what, and who came first, cannot be read from what is on the disk."""
    answers.open(ANONYMOUS)
    keys = [key() for _ in range(60)]
    for turn, each in enumerate(keys):
        answers.put(ANONYMOUS.id, [slip(1 + turn % 5, each, role="zorg")])
    with closing(sqlite3.connect(answers_file())) as reading:
        places = [row[0] for row in reading.execute("SELECT place FROM slips")]
    answers.move_on(ANONYMOUS.id, "closed")
    kept = everything(answers_file())
    assert not [each for each in (*keys, *places) if each.encode() in kept]
    assert answers_file().with_name(f"{answers_file().name}-wal").stat().st_size == 0
    # The rows lie in the order of their random numbers, which is not the order of arrival.
    file = answers_file().read_bytes()
    pages = [file[at : at + 4096] for at in range(0, len(file), 4096)]
    # SQLite fills a page from its end.
    lying = [each for page in pages for each in reversed(SCORES.findall(page))]
    with closing(sqlite3.connect(answers_file())) as reading:
        rows = reading.execute("SELECT content FROM slips ORDER BY id").fetchall()
    assert lying == [SCORES.search(row[0].encode())[1] for row in rows]
    assert len(lying) == 60
    arrival = [str(1 + turn % 5).encode() for turn in range(60)]
    assert lying not in (arrival, arrival[::-1])


def test_an_overwritten_answer_is_gone_from_the_file(answers):
    lesson = round_of("lesson", anonymous=True)
    answers.open(lesson)
    whose = key()
    for words in ("Eerst dacht ik aan kwark", "Bij nader inzien niet"):
        sent = raw(lesson, key=whose) | {"answers": {"lesson.answer": words}}
        answers.put(lesson.id, [read(sent, lesson)])
    answers.move_on(lesson.id, "closed")
    kept = everything(answers_file())
    assert b"nader inzien" in kept
    assert b"kwark" not in kept


@pytest.mark.parametrize("how", ["taken", "dropped", "forgotten"])
def test_what_was_answered_is_in_no_byte_after_it(answers, how):
    lesson = round_of("lesson")
    answers.open(lesson)
    sent = raw(lesson, who="Wilhelmina") | {"answers": {"lesson.answer": "Kwark is geen kaas"}}
    answers.put(lesson.id, [read(sent, lesson)])
    for state in ("closed", "revealed"):
        answers.move_on(lesson.id, state)
    assert b"Kwark" in everything(answers_file())
    if how == "forgotten":
        forget("s1")
        assert answers.rounds("s1") == []
    else:
        answers.move_on(lesson.id, how)
    kept = everything(answers_file())
    assert b"Kwark" not in kept
    assert b"Wilhelmina" not in kept


def test_a_slip_has_no_column_for_who_or_when(answers):
    with closing(sqlite3.connect(answers_file())) as reading:
        columns = {row[1] for row in reading.execute("PRAGMA table_info(slips)")}
    assert columns == {"id", "round", "place", "content"}


def test_nothing_links_two_rounds_but_the_second_its_first(answers):
    answers.open(ANONYMOUS)
    whose = key()
    answers.put(ANONYMOUS.id, [slip(1, whose)])
    revealed(answers, ANONYMOUS)
    second = again(ANONYMOUS, CODE)
    answers.open(second)
    # Even a phone that would use one key twice is another in the file.
    answers.put(second.id, [read(raw(second, 1, key=whose), second)])
    with closing(sqlite3.connect(answers_file())) as reading:
        rows = reading.execute("SELECT id, round, place, content FROM slips").fetchall()
    [one, other] = sorted(rows, key=lambda row: row[1] == second.id)
    assert one[0] != other[0]
    assert one[2] is None
    assert other[2] is not None
    assert {each.first for each in answers.rounds("s1")} == {None, ANONYMOUS.id}


def test_after_closing_no_byte_tells_which_were_typed(answers):
    answers.open(ANONYMOUS)
    answers.type_in(ANONYMOUS.id, {"paper 7": scored(1)})
    assert b"paper 7" in everything(answers_file())
    answers.move_on(ANONYMOUS.id, "closed")
    assert b"paper 7" not in everything(answers_file())


def test_with_its_session_what_was_typed_goes_too(answers):
    answers.open(ANONYMOUS)
    answers.type_in(ANONYMOUS.id, {"1": scored(1)})
    forget("s1")
    with closing(sqlite3.connect(answers_file())) as reading:
        assert reading.execute("SELECT count(*) FROM by_hand").fetchone() == (0,)


def test_a_file_of_before_takes_what_is_typed(answers):
    answers.open(ANONYMOUS)
    with closing(sqlite3.connect(answers_file())) as before:
        before.execute("DROP TABLE by_hand")
    with Answers() as again:
        again.type_in(ANONYMOUS.id, {"1": scored(1)})
        assert again.count(ANONYMOUS.id) == 1


def test_removing_a_session_removes_what_was_answered_in_it(own_home, capsys):
    with open_store() as store:
        store.create("Proef", None, "x")
        uid = store.session_id("Proef")
    lesson = round_of("lesson", uid=uid)
    with Answers() as answers:
        answers.open(lesson)
        sent = raw(lesson) | {"answers": {"lesson.answer": "Kwark is geen kaas"}}
        answers.put(lesson.id, [read(sent, lesson)])
    assert main(["remove", "Proef"]) != 0
    assert b"Kwark" in everything(answers_file())
    assert main(["remove", "Proef", "--yes"]) == 0
    assert b"Kwark" not in everything(answers_file())


def test_forgetting_makes_no_file_where_there_never_was_one(own_home):
    forget("s1")
    assert not answers_file().exists()


def put_until_killed(round_, told):
    with Answers() as door:
        for n in range(10_000):
            whose = [f"{n:022}", f"{n + 1_000_000:022}"]
            door.put(round_.id, [slip(1 + n % 5, each) for each in whose])
            os.write(told, f"{n}\n".encode())


# ---- what may happen to it ----


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_what_was_acknowledged_survives_kill_9(own_home):
    """None lost, none double, after ten kills at any moment; 200 are in the benchmark."""
    dice = random.Random(13)
    for _ in range(10):
        round_ = round_of("forces", anonymous=True)
        with Answers() as answers:
            answers.open(round_)
        read_end, told = os.pipe()
        child = os.fork()
        if child == 0:  # pragma: no cover
            try:
                put_until_killed(round_, told)
            finally:
                os._exit(0)
        os.close(told)
        acknowledged = []
        with os.fdopen(read_end) as lines:
            for line in lines:
                acknowledged.append(int(line))
                if len(acknowledged) == dice.randrange(1, 40) or len(acknowledged) > 40:
                    os.kill(child, signal.SIGKILL)
                    break
            acknowledged += [int(line) for line in lines if line.endswith("\n")]
        os.waitpid(child, 0)
        with Answers() as answers:
            many = answers.count(round_.id)
            # A write that was not told any more may be there: both of its slips, or neither.
            assert many in (2 * len(acknowledged), 2 * len(acknowledged) + 2)
            found = revealed(answers, round_)
            assert len(found) == many
            answers.move_on(round_.id, "dropped")


def test_a_full_disk_is_said_and_keeps_nothing_by_halves(answers):
    lesson = round_of("lesson", anonymous=True)
    answers.open(lesson)
    pages = answers._place._connection.execute("PRAGMA page_count").fetchone()[0]
    answers._place._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    long = {"answers": {"lesson.answer": "x" * 300}}
    with pytest.raises(DatabaseError) as problem:
        answers.put(lesson.id, [read(raw(lesson) | long, lesson) for _ in range(200)])
    assert problem.value.key == "database_full"
    assert problem.value.sentence(texts("nl"))
    assert answers.count(lesson.id) == 0
    answers._place._connection.execute("PRAGMA max_page_count = 100000")
    assert answers.put(lesson.id, [read(raw(lesson) | long, lesson)]) == ["kept"]


def test_a_file_that_was_taken_away_takes_nothing_more(answers):
    answers.open(ANONYMOUS)
    for each in answers_file().parent.glob(f"{answers_file().name}*"):
        each.unlink()
    assert answers.gone
    with pytest.raises(DatabaseError):
        answers.put(ANONYMOUS.id, [slip(1)])


def test_a_file_that_is_none_of_ours_is_said(own_home):
    answers_file().write_bytes(b"no database" * 100)
    with pytest.raises(DatabaseError) as problem:
        Answers()
    assert problem.value.key == "database_unreadable"
