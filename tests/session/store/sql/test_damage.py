"""Damage and wrong addresses are told, and nothing is made where nothing was asked."""

import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import text

from netwerk_widgets import places
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.session.store.sql.databases import AUTHOR, path_of, sentence_key


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


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("nonsense", "database_address"),
        ("oracle9://a/b", "database_kind"),
        ("mysql://a/b", "database_kind"),
        ("sqlite:////nowhere/at/all.db", "database_no_folder"),
    ],
)
def test_an_address_that_leads_nowhere(url, key):
    assert sentence_key(lambda: open_store(url)) == key


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
