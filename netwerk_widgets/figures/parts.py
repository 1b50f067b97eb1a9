"""What several figures have in common: textures, the legend at the foot, rows with a name."""

from collections.abc import Sequence
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.lines import wrapped

#: A legend that stands at the foot of a figure, whatever the height of what is above it.
FOOT: dict[str, Any] = {"yref": "container", "y": 0, "yanchor": "bottom"}
#: The same, in the middle.
FOOT_CENTRE: dict[str, Any] = FOOT | {"x": 0.5, "xanchor": "center"}
#: Right under a radar, and above the bars of a figure; a click there hides nothing.
UNDER_RADAR: dict[str, Any] = {"y": -0.08, "x": 0.5, "xanchor": "center", "itemclick": False}
ABOVE_BARS: dict[str, Any] = {"x": 0, "y": 1.02, "yanchor": "bottom", "itemclick": False}


def texture(shape: str | list[str], **looks: float) -> dict[str, Any]:
    """A pattern over a bar, so that colours are apart without colour as well."""
    return {"shape": shape, "fillmode": "overlay", "fgcolor": palette.PAPER, **looks}


def named_rows(
    figure: Chart,
    labels: list[str],
    ends: tuple[float, float] | None = None,
    *,
    places: Sequence[float] | None = None,
    **looks: Any,
) -> None:
    """Make the vertical axis one of rows, the first on top, each with its label.

    Parameters
    ----------
    figure
        The figure, changed in place.
    labels
        A label for each row, as plotly may show it.
    ends
        Where the axis starts and ends; half a row around the first and the last without.
    places
        Where each row is; 0, 1, 2… without.
    looks
        What else the axis has.
    """
    figure.update_yaxes(
        tickvals=list(range(len(labels)) if places is None else places),
        ticktext=labels,
        range=list(ends or (len(labels) - 0.5, -0.5)),
        showgrid=False,
        ticks="",
        ticklabelstandoff=6,
        fixedrange=True,
        **looks,
    )


def above(number: int, name: str, head: str = "", lift: float = 0.34) -> dict[str, Any]:
    """On a phone the words stand above the row instead of beside it."""
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": number - lift,
        "yanchor": "bottom",
        "align": "left",
        "text": (f"<b>{head}</b><br>" if head else "") + wrapped(name, 34, 2),
        "showarrow": False,
        "font": {"size": 16},
    }
