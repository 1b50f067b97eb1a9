"""A matrix with a number in every cell: the longer list goes down, the shorter one across."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import FOOT, named_rows
from netwerk_widgets.figures.theme import TEMPLATE, plain

#: Pixels: what a column of labels takes, on a beamer and on a phone.
_LEFT, _LEFT_NARROW = 260, 132
#: Pixels that a figure surely has for its columns, on a beamer and on a phone.
_ROOM, _ROOM_NARROW = 720, 216
_ROW, _ROW_NARROW = 50, 62
_CHAR, _LINE, _LINE_NARROW = 10, 23, 21
#: With more columns than this there is no room for a number in each cell.
_MOST, _MOST_NARROW = 18, 7
#: Every cell stands apart, and says its own words.
_CELLS = {"hoverinfo": "text", "hoverongaps": False, "xgap": 3, "ygap": 3}


@dataclass(frozen=True)
class Matrix:
    """What to draw: names, and for each cell its amount, its text and its hover text.

    Names are typed text; ``cells`` are ours (short), ``hover`` is escaped by its maker.
    An amount of None leaves the cell empty.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    amounts: Sequence[Sequence[float | None]]
    cells: Sequence[Sequence[str]]
    hover: Sequence[Sequence[str]]

    def turned(self) -> "Matrix":
        """The same with rows and columns changed places."""

        def turn(table: Sequence[Sequence[Any]]) -> list[list[Any]]:
            return [list(column) for column in zip(*table, strict=True)]

        return Matrix(
            self.columns, self.rows, turn(self.amounts), turn(self.cells), turn(self.hover)
        )


def longest_down(matrix: Matrix) -> Matrix:
    """The matrix with its longer list as rows: height is free, width is not."""
    return matrix.turned() if len(matrix.columns) > len(matrix.rows) else matrix


def draw(
    matrix: Matrix,
    scale: Sequence[str],
    limits: tuple[float, float],
    legend: dict[float, str] | None = None,
) -> tuple[Chart, dict[str, Any]]:
    """The figure, and its layout changes for a phone.

    Parameters
    ----------
    matrix
        The names and the cells.
    scale, limits
        The colours from the lowest to the highest amount.
    legend
        What some amounts mean, for the colour bar under the matrix; none without. On a phone
        each word has a line of its own.
    """
    figure = Chart(
        trace(
            "heatmap",
            z=matrix.amounts,
            hovertext=matrix.hover,
            coloraxis="coloraxis",
            **_CELLS,
        )
    )
    across, down = len(matrix.columns), len(matrix.rows)
    wide = _columns(matrix.columns, _ROOM / across)
    narrow = _columns(matrix.columns, _ROOM_NARROW / across, upright=False)
    foot = 104 if legend else 12
    figure.update_layout(
        template=TEMPLATE,
        height=down * _ROW + wide[2] + foot,
        margin={"l": _LEFT, "r": 12, "t": wide[2], "b": foot},
        plot_bgcolor=palette.PAPER,
        coloraxis={
            "colorscale": _even(scale),
            "cmin": limits[0],
            "cmax": limits[1],
            "showscale": bool(legend),
            "colorbar": _bar(legend or {}, 0.4),
        },
        annotations=_numbers(matrix, lambda amount: _ink(amount, scale, limits), _MOST),
        meta=_one_line(matrix, wide),
    )
    figure.update_xaxes(
        side="top",
        tickvals=list(range(across)),
        ticktext=wide[0],
        tickangle=wide[1],
        showgrid=False,
        showline=False,
        ticks="",
        ticklabelstandoff=6,
        tickfont={"size": 17},
        range=[-0.5, across - 0.5],
        fixedrange=True,
    )
    labels = [wrapped(name, 25, 2) for name in matrix.rows]
    small = [wrapped(name, 12, 4) for name in matrix.rows]
    row = max(_ROW_NARROW, 4 + _LINE_NARROW * (1 + max(text.count("<br>") for text in small)))
    named_rows(figure, labels, showline=False, tickfont={"size": 17})
    return figure, {
        "height": down * row + narrow[2] + foot,
        "margin": {"l": _LEFT_NARROW, "r": 4, "t": narrow[2], "b": foot},
        "xaxis.ticktext": narrow[0],
        "xaxis.tickangle": narrow[1],
        "xaxis.tickfont.size": 16,
        "yaxis.ticktext": small,
        "yaxis.tickfont.size": 16,
        "coloraxis.colorbar": _bar(
            {amount: words.replace(" ", "<br>") for amount, words in (legend or {}).items()}, 0.6
        ),
        "annotations": _numbers(
            matrix, lambda amount: _ink(amount, scale, limits), _MOST_NARROW, 16
        ),
    }


def _columns(
    names: Sequence[str], room: float, *, upright: bool = True
) -> tuple[list[str], int, int]:
    """The column labels, their angle, and the pixels they take above the matrix."""
    width = int(room / _CHAR)
    if upright and width >= 11:
        width = min(width, 24)
        texts = [wrapped(name, width, 4) for name in names]
        return texts, 0, 20 + _LINE * max(text.count("<br>") + 1 for text in texts)
    if room >= 42:
        texts = [wrapped(name, 22, 2) for name in names]
        longest = max(len(line) for text in texts for line in text.split("<br>"))
        return texts, -90, 16 + int(_CHAR * min(longest, 24))
    texts = [plain(name, 24) for name in names]
    return texts, -90, 16 + int(_CHAR * min(max(map(len, texts)), 25))


def _one_line(matrix: Matrix, columns: tuple[list[str], int, int]) -> dict[str, list[str]] | None:
    """Upright labels of one line, for a screen on which words are larger but columns not wider."""
    texts, angle, _ = columns
    if not angle or not any("<br>" in text for text in texts):
        return None
    return {"one_line": [plain(name, 24) for name in matrix.columns]}


def _numbers(
    matrix: Matrix, ink: Callable[[float], str], most: int, size: int = 18
) -> list[dict[str, Any]]:
    if len(matrix.columns) > most or len(matrix.columns) * len(matrix.rows) > 600:
        return []
    return [
        {
            "x": x,
            "y": y,
            "text": text,
            "showarrow": False,
            "font": {"size": size, "color": ink(amount)},
        }
        for y, (amounts, texts) in enumerate(zip(matrix.amounts, matrix.cells, strict=True))
        for x, (amount, text) in enumerate(zip(amounts, texts, strict=True))
        if amount is not None and text
    ]


def _ink(amount: float, scale: Sequence[str], limits: tuple[float, float]) -> str:
    """The colour of a number that can be read on the colour of its cell."""
    share = (amount - limits[0]) / (limits[1] - limits[0])
    colour = scale[min(len(scale) - 1, max(0, round(share * (len(scale) - 1))))]
    light = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return (
        palette.INK if 0.3 * light[0] + 0.59 * light[1] + 0.11 * light[2] > 0.5 else palette.PAPER
    )


def _even(scale: Sequence[str]) -> list[list[Any]]:
    return [[number / (len(scale) - 1), colour] for number, colour in enumerate(scale)]


def _bar(legend: dict[float, str], length: float) -> dict[str, Any]:
    return {
        "orientation": "h",
        "len": length,
        "thickness": 14,
        "x": 0.45,
        "xanchor": "center",
        **FOOT,
        "outlinewidth": 0,
        "tickvals": list(legend),
        "ticktext": list(legend.values()),
        "tickfont": {"size": 16},
        "tickangle": 0,
    }
