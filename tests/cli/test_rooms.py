"""``netwerk rooms``: where it listens, what it is told, and what it will not start with."""

import os
from types import SimpleNamespace

import pytest

from netwerk_widgets import cli
from netwerk_widgets.cli import rooms
from netwerk_widgets.serve import rooms_service
from netwerk_widgets.texts import texts
from tests.serve.room import free_port

T = texts("nl")
SERVER = "postgresql://netwerk_room:geheim@127.0.0.1:1/netwerk"


@pytest.fixture
def started(monkeypatch):
    """What would run, and who it ends with."""
    found = SimpleNamespace(app=None, ends=[], shared=True)

    class App(SimpleNamespace):
        def __init__(self, config):
            super().__init__(config=config, base_url=config.Voila.base_url)

    class Store:
        @property
        def is_shared(self):
            return found.shared

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(rooms_service, "RoomsService", App)
    monkeypatch.setattr(rooms, "run", lambda app: setattr(found, "app", app))
    monkeypatch.setattr(rooms, "open_store", lambda readonly: Store() if readonly else None)
    monkeypatch.setattr(rooms.processes, "end_with_starter", lambda _stop: found.ends.append(1))
    for name in (rooms.WHERE, rooms.PREFIX, rooms.NAMES, "NETWERK_BASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETWERK_DB", SERVER)
    return found


def test_a_hub_tells_where_to_listen_and_is_not_listened_to_any_further(started, monkeypatch):
    port = free_port()
    monkeypatch.setenv(rooms.WHERE, f"http://127.0.0.1:{port}")
    monkeypatch.setenv(rooms.PREFIX, "/services/zaal/")
    monkeypatch.setenv(rooms.NAMES, '["zaal.example"]')
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "geheim")
    monkeypatch.setenv("NETWERK_BASE", "")
    monkeypatch.delenv("NETWERK_BASE")
    assert cli.main(["rooms", "--host", "zaal.school.example", "--proxies", "2"]) == 0
    voila = started.app.config.Voila
    assert (voila.ip, voila.port, voila.base_url) == ("127.0.0.1", port, "/services/zaal/")
    assert started.app.names == ("zaal.school.example", "zaal.example")
    assert started.app.hops == 2
    assert started.ends == [1]
    assert not [name for name in os.environ if name.startswith("JUPYTERHUB_")]


def test_by_hand_it_has_the_port_and_the_base_that_it_is_given(started, monkeypatch, capsys):
    monkeypatch.setenv("NETWERK_BASE", "/zalen/")
    port = free_port()
    assert cli.main(["rooms", "--port", str(port)]) == 0
    assert f"http://127.0.0.1:{port}/zalen/" in capsys.readouterr().out
    assert (started.app.names, started.app.hops, started.ends) == ((), 1, [])


@pytest.mark.parametrize(
    "told", ["http://0.0.0.0:8868", "https://127.0.0.1:8868", "http://127.0.0.1", "unix:///x", "x"]
)
def test_a_hub_that_tells_another_place_is_refused(started, monkeypatch, capsys, told):
    monkeypatch.setenv(rooms.WHERE, told)
    assert cli.main(["rooms"]) == 1
    assert capsys.readouterr().err == T("errors.rooms_address", address=told) + "\n"
    assert started.app is None


@pytest.mark.parametrize("database", ["", "sqlite:///ergens.db"])
def test_a_database_of_one_laptop_has_no_rooms(started, monkeypatch, capsys, database):
    monkeypatch.setenv("NETWERK_DB", database)
    assert cli.main(["rooms", "--port", str(free_port())]) == 1
    assert capsys.readouterr().err == T("errors.rooms_database") + "\n"
    assert started.app is None


def test_a_server_whose_users_are_not_kept_apart_has_none_either(started, capsys):
    started.shared = False
    assert cli.main(["rooms", "--port", str(free_port())]) == 1
    assert capsys.readouterr().err == T("errors.rooms_apart") + "\n"
    assert started.app is None
