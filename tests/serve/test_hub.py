"""The workbook on a hub: under which names, for whose pages, and where it does not open."""

import http.client
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import psutil
import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from netwerk_widgets.serve import hosts, hub
from netwerk_widgets.serve.hosts import RefusedHandler
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import texts

OWN = {
    "JUPYTERHUB_SERVICE_PREFIX": "/user/anna/",
    "JUPYTERHUB_PUBLIC_URL": "https://anna.hub.example/user/anna/",
    "JUPYTERHUB_PUBLIC_HUB_URL": "https://hub.example/hub/",
}
ONE = OWN | {"JUPYTERHUB_PUBLIC_URL": "https://hub.example/user/anna/"}
UNKNOWN = {"JUPYTERHUB_SERVICE_PREFIX": "/user/anna/", "JUPYTERHUB_PUBLIC_URL": ""}


@pytest.mark.parametrize(
    ("env", "trusting", "found"),
    [
        (OWN, False, ["anna.hub.example"]),
        (OWN, True, ["anna.hub.example"]),
        (ONE, True, ["hub.example"]),
        (UNKNOWN | {hub.HOSTS: '["hub.example"]'}, True, ["hub.example"]),
        (OWN | {hub.HOSTS: '["x.example"]'}, False, ["anna.hub.example", "x.example"]),
    ],
)
def test_the_names_are_those_of_the_hub(env, trusting, found):
    assert hub.names(env, trusting=trusting) == found


@pytest.mark.parametrize(
    ("env", "trusting", "key"),
    [
        ({}, False, "hub_none"),
        ({}, True, "hub_none"),
        (ONE, False, "hub_one_domain"),
        (UNKNOWN, False, "hub_one_domain"),
        # A name given by hand says nothing of a domain for each user.
        (UNKNOWN | {hub.HOSTS: '["hub.example"]'}, False, "hub_one_domain"),
        (OWN | {"JUPYTERHUB_PUBLIC_URL": "https://["}, False, "hub_one_domain"),
        (UNKNOWN, True, "hub_no_name"),
    ],
)
def test_where_it_does_not_open(env, trusting, key):
    with pytest.raises(NetwerkError) as told:
        hub.names(env, trusting=trusting)
    assert told.value.key == key


class _App(Application):
    """Tells which handler an answer would come from."""

    def find_handler(self, request, **_more):
        return "the page", request.path

    def get_handler_delegate(self, _request, handler, arguments):
        assert handler is RefusedHandler
        return "refused", arguments["status"]


def answered(path="/user/anna/netwerk/", method="GET", **headers):
    named = {"Host": "anna.hub.example"} | {k.replace("_", "-"): v for k, v in headers.items()}
    line = RequestStartLine(method, path, "HTTP/1.1")
    request = HTTPServerRequest(start_line=line, headers=HTTPHeaders(named))
    router = hub.ThroughProxies(_App(), hosts.named(["anna.hub.example"]))
    return *router.find_handler(request), request


def test_it_answers_to_its_own_name_and_to_no_other():
    assert answered()[0] == "the page"
    assert answered(Host="anna.hub.example:8443")[0] == "the page"
    for other in ("bob.hub.example", "hub.example", "127.0.0.1", "localhost", ""):
        assert answered(Host=other)[:2] == ("refused", 421), other


def test_a_page_of_another_user_asks_nothing():
    # Their domains are one site to a browser, so cookies go along: where it is from decides.
    told = {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "script"}
    assert answered(**told)[:2] == ("refused", 403)
    assert answered(**told | {"Sec_Fetch_Site": "cross-site"})[:2] == ("refused", 403)
    assert answered(**told | {"Sec_Fetch_Site": "same-origin"})[0] == "the page"
    assert answered(Origin="https://bob.hub.example")[:2] == ("refused", 403)
    assert answered(Origin="https://anna.hub.example")[0] == "the page"
    frame = {"Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}
    assert answered(**told | frame)[:2] == ("refused", 403)


def test_a_link_leads_to_it():
    led = {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "navigate"}
    assert answered(**led, Sec_Fetch_Dest="document")[0] == "the page"
    assert answered(method="POST", **led, Sec_Fetch_Dest="document")[:2] == ("refused", 403)


def test_a_name_that_is_escaped_is_found(monkeypatch):
    monkeypatch.setenv("NETWERK_BASE", "/user/jos%C3%A9/netwerk/")
    _, path, request = answered("/user/jos%25C3%25A9/netwerk/voila/render/map.ipynb?lang=en")
    assert path == "/user/jos%C3%A9/netwerk/voila/render/map.ipynb"
    assert request.uri == f"{path}?lang=en"


@pytest.mark.parametrize(
    ("said", "protocol"), [("https,http", "https"), ("http", "http"), ("x", "http"), ("", "http")]
)
def test_the_first_proxy_says_how_the_browser_speaks(said, protocol):
    assert answered(X_Forwarded_Proto=said)[2].protocol == protocol


class _Reached(http.client.HTTPConnection):
    """A connection to a socket in a folder."""

    def __init__(self, path):
        super().__init__("anna.hub.example", timeout=30)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


@contextmanager
def served(tmp_path, env, *words):
    """What the command that the user's server starts serves at its socket."""
    path = tmp_path / "socket"
    command = ["-m", "netwerk_widgets", "_hub", "--base", "/user/anna/netwerk/"]
    process = subprocess.Popen(
        [sys.executable, *command, "--socket", path, *words],
        env={"PATH": "", "NETWERK_HOME": str(tmp_path / "home"), **env},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until = time.monotonic() + 60
        while not path.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        yield path, process
    finally:
        process.terminate()
        process.communicate(timeout=30)


def get(path, address, **headers):
    with closing(_Reached(path)) as connection:
        connection.request("GET", address, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def test_on_one_domain_it_says_why_it_does_not_open(tmp_path):
    said = texts("en")("errors.hub_one_domain")
    with served(tmp_path, ONE) as (path, process):
        status, headers, page = get(
            path, "/user/anna/netwerk/voila/render/map.ipynb", **{"Accept-Language": "en"}
        )
        assert process.stderr.readline().strip() == texts("nl")("errors.hub_one_domain")
    assert status == 403
    assert said in page.replace("&#x27;", "'")
    assert "script-src 'self'" in headers["Content-Security-Policy"]


def test_who_trusts_everybody_has_it_on_one_domain_without_cookies(tmp_path):
    named = {"Host": "hub.example"}
    with served(tmp_path, ONE, "--i-trust-all-users") as (path, process):
        status, headers, _ = get(path, "/user/anna/netwerk/", **named)
        assert (status, headers["Location"]) == (
            302,
            "/user/anna/netwerk/voila/render/00_start.ipynb?lang=nl",
        )
        # On an error too there is no cookie of ours: the domain is the hub's.
        for address in ("/user/anna/netwerk/nothing", "/user/anna/netwerk/enter", "/elsewhere"):
            status, headers, _ = get(path, address, **named)
            assert status == 404
            assert headers["Set-Cookie"] is None
        assert get(path, "/user/anna/netwerk/", Host="evil.example")[0] == 421
        family = psutil.Process(process.pid).children(recursive=True)
    assert psutil.wait_procs(family, timeout=30)[1] == []
