"""Figures that show themselves in a notebook, with their words and the table behind them."""

import base64
import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Still, Table
from netwerk_widgets.figures.lines import broken, harmless
from netwerk_widgets.figures.map.fonts import sheet
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.figures.theme import TEMPLATE
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.mistakes import NearestError
from netwerk_widgets.report.raster import png
from netwerk_widgets.session.models import Session

if TYPE_CHECKING:
    from datetime import date

    from netwerk_widgets.widgets.network_map import NetworkMap

#: Room above and below the title of a figure, in pixels, and how many letters a line has.
_TITLE, _LETTERS = 24, 72
#: Room for the title of an axis above a plot and what it names.
_AXIS = 64
#: How wide a map is where it is shown as pixels.
_PIXELS = 976
#: A line of a title, in pixels; and how a picture says how large it is.
_LINE = 30
_SIZE = re.compile(r'width="([0-9]+)" height="([0-9]+)"')


class Figure(go.Figure):
    """A plotly figure that carries its words: `summary`, and `table` with the numbers behind it."""

    @property
    def summary(self) -> str:
        """The figure in words."""
        return str((self.layout.meta or {}).get("summary", ""))

    @property
    def table(self) -> pd.DataFrame:
        """The numbers behind the figure."""
        meta = self.layout.meta or {}
        return pd.DataFrame(meta.get("rows", []), columns=meta.get("columns", []))

    # Plotly's own ways to show itself bring its script along, or fetch it from elsewhere.
    _ipython_display_ = None
    _repr_html_ = None

    def _repr_mimebundle_(self, *_asked: object, **_more: object) -> dict[str, Any]:
        """What JupyterLab draws, and the words where nothing draws it."""
        return {
            "application/vnd.plotly.v1+json": json.loads(self.to_json()),
            "text/plain": self.summary,
        }


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
        self.table = _frame(drawing.table)
        self._session = session

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


def _frame(table: Table) -> pd.DataFrame:
    return pd.DataFrame(list(table.rows), columns=list(table.columns))


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
    drawing = FIGURES[f"map-{layout}"].draw(data.session, data.texts, None)
    return Map(drawing, data)


def radar(session: SessionData | Session) -> Figure:
    """The radar of the five accelerators, now and expected: ``plot("accelerators", session)``."""
    found = plot("accelerators", session)
    assert isinstance(found, Figure)
    return found


def plot(
    figure: str, session: SessionData | Session, *, today: "date | None" = None
) -> Figure | Map:
    """Any figure of the workbook.

    Parameters
    ----------
    figure
        Its key: `gallery` lists them.
    session
        What it is of.
    today
        The day on which something is late; the computer's, without.

    Returns
    -------
    Figure or Map
        A plotly figure with ``.summary`` and ``.table``; a `Map` for ``map-…``.

    Raises
    ------
    LaboratoryError
        When there is no such figure: with the nearest.

    Examples
    --------
    >>> import netwerk_widgets as nw
    >>> found = nw.plot("support", nw.load(case="laanboompact", language="en"))
    >>> len(found.table)
    5
    """
    from datetime import date

    if figure not in FIGURES:
        raise NearestError("no_figure", str(figure), FIGURES)
    data = as_session(session)
    day = today or date.today()  # noqa: DTZ011  # the user's own day
    drawing = FIGURES[figure].draw(data.session, data.texts, day)
    return Map(drawing, data) if isinstance(drawing.figure, Still) else _titled(drawing)


def _titled(drawing: Drawing) -> Figure:
    """Plotly's figure with what stands around it on a page: title, words, table."""
    made = Figure(drawing.figure)
    lines = broken(drawing.title, _LETTERS, 3)
    room = _TITLE + _LINE * len(lines)
    # What an axis has above it finds its own room only when there is none yet.
    above = [_AXIS for each in made.select_xaxes() if each.side == "top" and each.title.text]
    margin = made.layout.margin.t
    made.update_layout(
        title={
            "text": "<br>".join(harmless(line) for line in lines),
            "font": {"size": 20},
            "x": 0.01,
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            # Plotly hangs a title by its last line.
            "pad": {"t": 12 + _LINE * (len(lines) - 1)},
        },
        margin_t=(TEMPLATE.layout.margin.t if margin is None else margin) + room + sum(above),
        meta={
            "summary": drawing.summary,
            "columns": list(drawing.table.columns),
            "rows": [list(row) for row in drawing.table.rows],
        },
    )
    if made.layout.height:
        made.layout.height += room + sum(above)
    return made


def gallery() -> pd.DataFrame:
    """The figures that `plot` makes (index ``figure``): the step that each belongs to."""
    index = pd.Index(list(FIGURES), dtype="string", name="figure")
    steps = [each.step or "" for each in FIGURES.values()]
    return pd.DataFrame({"step": pd.array(steps, dtype="string")}, index=index)
