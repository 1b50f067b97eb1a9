"""Where the middle half of the answers without names lies, over the bars of a figure."""

from collections.abc import Mapping, Sequence
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import ABOVE_BARS
from netwerk_widgets.insights.names import amount, spanned
from netwerk_widgets.insights.spread import Spread
from netwerk_widgets.texts import Texts

#: The height that the legend takes (pixels).
ROOM = 56


def whiskers(figure: Chart, rows: Sequence[tuple[Any, str, Spread | None]], t: Texts) -> str:
    """Draw a line from quartile to quartile, with a mark at the median, on each row.

    Parameters
    ----------
    figure
        A figure of horizontal bars on a scale of 1–5.
    rows
        Of each row: its place on the vertical axis, its label, and how its answers lie.

    Returns
    -------
    str
        What was drawn, as a sentence for the figure's summary; empty when there was nothing.
    """
    known = [(place, label, each) for place, label, each in rows if each is not None]
    if not known:
        return ""
    many = spanned(each.n for _, _, each in known)
    # Folded: on a phone it is wider than the figure.
    name = wrapped(t("figures.counted.half", n=many), 36, 3)
    for number, (place, label, each) in enumerate(known):
        ends = {"x": [each.lower, each.upper], "y": [place] * 2, "hoverinfo": "skip"}
        # Light beneath dark: to be seen on a bar as well as beside it.
        for width, colour in ((8, palette.PAPER), (4, palette.INK)):
            figure.add_scatter(
                mode="lines", line={"color": colour, "width": width}, showlegend=False, **ends
            )
        figure.add_scatter(
            x=[each.median],
            y=[place],
            mode="lines+markers",
            line={"color": palette.INK, "width": 4},
            marker={
                "symbol": "diamond",
                "size": 15,
                "opacity": 1,
                "color": palette.PAPER,
                "line": {"width": 3, "color": palette.INK},
            },
            name=name,
            showlegend=number == 0,
            hoverinfo="text",
            hovertext=_said(label, each, t),
        )
    figure.update_layout(
        showlegend=True,
        legend=ABOVE_BARS,
    )
    for each in figure.spec["data"]:
        if each["type"] == "bar":
            each["showlegend"] = False
    figure.grow(ROOM)
    lying = [t("figures.counted.one", label=e[1], median=amount(e[2].median, t)) for e in known]
    return t("figures.counted.summary", n=many, each=t.enumerate(lying))


def columns(spreads: Mapping[str, Spread | None], t: Texts) -> list[tuple[str, dict[str, Any]]]:
    """What a figure's table says of them: the head of each column, and its cells by row."""
    if not any(spreads.values()):
        return []
    known = {row: each for row, each in spreads.items() if each is not None}
    return [
        (t("figures.counted.n"), {row: each.n for row, each in known.items()}),
        (t("figures.counted.median"), {row: amount(each.median, t) for row, each in known.items()}),
    ]


def _said(label: str, each: Spread, t: Texts) -> str:
    return t(
        "figures.counted.each",
        label=label,
        n=each.n,
        median=amount(each.median, t),
        lower=amount(each.lower, t),
        upper=amount(each.upper, t),
    )
