"""A server that cannot be reached, or lets the workbook do too little: each its own sentence."""

import re
import socket
import sys
import traceback

import pytest
from sqlalchemy import text

from netwerk_widgets import places
from netwerk_widgets.cli import main
from netwerk_widgets.session.errors import DatabaseError, ReadOnlyError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.address import parsed
from netwerk_widgets.session.store.server import reached
from netwerk_widgets.texts import LANGUAGES, texts
from tests.session.store.sql.databases import AUTHOR, sentence_key

WRONG = "ditisgeheim"


def nobody_listens(server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"postgresql://anna:{WRONG}@127.0.0.1:{free.getsockname()[1]}/netwerk"


def kept_out(server):
    """A database that only its administrator may come in."""
    url = server.database()
    name = url.rpartition("/")[2]
    server.do(f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC")
    return server.as_somebody(url, WRONG)


REFUSED = {
    "database_unreachable": nobody_listens,
    "database_password": lambda server: server.url("postgres", password=WRONG),
    "database_absent": lambda server: server.url("nergens"),
    "database_no_entry": kept_out,
    # Since PostgreSQL 15 who owns nothing makes no tables.
    "database_refuses": lambda server: server.as_somebody(server.database(), WRONG),
    "database_insecure": lambda server: f"{server.url('postgres')}?sslmode=require",
    "database_address": lambda server: f"{server.url('postgres')}?sslmood=require",
    "database_driver": lambda _: f"postgresql+psycopg2://anna:{WRONG}@127.0.0.1/netwerk",
}


@pytest.mark.parametrize("key", REFUSED)
def test_why_it_cannot_be_opened_is_said_in_one_sentence_of_its_own(
    server, key, monkeypatch, capsys
):
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    address = REFUSED[key](server)
    monkeypatch.setenv("NETWERK_DB", address)
    for language in LANGUAGES:
        assert main(["--lang", language, "sessions"]) == 1
        said = capsys.readouterr()
        values = dict.fromkeys(("place", "name", "host", "driver", "package"), "*")
        sentence = texts(language)(f"errors.{key}", **values)
        assert re.fullmatch(re.escape(sentence).replace(r"\*", "[^ ]+") + "\n", said.err)
        log = places.home() / "netwerk.log"
        kept = log.read_text() if log.exists() else ""
        for secret in (WRONG, server.password):
            assert secret not in said.out + said.err + kept


@pytest.mark.parametrize("key", REFUSED)
def test_a_password_is_in_no_traceback_either(server, key, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    try:
        open_store(REFUSED[key](server))
    except Exception as problem:  # noqa: BLE001
        told = traceback.format_exception(problem)
    for secret in (WRONG, server.password):
        assert secret not in "".join(told)


def test_what_it_takes_may_be_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError) as told:
        open_store(f"postgresql://anna:{WRONG}@127.0.0.1/netwerk")
    assert told.value.key == "database_driver"
    assert "pip install ‘netwerk-widgets[postgres]’" in told.value.sentence(texts("nl"))


def test_a_driver_that_does_not_exist_is_an_address_that_is_not_right():
    address = f"postgresql+onzin://anna:{WRONG}@127.0.0.1/netwerk"
    assert sentence_key(lambda: open_store(address)) == "database_address"


def test_who_may_only_read_is_told_so_when_saving(server, server_url):
    with open_store(server_url) as owner:
        owner.create("een", None, AUTHOR)
    reader = server.as_somebody(server_url, WRONG)
    assert sentence_key(lambda: open_store(reader).sessions()) == "database_refuses"
    server.do("GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC", server_url)
    with open_store(reader) as store:
        assert [each.name for each in store.sessions()] == ["een"]
        saving = lambda: store.save("een", "start", {"intro": "a"}, 1, AUTHOR)  # noqa: E731
        assert sentence_key(saving) == "database_refuses"


def test_a_server_that_only_reads_is_said(server, server_url):
    with open_store(server_url) as store:
        store.create("een", None, AUTHOR)
        with store._engine.connect() as connection:
            connection.execute(text("SET default_transaction_read_only = on"))
            connection.commit()
        saving = lambda: store.save("een", "start", {"intro": "a"}, 1, AUTHOR)  # noqa: E731
        assert sentence_key(saving) == "database_refuses"


def test_the_server_itself_refuses_who_opened_it_for_reading(server_url):
    with open_store(server_url) as owner:
        owner.create("een", None, AUTHOR)
    with open_store(server_url, readonly=True) as reader:
        assert reader.read("een", "start").number == 1
        reader.readonly = False  # as if somebody went round the store
        with pytest.raises(ReadOnlyError):
            reader.delete("een")
        assert [each.name for each in reader.sessions()] == ["een"]


def test_an_empty_database_is_made_by_the_workbook_and_by_no_reader(server_url):
    assert sentence_key(lambda: open_store(server_url, readonly=True)) == "database_missing"
    open_store(server_url).close()
    with open_store(server_url, readonly=True) as reader:
        assert reader.sessions() == []


def test_anothers_database_is_left_alone(server, server_url):
    server.do("CREATE TABLE klanten (id INTEGER)", server_url)
    assert sentence_key(lambda: open_store(server_url)) == "database_foreign"


def test_what_nobody_foresaw_is_one_sentence_and_logged_without_what_was_typed(
    server, server_url, caplog
):
    with open_store(server_url) as store:
        store.create("een", None, AUTHOR)
        server.do("ALTER TABLE revisions ADD CHECK (author <> 'Wilhelmina')", server_url)
        server.do("ALTER TABLE revisions ALTER COLUMN author TYPE VARCHAR(12)", server_url)
        saving = lambda: store.save("een", "start", {"intro": "a"}, 1, "Wilhelmina-de-Vries")  # noqa: E731
        assert sentence_key(saving) == "database_complains"
    assert "Wilhelmina" not in caplog.text
    assert "22001" in caplog.text


@pytest.mark.parametrize("readonly", [False, True])
def test_a_connection_keeps_its_bounds_also_when_it_is_used_again(readonly, server_url):
    engine = reached(parsed(server_url), readonly, 4)
    for _ in range(2):
        with engine.connect() as connection:
            asked = {
                name: connection.execute(text(f"SHOW {name}")).scalar()
                for name in ("lock_timeout", "default_transaction_read_only")
            }
            connection.rollback()
        assert asked == {
            "lock_timeout": "4s",
            "default_transaction_read_only": "on" if readonly else "off",
        }
    engine.dispose()
