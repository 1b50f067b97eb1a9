"""The participants' door: a server that only shows."""

import gzip
import http.client
import json
import os
import re
import socket
import subprocess
import sys
from contextlib import closing
from html.parser import HTMLParser

import brotli
import pytest

from netwerk_widgets.bundle import script, sheet
from netwerk_widgets.serve import processes, static
from netwerk_widgets.serve.dashboard import POLICY
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.serve.dashboard.sessions import NAME, PATIENCE, dump, make_session, say


def event(answer):
    """The next event of a channel: its kind and data. Waits for it."""
    found = {}
    while (line := answer.readline().decode()) not in ("", "\n"):
        key, _, value = line.rstrip("\n").partition(": ")
        found[key] = value
    assert line, "the channel was closed"
    return found.get("event"), json.loads(found["data"]) if "data" in found else None


class Door:
    """A running ``netwerk dashboard``."""

    def __init__(self, port, home):
        self.port, self.home = port, home

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, address, method="GET", body=None, **headers):
        with closing(self.connect()) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, address, body, named)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    def until_it_shows(self, name):
        """Listen to the channel until the session is on show."""
        with closing(self.connect()) as connection:
            connection.request("GET", "/events")
            answer = connection.getresponse()
            while not str(event(answer)[1]).startswith(f"{name}@"):
                pass

    def store(self):
        return open_store(f"sqlite:///{self.home / 'sessions.db'}")


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    home = tmp_path_factory.mktemp("door")
    env = {name: value for name, value in os.environ.items() if not name.startswith("NETWERK_")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETWERK_HOME", str(home))
        make_session(NAME)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["dashboard", NAME, "--port", str(port)]
    child = subprocess.Popen(
        [sys.executable, "-m", "netwerk_widgets", *words],
        env=env | {"NETWERK_HOME": str(home)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        processes.wait_until_open(f"http://127.0.0.1:{port}/", child)
        made = Door(port, home)
        made.until_it_shows(NAME)
        yield made
    finally:
        processes.end([child])


class Tags(HTMLParser):
    """The tags of a page and their attributes, and the words of its title."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.title, self._at, self._head = [], "", "", True
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._at = tag

    def handle_data(self, data):
        if self._at == "title" and self._head:  # a picture has titles too
            self.title += data

    def handle_endtag(self, tag):
        self._at = ""
        self._head = self._head and tag != "head"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_the_session_in_the_language_asked_for(door, language):
    status, headers, body = door.ask(f"/?lang={language}")
    page = Tags(body.decode())
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    root, attributes = page.tags[0]
    assert (root, attributes["lang"]) == ("html", language)
    assert ("main", "nw-dashboard") in [(tag, attrs.get("id")) for tag, attrs in page.tags]
    assert texts(language)("dashboard.map") in body.decode()


def test_a_language_that_is_none_is_dutch(door):
    assert door.ask("/?lang=xx")[2] == door.ask("/")[2]


def test_a_session_s_name_is_text_in_every_place(door):
    page = Tags(door.ask("/")[2].decode())
    assert page.title == NAME
    assert "img" not in [tag for tag, _ in page.tags]


def test_the_page_needs_no_code_of_its_own_and_nobody_else(door):
    _, _, body = door.ask("/")
    page = Tags(body.decode())
    scripts = [attrs for tag, attrs in page.tags if tag == "script"]
    inline = [attrs for attrs in scripts if "src" not in attrs]
    assert {attrs["type"] for attrs in inline} == {"application/json"}
    assert {attrs["src"] for attrs in scripts if "src" in attrs} == {static.url("room.js")}
    # Fetched beside the page, read when the page stands there: see plot.js.
    early = [attrs["href"] for tag, attrs in page.tags if attrs.get("rel") == "preload"]
    assert early == [static.url(static.PLOTLY)]
    for _, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")]
        for name in ("src", "href"):
            assert not re.match(r"(https?:)?//|javascript:", attrs.get(name) or "")
    for word in (b"kernelId", b"kernel_id", b"Traceback", str(door.home).encode(), b"token"):
        assert word not in body


def test_the_headers_keep_the_page_to_itself(door):
    _, headers, _ = door.ask("/")
    assert headers["Content-Security-Policy"] == POLICY
    rules = dict(each.strip().split(" ", 1) for each in POLICY.split(";"))
    assert rules["default-src"] == rules["script-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert headers["Cache-Control"] == "no-cache"
    assert headers.get_all("Set-Cookie") is None


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/events/", "/../x", static.url("room.css"), "/netwerk/static/x/y"]
)
def test_every_answer_has_the_same_headers(door, address):
    _, headers, _ = door.ask(address)
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Server" not in headers


def test_a_browser_that_has_the_page_gets_nothing(door):
    _, headers, _ = door.ask("/")
    tag = headers["ETag"]
    assert re.fullmatch(r'"[0-9a-f]{16}"', tag)
    status, again, body = door.ask("/", If_None_Match=tag)
    assert (status, body, again["ETag"]) == (304, b"", tag)
    assert door.ask("/", If_None_Match='"0000000000000000"')[0] == 200
    assert door.ask("/?lang=en")[1]["ETag"] != tag


def test_the_page_is_compressed_for_whoever_can(door):
    _, plain, body = door.ask("/", Accept_Encoding="identity")
    assert "Content-Encoding" not in plain
    for accepts, sent, unpack in (
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
    ):
        _, headers, packed = door.ask("/", Accept_Encoding=accepts)
        assert headers["Content-Encoding"] == sent
        assert set(headers["Vary"].split(", ")) == {"Accept-Encoding"}
        assert int(headers["Content-Length"]) == len(packed)
        assert unpack(packed) == body
        assert len(packed) < len(body) / 2


def test_what_figures_are_drawn_from_is_fetched_apart(door):
    at = re.search(r'data-figures="(figures/[0-9a-f]+)"', door.ask("/")[2].decode())[1]
    status, headers, body = door.ask(f"/{at}")
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, "application/json")
    assert all(set(each) == {"figure", "narrow"} for each in json.loads(body).values())
    assert door.ask(f"/{at}", If_None_Match=headers["ETag"])[0] == 304
    for gone in ("figures/0123456789abcdef", "figures/", "figures"):
        assert door.ask(f"/{gone}")[0] == 404


@pytest.mark.parametrize("address", ["/", static.url("netwerk.css")])
def test_who_only_asks_what_there_is_gets_all_but_the_page(door, address):
    """As a messenger does for the preview of a link."""
    status, told, body = door.ask(address, "HEAD")
    found = door.ask(address)
    assert (status, body) == (200, b"")
    for each in ("Content-Type", "Content-Length", "ETag"):
        assert told[each] == found[1][each]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ["/", "/events"])
def test_it_takes_nothing_in(door, method, address):
    before = dump(door.home / "sessions.db")
    assert door.ask(address, method, b"{}")[0] == 405
    assert dump(door.home / "sessions.db") == before


@pytest.mark.parametrize(
    "address",
    [
        "/voila",
        "/voila/render/00_start.ipynb",
        "/voila/render/dashboard.ipynb",
        "/voila/tree/",
        "/voila/files/dashboard.ipynb",
        "/voila/static/voila-style.js",
        "/voila/templates/netwerk/static/index.css",
        "/voila/api/shutdown/x",
        "/api",
        "/api/kernels",
        "/api/kernelspecs",
        "/api/contents",
        "/api/sessions",
        "/api/terminals",
        "/api/kernels/0a0a0a0a-0000-0000-0000-000000000000/channels",
        "/files/dashboard.ipynb",
        "/tree",
        "/lab",
        "/login",
        "/dashboard.ipynb",
        "/../sessions.db",
        "/static/../../sessions.db",
        "/metrics",
    ],
)
def test_voila_s_own_addresses_are_not_there(door, address):
    status, _, body = door.ask(address)
    assert status == 404
    assert b"Traceback" not in body


def test_no_kernel_can_be_started(door):
    assert door.ask("/api/kernels", "POST", b'{"name": "python3"}')[0] in (403, 404)


def test_our_own_files_are(door):
    for name, body in (
        ("dashboard.js", script("dashboard.js")),
        ("netwerk.css", sheet("netwerk.css")),
    ):
        assert door.ask(static.url(name))[::2] == (200, body.encode())


def test_the_channel_says_which_revision_there_is_and_when_there_is_another(door):
    with closing(door.connect()) as connection:
        connection.request("GET", "/events", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/event-stream"
        assert answer.headers["Cache-Control"] == "no-store"
        kind, first = event(answer)
        assert kind == "revision"
        assert first.startswith(f"{NAME}@")
        tag, old = door.ask("/")[1]["ETag"], door.ask("/")[2].decode()
        assert "Heel iets anders" not in old
        with door.store() as store:
            say(store, NAME, "Heel iets anders")
        kind, then = event(answer)
        while kind != "revision" or then == first:  # a sign of life, or that it is not stale
            kind, then = event(answer)
        assert kind == "revision"
        assert then.startswith(f"{NAME}@")
    _, headers, body = door.ask("/")
    assert headers["ETag"] != tag
    assert "Heel iets anders" in body.decode()
