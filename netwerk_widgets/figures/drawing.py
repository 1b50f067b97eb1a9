"""What every figure function returns: the figure with its title, words and table."""

from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.figures.chart import Chart

Cell = str | float | int | None


@dataclass(frozen=True)
class Table:
    """The numbers behind a figure; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Still:
    """A picture as SVG: on a screen or paper (``wide``), and on a phone (``narrow``, if asked)."""

    wide: str
    narrow: str


@dataclass(frozen=True)
class Drawing:
    """A figure, and everything that makes it readable without seeing it.

    ``title`` says what the figure shows; it is set above the figure as plain text, never
    inside it. ``summary`` is the figure in words. ``narrow`` holds layout changes of a plotly
    figure for a phone, as Plotly.relayout takes them (``{"height": 360, "legend.y": -0.3}``), and
    what is different of its traces (``{"data.0.y": [1, 2]}``).
    ``empty`` says that there is nothing to show yet, ``missing`` that it could not be made
    (`figures.pieces`).
    """

    key: str
    figure: Chart | Still
    title: str
    summary: str
    table: Table
    empty: bool = False
    missing: bool = False
    narrow: dict[str, Any] = field(default_factory=dict)
