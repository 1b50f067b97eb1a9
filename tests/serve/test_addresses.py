"""Ports that are free, and the address in the room."""

import ipaddress
import socket
from collections import namedtuple
from types import SimpleNamespace

import pytest

from netwerk_widgets.serve import addresses
from netwerk_widgets.session.errors import NetwerkError

Stats = namedtuple("Stats", "isup")
Address = namedtuple("Address", "family address")


@pytest.fixture
def busy():
    """A port that somebody listens on."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture
def free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_port_is_free_or_not(busy, free):
    assert not addresses.is_free(busy)
    assert addresses.is_free(free)


def test_a_port_that_was_just_left_is_free(free):
    """Starting again right after stopping must not wait for the system to forget."""
    with socket.create_server(("127.0.0.1", free)) as server:
        client = socket.create_connection(("127.0.0.1", free))
        accepted, _ = server.accept()
        accepted.close()  # first to close: lingers in TIME_WAIT
        client.close()
    assert addresses.is_free(free)


def test_the_port_asked_for_is_the_port(free):
    assert addresses.claim(free, 1) == free


def test_a_port_in_use_is_said(busy):
    with pytest.raises(NetwerkError) as told:
        addresses.claim(busy, 1)
    assert (told.value.key, told.value.values) == ("port_in_use", {"port": busy})


def test_the_two_doors_cannot_have_one_port(free):
    with pytest.raises(NetwerkError):
        addresses.claim(free, 1, taken=free)


def test_without_asking_it_is_the_usual_one_and_never_another(busy, free):
    assert addresses.claim(None, free) == free
    with pytest.raises(NetwerkError) as told:
        addresses.claim(None, busy)
    assert (told.value.key, told.value.values) == ("port_in_use", {"port": busy})


@pytest.mark.parametrize("port", [0, -1, 65536, 10**9])
def test_a_number_that_is_no_port_is_said(port):
    with pytest.raises(NetwerkError) as told:
        addresses.claim(port, 8866)
    assert (told.value.key, told.value.values) == ("port_wrong", {"port": port})


@pytest.mark.parametrize("door", [True, False])
def test_a_workbook_that_is_open_already_is_named_with_its_process(monkeypatch, busy, door):
    words = ["python", "-m", "netwerk_widgets", *(["_workbook"] if door else ["dashboard"])]
    heard = [namedtuple("Heard", "status laddr")("LISTEN", namedtuple("At", "port")(busy))]

    def refuses():
        raise addresses.psutil.AccessDenied(1)

    others = [
        SimpleNamespace(cmdline=refuses),
        SimpleNamespace(cmdline=lambda: ["python", "other"]),
        SimpleNamespace(
            cmdline=lambda: words, net_connections=lambda _kind: heard, ppid=lambda: 7, pid=8
        ),
    ]
    monkeypatch.setattr(addresses.psutil, "process_iter", lambda: others)
    with pytest.raises(NetwerkError) as told:
        addresses.claim(None, busy)
    process = 7 if door else 8
    assert (told.value.key, told.value.values) == (
        "already_open",
        {"port": busy, "process": process},
    )


@pytest.mark.parametrize(
    ("cards", "down", "expected"),
    [
        ({"lo": ["127.0.0.1"]}, [], "127.0.0.1"),
        ({}, [], "127.0.0.1"),
        ({"lo": ["127.0.0.1"], "wlan0": ["192.168.1.7"]}, [], "192.168.1.7"),
        ({"wlan0": ["169.254.3.4"]}, [], "127.0.0.1"),
        ({"vpn": ["8.8.8.8"], "wlan0": ["10.0.0.5"]}, [], "10.0.0.5"),
        ({"vpn": ["8.8.8.8"]}, [], "8.8.8.8"),
        ({"eth0": ["10.1.1.1"], "wlan0": ["10.0.0.5"]}, ["eth0"], "10.0.0.5"),
    ],
)
def test_the_room_s_address(monkeypatch, cards, down, expected):
    monkeypatch.setattr(
        addresses.psutil, "net_if_stats", lambda: {name: Stats(name not in down) for name in cards}
    )
    monkeypatch.setattr(
        addresses.psutil,
        "net_if_addrs",
        lambda: {
            name: [Address(socket.AF_INET6, "fe80::1"), *(Address(socket.AF_INET, a) for a in each)]
            for name, each in cards.items()
        },
    )
    assert addresses.room_address() == expected


def test_this_computer_has_an_address():
    assert ipaddress.ip_address(addresses.room_address()).version == 4


def test_the_code_is_drawn_with_characters():
    drawn = addresses.code_for_terminal("http://192.168.1.7:8867/")
    lines = drawn.splitlines()
    assert len(lines) > 10
    assert drawn != addresses.code_for_terminal("http://192.168.1.8:8867/")
