"""A database that is opened for reading is not written to, whoever asks."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from netwerk_widgets.session.errors import ReadOnlyError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store import MemoryStore, open_store
from tests.session.store.sql.databases import AUTHOR


def writes(store):
    return [
        lambda: store.create("twee", None, AUTHOR),
        lambda: store.save("een", "start", {"intro": "b"}, 2, AUTHOR),
        lambda: store.undo("een", list(PARTS), AUTHOR),
        lambda: store.rename("een", "twee"),
        lambda: store.delete("een"),
    ]


def test_a_store_opened_for_reading_reads_and_refuses_to_write(sqlite_url, made):
    made.save("een", "start", {"intro": "a"}, 1, AUTHOR)
    with open_store(sqlite_url, readonly=True) as reader:
        assert reader.readonly
        assert reader.read("een", "start").document["intro"] == "a"
        for write in writes(reader):
            with pytest.raises(ReadOnlyError):
                write()
        assert reader.heads("een") == made.heads("een")


def test_the_database_refuses_too_when_somebody_goes_round_the_store(sqlite_url, made):
    with open_store(sqlite_url, readonly=True) as reader:
        for statement in (
            "DELETE FROM revisions",
            "DROP TABLE sessions",
            "PRAGMA user_version = 3",
        ):
            with reader._engine.connect() as connection, pytest.raises(OperationalError):
                connection.execute(text(statement))
        # Even when the pragma is taken back: the file itself was opened for reading.
        with reader._engine.connect() as connection:
            connection.execute(text("PRAGMA query_only = OFF"))
            with pytest.raises(OperationalError):
                connection.execute(text("DELETE FROM revisions"))
        reader.readonly = False
        with pytest.raises(ReadOnlyError):
            reader.delete("een")
    assert made.heads("een")["start"] == 1


def test_the_environment_makes_every_store_read_only(sqlite_url, made, monkeypatch):
    monkeypatch.setenv("NETWERK_READONLY", "1")
    for url in (sqlite_url, "memory://"):
        with open_store(url, readonly=False) as store:
            assert store.readonly
            with pytest.raises(ReadOnlyError):
                store.create("twee", None, AUTHOR)


def test_a_memory_store_for_reading_refuses_every_write():
    store = MemoryStore()
    store.create("een", None, AUTHOR)
    store.save("een", "start", {"intro": "a"}, 1, AUTHOR)
    store.readonly = True
    for write in writes(store):
        with pytest.raises(ReadOnlyError):
            write()
