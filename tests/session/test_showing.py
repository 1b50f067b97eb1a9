"""Which session the room is shown: only what somebody said."""

import pytest

from netwerk_widgets.session import rooms, settings, showing
from netwerk_widgets.session.errors import DatabaseError, NetwerkError, SessionNotFoundError
from netwerk_widgets.session.store import MemoryStore


@pytest.fixture
def store(own_home):
    made = MemoryStore()
    made.create("Een", None, "x")
    made.create("Twee", None, "x")
    return made


def test_nothing_is_shown_until_somebody_says_so(store):
    settings.save(last_session="Een")
    assert showing.shown(store) is None
    showing.show("Twee")
    assert showing.shown(store) == "Twee"
    settings.save(last_session="Een", language="en")
    assert showing.shown(store) == "Twee"
    showing.show(None)
    assert showing.shown(store) is None


def test_of_a_session_that_is_renamed_or_removed_nothing_is_shown(store):
    showing.show("Een")
    store.rename("Een", "Anders")
    assert showing.shown(store) is None
    showing.show("Twee")
    store.delete("Twee")
    assert showing.shown(store) is None


def test_a_store_that_cannot_be_seen_is_no_reason_to_say_something_else(store, monkeypatch):
    showing.show("Een")

    def broken(_name):
        raise DatabaseError("database_missing", place="x")

    monkeypatch.setattr(store, "heads", broken)
    assert showing.shown(store) == "Een"


@pytest.mark.parametrize(
    ("kept", "session", "asked", "expected"),
    [
        (None, "Een", True, "Een"),  # tonight's meeting, by name
        ("Twee", "Een", True, "Een"),
        (None, "Een", False, None),  # the one that was open last: nobody said so
        ("een", "Een", False, "Een"),  # started again in the middle of a meeting
        ("Twee", "Een", False, None),  # yesterday's group does not come back
        ("Twee", None, False, None),
    ],
)
def test_what_the_room_is_shown_at_the_start(own_home, kept, session, asked, expected):
    showing.show(kept)
    assert showing.at_start(session, asked) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://127.0.0.1:8867/", False),
        ("http://127.9.9.9:8867/?lang=en", False),
        ("http://localhost:8867/", False),
        ("http://[::1]:8867/", False),
        ("", False),
        ("http://192.168.1.7:8867/", True),
        ("https://zaal.example/", True),
    ],
)
def test_a_phone_cannot_reach_this_computer_by_its_own_name_for_itself(address, expected):
    assert showing.for_phones(address) is expected


# ---- on a hub ----


class Shared:
    """Who keeps the rooms of a shared database."""

    def __init__(self):
        self.open, self.refuses = set(), {}

    def _may(self, name):
        if problem := self.refuses.get(name):
            raise problem

    def open_room(self, _store, name):
        self._may(name)
        self.open.add(name)
        return f"room-of-{name}"

    def close_room(self, _store, name):
        self._may(name)
        self.open.discard(name)

    def room_of(self, _store, name):
        return f"room-of-{name}" if name in self.open else None

    def rooms(self, _store):
        return {f"room-of-{name}": name for name in self.open}


@pytest.fixture
def shared(monkeypatch):
    monkeypatch.setenv(showing.ROOMS, "https://zaal.example/services/zaal/")
    made = Shared()
    for name in ("open_room", "close_room", "room_of", "rooms"):
        monkeypatch.setattr(rooms, name, getattr(made, name))
    yield made
    showing._closed.clear()


def test_on_a_hub_a_session_is_shown_in_a_room_of_its_own(store, shared):
    assert showing.possible()
    assert showing.answering()
    assert (showing.shown(store), showing.address()) == (None, "")
    showing.show("Een", store)
    assert showing.shown(store) == "Een"
    assert showing.address() == "https://zaal.example/services/zaal/room-of-Een/"
    settings.save(language="en")
    assert showing.address().endswith("/room-of-Een/?lang=en")
    showing.show("Twee", store)
    assert shared.open == {"Twee"}  # the one before it is closed
    assert showing.address().endswith("/room-of-Twee/?lang=en")
    showing.show(None, store)
    assert shared.open == set()
    assert (showing.shown(store), showing.address()) == (None, "")


def test_on_a_hub_the_store_is_opened_by_who_has_none(shared, monkeypatch):
    monkeypatch.setenv("NETWERK_DB", "memory://")
    showing.show("Een")
    assert shared.open == {"Een"}


def test_on_a_hub_a_room_that_somebody_else_closed_is_shown_no_longer(store, shared):
    showing.show("Een", store)
    shared.open.clear()
    assert showing.shown(store) is None
    assert showing.address() == ""
    shared.open.add("Een")
    assert showing.shown(store) == "Een"
    assert showing.address().endswith("/room-of-Een/")


def test_on_a_hub_what_cannot_be_opened_or_closed_is_told_and_nothing_else_is_said(store, shared):
    shared.refuses["Een"] = NetwerkError("read_only")
    with pytest.raises(NetwerkError):
        showing.show("Een", store)
    assert (showing.shown(store), showing.address()) == (None, "")
    showing.show("Twee", store)
    shared.refuses["Twee"] = DatabaseError("database_busy")
    with pytest.raises(DatabaseError):
        showing.show(None, store)
    assert showing.shown(store) == "Twee"
    # Of a session that is gone, or not ours any more, there is nothing left to close.
    shared.refuses["Twee"] = SessionNotFoundError("Twee")
    showing.show(None, store)
    assert showing.address() == ""


def test_on_a_hub_a_session_that_another_shows_can_be_stopped(store, shared, monkeypatch):
    shared.open.add("Een")
    assert showing.shown(store, "Een") is None  # a database of one's own
    monkeypatch.setattr(store, "is_shared", True)
    assert showing.shown(store, "Twee") is None
    assert showing.shown(store, "Een") == "Een"
    assert showing.address(store, "Een").endswith("/room-of-Een/")
    assert showing.address() == ""
    # To look at it makes it nobody's: who shows another closes no room of a colleague.
    showing.show("Twee", store)
    assert shared.open == {"Een", "Twee"}
    showing.stop(store, "Twee")
    assert shared.open == {"Een"}
    showing.stop(store, "Een")
    assert shared.open == set()
    shared.open.add("Een")
    monkeypatch.setattr(store, "writable", lambda _name: False)
    assert showing.shown(store, "Een") is None
