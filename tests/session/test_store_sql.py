"""What the database adds: processes that meet, crashes, reading only, age and damage."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from netwerk_widgets import places
from netwerk_widgets.session.errors import DatabaseError, NetwerkError, ReadOnlyError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store import MemoryStore, open_store
from netwerk_widgets.session.store.migrations import (
    MIGRATIONS,
    TABLE,
    m001_sessions_and_revisions,
    migrate,
)
from netwerk_widgets.texts import LANGUAGES, texts

AUTHOR = "anna"
ROUNDS = 15


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def made(sqlite_url):
    with open_store(sqlite_url) as store:
        store.create("een", None, AUTHOR)
        yield store


def sentence_key(act):
    with pytest.raises(NetwerkError) as caught:
        act()
    for language in LANGUAGES:
        assert "\n" not in caught.value.sentence(texts(language))
    return caught.value.key


# ---- processes that meet ----


def add_parties(url, who, barrier):
    with open_store(url) as store:
        barrier.wait()
        for n in range(ROUNDS):
            head = store.read("een", "stakeholders")
            items = [*head.document["items"], {"id": f"{who}{n}", "name": who}]
            store.save("een", "stakeholders", {"items": items}, head.number, who)


def test_two_processes_that_write_at_once_lose_nothing(sqlite_url, made):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    writers = [context.Process(target=add_parties, args=(sqlite_url, who, barrier)) for who in "ab"]
    for each in writers:
        each.start()
    for each in writers:
        each.join(60)
        assert each.exitcode == 0
    ids = {row["id"] for row in made.read("een", "stakeholders").document["items"]}
    assert ids == {f"{who}{n}" for who in "ab" for n in range(ROUNDS)}
    assert made.heads("een")["stakeholders"] == 1 + 2 * ROUNDS


def open_at_once(url, barrier):
    barrier.wait()
    with open_store(url) as store:
        store.sessions()


def test_two_processes_may_make_the_database_at_once(sqlite_url):
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3)
    openers = [context.Process(target=open_at_once, args=(sqlite_url, barrier)) for _ in range(3)]
    for each in openers:
        each.start()
    for each in openers:
        each.join(60)
        assert each.exitcode == 0


def test_threads_share_a_store(made):
    def add(who):
        for n in range(ROUNDS):
            head = made.read("een", "stakeholders")
            items = [*head.document["items"], {"id": f"{who}{n}"}]
            made.save("een", "stakeholders", {"items": items}, head.number, who)
            made.change_token()

    threads = [threading.Thread(target=add, args=(who,)) for who in "abc"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(made.read("een", "stakeholders").document["items"]) == 3 * ROUNDS


WRITER = """
import sys
from netwerk_widgets.session.store import open_store
store = open_store(sys.argv[1])
n = 0
while True:
    head = store.read("een", "start")
    store.save("een", "start", {**head.document, "intro": str(n)}, head.number, "x")
    print(n, flush=True)
    n += 1
"""


def test_what_was_called_saved_survives_kill_9(sqlite_url, made):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, sqlite_url], stdout=subprocess.PIPE, text=True
    )
    for line in writer.stdout:
        if int(line) == 20:
            break
    os.kill(writer.pid, signal.SIGKILL)
    said = [20, *map(int, writer.stdout.read().split())]
    writer.wait()
    with open_store(sqlite_url) as again:
        assert int(again.read("een", "start").document["intro"]) >= said[-1]
        head = again.read("een", "start")
        again.save("een", "start", {**head.document, "intro": "on"}, head.number, "y")


def test_another_ones_change_shows_in_the_token(sqlite_url, made):
    with open_store(sqlite_url) as other, open_store(sqlite_url, readonly=True) as reader:
        before = made.change_token(), reader.change_token()
        other.save("een", "start", {"intro": "a"}, 1, "bert")
        after = made.change_token(), reader.change_token()
        assert after[0] != before[0]
        assert after[1] != before[1]
        assert (made.change_token(), reader.change_token()) == after


def test_sqlite_is_set_to_last(made):
    with made._engine.connect() as connection:
        ask = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert ask == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


# ---- reading only ----


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


# ---- age ----


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


def test_an_old_database_is_readable_as_it_is(sqlite_url):
    old_database(sqlite_url)
    before = path_of(sqlite_url).read_bytes()
    with open_store(sqlite_url, readonly=True) as store:
        assert store.read("oud", "start").document["intro"] == "b"
        assert store.can_undo("oud", ["start"])
        assert [each.undoes for each in store.history("oud")] == [None, None]
        assert (store.session_id("oud"), store.workbook_id()) == ("1", "")
    assert path_of(sqlite_url).read_bytes() == before


def test_a_part_that_an_old_session_never_had_reads_as_its_model_starts(sqlite_url):
    old_database(sqlite_url)
    with open_store(sqlite_url) as store:
        never = store.read("oud", "dream")
        assert (never.number, never.document) == (0, PARTS["dream"]().model_dump(mode="json"))
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


def test_a_newer_database_is_refused(sqlite_url, made):
    with made._engine.begin() as connection:
        connection.execute(text(f"INSERT INTO {TABLE} (name) VALUES ('m999_future')"))
    for readonly in (False, True):
        assert sentence_key(lambda r=readonly: open_store(sqlite_url, r)) == "database_newer"


# ---- damage and wrong addresses ----


def test_a_file_that_is_no_database(sqlite_url):
    path_of(sqlite_url).write_bytes(b"this is not a database" * 1000)
    for readonly in (False, True):
        assert sentence_key(lambda r=readonly: open_store(sqlite_url, r)) == "database_unreadable"


def test_a_database_of_something_else(sqlite_url):
    with sqlite3.connect(path_of(sqlite_url)) as raw:
        raw.execute("CREATE TABLE recipes (id INTEGER)")
    raw.close()
    assert sentence_key(lambda: open_store(sqlite_url)) == "database_foreign"


def test_a_database_damaged_while_it_is_open(sqlite_url, made):
    with made._engine.begin() as connection:
        connection.execute(text("UPDATE revisions SET document = '{' WHERE part = 'start'"))
    assert sentence_key(lambda: made.read("een", "start")) == "database_unreadable"
    with made._engine.begin() as connection:
        connection.execute(text("DROP TABLE revisions"))
    assert sentence_key(lambda: made.heads("een")) == "database_unreadable"
    assert sentence_key(made.sessions) == "database_unreadable"


def test_a_database_that_another_program_keeps_locked(sqlite_url, made, monkeypatch):
    monkeypatch.setattr("netwerk_widgets.session.store.connecting.PATIENCE", 0.05)
    with open_store(sqlite_url) as hasty:
        holder = sqlite3.connect(path_of(sqlite_url), isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert (
            sentence_key(lambda: hasty.save("een", "start", {"intro": "a"}, 1, AUTHOR))
            == "database_busy"
        )
        holder.close()
        hasty.save("een", "start", {"intro": "a"}, 1, AUTHOR)
        assert hasty.heads("een")["start"] == 2


@pytest.mark.parametrize("url", ["nonsense", "oracle9://a/b", "sqlite:////nowhere/at/all.db"])
def test_an_address_that_leads_nowhere(url):
    assert sentence_key(lambda: open_store(url)) in ("database_address", "database_no_folder")


def test_there_is_nothing_to_read_yet(sqlite_url):
    assert sentence_key(lambda: open_store(sqlite_url, readonly=True)) == "database_missing"
    path_of(sqlite_url).touch()
    assert sentence_key(lambda: open_store(sqlite_url, readonly=True)) == "database_missing"


def test_a_password_is_not_shown():
    with pytest.raises(NetwerkError) as caught:
        open_store("sqlite://user:geheim@/nowhere/a.db")
    assert "geheim" not in caught.value.sentence(texts("nl"))


def test_without_an_address_it_is_in_the_users_folder(own_home):
    with open_store() as store:
        store.create("een", None, AUTHOR)
    assert (own_home / "sessions.db").is_file()
    assert places.database_url().endswith("sessions.db")
    with open_store() as store:
        assert [each.name for each in store.sessions()] == ["een"]


def test_netwerk_db_is_another_place(sqlite_url, monkeypatch, own_home):
    monkeypatch.setenv("NETWERK_DB", sqlite_url)
    with open_store() as store:
        store.create("een", None, AUTHOR)
    assert path_of(sqlite_url).is_file()
    assert not (own_home / "sessions.db").exists()


def test_sqlalchemy_is_imported_only_for_a_database():
    code = (
        "import sys; from netwerk_widgets.session.live import LiveSession; "
        "from netwerk_widgets.session.store import open_store; open_store('memory://'); "
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
