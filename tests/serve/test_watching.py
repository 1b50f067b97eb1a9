"""The one who looks at the store: it finds its way back after whatever happened to the file."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from netwerk_widgets.serve.watching import Watcher
from netwerk_widgets.session import settings
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import connecting, open_store


@pytest.fixture
def store(own_home):
    with open_store() as made:
        made.create("een", None, "x")
        yield made


@pytest.fixture
def watch():
    made = []

    def watcher(session=None):
        made.append(Watcher(session))
        return made[-1]

    yield watcher
    for each in made:
        each.close()


def looks(watcher):
    return asyncio.run(watcher.look())


def say(store, words):
    live = LiveSession(store, "een", "x")
    live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": words}])


def put(store, part, path, id_, key, value):
    live = LiveSession(store, "een", "x")
    live.edit(part, path, [{"op": "set", "id": id_, "key": key, "value": value}])


def test_it_follows_the_session_that_the_room_is_shown(store, watch):
    store.create("twee", None, "x")
    watcher = watch()
    assert looks(watcher) == ("", "")
    settings.save(room_session="een")
    session, first = looks(watcher)
    assert session == "een"
    assert first
    say(store, "Samen")
    session, second = looks(watcher)
    assert session == "een"
    assert second != first
    settings.save(room_session="twee")
    assert looks(watcher)[0] == "twee"
    settings.save(room_session=None)
    assert looks(watcher) == ("", "")


def test_what_the_workbook_opens_is_nothing_to_the_room(store, watch):
    store.create("twee", None, "x")
    watcher = watch()
    settings.save(last_session="twee")
    assert looks(watcher) == ("", "")
    settings.save(room_session="een")
    known = looks(watcher)
    settings.save(last_session="twee")
    LiveSession(store, "twee", "x").arrive("goals")
    assert looks(watcher) == known
    LiveSession(store, "een", "x").arrive("goals")
    assert looks(watcher) != known


def test_a_change_that_the_room_may_not_see_is_no_news(store, watch):
    watcher = watch("een")
    put(store, "start", "tests", "shared_goal", "answer", "yes")
    put(store, "room", "", "form", "hidden", ["goals"])
    known = looks(watcher)
    put(store, "start", "tests", "shared_goal", "note", "Van ons alleen")
    put(store, "domain", "", "form", "kind_reason", "Ook")
    live = LiveSession(store, "een", "x")
    live.edit("goals", "goals", [{"op": "add", "id": "g", "values": {"name": "Stil"}}])
    assert looks(watcher) == known
    put(store, "room", "", "form", "hidden", [])
    assert looks(watcher) != known
    told = looks(watcher)[1]
    assert not any(part in told for part in ("goals", "room", "start"))


def test_it_reads_only_when_something_changed(store, watch, monkeypatch):
    watcher = watch("een")
    looks(watcher)
    asked = []
    monkeypatch.setattr(watcher._store, "heads", lambda name: asked.append(name) or {})
    looks(watcher)
    assert asked == []
    say(store, "Samen")
    looks(watcher)
    assert asked == ["een"]


def test_of_a_session_that_is_not_there_any_more_nothing_is_shown(store, watch):
    assert looks(watch("weg")) == ("", "")
    settings.save(room_session="een")
    watcher = watch()
    assert looks(watcher)[0] == "een"
    store.delete("een")
    assert looks(watcher) == ("", "")


def test_there_may_be_no_store_yet(own_home, watch):
    watcher = watch("een")
    assert looks(watcher) is None
    with open_store() as store:
        store.create("een", None, "x")
    assert looks(watcher)[0] == "een"


def test_a_store_that_was_removed_and_put_back_is_found(store, own_home, watch):
    watcher = watch("een")
    known = looks(watcher)
    file = own_home / "sessions.db"
    store.close()
    for each in own_home.glob("sessions.db-*"):
        each.unlink()
    file.rename(own_home / "elsewhere")
    assert looks(watcher) is None
    (own_home / "elsewhere").rename(file)
    assert looks(watcher) == known
    file.unlink()
    with open_store() as fresh:
        fresh.create("een", None, "x")
        say(fresh, "Opnieuw")
        assert looks(watcher)[1] not in ("", known[1])


def test_a_store_that_is_held_makes_nobody_wait_but_the_watcher(
    store, own_home, watch, monkeypatch
):
    """Somebody has the file for itself: the server goes on meanwhile, and sees it after."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.3)
    file = own_home / "sessions.db"
    store.close()
    with closing(sqlite3.connect(file)) as one:
        one.execute("PRAGMA journal_mode = DELETE")
    watcher = watch("een")

    async def steps():
        beats = 0
        looking = asyncio.create_task(watcher.look())
        while not looking.done():
            await asyncio.sleep(0.01)
            beats += 1
        return looking.result(), beats

    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        found, beats = asyncio.run(steps())
        assert found is None
        assert beats >= 5
        holder.execute("ROLLBACK")
    assert looks(watcher)[0] == "een"
