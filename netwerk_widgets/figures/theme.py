"""One plotly template for all figures, and the texts inside them made harmless."""

from collections.abc import Sequence

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, Spec
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import broken, harmless
from netwerk_widgets.insights.apart import apart

TEMPLATE: Spec = {
    "layout": {
        "font": {"family": palette.FONT, "size": 18, "color": palette.INK},
        "colorway": list(palette.CATEGORIES),
        "paper_bgcolor": palette.PAPER,
        "plot_bgcolor": palette.PAPER,
        "margin": {"l": 60, "r": 24, "t": 16, "b": 48},
        "autosize": True,
        "hoverlabel": {"bgcolor": palette.INK, "font": {"size": 17, "color": palette.PAPER}},
        "legend": {"orientation": "h", "y": -0.12, "x": 0, "font": {"size": 17}},
        "xaxis": {"gridcolor": palette.LINE, "linecolor": palette.MUTED, "zeroline": False},
        "yaxis": {"gridcolor": palette.LINE, "linecolor": palette.MUTED, "zeroline": False},
        "polar": {
            "bgcolor": palette.PAPER,
            "radialaxis": {"gridcolor": palette.LINE, "linecolor": palette.LINE},
            "angularaxis": {"gridcolor": palette.LINE, "linecolor": palette.MUTED},
        },
    }
}


#: So many letters more than the width asked for a whole word may take.
_STRETCH = 5


def plain(text: str, limit: int = 60) -> str:
    """Typed text as plotly may show it: no markup, no template, no more than ``limit``.

    Plotly reads a small HTML of its own in every text, so that is escaped; a hover text
    goes into ``hovertext`` or ``customdata``, never into a ``hovertemplate`` itself.
    """
    short = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    return harmless(short).replace("\n", " ")


def wrapped(text: str, width: int = 18, lines: int = 3) -> str:
    """`plain` over several lines, for axis and node labels.

    A word that is a little too long stays whole; a much longer one is broken with a hyphen.
    """
    return "<br>".join(harmless(part) for part in _lines(text, width, lines))


def wrapped_apart(names: Sequence[str], width: int = 18, lines: int = 3) -> list[str]:
    """Names that are `wrapped`; what begins alike and has to be cut can still be told apart."""

    def fits(name: str) -> bool:
        return len(_lines(name, width, lines + 1)) <= lines

    most = (width + _STRETCH) * lines
    return [wrapped(each, width, lines) for each in apart(names, most, fits)]


def _lines(text: str, width: int, lines: int) -> list[str]:
    longest = max((len(word) for word in text.split()), default=0)
    if longest <= width + _STRETCH:
        width = max(width, longest)
    return broken(text, width, lines)


def empty(key: str, title: str, hint: str) -> Drawing:
    """A figure that says what to fill in to see something."""
    figure = Chart(layout={"template": TEMPLATE, "height": 260})
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    note = {"showarrow": False, "font": {"size": 20, "color": palette.MUTED}}
    figure.add_annotation(text=wrapped(hint, 44, 6), **note)
    small = {"font": {"size": 18, "color": palette.MUTED}}
    narrow = {"annotations": [note | small | {"text": wrapped(hint, 30, 8)}]}
    return Drawing(key, figure, title, hint, Table((), ()), empty=True, narrow=narrow)
