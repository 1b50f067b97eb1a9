"""The pages' scripts and styles over HTTP: compressed once, kept by the browser for good.

The address holds a digest of the files (`places.static_version`), so a browser may keep
what it has until the files change.
"""

import mimetypes
from functools import cache
from pathlib import Path
from typing import Any

from tornado.web import HTTPError

from netwerk_widgets import places, plotlyjs
from netwerk_widgets.bundle import bundle, script, sheet
from netwerk_widgets.serve.packing import Packed, pack
from netwerk_widgets.serve.sending import OwnTagHandler, send_packed

PLOTLY = plotlyjs.NAME
#: The participants' scripts as one, by the module that is at the bottom of them: those of the
#: page, and those of a round, which are fetched when there is one.
ROOM = {"room.js": "dashboard.js", "round.js": "round/phone.js"}


@cache
def _files() -> dict[str, Path]:
    return places.static_files() | {PLOTLY: plotlyjs.script()}


@cache
def packed(name: str) -> Packed:
    """One file, packed; asked for once a process.

    Raises
    ------
    KeyError
        When the workbook has no such file.
    """
    ours = name == PLOTLY and _files()[PLOTLY] == plotlyjs.FOLDER / PLOTLY
    return pack(_body(name), small=plotlyjs.small() if ours else None)


def _body(name: str) -> bytes:
    """What is sent of a file: all of its parts at once, and no remarks."""
    if name in ROOM:
        return bundle(ROOM[name]).encode()
    path = _files()[name]
    if name == PLOTLY or path.suffix not in (".js", ".css"):
        return path.read_bytes()
    return (script(name) if path.suffix == ".js" else sheet(name)).encode()


def url(name: str) -> str:
    """The address of a file, its version included."""
    return f"{places.base_url()}netwerk/static/{places.static_version()}/{name}"


class StaticHandler(OwnTagHandler):
    """Serves `places.static` and plotly's own bundle."""

    async def get(self, version: str, name: str) -> None:
        """Send a file, compressed when the browser can."""
        try:
            body = packed(name)
        except KeyError:
            raise HTTPError(404) from None
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self.set_header("Content-Type", kind)
        self.set_header("X-Content-Type-Options", "nosniff")
        fresh = version == places.static_version()
        self.set_header(
            "Cache-Control", "public, max-age=31536000, immutable" if fresh else "no-store"
        )
        await send_packed(self, body)

    head = get  # without the file itself

    def data_received(self, chunk: bytes) -> None:
        """Nothing is ever sent to this address."""


def routes(base_url: str | None = None) -> list[tuple[Any, ...]]:
    """The route that `url` leads to; in a server of Jupyter's own beneath its ``base_url``."""
    base = base_url or places.base_url()
    return [(rf"{base}netwerk/static/([0-9a-z]+)/((?:[\w-]+/)?[\w.-]+)", StaticHandler)]
