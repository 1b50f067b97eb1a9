"""What stands in the way of a file that is put back, and of a copy that is read in its place."""

import os
from contextlib import closing

import pytest
from sqlalchemy import make_url, text

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.connecting import connected
from netwerk_widgets.session.store.narrow import alone, copied
from netwerk_widgets.session.store.rescue import put_back
from tests.session.store.sql.databases import path_of


@pytest.fixture
def gone(sqlite_url):
    """An open connection to a file that was taken away, and where it was."""
    with open_store(sqlite_url) as store:
        store.create("een", None, "x")
    engine = connected(make_url(sqlite_url), False)
    with engine.connect() as connection:
        connection.execute(text("SELECT count(*) FROM sessions"))
    place = path_of(sqlite_url)
    place.unlink()
    yield engine, make_url(sqlite_url), place
    engine.dispose()


def test_while_another_puts_it_back_it_is_busy(gone):
    engine, url, place = gone
    copy = place.with_name(f"{place.name}.rescue")
    copy.touch()
    with pytest.raises(DatabaseError) as told:
        put_back(engine, url)
    assert told.value.key == "database_busy"
    assert copy.exists(), "it is the other's"
    assert not place.exists()


def test_what_a_dead_one_left_is_no_obstacle(gone):
    engine, url, place = gone
    copy = place.with_name(f"{place.name}.rescue")
    copy.touch()
    os.utime(copy, (0, 0))
    put_back(engine, url)
    assert not copy.exists()
    with open_store(str(url)) as store:
        assert [each.name for each in store.sessions()] == ["een"]


def test_a_copy_is_made_only_of_a_file_that_is_all_there_is(sqlite_url):
    url = make_url(sqlite_url)
    assert copied(url) is None, "there is no file"
    with open_store(sqlite_url) as store:
        store.create("een", None, "x")
        log = path_of(sqlite_url).with_name(f"{path_of(sqlite_url).name}-wal")
        assert log.stat().st_size
        assert copied(url) is None, "the newest stands in the log"
    log.unlink(missing_ok=True)
    for empty in (False, True):  # without a log, and with one in which nothing stands
        if empty:
            log.touch()
        engine, _ = copied(url)
        with closing(engine.raw_connection()) as connection:
            assert connection.execute("SELECT name FROM sessions").fetchall() == [("een",)]
        engine.dispose()


def test_where_nothing_fits_beside_it_a_change_that_fails_leaves_nothing(sqlite_url):
    with open_store(sqlite_url) as store:
        store.create("een", None, "x")
    engine = alone(make_url(sqlite_url))
    with engine.connect() as connection:
        connection.execute(text("DELETE FROM sessions"))
        connection.rollback()
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM sessions")).scalar() == 1
    engine.dispose()
