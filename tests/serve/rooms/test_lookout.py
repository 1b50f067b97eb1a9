"""Who looks at the database for all rooms: one look, and what did not change is not read again."""

import asyncio
from collections import Counter
from types import SimpleNamespace

import pytest

from netwerk_widgets.serve.lookout import Lookout, title_of
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.sql import SqlStore

ROOMS = {"a": "een", "b": "twee", "c": "drie"}


@pytest.fixture
def store(own_home):
    with open_store() as made:
        for name in ROOMS.values():
            made.create(name, None, "x")
        yield made


@pytest.fixture
def asked(monkeypatch):
    """How often the database was asked for each thing."""
    counted = Counter()

    def counting(name):
        real = getattr(SqlStore, name)

        def counted_too(self, *more):
            counted[name] += 1
            return real(self, *more)

        monkeypatch.setattr(SqlStore, name, counted_too)

    for name in ("heads", "session_id", "change_token"):
        counting(name)
    return counted


@pytest.fixture
def looks(store):
    rooms = dict(ROOMS)
    lookout = Lookout(lambda _store: rooms)
    lookout.rooms = rooms

    def look(*watched):
        return asyncio.run(lookout.look(watched))

    look.out = lookout
    yield look
    lookout.close()


def say(store, name, words):
    live = LiveSession(store, name, "x")
    live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": words}])


def test_only_what_somebody_looks_at_is_read_and_that_only_when_something_changed(
    store, looks, asked
):
    sight = looks("a", "b")
    assert (sight.open, sight.sessions.keys()) == (ROOMS, {"a", "b"})
    assert asked == {"heads": 2, "session_id": 2, "change_token": 1}
    for _ in range(5):
        assert looks("a", "b") == sight
    assert asked == {"heads": 2, "session_id": 2, "change_token": 6}
    say(store, "een", "Samen")
    after = looks("a", "b")
    assert after.sessions["a"] != sight.sessions["a"]
    assert after.sessions["b"] == sight.sessions["b"]
    assert asyncio.run(looks.out.told("een")) != asyncio.run(looks.out.told("twee"))


def test_a_room_of_a_session_that_went_is_closed(store, looks):
    looks("a", "b")
    store.delete("een")
    sight = looks("a", "b")
    assert sight.open.keys() == {"b", "c"}
    assert sight.sessions.keys() == {"b"}


def test_a_session_that_gets_another_name_stays_in_its_room(store, looks):
    before = looks("a").sessions["a"]
    store.rename("een", "eerste")
    looks.out.rooms["a"] = "eerste"
    after = looks("a").sessions["a"]
    assert (after.uid, after.name) == (before.uid, "eerste")


def test_what_cannot_be_seen_is_nothing_and_comes_back(store, looks, monkeypatch):
    def away(_self):
        raise OSError("away")

    with monkeypatch.context() as patch:
        patch.setattr(SqlStore, "change_token", away)
        assert looks("a") is None
    assert looks("a").sessions["a"].name == "een"


@pytest.mark.parametrize(
    ("name", "owner", "title"),
    [("Zaal · Piet", "Piet", "Zaal"), ("Zaal · Piet 2", "Piet", "Zaal"), ("Zaal", "", "Zaal"),
     ("A · B · Piet", "Piet", "A · B"), ("Zaal", "Piet", "Zaal")],
)  # fmt: skip
def test_a_room_calls_its_session_as_who_made_it_does(name, owner, title):
    assert title_of(SimpleNamespace(owner_of=lambda _name: owner), name) == title
