"""A figure laid out for the stage: read from the back of a room, one screenful at a time.

A figure is designed for a page: some 1,000 pixels wide, its smallest words 16 pixels high. On
the stage all of it (words, lines, margins) grows alike, so that the smallest words are `SMALLEST`
high on a beamer of 1920×1080. What is then too high for the screen is cut between two rows:
never made small again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing

#: Pixels of 1080: the smallest words on the stage, and of the marks along an axis.
SMALLEST, TICKS = 28, 22
#: The smallest words of a figure as it is designed, and how much it grows.
_DESIGNED = 16
GROWS = SMALLEST / _DESIGNED
#: What a figure gets of a screen 1080 pixels high.
HIGH = 800
#: Rows may stand so much closer than on a page before a figure is cut in two.
_CLOSER = 0.8
#: Rows that belong together may stand so much closer still.
_TIGHT = 1.03
#: What is as high as its rows may grow so much beyond that.
_LOOSER = 1.35

#: Numbers in pixels, wherever they stand.
_PIXELS = frozenset(
    (
        *("size", "height", "thickness", "pad", "itemwidth", "tracegroupgap"),
        *("xpad", "ypad", "xgap", "ygap", "xshift", "yshift"),
        *("standoff", "startstandoff", "ticklabelstandoff", "ticklen", "tickwidth"),
        *("borderpad", "borderwidth", "outlinewidth", "ax", "ay", "arrowwidth"),
    )
)
#: A ``width`` in pixels is that of one of these; that of a bar is a share of its row.
_LINES = frozenset(("line", "annotations"))
#: Words of another size within others, as our own figures write it: what is typed has no tags.
_INLINE = re.compile(r"(<span style='font-size:)([\d.]+)px")
#: So are the sides of these; an ``r`` elsewhere is how far out a point of a radar is.
_SIDES, _AROUND = frozenset("lrtb"), frozenset(("margin", "pad"))
#: So many columns with two lines of upright words beside each other fit on a screen of 4 : 3.
_UPRIGHT = 10
#: How high a row of a heatmap must be for each line of its name, and around them (pixels).
_LINE, _ROW = 36, 16
#: So far apart are names of several lines on a screen of 4 : 3, beside what is no heatmap (pixels).
_APART = 6


@dataclass(frozen=True)
class Large:
    """A screenful of a figure: plotly's own JSON, of ``height`` pixels of 1080."""

    figure: str
    height: int


def laid_out(drawing: Drawing) -> list[Large]:
    """A plotly figure for the stage, in as many screens as it needs."""
    if not isinstance(drawing.figure, Chart):
        return []
    whole: dict[str, Any] = json.loads(drawing.figure.to_json())
    figure = grown(whole)
    for trace in figure["data"]:
        if trace.get("type") == "bar":
            # Else plotly makes words smaller that are higher than their bar.
            trace["constraintext"] = "none"
    layout = figure["layout"]
    one_line = (layout.get("meta") or {}).get("one_line", [])
    if len(one_line) > _UPRIGHT:
        layout["xaxis"]["ticktext"] = one_line
    natural = round(layout.get("height") or HIGH)
    rows = _rows(layout)
    if len(rows) < 2:
        return [_screen(each, HIGH) for each in _sheets(figure, natural)]
    margin = layout.get("margin", {})
    beside = round(margin.get("t", 0) + margin.get("b", 0))
    least = _least(figure, rows, max(1, natural - beside))
    if least + beside <= HIGH:
        return [_screen(figure, min(HIGH, round(natural * _LOOSER)))]
    pages = ceil(least / max(1, HIGH - beside))
    per = _whole(ceil(len(rows) / pages), len(rows), (HIGH - beside) / least, layout)
    return [
        _screen(_cut(figure, window), HIGH)
        for window in _windows(rows, per, layout["yaxis"]["range"])
    ]


def grown(node: Any, parent: str = "") -> Any:
    """A piece of a figure with everything that is in pixels `GROWS` times as large."""
    if isinstance(node, Mapping):
        return {
            key: _larger(value, key)
            if key in _PIXELS
            or (key == "width" and parent in _LINES)
            or (key in _SIDES and parent in _AROUND)
            else grown(value, key)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [grown(each, parent) for each in node]
    if isinstance(node, str):
        return _INLINE.sub(lambda found: f"{found[1]}{float(found[2]) * GROWS:g}px", node)
    return node


def _larger(value: Any, key: str) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value * GROWS
    if isinstance(value, list):
        return [_larger(each, key) for each in value]
    return grown(value, key)


def _screen(figure: dict[str, Any], height: int) -> Large:
    layout = figure["layout"] | {"height": height}
    return Large(json.dumps(figure | {"layout": layout}, ensure_ascii=False), height)


def _sheets(figure: dict[str, Any], natural: int) -> list[dict[str, Any]]:
    """A figure without rows; one that is laid out in pixels is cut when it is too high."""
    ends = figure["layout"].get("yaxis", {}).get("range")
    in_pixels = isinstance(ends, list) and abs((ends[0] - ends[1]) * GROWS - natural) < natural / 9
    many = ceil(natural / HIGH)
    if not in_pixels or many < 2:
        return [figure]
    step = (ends[0] - ends[1]) / many
    return [_cut(figure, [ends[1] + step * (n + 1), ends[1] + step * n]) for n in range(many)]


def _rows(layout: Mapping[str, Any]) -> list[float]:
    """Where the rows of a figure are, from above; none when it has no rows."""
    axis = layout.get("yaxis", {})
    places, ends = axis.get("tickvals"), axis.get("range")
    if not isinstance(places, list) or not isinstance(ends, list) or "ticktext" not in axis:
        return []
    if not all(isinstance(each, int | float) for each in (*places, *ends)):
        return []
    return sorted(places) if ends[0] > ends[1] else []


def _least(figure: Mapping[str, Any], rows: list[float], field: int) -> float:
    """What the rows need at least of their ``field``: where cells only hold a number, little."""
    names = figure["layout"]["yaxis"]["ticktext"]
    lines = max(1 + str(name).count("<br>") for name in names)
    if any(trace.get("type") != "heatmap" for trace in figure["data"]):
        return max(field * _CLOSER, len(rows) * (lines * _LINE + _APART) if lines > 1 else 0)
    return min(field * _CLOSER, len(rows) * (lines * _LINE + _ROW))


def _whole(per: int, rows: int, room: float, layout: Mapping[str, Any]) -> int:
    """So many rows a screen that those that say so (``meta.together``) are never parted."""
    together = (layout.get("meta") or {}).get("together", 1)
    more = -(-per // together) * together
    return more if more <= rows * room * _TIGHT else max(together, per // together * together)


def _windows(rows: list[float], per: int, ends: list[float]) -> Iterator[list[float]]:
    """The range of the axis for each screen: cut halfway between two rows."""
    cuts = [(one + other) / 2 for one, other in pairwise(rows)]
    edges = [min(ends), *cuts[per - 1 :: per], max(ends)]
    edges = list(dict.fromkeys(edges))
    for top, foot in pairwise(edges):
        yield [foot, top]


def _cut(figure: dict[str, Any], window: list[float]) -> dict[str, Any]:
    layout = figure["layout"]
    rows = layout["yaxis"].get("tickvals")
    # Panels beside each other have the same rows: cut at the same place.
    cut = {
        name: axis | {"range": window, "autorange": False}
        for name, axis in layout.items()
        if name == "yaxis" or (name.startswith("yaxis") and axis.get("tickvals") == rows)
    }
    # Points of another screen stay there.
    data = [
        trace | {"cliponaxis": True} if trace.get("type") == "scatter" else trace
        for trace in figure["data"]
    ]
    return figure | {"data": data, "layout": layout | cut}
