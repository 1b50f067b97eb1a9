"""Workbooks that share a server: at once, one after another, of two versions, and cut off."""

import asyncio
import threading

import pytest
from sqlalchemy import text

from netwerk_widgets.serve.watching import Watcher
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import connecting, open_store
from netwerk_widgets.session.store.migrations import MIGRATIONS, TABLE
from tests.session.store.sql.databases import AUTHOR, sentence_key

ROUNDS = 40
INTRO = [{"op": "set", "id": "form", "key": "intro"}]


@pytest.fixture
def made(server_url, monkeypatch):
    monkeypatch.setenv("NETWERK_DB", server_url)
    with open_store() as store:
        store.create("een", None, AUTHOR)
        yield store


def save(store, words):
    head = store.read("een", "start").number
    return store.save("een", "start", {"intro": words}, head, AUTHOR)


def test_two_who_write_at_once_lose_nothing(made):
    def add(who):
        with open_store() as store:
            live = LiveSession(store, "een", who)
            for n in range(ROUNDS):
                rows = live.documents["stakeholders"]["items"]
                row = {"id": f"{who}{n}", "name": f"{who} {n}"}
                live.replace("stakeholders", {"items": [*rows, row]})

    writing = [threading.Thread(target=add, args=(who,)) for who in "ab"]
    for each in writing:
        each.start()
    for each in writing:
        each.join()
    ids = {row["id"] for row in made.read("een", "stakeholders").document["items"]}
    assert ids == {f"{who}{n}" for who in "ab" for n in range(ROUNDS)}
    assert made.heads("een")["stakeholders"] == 1 + 2 * ROUNDS


def test_no_save_is_seen_after_a_later_one(made):
    """Who writes waits: a token that tells the last revision tells all before it."""
    done = threading.Event()

    def other():
        with open_store() as store:
            save(store, "later")
        done.set()

    with made._writing() as connection:
        connection.execute(
            text(
                "INSERT INTO revisions (session_id, part, number, time, author, document)"
                " SELECT id, 'dream', 2, created, 'x', '{}' FROM sessions"
            )
        )
        writing = threading.Thread(target=other)
        writing.start()
        with open_store(readonly=True) as watching:
            before = watching.change_token()
            waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            with watching._engine.connect() as asking:
                while not asking.execute(waiting).scalar():
                    asking.rollback()
            assert not done.is_set()
            assert watching.change_token() == before
    writing.join()
    found = made.history("een", limit=2)
    assert [each.part for each in found] == ["start", "dream"]


def test_who_waits_too_long_for_another_is_told(made, monkeypatch):
    monkeypatch.setattr(connecting, "PATIENCE", 0.05)
    with open_store() as impatient, made._writing():
        assert sentence_key(lambda: save(impatient, "a")) == "database_busy"


def test_who_died_while_writing_keeps_nobody_waiting(made):
    """The server lets go of what somebody began who is not heard of any more."""
    with made._engine.connect() as connection:
        known = [
            connection.execute(text(f"SHOW {name}")).scalar()
            for name in ("idle_in_transaction_session_timeout", "lock_timeout")
        ]
    assert known == ["30s", "5s"]


def test_several_may_make_the_database_at_once(server_url):
    start = threading.Barrier(3)
    failed = []

    def opening():
        start.wait()
        try:
            with open_store(server_url) as store:
                store.sessions()
        except DatabaseError as problem:
            failed.append(problem)

    openers = [threading.Thread(target=opening) for _ in range(3)]
    for each in openers:
        each.start()
    for each in openers:
        each.join()
    assert failed == []


def test_a_newer_workbook_takes_over_while_an_older_one_is_open(made, monkeypatch):
    """Its steps are made; the old one is told, and neither reads what is new nor writes."""
    old = LiveSession(made, "een", AUTHOR)

    def m999_future(connection):
        connection.execute(text("ALTER TABLE sessions ADD COLUMN colour TEXT"))

    with monkeypatch.context() as newer:
        later = (*MIGRATIONS, m999_future)
        for place in ("migrations.MIGRATIONS", "database.MIGRATIONS"):
            newer.setattr(f"netwerk_widgets.session.store.{place}", later)
        newer.setattr("netwerk_widgets.session.store.migrations.migrate.__defaults__", (later,))
        with open_store() as new:
            save(new, "van de nieuwe")
    assert sentence_key(lambda: old.edit("start", "", [INTRO[0] | {"value": "oud"}])) == (
        "database_newer"
    )
    assert sentence_key(old.refresh) == "database_newer"
    assert sentence_key(lambda: made.create("twee", None, AUTHOR)) == "database_newer"
    assert sentence_key(open_store) == "database_newer"
    with made._engine.connect() as connection:
        steps = connection.execute(text(f"SELECT count(*) FROM {TABLE}")).scalar()
        last = connection.execute(text("SELECT document FROM revisions ORDER BY id DESC")).scalar()
    assert steps == len(MIGRATIONS) + 1
    assert "van de nieuwe" in last


def test_the_room_follows_a_server_that_comes_back(made, server):
    watcher = Watcher("een")
    look = lambda: asyncio.run(watcher.look())  # noqa: E731
    try:
        session, first = look()
        assert session == "een"
        server.stop()
        try:
            assert look() is None, "it keeps the page it had"
            with pytest.raises(DatabaseError):
                save(made, "weg")
        finally:
            server.start()
        assert look() == ("een", first)
        made.save("een", "dream", {"shared": "Samen"}, 1, AUTHOR)
        assert look()[1] != first
    finally:
        watcher.close()
