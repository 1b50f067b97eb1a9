"""The bar says what the room is shown; names of others are sent only when asked for."""

import json

import pytest

from netwerk_widgets.session import rooms, settings, showing
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.ways_in import Doors

T = texts("nl")
OTHER = "Geheime Klant BV"


@pytest.fixture
def store(own_home, monkeypatch):
    monkeypatch.setenv(showing.ADDRESS, "http://192.168.1.7:8867/")
    made = MemoryStore()
    made.create("Een", None, "x")
    made.create(OTHER, None, "x")
    return made


@pytest.fixture
def opened(store):
    pages = []

    def open_page(name, session="Een"):
        pages.append(Page(name, store, session, "nl"))
        return pages[-1]

    yield open_page
    for each in pages:
        each.close()


def everything(widget):
    """All that a widget and what is inside it sends to the browser."""
    state = json.dumps(widget.get_state(), default=str)
    return state + "".join(map(everything, getattr(widget, "children", ())))


def say(page, what):
    page.header._on_say("room", {"do": what})


def test_what_is_opened_does_not_change_what_the_room_is_shown(opened, store):
    one = opened("context")
    assert one.header.room["sees"] == "nothing"
    say(one, "show")
    assert one.header.room["sees"] == "this"
    other = opened("goals", OTHER)
    one.open(OTHER)
    one.open("Een")
    assert settings.load().last_session == "Een"
    assert showing.shown(store) == "Een"
    assert other.header.room["sees"] == "other"


def test_every_page_says_what_the_room_is_shown_and_follows(opened):
    pages = [opened(name) for name in ("start", "context", "persevering", "map", "thread")]
    say(pages[0], "show")
    for each in pages:
        each.look()
        assert each.header.room["sees"] == "this"
        assert each.header.room["can"] is False
    showing.show(OTHER)
    for each in pages:
        each.look()
        assert each.header.room["short"] == T("showing.bar.other")
        assert each.header.room["can"] is True
    say(pages[1], "stop")
    pages[0].look()
    assert pages[0].header.room["sentence"] == T("showing.sees.nothing")


def test_showing_a_session_shows_the_step_that_is_open(opened):
    goals = opened("goals")
    say(goals, "show")
    assert goals.recorded.room.step == "goals"


def test_a_session_that_is_removed_is_not_shown_any_more(opened, store):
    page = opened("context")
    showing.show(OTHER)
    page.look()
    assert page.header.room["sees"] == "other"
    store.delete(OTHER)
    page.look()
    assert page.header.room["sees"] == "nothing"


def test_the_name_of_another_session_comes_only_when_asked_for(opened, monkeypatch):
    showing.show(OTHER)
    page = opened("start")
    assert OTHER not in everything(page.box)
    told = []
    monkeypatch.setattr(page.header, "send", told.append)
    say(page, "which")
    assert told == [{"type": "room-name", "name": OTHER}]
    assert OTHER not in everything(page.box)


@pytest.mark.parametrize("name", ["start", "context", "map", "thread", "persevering"])
@pytest.mark.parametrize("session", ["Een", None])
def test_no_page_sends_the_names_of_other_sessions(opened, name, session):
    page = opened(name, session)
    assert OTHER not in everything(page.box)


def test_the_sessions_of_others_come_when_asked_for_and_go_again(store):
    doors = Doors(T, store, "Een", "x", lambda _name: None)
    try:
        assert doors.state["sessions"] is None
        doors.do({"type": "others", "shown": True})
        assert {each["name"] for each in doors.state["sessions"]} == {"Een", OTHER}
        doors.do({"type": "others", "shown": False})
        assert OTHER not in everything(doors)
    finally:
        doors.close()


def test_where_there_is_no_room_nothing_is_said_of_one(opened, monkeypatch):
    """In JupyterLab, and for a student."""
    monkeypatch.delenv(showing.ADDRESS)
    assert opened("context").header.room == {}


def test_on_a_hub_the_bar_opens_and_closes_the_room_of_the_session(opened, monkeypatch):
    monkeypatch.delenv(showing.ADDRESS)
    monkeypatch.setenv(showing.ROOMS, "https://zaal.example/")
    there = {}
    monkeypatch.setattr(rooms, "open_room", lambda _store, name: there.setdefault(name, "abc"))
    monkeypatch.setattr(rooms, "close_room", lambda _store, name: there.pop(name))
    monkeypatch.setattr(rooms, "room_of", lambda _store, name: there.get(name))
    monkeypatch.setattr(rooms, "rooms", lambda _store: {each: name for name, each in there.items()})
    page = opened("start")
    assert page.header.room["sees"] == "nothing"
    assert page.header.room["address"] == ""
    say(page, "show")
    assert there == {"Een": "abc"}
    assert page.header.room["sees"] == "this"
    assert page.header.room["address"] == "https://zaal.example/abc/"
    say(page, "stop")
    assert there == {}
    assert page.header.room["address"] == ""


def test_a_room_that_cannot_be_opened_is_said_on_the_page(opened, monkeypatch):
    monkeypatch.setenv(showing.ROOMS, "https://zaal.example/")

    def refused(_store, _name):
        raise NetwerkError("database_busy")

    monkeypatch.setattr(rooms, "open_room", refused)
    page = opened("context")
    told = []
    monkeypatch.setattr(page.header, "notice", lambda said, *more, **_: told.append(said))
    say(page, "show")
    assert told == [NetwerkError("database_busy").sentence(T)]
    assert page.header.room["sees"] == "nothing"


def test_on_a_hub_who_only_reads_along_is_offered_no_room(opened, store, monkeypatch):
    monkeypatch.delenv(showing.ADDRESS)
    monkeypatch.setenv(showing.ROOMS, "https://zaal.example/")
    monkeypatch.setattr(rooms, "rooms", lambda _store: {})
    monkeypatch.setattr(rooms, "room_of", lambda _store, _name: None)
    monkeypatch.setattr(type(store), "is_shared", True)
    for writes in (True, False):
        monkeypatch.setattr(type(store), "writable", lambda _store, _name, may=writes: may)
        assert opened("start").header.room["can"] is writes
