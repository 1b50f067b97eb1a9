"""Under which names a door answers, and whose pages may ask it something.

A page elsewhere can make its own name lead here (DNS rebinding); the browser then still says
that name in ``Host``. One that asks under our name says its own in ``Origin``: also for a
websocket.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from http.client import responses
from typing import Any
from urllib.parse import urlsplit

from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application

from netwerk_widgets.serve import plain
from netwerk_widgets.serve.certificates import Certificate
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.texts import texts

#: Whether a door answers under a name or an address (small letters, no dot at its end).
Known = Callable[[str], bool]


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def this_computer(name: str) -> bool:
    """The names of loopback: what only programs on this computer reach."""
    address = _address(name)
    return name == "localhost" if address is None else address.is_loopback


def in_the_room(names: Iterable[str]) -> Known:
    """Any address, this computer's own name, and ``names`` (``*.`` stands for one label).

    An address is nobody's name: it cannot be made to lead elsewhere.
    """
    own = socket.gethostname().lower().rstrip(".")
    short = own.partition(".")[0]
    known = named(["localhost", own, short, f"{short}.local", *names])
    return lambda name: _address(name) is not None or known(name)


def named(names: Iterable[str]) -> Known:
    """These ``names`` and no other (``*.`` stands for one label)."""
    known = {plain_name(each) for each in names}
    wild = {each[1:] for each in known if each.startswith("*.")}

    def ours(name: str) -> bool:
        first, dot, rest = name.partition(".")
        return name in known or (bool(first) and f"{dot}{rest}" in wild)

    return ours


def plain_name(name: str) -> str:
    """A host name as it is compared: small letters, no dot at its end."""
    return name.strip().lower().rstrip(".")


def certificate_names(certificate: Certificate) -> list[str]:
    """The names that a certificate is for."""
    # There is no public way to read a certificate that nobody presented.
    try:
        read = ssl._ssl._test_decode_cert(certificate[0])  # type: ignore[attr-defined]
    except (AttributeError, ssl.SSLError, OSError, ValueError):
        return []
    named = [value for kind, value in read.get("subjectAltName", ()) if kind == "DNS"]
    subject = [pair for group in read.get("subject", ()) for pair in group]
    return named or [value for kind, value in subject if kind == "commonName"]


class RefusedHandler(QuietHandler):
    """One plain sentence to whoever asks under another name, or from another page."""

    def initialize(self, status: int, why: str) -> None:
        """Take the number of the refusal, and its text."""
        self.status, self.why = status, why

    def prepare(self) -> None:
        """Say so, whatever is asked."""
        self.set_status(self.status, responses.get(self.status, "Misdirected Request"))
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        t = texts(plain.language_for(self.request))
        self.finish(t(f"entrance.refused.{self.why}"))

    def check_xsrf_cookie(self) -> None:
        """Nothing is changed here."""


class KnownHosts(Router):
    """Answers who asks under a known name, and not from somebody else's page."""

    def __init__(self, app: Application, known: Known) -> None:
        self.app, self.known = app, known

    def find_handler(self, request: HTTPServerRequest, **_more: Any) -> HTTPMessageDelegate:
        """The application's own answer, or a refusal."""
        hosts = request.headers.get_list("Host")
        host = hosts[0].lower() if len(hosts) == 1 else ""
        origin = request.headers.get("Origin")
        refused = None
        if not self._is_known(host):
            refused = {"status": 421, "why": "host"}
        elif (origin is not None and not _same(origin.lower(), host)) or self.is_strange(request):
            refused = {"status": 403, "why": "origin"}
        if refused is None:
            return self.app.find_handler(request)
        return self.app.get_handler_delegate(request, RefusedHandler, refused)

    def is_strange(self, _request: HTTPServerRequest) -> bool:
        """Whether there is another reason to take it for somebody else's page."""
        return False

    def _is_known(self, host: str) -> bool:
        try:
            asked = urlsplit(f"//{host}")
            port, name = asked.port, asked.hostname
        except ValueError:
            return False
        if not name or asked.netloc != host or asked.username is not None or port == 0:
            return False
        return self.known(plain_name(name))


def _same(origin: str, host: str) -> bool:
    try:
        return urlsplit(origin).netloc == host
    except ValueError:
        return False
