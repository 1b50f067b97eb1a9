"""What the workbook says when it does not answer: in our own words, in the reader's language."""

from http.client import responses
from typing import Any

from jupyter_server.base.handlers import APIHandler
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from netwerk_widgets.serve import plain
from netwerk_widgets.texts import texts


class GuardedHandler(RequestHandler):
    """A handler whose refusals and errors are ours: a page for people, a line for programs."""

    #: Whether people open this address themselves.
    human = False

    def get_login_url(self) -> str:
        """There is no page to log in on: who has no key is told so where they are."""
        raise HTTPError(403)

    def write_error(self, status_code: int, **_more: Any) -> None:
        """Say in plain words what is the matter; never what went on inside."""
        self.set_header("Cache-Control", "no-store")
        if not self.human:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(f"{status_code} {responses.get(status_code, '')}".strip())
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        language = plain.language_for(self.request)
        t = texts(language)
        which = {403: "closed", 404: "missing"}.get(status_code, "failed")
        words = [t(f"entrance.{which}.text"), t(f"entrance.{which}.what")]
        base = self.settings.get("base_url", "/")
        again = self.request.uri if which == "closed" and self.request.method == "GET" else base
        more = plain.button(str(again), t(f"entrance.{which}.button"))
        self.finish(plain.page(language, t(f"entrance.{which}.title"), words, more))


class MissingHandler(GuardedHandler):
    """There is nothing at this address."""

    human = True

    def prepare(self) -> None:
        """Always the same answer."""
        raise HTTPError(404)

    def check_xsrf_cookie(self) -> None:
        """Nothing is changed here."""

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""


def guarded(routes: list[Any]) -> list[Any]:
    """Routes of Voilà and Jupyter, whose handlers say what they have to say as ours do."""
    return [(route[0], _guarded(route[1]), *route[2:]) for route in routes]


def _guarded(handler: type[RequestHandler]) -> type[RequestHandler]:
    if issubclass(handler, GuardedHandler):
        return handler
    programs = issubclass(handler, APIHandler | WebSocketHandler)
    human = not programs and "Static" not in handler.__name__ and "File" not in handler.__name__
    return type(handler.__name__, (GuardedHandler, handler), {"human": human})
