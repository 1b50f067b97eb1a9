"""The map as a picture that shows itself in a notebook; it needs neither pandas nor plotly."""

import base64
import re
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.figures.lines import broken
from netwerk_widgets.figures.map.fonts import sheet
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.mistakes import NearestError
from netwerk_widgets.network.engines import there
from netwerk_widgets.report.raster import png
from netwerk_widgets.session.models import Session

if TYPE_CHECKING:
    import pandas as pd

    from netwerk_widgets.widgets.network_map import NetworkMap

#: How wide a map is where it is shown as pixels.
_PIXELS = 976
#: A line of the title, in pixels; and how a picture says how large it is.
_LINE = 30
_SIZE = re.compile(r'width="([0-9]+)" height="([0-9]+)"')


class Map:
    """A layout of the map: a picture (SVG) in a notebook.

    Attributes
    ----------
    svg : str
        The picture with its title, 976 pixels wide; it holds its own letters.
    title, summary : str
        What it shows, and the same in words.
    table : pandas.DataFrame
        The numbers behind it.
    """

    def __init__(self, drawing: Drawing, session: SessionData) -> None:
        self.title, self.summary = drawing.title, drawing.summary
        # Where there is nothing to show yet there is no picture.
        self.svg = _alone(drawing) if isinstance(drawing.figure, Still) else ""
        self._rows, self._session = drawing.table, session

    @cached_property
    def table(self) -> "pd.DataFrame":
        """The numbers behind it."""
        import pandas as pd

        return pd.DataFrame(list(self._rows.rows), columns=list(self._rows.columns))

    def widget(self) -> "NetworkMap":
        """The map to drag, zoom and filter; what you move stays in this notebook."""
        from netwerk_widgets.session.live import LiveSession
        from netwerk_widgets.session.store.memory import MemoryStore
        from netwerk_widgets.widgets.network_map import NetworkMap

        store, name = MemoryStore(), self._session.name.strip() or "notebook"
        store.create(name, self._session.session.model_dump(mode="json"), "notebook")
        live = LiveSession(store, name, "notebook")
        return NetworkMap(self._session.texts, live, lambda _part, _conflicts: None)

    def save(self, file: str | Path) -> None:
        """Write the picture as SVG."""
        Path(file).write_text(self.svg, encoding="utf-8")

    def __repr__(self) -> str:
        """The map in words."""
        return f"<Map: {self.summary}>"

    def _repr_mimebundle_(self, *_asked: object, **_more: object) -> dict[str, Any]:
        """The picture; also as pixels, which Jupyter shows in a notebook it does not trust yet."""
        shown = {"text/plain": self.summary}
        if not self.svg:
            return shown
        if not there("resvg_py"):  # in a browser
            narrow = '<svg style="max-width: 100%; height: auto" '
            return shown | {"image/svg+xml": self.svg.replace("<svg ", narrow, 1)}
        pixels = base64.b64encode(png(self.svg, _PIXELS)).decode()
        return shown | {"image/svg+xml": self.svg, "image/png": pixels}


def _alone(drawing: Drawing) -> str:
    """A picture that stands by itself: with its title above it, and its letters in it."""
    assert isinstance(drawing.figure, Still)
    inner = drawing.figure.wide
    width, height = (int(each) for each in _SIZE.findall(inner)[0])
    lines = broken(drawing.title, 84, 3)
    above = 16 + _LINE * len(lines)
    title = "".join(
        f'<text x="0" y="{_LINE * number}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    look = f'font-family="{palette.MAP_FONT}" font-weight="700" font-size="22"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" '
        f'height="{height + above}" viewBox="0 0 {width} {height + above}">'
        f"<style>{sheet()}</style>"
        f'<rect width="100%" height="100%" fill="{palette.PAPER}"/>'
        f'<g {look} fill="{palette.INK}">{title}</g>'
        + inner.replace("<svg ", f'<svg y="{above}" ', 1)
        + "</svg>"
    )


def map(session: SessionData | Session, layout: str = "network") -> Map:
    """The map of a network as a picture that shows itself.

    Parameters
    ----------
    session
        What to show.
    layout
        ``network``, ``rings``, ``chain`` or ``power``.

    Returns
    -------
    Map
        ``.svg``, ``.summary`` and ``.table``; ``.widget()`` is the map to move about.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> nw.map(nw.load(case="laanboompact", language="en")).svg[:4]
    '<svg'
    """
    if layout not in LAYOUTS:
        raise NearestError("no_layout", str(layout), LAYOUTS)
    data = as_session(session)
    return Map(still_map(data.session, data.texts, layout, narrow=False), data)
