"""What may happen to a store while it is open: killed while saving, full, locked, taken away."""

import json
import os
import random
import signal
import sqlite3
import time
from contextlib import closing

import pytest
from sqlalchemy import event

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store import open_store, reserve
from netwerk_widgets.session.store.database import Database

NAME = "een"
#: How often in a test; `make bench` kills more often.
KILLS = int(os.environ.get("NETWERK_KILLS", "50"))


@pytest.fixture
def database(tmp_path):
    return tmp_path / "sessions.db"


@pytest.fixture
def url(database):
    address = f"sqlite:///{database}"
    with open_store(address) as store:
        store.create(NAME, {"start": {"our_challenge": "begin"}}, "x")
    return address


def say(live, words):
    live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": words}])


def whole(database):
    """Check the file, and every revision in it; how many there are of each part."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT part, number, document FROM revisions ORDER BY id")
        found = {}
        for part, number, document in rows:
            assert number == found.get(part, 0) + 1
            found[part] = number
            PARTS[part].model_validate(json.loads(document))
    return found


# ---- killed ----


def save_until_killed(url, round_, told):
    """Save and say so, on and on; one save in three is of two parts as one act."""
    author = f"writer {round_}"
    with open_store(url) as store:
        heads = {part: store.read(NAME, part) for part in ("dream", "start")}
        for n in range(10_000):
            words = f"{round_}.{n}"
            documents = {"dream": {**heads["dream"].document, "shared": words}}
            if n % 3 == 2:
                documents["start"] = {**heads["start"].document, "our_challenge": words}
            bases = {part: heads[part].number for part in documents}
            saved = store.save_all(NAME, documents, bases, author)
            heads |= {part: each.revision for part, each in saved.items()}
            os.write(told, f"{words}\n".encode())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_kill_9_while_saving(url, database):
    """Every save that was called saved is there; the history has no gap and no half act."""
    seed = 20261124
    print(f"seed {seed}")
    rng = random.Random(seed)
    acknowledged = []
    for round_ in range(KILLS):
        heard, told = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(heard)
                save_until_killed(url, round_, told)
            finally:
                os._exit(1)
        os.close(told)
        with os.fdopen(heard, "rb") as said:
            first = said.readline()
            time.sleep(rng.uniform(0, 0.012))  # the moment of the kill is what this is about
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            acknowledged += (first + said.read()).decode().split()
    assert len(acknowledged) >= KILLS
    found = whole(database)
    with closing(sqlite3.connect(database)) as connection:
        acts = connection.execute(
            "SELECT part, json_extract(document, '$.shared'),"
            " json_extract(document, '$.our_challenge') FROM revisions ORDER BY id"
        ).fetchall()
    dreams = [words for part, words, _ in acts if part == "dream"]
    starts = {words for part, _, words in acts if part == "start"}
    assert set(acknowledged) <= set(dreams)
    both = {words for words in dreams[1:] if int(words.split(".")[1]) % 3 == 2}
    assert both == starts - {"begin"}
    assert found["dream"] == len(dreams)
    with open_store(url) as store:
        live = LiveSession(store, NAME, "after")
        assert live.session.dream.shared == dreams[-1]
        say(live, "verder")
        assert live.undo()
        assert live.session.dream.shared == dreams[-1]


# ---- full, locked, taken away ----


def problem_of(save):
    with pytest.raises(DatabaseError) as told:
        save()
    return told.value.key


def test_a_full_disk_is_said_and_what_was_typed_is_saved_when_there_is_room(url, database):
    with open_store(url) as store:
        live = LiveSession(store, NAME, "x")
        say(live, "Voor de schijf vol was")
        pages = "PRAGMA max_page_count = {}"

        def no_room(connection, _record, _proxy):
            connection.execute(pages.format(1))  # SQLite makes it what there is now

        event.listen(store._engine, "checkout", no_room)
        saved = ["Voor de schijf vol was"]

        def save_on():
            for n in range(100):  # the last page of the file may have some room
                say(live, f"{n} {'x' * 500}")
                saved.append(live.session.dream.shared)

        assert problem_of(save_on) == "database_full"
        assert live.session.dream.shared == saved[-1]
        event.remove(store._engine, "checkout", no_room)
        event.listen(
            store._engine, "checkout", lambda each, *_: each.execute(pages.format(1_000_000))
        )
        say(live, "Erna")
    assert whole(database)["dream"] == 1 + len(saved) + 1


def full(store):
    """A disk on which nothing fits, until somebody gives room back."""

    def no_room(_connection, _cursor, statement, *_more):
        if statement.startswith(("INSERT", "DELETE")) and reserve.place(store._url).exists():
            raise sqlite3.OperationalError("database or disk is full")

    event.listen(store._engine, "before_cursor_execute", no_room)


def test_on_a_full_disk_a_session_can_still_be_removed(url, database, monkeypatch):
    kept = database.with_name("sessions.db.reserve")
    with open_store(url) as store:
        store.create("twee", None, "x")
        assert kept.stat().st_size == reserve.SIZE
        full(store)
        assert problem_of(lambda: store.create("drie", None, "x")) == "database_full"
        assert kept.exists(), "saving does not take it"
        monkeypatch.setattr(reserve.shutil, "disk_usage", disk(free=4_000))
        store.delete("twee")
        assert [each.name for each in store.sessions()] == [NAME]
        assert not kept.exists(), "there is no room to keep any"
        monkeypatch.undo()
    with open_store(url):
        assert kept.exists(), "as soon as there is room it is kept again"
    whole(database)


def test_who_removes_something_keeps_room_again_where_there_is(url, database):
    kept = database.with_name("sessions.db.reserve")
    with open_store(url) as store:
        kept.unlink()
        store.delete(NAME)
        assert kept.stat().st_size == reserve.SIZE


def disk(free):
    usage = reserve.shutil.disk_usage("/")
    return lambda _folder: usage._replace(free=free)


def test_without_anything_kept_a_full_disk_is_said(url, database, monkeypatch):
    database.with_name("sessions.db.reserve").unlink()
    monkeypatch.setattr(reserve.shutil, "disk_usage", disk(free=4_000))
    with open_store(url) as store:

        def no_room(_connection, _cursor, statement, *_more):
            if statement.startswith("DELETE"):
                raise sqlite3.OperationalError("database or disk is full")

        event.listen(store._engine, "before_cursor_execute", no_room)
        assert problem_of(lambda: store.delete(NAME)) == "database_full"
        assert [each.name for each in store.sessions()] == [NAME]


def test_a_disk_so_full_that_the_store_does_not_open_is_opened_for_removing(
    url, database, monkeypatch
):
    kept = database.with_name("sessions.db.reserve")
    opened = Database._open

    def no_room(store):
        if kept.exists():
            raise DatabaseError("database_full", place="x")
        opened(store)

    monkeypatch.setattr(Database, "_open", no_room)
    assert problem_of(lambda: open_store(url)) == "database_full"
    assert kept.exists()
    with open_store(url, making_room=True) as store:
        assert not kept.exists()
        store.delete(NAME)


@pytest.mark.parametrize("with_log", [True, False])
@pytest.mark.parametrize("notices", ["looking", "saving"])
def test_a_database_that_is_taken_away_comes_back_with_all_that_was_saved(
    url, database, with_log, notices
):
    """Two pages have it open; the one that notices puts it back, the other finds it there."""
    with open_store(url) as store, open_store(url) as second:
        live, other = LiveSession(store, NAME, "x"), LiveSession(second, NAME, "y")
        say(live, "Voor het weg was")
        other.refresh()
        for name in ("", "-wal", "-shm") if with_log else ("",):
            database.with_name(database.name + name).unlink()
        if notices == "looking":
            assert live.refresh() == set()
        else:
            say(live, "Erna")
        op = {"op": "set", "id": "form", "key": "horizon", "value": "2040"}
        other.edit("dream", "", [op])
        live.refresh()
        assert live.session.dream.horizon == 2040
    with open_store(url) as store:
        dreams = [each.document["shared"] for each in store.history(NAME, "dream")]
    now = "Erna" if notices == "saving" else "Voor het weg was"
    assert dreams[0] == now
    assert "Voor het weg was" in dreams
    assert list(database.parent.glob("*.rescue")) == []
    whole(database)


def test_a_database_whose_folder_is_gone_is_said(url, database, tmp_path):
    with open_store(url) as store:
        live = LiveSession(store, NAME, "x")
        away = tmp_path.with_name(f"{tmp_path.name}-away")
        tmp_path.rename(away)
        assert problem_of(lambda: say(live, "Waarheen?")) == "database_no_folder"
        away.rename(tmp_path)
        say(live, "Terug")
    assert whole(database)["dream"] == 2
