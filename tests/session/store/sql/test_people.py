"""A database from before there was one list of people: brought to now, or read as if it were."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from sqlalchemy import create_engine, text

from netwerk_widgets.session import progress
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.session.store.base import canonical
from netwerk_widgets.session.store.migrations import TABLE, m006_people
from tests.postgres import POSTGRES
from tests.session.of_before import OLD, confirmed, of_before, scored, who


@pytest.fixture(params=["sqlite", POSTGRES])
def database(request, tmp_path):
    """A database as it was before: the people in the rows, in the head and in its history."""
    url = f"sqlite:///{tmp_path}/sessions.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("server_url")
    with open_store(url) as store:
        store.create("een", None, "x")
    documents = of_before(*OLD)
    documents["steps"] = {"confirmed": confirmed(documents)}
    earlier = {**documents["context"], "respondents": [*OLD[0], scored("weg", "Weggehaald")]}
    engine = create_engine(parsed(url))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM revisions WHERE part = 'people'"))
        connection.execute(
            text(f"DELETE FROM {TABLE} WHERE name = :name"), {"name": m006_people.__name__}
        )
        for part in ("stakeholders", "context", "doing", "steps"):
            connection.execute(
                text("UPDATE revisions SET document = :document WHERE part = :part"),
                {"part": part,
                 "document": json.dumps(earlier if part == "context" else documents[part])},
            )  # fmt: skip
        connection.execute(
            text("INSERT INTO revisions (session_id, part, number, time, author, document)"
                 " SELECT id, 'context', 2, '2026-01-02T00:00:00+00:00', 'x', :document"
                 " FROM sessions"),
            {"document": json.dumps(documents["context"])},
        )  # fmt: skip
    engine.dispose()
    return url


def opened(url, *, readonly):
    return closing(open_store(url, readonly=readonly))


@pytest.mark.parametrize("readonly", [True, False])
def test_a_database_of_before_is_read_with_its_people(database, readonly):
    with opened(database, readonly=readonly) as store:
        live = LiveSession(store, "een", "x")
        assert [each[1] for each in who(live.session)] == ["Jannie", "Piet", "", "Klaas", ""]
        assert [each.id for each in live.session.doing.readiness] == ["r1", "a2", "r3-2"]
        steps = [progress.status(live.session, step) for step in ("context", "doing")]
        assert steps == ["confirmed"] * 2
        assert live.refresh() == set()


def revisions(store):
    """Every revision that can be read, also the one from before a part was ever saved."""
    heads = {part: number for part, number in store.heads("een").items() if part != "people"}
    read = {
        (part, number): store.read("een", part, number)
        for part, head in heads.items()
        for number in range(head + 1)
    } | {("people", None): store.read("een", "people")}
    return {which: canonical(each.part, each.document) for which, each in read.items()}


def test_a_database_that_can_only_be_read_tells_of_then_what_a_brought_one_tells(database):
    with opened(database, readonly=True) as store:
        read = revisions(store)
    assert [each["id"] for each in read["context", 1]["respondents"]] == ["r1", "r2", "r3", "weg"]
    assert [each["id"] for each in read["context", 2]["respondents"]] == ["r1", "r2", "r3"]
    with opened(database, readonly=False) as store:
        assert revisions(store) == read


@pytest.mark.parametrize("readonly", [True, False])
def test_what_nobody_needs_of_the_history_is_not_looked_at(database, readonly):
    engine = create_engine(parsed(database))
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO revisions (session_id, part, number, time, author, document)"
                 " SELECT session_id, part, 2, time, author, document FROM revisions"
                 " WHERE part = 'stakeholders'")
        )  # fmt: skip
        connection.execute(
            text("UPDATE revisions SET document = '{' WHERE part = 'stakeholders' AND number = 1")
        )
    engine.dispose()
    with opened(database, readonly=readonly) as store:
        assert who(LiveSession(store, "een", "x").session)[0][1] == "Jannie"


def test_after_that_undo_takes_nobody_away_and_brings_scores_back(database):
    with opened(database, readonly=False) as store:
        live = LiveSession(store, "een", "x")
        people = live.documents["people"]
        assert live.undo()  # of the row that was removed before there was a list
        assert [each.id for each in live.session.context.respondents][-1] == "weg"
        assert live.documents["people"] == people
        assert not live.can_undo
    with opened(database, readonly=True) as store:  # and once is once
        assert LiveSession(store, "een", "x").documents["people"] == people


def test_two_who_open_it_at_once_both_find_everybody_once(database):
    start = Barrier(2)

    def names(_):
        start.wait()
        with opened(database, readonly=False) as store:
            return [each[1] for each in who(LiveSession(store, "een", "x").session)]

    with ThreadPoolExecutor() as both:
        assert [*both.map(names, range(2))] == [["Jannie", "Piet", "", "Klaas", ""]] * 2
