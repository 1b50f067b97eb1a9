"""Which session the room is shown: only what somebody said."""

import pytest

from netwerk_widgets.session import settings, showing
from netwerk_widgets.session.errors import DatabaseError
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
