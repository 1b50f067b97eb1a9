"""How a browser gets into the workbook: a ticket for once, then a cookie that lasts.

A ticket stands behind the ``#`` of an address, where no server, log or other page sees it. A
small page of ours hands it in with a form, so that whatever merely looks at an address (a
preview, a virus scanner) does not use it up.
"""

import asyncio
import time
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler

from netwerk_widgets.serve import plain, static
from netwerk_widgets.serve.guarding import GuardedHandler
from netwerk_widgets.serve.tickets import Tickets
from netwerk_widgets.texts import texts

#: Where tickets are handed in.
PATH = "enter"
#: How long the cookie lasts (days), and after how many seconds it is made anew.
DAYS, RENEW = 30, 24 * 3600
#: How long a ticket may still be on its way here from who printed it (seconds).
UNDERWAY = 1.0
#: Whoever has the key.
USER = User("netwerk", "netwerk", "netwerk", "N", None, None)


def cookie_name(port: int) -> str:
    """The cookie of the workbook on a port: cookies do not tell ports apart."""
    return f"netwerk-{port}"


class KeyHolder(IdentityProvider):
    """Knows by its cookie alone whether a browser was let in."""

    login_available = False
    logout_available = False

    def get_user(self, handler: RequestHandler) -> User | None:
        """Who asks; None without a right cookie, whatever else is in the request."""
        kept = handler.get_signed_cookie(self.get_cookie_name(handler), max_age_days=DAYS)
        if kept is None:
            return None
        page = handler.request.method == "GET" and "Upgrade" not in handler.request.headers
        if page and not _recent(kept):
            self.let_in(handler)
        return USER

    def let_in(self, handler: RequestHandler) -> None:
        """Give the browser its cookie."""
        handler.set_signed_cookie(
            self.get_cookie_name(handler),
            str(int(time.time())),
            expires_days=DAYS,
            path="/",
            httponly=True,
            samesite="Strict",
        )


def _recent(kept: bytes) -> bool:
    return kept.isdigit() and 0 <= time.time() - int(kept) < RENEW


class EntranceHandler(GuardedHandler):
    """Takes the workbook's own addresses around its key."""

    human = True

    def initialize(self, tickets: Tickets, start: str) -> None:
        """Take the tickets that are out, and the address of the first page."""
        self.tickets, self.start = tickets, start

    @property
    def keys(self) -> KeyHolder:
        """Who knows the cookies."""
        found: KeyHolder = self.settings["identity_provider"]
        return found

    def set_default_headers(self) -> None:
        """Nothing here is to be kept."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html; charset=utf-8")

    def check_xsrf_cookie(self) -> None:
        """Do without: a ticket is the secret, and who comes for one has no cookie yet."""

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent in pieces."""

    def say(self, which: str, *words: str, more: str = "") -> None:
        """A page with the title and text of ``entrance.<which>``."""
        language = plain.language_for(self.request)
        t = texts(language)
        said = [t(f"entrance.{which}.{word}") for word in ("text", *words)]
        self.finish(plain.page(language, t(f"entrance.{which}.title"), said, more))


class EnterHandler(EntranceHandler):
    """Where a ticket is handed in."""

    def get(self) -> None:
        """The page that hands in the ticket behind the address's ``#``."""
        base = self.settings["base_url"]
        # `hidden`: without a script there is nothing to press.
        form = (
            f'<form method="post" action="{base}{PATH}{self._query}" id="nw-enter" hidden>'
            '<input type="hidden" name="ticket"></form>'
            f'<script type="module" src="{static.url("enter.js")}"></script>'
        )
        self.say("entering", "script", more=form)

    @property
    def _query(self) -> str:
        return f"?lang={plain.language_for(self.request)}"

    async def post(self) -> None:
        """Let the browser in, and lead on to a page without the ticket in its address."""
        secret = self.get_body_argument("ticket", "")
        page = self.tickets.take(secret)
        if page is None and secret:
            await asyncio.sleep(UNDERWAY)
            page = self.tickets.take(secret)
        if page is not None:
            self.keys.let_in(self)
        elif self.keys.get_user(self) is not None:
            page = self.start  # in already: an address that is opened twice
        if page is None:
            self.set_status(403)
            self.say("used", "what")
            return
        self.redirect(page, status=303)


class LoginHandler(EntranceHandler):
    """Where Jupyter's own page to log in would be."""

    def get(self) -> None:
        """On to the first page, or how to get in."""
        if self.keys.get_user(self) is None:
            self.send_error(403)
            return
        self.redirect(self.start, status=303)


class LogoutHandler(EntranceHandler):
    """Takes the key away from this browser."""

    def get(self) -> None:
        """Forget the cookie. Another site cannot ask this: it gets no cookie to show."""
        if self.keys.get_user(self) is None:
            self.send_error(403)
            return
        self.clear_cookie(self.keys.get_cookie_name(self), path="/")
        self.say("left", "what")


def routes(base: str, tickets: Tickets, start: str) -> list[tuple[Any, ...]]:
    """The addresses around the key."""
    shared = {"tickets": tickets, "start": start}
    return [
        (rf"{base}{PATH}", EnterHandler, shared),
        (rf"{base}login", LoginHandler, shared),
        (rf"{base}logout", LogoutHandler, shared),
    ]
