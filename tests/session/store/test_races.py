"""What a store refuses itself, when somebody else was first between looking and writing."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.engine import make_url

from netwerk_widgets.session.errors import SessionExistsError, StaleError
from netwerk_widgets.session.store import MemoryStore, database, server
from netwerk_widgets.session.store.revisions import Revision, canonical
from netwerk_widgets.session.store.sql import SqlStore

WHOLE = {"start": canonical("start", {}), "dream": canonical("dream", {})}


def revision(number, shared=""):
    document = canonical("dream", {"shared": shared})
    return Revision("een", "dream", number, datetime.now(UTC), "x", document)


@pytest.fixture
def memory():
    store = MemoryStore()
    store._create("een", WHOLE, "x")
    return store


@pytest.mark.parametrize("name", ["een", "EEN"])
def test_a_name_that_was_taken_meanwhile_is_refused(memory, name):
    with pytest.raises(SessionExistsError):
        memory._create(name, WHOLE, "y")
    assert [each.name for each in memory.sessions()] == ["een"]


@pytest.mark.parametrize("number", [0, 1])
def test_a_revision_whose_number_was_taken_meanwhile_is_refused(memory, number):
    with pytest.raises(StaleError):
        memory._append(revision(number, "van een ander"))
    assert memory.heads("een")["dream"] == 1
    memory._append(revision(2, "van ons"))
    assert memory.read("een", "dream").document["shared"] == "van ons"


def test_none_of_several_revisions_is_there_when_one_is_refused(memory):
    with pytest.raises(StaleError):
        memory._append(revision(2, "van ons"), revision(1, "van een ander"))
    assert memory.heads("een")["dream"] == 1


def test_a_database_is_closed_before_it_is_opened_without_a_file_beside_it(monkeypatch):
    done = []
    monkeypatch.setattr(database.narrow, "alone", lambda url: done.append(str(url)) or "narrow")
    made = SqlStore.__new__(SqlStore)
    made._making_room, made._url = True, make_url("sqlite:///een.db")
    monkeypatch.setattr(made, "close", lambda: done.append("closed"))
    assert made._go_narrow()
    assert (done, made._engine) == (["closed", "sqlite:///een.db"], "narrow")
    made._making_room = False
    assert not made._go_narrow()


@pytest.mark.parametrize(
    ("address", "host"),
    [("postgresql:///netwerk", "localhost"), ("postgresql://db.school/netwerk", "db.school")],
)
def test_a_server_that_is_away_is_called_by_its_host(address, host):
    told = server._told("database_unreachable", make_url(address))
    assert (told.values["host"], told.values["name"]) == (host, "netwerk")
