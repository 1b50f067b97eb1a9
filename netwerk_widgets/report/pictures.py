"""Figures as pictures, without the internet: Kaleido with the Chrome or Chromium that is there.

One browser draws all figures and is closed after them. It only opens files of this computer:
plotly's script is the one that the pages draw with, and nothing is ever downloaded.
"""

import asyncio
import logging
import os
import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import Any, Literal, cast

from netwerk_widgets import plotlyjs
from netwerk_widgets.figures.drawing import Still
from netwerk_widgets.report import letters, photo, raster
from netwerk_widgets.report.document import Picture
from netwerk_widgets.session.errors import NetwerkError

log = logging.getLogger("netwerk")

Format = Literal["svg", "png"]
#: Called with how many figures are drawn, of how many.
Drawn = Callable[[int, int], None]

#: Pixels across; on an A4 page a letter of 18 pixels is then about 9 points.
WIDTH = 1000
#: A figure higher than this could not be read on one page: its table takes its place.
HIGHEST = 2400
#: Sharp on paper: 1,500 pixels over 17 cm are 220 to the inch.
_SCALE = 1.5
#: Seconds: for the browser to open, for one figure, and for the browser to close.
_OPENING, _DRAWING, _CLOSING = 45, 30, 10
#: Seconds for all pages of a PDF.
_PRINTING = 120
#: Whatever the browser would ask outside is refused: this port answers to nobody.
_NOWHERE = "127.0.0.1:9"
_SIZE = re.compile(r'\bwidth="(\d+)" height="(\d+)"')
_NAMES = (
    "chromium-headless-shell",  # the same, without the window that nobody sees
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)


@dataclass(frozen=True)
class Image:
    """A drawn figure: its bytes, and its size in pixels on the page.

    ``ours``: an SVG that we made ourselves, which may stand in a page as it is. ``missing``:
    the letters in it that this computer has no font for, drawn as question marks.
    """

    data: bytes
    width: int
    height: int
    ours: bool = False
    missing: tuple[str, ...] = ()


@dataclass
class Images:
    """The figures that could be drawn, and whether there was a browser that did."""

    drawn: dict[str, Image] = field(default_factory=dict)
    trouble: Literal["no_pictures", "browser_failed", ""] = ""


def browser() -> str | None:
    """The browser on this computer that can draw figures: ``BROWSER_PATH``, or one it finds."""
    chosen = os.environ.get("BROWSER_PATH")
    if chosen:
        return chosen if os.access(chosen, os.X_OK) else None
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=False)


class Studio:
    """A browser that draws figures, for as long as the ``with`` lasts.

    It opens beside whoever asked for it, in a thread with an event loop of its own: a report is
    written meanwhile, and it also works where another loop runs already (in a kernel).
    """

    def __init__(self) -> None:
        self._path = browser()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._kaleido: Any = None
        self._opened: Future[None] | None = None
        self._closed: Future[None] | None = None

    def __enter__(self) -> "Studio":
        self._thread.start()
        if self._path is not None:
            self._opened = asyncio.run_coroutine_threadsafe(self._open(), self._loop)
        return self

    def __exit__(self, *_raised: object) -> None:
        try:
            self.close()
            if self._closed is not None:
                self._closed.result(_CLOSING)
        except Exception:
            log.exception("the browser that draws figures did not close by itself")
            process = getattr(self._kaleido, "subprocess", None)
            if process is not None:
                process.kill()
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)

    async def _open(self) -> None:
        from kaleido import Kaleido

        # What the browser says last, as it closes, may be half a message: that is for our log.
        told = logging.getLogger("choreographer")
        told.propagate, told.handlers = False, [*log.handlers] or [logging.NullHandler()]

        class Steady(Kaleido):
            """Kaleido loads its page anew after each figure; that takes longer than drawing.

            And it asks for the events of its page when that is on its way: on a busy computer
            the one that it waits for, without end, is past by then.
            """

            async def _conform_tabs(self, tabs: Any = None) -> None:
                for tab in tabs or self.tabs.values():
                    await tab.send_command("Page.enable")
                await super()._conform_tabs(tabs)

            async def _return_kaleido_tab(self, tab: Any) -> None:
                await self.tabs_ready.put(tab)

        self._kaleido = Steady(
            n=1,
            timeout=_DRAWING,
            plotlyjs=plotlyjs.script().as_uri(),
            mathjax=False,
            path=self._path,
            enable_extensions=False,
            proxy_server=_NOWHERE,
        )
        await asyncio.wait_for(self._kaleido.open(), _OPENING)

    def close(self) -> None:
        """Begin to close the browser; leaving the ``with`` waits until it is."""
        if self._kaleido is not None and self._closed is None:
            closing = self._kaleido.close()
            self._closed = asyncio.run_coroutine_threadsafe(closing, self._loop)

    def draw(
        self, pictures: Sequence[Picture], kind: Format, drawn: Drawn = lambda *_: None
    ) -> Images:
        """Draw the figures; those that cannot be drawn are not in the answer.

        Blocks until all are there. An exception of ``drawn`` stops the drawing and is raised.
        """
        stills = [each for each in pictures if isinstance(each.drawing.figure, Still)]
        images = Images({e.key: self._still(cast("Still", e.drawing.figure), kind) for e in stills})
        fitting = [e for e in pictures if e not in stills and _height(e) <= HIGHEST]
        if not fitting:
            return images
        if self._opened is None:
            images.trouble = "no_pictures"
            return images
        try:
            self._opened.result(_OPENING + _CLOSING)
        except Exception:
            # A browser can fail in as many ways as there are browsers: the tables remain.
            log.exception("no figures can be drawn with %s", self._path)
            images.trouble = "browser_failed"
            return images
        for number, each in enumerate(fitting, 1):
            if (image := self._one(each, kind)) is not None:
                images.drawn[each.key] = image
            drawn(number, len(fitting))
        return images

    def needed(self) -> None:
        """See that there is a browser.

        Raises
        ------
        NetwerkError
            When there is none.
        """
        if self._opened is None:
            raise NetwerkError("report_no_browser")

    def printed(self, page: str) -> bytes:
        """A page as a tagged PDF, as the browser prints it.

        Raises
        ------
        NetwerkError
            When there is no browser, or it does not print.
        """
        self.needed()
        assert self._opened is not None
        try:
            self._opened.result(_OPENING + _CLOSING)
            printing = asyncio.run_coroutine_threadsafe(photo.pdf(self._kaleido, page), self._loop)
            return printing.result(_PRINTING)
        except Exception as problem:
            log.exception("no PDF can be printed with %s", self._path)
            raise NetwerkError("report_not_printed") from problem

    def _still(self, still: Still, kind: Format) -> Image:
        """A picture that needs no browser, but for letters that we find no font for."""
        width, height = map(int, _SIZE.findall(still.wide)[0])
        if kind == "svg":
            return Image(still.wide.encode(), width, height, ours=True)
        size = (WIDTH, round(height * WIDTH / width))
        missing = raster.missing(still.wide)
        if missing and (image := self._photo(still.wide, (width, height), missing)) is not None:
            return Image(image[0], *size, missing=tuple(image[1]))
        return Image(raster.png(still.wide), *size, missing=tuple(missing))

    def _photo(
        self, svg: str, size: tuple[int, int], signs: Sequence[str]
    ) -> tuple[bytes, list[str]] | None:
        """The picture as the browser draws it, and what it has no font for; None without one."""
        if self._opened is None:
            return None

        async def take() -> tuple[bytes, list[str]]:
            gone = await photo.missing(self._kaleido, signs)
            drawn = letters.without(svg, gone) if gone else svg
            return await photo.png(self._kaleido, drawn, size, raster.PIXELS), gone

        try:
            self._opened.result(_OPENING + _CLOSING)
            taking = asyncio.run_coroutine_threadsafe(take(), self._loop)
            return taking.result(_DRAWING + _CLOSING)
        except Exception:
            log.exception("the letters %s could not be drawn by %s", signs, self._path)
            return None

    def _one(self, picture: Picture, kind: Format) -> Image | None:
        height = _height(picture)
        size = {"width": WIDTH, "height": height, "scale": _SCALE if kind == "png" else 1}
        made = self._kaleido.calc_fig(picture.drawing.figure, opts={"format": kind, **size})
        try:
            data = asyncio.run_coroutine_threadsafe(made, self._loop).result(_DRAWING + _CLOSING)
        except Exception:
            log.exception("the figure %s could not be drawn", picture.key)
            return None
        return Image(data, WIDTH, height)


def _height(picture: Picture) -> int:
    figure: Any = picture.drawing.figure
    return int(figure.height or 500)
