"""On a disk on which nothing fits any more, and for which nothing was kept."""

import sqlite3
from contextlib import closing

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.portable import loads
from netwerk_widgets.session.store import open_store, reserve
from netwerk_widgets.session.store.connecting import connected
from netwerk_widgets.session.store.database import Database
from tests.session.store.sql.test_faults import disk

SESSIONS = ("een", "twee")


@pytest.fixture
def home(own_home, monkeypatch):
    """Two sessions, nothing kept, and no room for any file that SQLite wants beside them."""
    monkeypatch.setattr(reserve.shutil, "disk_usage", disk(free=0))
    with open_store() as store:
        for name in SESSIONS:
            store.create(name, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    assert {each.name for each in own_home.iterdir()} == {"sessions.db"}
    return own_home


@pytest.fixture
def full(home, monkeypatch):
    """What SQLite says as soon as it wants a file beside the database."""

    def engine(url, readonly):
        made = connected(url, readonly)

        def refuse(*_arguments, **_more):
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(made, "connect", refuse)
        return made

    monkeypatch.setattr("netwerk_widgets.session.store.database.connected", engine)
    return home


def names(home):
    with closing(sqlite3.connect(home / "sessions.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {name for (name,) in connection.execute("SELECT name FROM sessions")}


def test_sessions_are_listed_and_taken_out(full, capsys, tmp_path):
    assert main(["sessions"]) == 0
    assert [line.split()[-1] for line in capsys.readouterr().out.splitlines()][::-1] == [*SESSIONS]
    for name in ("uit.json", "uit.html"):
        assert main(["export", "een", str(tmp_path / name)]) == 0
    assert loads((tmp_path / "uit.json").read_bytes())[0] == "een"
    assert main(["analyse", "een"]) == 0
    assert main(["report", "een", str(tmp_path / "verslag.html")]) == 0
    assert names(full) == {*SESSIONS}


def test_a_session_is_removed(full, capsys):
    assert main(["remove", "twee"]) == 1, "first it is asked whether this is meant"
    assert "--yes" in capsys.readouterr().err
    assert main(["remove", "twee", "--yes"]) == 0
    assert names(full) == {"een"}
    assert main(["remove", "een", "--yes"]) == 0
    assert names(full) == set()


def test_what_writes_says_that_the_disk_is_full(full):
    with pytest.raises(DatabaseError) as told:
        open_store()
    assert told.value.key == "database_full"
    assert main(["new", "drie"]) == 1
    assert names(full) == {*SESSIONS}


def test_who_has_it_open_is_not_pushed_aside(home, full, capsys):
    """With somebody else at it nothing is done behind their back."""
    with closing(sqlite3.connect(home / "sessions.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE sessions SET created = created")
        assert main(["remove", "twee", "--yes"]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
        other.execute("ROLLBACK")
    assert names(home) == {*SESSIONS}


def test_the_room_is_shown_what_there_is_and_what_comes(home, monkeypatch):
    """The door reads a copy, and leaves it as soon as the database changes."""
    there_is_room = []
    opened = Database._open

    def no_room(store):
        if not there_is_room and store._copied is None:
            raise DatabaseError("database_full", place="x")
        opened(store)

    monkeypatch.setattr(Database, "_open", no_room)
    with open_store(readonly=True) as door:
        seen = door.change_token()
        assert door.change_token() == seen
        assert {each.name for each in door.sessions()} == {*SESSIONS}
        there_is_room.append("yes")
        with open_store() as store:
            store.create("drie", None, "x")
        assert door.change_token() != seen
        assert {each.name for each in door.sessions()} == {*SESSIONS, "drie"}


@pytest.mark.parametrize("free", [0, 200_000, 3_000_000, 10_000_000])
def test_as_much_is_kept_as_there_is(own_home, monkeypatch, free):
    monkeypatch.undo()
    monkeypatch.setenv("NETWERK_HOME", str(own_home))
    monkeypatch.setattr(reserve.shutil, "disk_usage", disk(free=free))
    with open_store():
        pass
    kept = own_home / "sessions.db.reserve"
    size = kept.stat().st_size if kept.exists() else 0
    assert size == {0: 0, 200_000: 0, 3_000_000: 600_000, 10_000_000: 2_000_000}[free]
