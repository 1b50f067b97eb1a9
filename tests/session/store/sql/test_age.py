"""Databases of other versions: older ones open with all that was in them."""

import sqlite3

import pytest
from sqlalchemy import create_engine, text

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.migrations import (
    MIGRATIONS,
    TABLE,
    m001_sessions_and_revisions,
    migrate,
)
from tests.session.store.sql.databases import AUTHOR, path_of, sentence_key


def old_database(url, steps=MIGRATIONS[:1]):
    """A database as the first version made it, with one session of two revisions."""
    engine = create_engine(url)
    with engine.begin() as connection:
        migrate(connection, steps)
        connection.execute(
            text(
                "INSERT INTO sessions (id, name, folded, created) "
                "VALUES (1, 'oud', 'oud', '2026-01-01T10:00:00+00:00')"
            )
        )
        for number, words in ((1, "a"), (2, "b")):
            connection.execute(
                text(
                    "INSERT INTO revisions (session_id, part, number, time, author, document) "
                    "VALUES (1, 'start', :number, '2026-01-01T10:00:00+00:00', 'x', :document)"
                ),
                {"number": number, "document": f'{{"intro": "{words}"}}'},
            )
    engine.dispose()


def test_an_old_database_opens_with_all_that_was_in_it(sqlite_url):
    assert MIGRATIONS[0] is m001_sessions_and_revisions
    old_database(sqlite_url)
    with open_store(sqlite_url) as store:
        assert [each.name for each in store.sessions()] == ["oud"]
        assert [store.read("oud", "start", n).document["intro"] for n in (1, 2)] == ["a", "b"]
        assert store.undo("oud", ["start"], "y") is not None
        assert store.read("oud", "start").document["intro"] == "a"
        ids = store.session_id("oud"), store.workbook_id()
        assert [len(each) for each in ids] == [32, 32]
    for readonly in (False, True):
        with open_store(sqlite_url, readonly) as again:
            assert (again.session_id("oud"), again.workbook_id()) == ids
    with sqlite3.connect(path_of(sqlite_url)) as raw:
        names = [row[0] for row in raw.execute(f"SELECT name FROM {TABLE} ORDER BY name")]
    raw.close()
    assert names == [step.__name__ for step in MIGRATIONS]


def test_an_old_database_that_is_put_in_place_of_one_that_is_open_is_made_new_too(sqlite_url):
    with open_store(sqlite_url) as store:
        store.create("nieuw", None, "x")
        path = path_of(sqlite_url)
        other = path.with_name("oud.db")
        old_database(f"sqlite:///{other}")
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            each.unlink(missing_ok=True)
        other.rename(path)
        store.create("derde", None, "x")
        assert {each.name for each in store.sessions()} == {"oud", "derde"}
        assert len(store.session_id("oud")) == 32


def test_an_old_database_is_readable_as_it_is(sqlite_url):
    old_database(sqlite_url)
    before = path_of(sqlite_url).read_bytes()
    with open_store(sqlite_url, readonly=True) as store:
        assert store.read("oud", "start").document["intro"] == "b"
        assert store.undoable("oud", ["start"])
        assert [each.undoes for each in store.history("oud")] == [None, None]
        assert (store.session_id("oud"), store.workbook_id()) == ("1", "")
    assert path_of(sqlite_url).read_bytes() == before


def test_a_part_that_an_old_session_never_had_reads_as_its_model_starts(sqlite_url):
    old_database(sqlite_url)
    with open_store(sqlite_url) as store:
        never = store.read("oud", "dream")
        assert (never.number, never.document) == (0, PARTS["dream"]().model_dump(mode="json"))
        assert store.latest("oud", ["dream"]) == {"dream": never}
        saved = store.save("oud", "dream", {"shared": "x"}, 0, AUTHOR)
        assert saved.revision.number == 1
        assert store.heads("oud")["dream"] == 1


def test_a_step_that_fails_leaves_the_database_as_it_was(sqlite_url, monkeypatch):
    old_database(sqlite_url)

    def m003_breaks(connection):
        connection.execute(text("CREATE TABLE half (id INTEGER)"))
        connection.execute(text("SELECT * FROM nowhere"))

    monkeypatch.setattr(
        "netwerk_widgets.session.store.migrations.migrate.__defaults__",
        ((*MIGRATIONS, m003_breaks),),
    )
    with pytest.raises(DatabaseError):
        open_store(sqlite_url)
    with sqlite3.connect(path_of(sqlite_url)) as raw:
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
        steps = [row[0] for row in raw.execute(f"SELECT name FROM {TABLE}")]
    raw.close()
    assert "half" not in tables
    assert steps == ["m001_sessions_and_revisions"]


@pytest.mark.parametrize("readonly", [True, False])
def test_a_workbook_that_is_open_while_a_newer_one_takes_over_is_told_so(
    sqlite_url, made, readonly
):
    """It goes on neither reading nor writing: what the newer one makes of it, it cannot know."""
    made.save("een", "start", {"intro": "a"}, 1, AUTHOR)
    with open_store(sqlite_url, readonly) as old:
        old.change_token()
        with sqlite3.connect(path_of(sqlite_url)) as newer:
            newer.execute(f"INSERT INTO {TABLE} (name) VALUES ('m999_future')")
        newer.close()
        assert sentence_key(old.change_token) == "database_newer"
        if not readonly:
            saving = lambda: old.save("een", "start", {"intro": "b"}, 2, AUTHOR)  # noqa: E731
            assert sentence_key(saving) == "database_newer"
            assert sentence_key(lambda: old.delete("een")) == "database_newer"
        assert sentence_key(old.change_token) == "database_newer", "it stays so"
        assert old.read("een", "start").document["intro"] == "a"


def test_a_newer_database_is_refused(sqlite_url, made):
    with made._engine.begin() as connection:
        connection.execute(text(f"INSERT INTO {TABLE} (name) VALUES ('m999_future')"))
    for readonly in (False, True):
        assert sentence_key(lambda r=readonly: open_store(sqlite_url, r)) == "database_newer"
