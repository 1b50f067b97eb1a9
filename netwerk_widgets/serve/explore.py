"""The page with a kernel at the participants' door: a seat, its page, its connection.

Everything is beneath ``/explore``; what Voilà would serve beside it is not there.
"""

import asyncio
import logging
from html import escape
from typing import Any
from urllib.parse import urlencode

import nbformat
from tornado.ioloop import PeriodicCallback
from tornado.web import HTTPError
from voila.configuration import VoilaConfiguration
from voila.paths import collect_static_paths, collect_template_paths

from netwerk_widgets.serve import static
from netwerk_widgets.serve.application import language_of
from netwerk_widgets.serve.frontend import file_routes
from netwerk_widgets.serve.quiet import QuietHandler
from netwerk_widgets.serve.seat_socket import SocketHandler
from netwerk_widgets.serve.seats import COOKIE, ROUND, Seat, Seats
from netwerk_widgets.serve.whole import RenderingError, renderer_of
from netwerk_widgets.texts import Language, texts

log = logging.getLogger("netwerk")

NOTEBOOK, TEMPLATE, PATH = "explore.ipynb", "netwerk-explore", "explore"
#: What every finished page holds; a page without it did not come to an end.
MARK = "application/vnd.jupyter.widget-view+json"
#: How long making a page may take (seconds), and how many are made at once.
LONGEST, AT_ONCE = 25, 2
_KERNEL = r"([0-9a-f-]{36})"


class Explore:
    """What the handlers share: the seats, and how a page is made for one."""

    def __init__(self, app: Any, most: int) -> None:
        self.app = app
        self.seats = Seats(app.kernel_manager, most)
        self.base = f"{app.base_url}{PATH}/"
        self.making = asyncio.Semaphore(AT_ONCE)
        # Its own template beside that of the room's page.
        self.configuration = VoilaConfiguration(parent=app, template=TEMPLATE)
        self.templates = collect_template_paths(["voila", "nbconvert"], TEMPLATE, prune=True)
        self.files = collect_static_paths(["voila", "nbconvert"], TEMPLATE)
        PeriodicCallback(self.look, ROUND).start()

    def look(self) -> None:
        """Take seats back."""
        self.seats.look(self.app.room.keeper.session)

    async def page(self, seat: Seat, language: Language) -> str:
        """The page of a seat, whole: what goes wrong in a template never keeps anybody waiting.

        Raises
        ------
        RenderingError, TimeoutError
            When it could not be made.
        """
        async with asyncio.timeout(LONGEST), self.making:
            renderer = renderer_of(
                self.app,
                NOTEBOOK,
                voila_configuration=self.configuration,
                template_paths=self.templates,
                base_url=self.base,
            )
            await renderer.initialize()
            renderer.page_config["filesUrl"] = self.app.base_url
            t = texts(language)
            renderer.notebook.metadata["netwerk"] = nbformat.from_dict(
                {
                    "language": language,
                    "title": f"{t('explore.title')} · {t('ui.product')}",
                    "loading": t("ui.loading"),
                    "gone": t("explore.gone.text"),
                    "again": t("explore.again"),
                }
            )
            kernel = await self.seats.start(
                seat, renderer.notebook.metadata.kernelspec.name, language
            )
            running = self.app.kernel_manager.get_kernel(kernel)
            html = await renderer.generate_content_str(kernel, running)
        if MARK not in html:
            raise RenderingError(html[-2000:])
        return str(html)


class SeatHandler(QuietHandler):
    """A handler that knows its visitor by a cookie that nobody can guess."""

    def initialize(self, explore: Explore) -> None:
        """Take what the handlers share."""
        self.explore = explore

    @property
    def visitor(self) -> str | None:
        """The visitor's secret."""
        return self.get_cookie(COOKIE)

    def mine(self, kernel: str) -> Seat:
        """The visitor's seat; there is nothing here for anybody else."""
        seat = self.explore.seats.held(self.visitor, kernel)
        if seat is None:
            raise HTTPError(404)
        return seat

    def check_xsrf_cookie(self) -> None:
        """Do without: the cookie is only sent from our own pages."""


class ExploreHandler(SeatHandler):
    """A seat with its page, or why there is none."""

    async def get(self) -> None:
        """Send the page in the language asked for."""
        language = language_of(self.request.query)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        seat = self.explore.seats.take(self.visitor, self.explore.app.room.keeper.session)
        if seat is None:
            self._sorry(full(language, self.explore.seats.most), 60)
            return
        try:
            html = await self.explore.page(seat, language)
        except Exception:
            log.exception("a page to try things out could not be made")
            self.explore.seats.release(seat)
            self._sorry(failed(language), 5)
            return
        self.set_cookie(
            COOKIE,
            seat.visitor,
            path=self.explore.base.rstrip("/"),
            httponly=True,
            samesite="Strict",
            secure=self.request.protocol == "https",
        )
        self.finish(html)

    def _sorry(self, html: str, seconds: int) -> None:
        self.set_status(503)
        self.set_header("Retry-After", str(seconds))
        self.finish(html)


class KernelHandler(SeatHandler):
    """What the page asks of its own kernel before it connects."""

    def get(self, kernel: str) -> None:
        """The kernel, as far as the page needs to know it."""
        seat = self.mine(kernel)
        self.set_header("Cache-Control", "no-store")
        self.finish(
            {
                "id": seat.kernel,
                "name": "python3",
                "execution_state": "idle",
                "connections": len(seat.sockets),
                "last_activity": "2000-01-01T00:00:00Z",
            }
        )


class HeldHandler(SeatHandler):
    """Whether a page still has its seat."""

    def get(self, kernel: str) -> None:
        """Say so; of a seat of somebody else it says no."""
        self.set_header("Cache-Control", "no-store")
        self.finish({"held": self.explore.seats.held(self.visitor, kernel) is not None})


class LeaveHandler(SeatHandler):
    """Frees the seat when the page goes."""

    def post(self, kernel: str) -> None:
        """Give the visitor's own seat up."""
        self.explore.seats.release(self.mine(kernel))
        self.set_status(204)


def routes(app: Any, explore: Explore) -> list[tuple[Any, ...]]:
    """What there is beneath ``/explore``."""
    base, shared = explore.base, {"explore": explore}
    return [
        (rf"{base.rstrip('/')}", ExploreHandler, shared),
        (rf"{base}api/kernels/{_KERNEL}", KernelHandler, shared),
        (rf"{base}api/kernels/{_KERNEL}/channels", SocketHandler, shared),
        (rf"{base}seat/{_KERNEL}", HeldHandler, shared),
        (rf"{base}voila/api/shutdown/{_KERNEL}", LeaveHandler, shared),
        *file_routes(base, explore.files, app.labextensions_path),
    ]


def full(language: Language, seats: int) -> str:
    """A page for who comes after the last seat."""
    return _plain(language, "full", seats=seats)


def failed(language: Language) -> str:
    """A page for when there is none to show."""
    return _plain(language, "failed")


def _plain(language: Language, which: str, **values: object) -> str:
    t = texts(language)
    query = urlencode({"lang": language})
    return (
        f'<!DOCTYPE html><html class="nw-html" lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(t(f"explore.{which}.title"))}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{static.url("netwerk.css")}">'
        f'<link rel="stylesheet" href="{static.url("room.css")}"></head><body class="nw-body">'
        '<main class="nw-page"><div class="nw-main nw-sorry">'
        f"<h1>{escape(t(f'explore.{which}.title'))}</h1>"
        f"<p>{escape(t(f'explore.{which}.text', **values))}</p>"
        f'<p><a class="nw-button" href="./?{query}#map">{escape(t("explore.full.map"))}</a></p>'
        f'<p><a class="nw-button" href="{PATH}?{query}">{escape(t("explore.full.try"))}</a></p>'
        "</div></main></body></html>"
    )
