"""The workbook on a JupyterHub: beneath its user's own address, on a socket in a private folder.

The hub lets people in, and jupyter-server-proxy passes on what they ask. Whoever reaches the socket
is that user: there is no key of ours, no ticket and no cookie. A port of loopback would be open to
every other user of the computer.
"""

import json
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.netutil import bind_unix_socket
from tornado.web import Application, RequestHandler
from traitlets.config import Config

from netwerk_widgets import places
from netwerk_widgets.serve import entrance, hosts, plain, security, static, workbook
from netwerk_widgets.serve.limits import BACKLOG
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.texts import texts

#: More names under which its page is asked for, as JSON; for a hub that does not tell its own.
HOSTS = "NETWERK_HOSTS"
#: What of a request from another site's page, or another user's, is none of a page itself.
_ELSEWHERE = ("same-site", "cross-site")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def names(env: Mapping[str, str], *, trusting: bool) -> list[str]:
    """The names under which this user's workbook is asked for, from the environment of the hub.

    Without a domain for each user all their pages are one origin to a browser, drafts and cookies
    included: that is only for whoever says so (``trusting``).

    Raises
    ------
    NetwerkError
        When there is no hub, it gives its users no domain of their own, or does not tell its name.
    """
    if not env.get("JUPYTERHUB_SERVICE_PREFIX"):
        raise NetwerkError("hub_none")
    own, hub = (_host(env.get(f"JUPYTERHUB_PUBLIC_{each}", "")) for each in ("URL", "HUB_URL"))
    if not trusting and (not own or own == hub):
        raise NetwerkError("hub_one_domain")
    found = [own, *json.loads(env.get(HOSTS) or "[]")]
    if not any(found):
        raise NetwerkError("hub_no_name")
    return [each for each in found if each]


class ThroughTheHub(IdentityProvider):
    """Whoever comes through the socket was let in by the hub."""

    login_available = False
    logout_available = False

    def get_user(self, handler: RequestHandler) -> User:  # noqa: ARG002
        """The one user there is."""
        return entrance.USER


class ThroughProxies(hosts.KnownHosts):
    """Answers what comes along the hub's proxy and the user's own server."""

    def __init__(self, app: Application, known: hosts.Known) -> None:
        super().__init__(app, known)
        self.base = places.base_url()

    def find_handler(self, request: HTTPServerRequest, **more: Any) -> HTTPMessageDelegate:
        """The answer at the address that the browser has."""
        # jupyter-server-proxy escapes once more what is escaped in a user's name.
        twice = self.base.replace("%", "%25")
        if twice != self.base and request.path.startswith(twice):
            request.path = self.base + request.path[len(twice) :]
            request.uri = self.base + str(request.uri)[len(twice) :]
        # The first of the proxies is the one that the browser speaks with.
        spoken = request.headers.get("X-Forwarded-Proto", "").partition(",")[0].strip()
        if spoken in ("http", "https"):
            request.protocol = spoken
        return super().find_handler(request, **more)

    def is_strange(self, request: HTTPServerRequest) -> bool:
        """Whether another site's page asks, as their domains are to a browser one site with ours.

        Leading a visitor here with a link is all that it may.
        """
        said = request.headers.get("Sec-Fetch-Site", "")
        led = (
            request.method == "GET"
            and request.headers.get("Sec-Fetch-Mode") == "navigate"
            and request.headers.get("Sec-Fetch-Dest") == "document"
        )
        return said in _ELSEWHERE and not led


class HubWorkbook(workbook.Workbook):
    """The workbook on a socket, for whom the hub let in; ``known`` are its names."""

    socket: str
    known: hosts.Known

    def entrances(self, start: str) -> list[tuple[Any, ...]]:  # noqa: ARG002
        """None: the hub has its own."""
        return []

    def http_server(self) -> HTTPServer:
        """The server behind the proxies."""
        return HTTPServer(ThroughProxies(self.app, self.known))

    def open(self, server: HTTPServer) -> None:
        """Listen at the socket."""
        _at(server, self.socket)


def settings() -> Config:
    """Voilà's settings for the workbook on a hub: without a port, and with a key for nothing."""
    return workbook.settings(0, secrets.token_bytes(32), ThroughTheHub)


def _at(server: HTTPServer, path: str) -> None:
    server.add_socket(bind_unix_socket(path, mode=0o600, backlog=BACKLOG))


class SorryHandler(QuietHandler):
    """Says at every address why there is no workbook."""

    def initialize(self, problem: NetwerkError) -> None:
        """Take what is the matter."""
        self.problem = problem

    def prepare(self) -> None:
        """Say so, whatever is asked."""
        language = plain.language_for(self.request)
        t = texts(language)
        self.set_status(403)
        for name, value in security.headers(security.ROOM_POLICY).items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")
        self.finish(plain.page(language, t("entrance.hub.title"), [self.problem.sentence(t)]))

    def check_xsrf_cookie(self) -> None:
        """Nothing is changed here."""


def say_sorry(path: str, problem: NetwerkError) -> None:
    """Serve one page on the socket at ``path``, with what is the matter, until told to end."""
    sorry = (r".*", SorryHandler, {"problem": problem})
    _at(HTTPServer(Application([*static.routes(), sorry])), path)
    IOLoop.current().start()
