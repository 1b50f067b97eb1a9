"""Figures that show themselves in a notebook, with their words and the table behind them."""

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Still
from netwerk_widgets.figures.lines import broken, harmless
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.figures.theme import TEMPLATE
from netwerk_widgets.laboratory.data import SessionData, as_session
from netwerk_widgets.laboratory.mapping import Map
from netwerk_widgets.laboratory.mistakes import NearestError
from netwerk_widgets.session.models import Session

if TYPE_CHECKING:
    from datetime import date

#: Room above and below the title of a figure, in pixels, and how many letters a line has.
_TITLE, _LETTERS = 24, 72
#: Room for the title of an axis above a plot and what it names.
_AXIS = 64
#: A line of a title, in pixels.
_LINE = 30


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
    # A notebook has no use for the picture of a map on a phone.
    choice = {"narrow": False} if figure.startswith("map-") else {}
    drawing = FIGURES[figure].draw(data.session, data.texts, day, **choice)
    return Map(drawing, data) if isinstance(drawing.figure, Still) else _titled(drawing)


def _titled(drawing: Drawing) -> Figure:
    """Plotly's figure with what stands around it on a page: title, words, table."""
    assert isinstance(drawing.figure, Chart)
    made = Figure(drawing.figure.to_dict())
    lines = broken(drawing.title, _LETTERS, 3)
    room = _TITLE + _LINE * len(lines)
    # What an axis has above it finds its own room only when there is none yet.
    above = [_AXIS for each in made.select_xaxes() if each.side == "top" and each.title.text]
    margin = made.layout.margin.t
    if margin is None:
        margin = TEMPLATE["layout"]["margin"]["t"]
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
        margin_t=margin + room + sum(above),
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
