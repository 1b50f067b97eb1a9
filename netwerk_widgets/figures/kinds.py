"""The four kinds of network of the article (its figure 1), drawn as small networks."""

from dataclasses import dataclass

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, Spec, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import TEMPLATE
from netwerk_widgets.method import Kind
from netwerk_widgets.texts import Texts

_HEIGHT = 220
#: One form for each sort of organisation, so that alike and different show without colour.
_FORMS = {
    "circle": palette.BLUE,
    "square": palette.VERMILION,
    "diamond": palette.GREEN,
    "triangle-up": palette.PURPLE,
}

Point = tuple[float, float, str]


@dataclass(frozen=True)
class _Sketch:
    """Points in a field of 10 × 6 with their form, links by index, arrows or plain lines."""

    points: tuple[Point, ...]
    links: tuple[tuple[int, int], ...]
    arrows: bool = False
    outlined: bool = False


_SKETCHES: dict[Kind, _Sketch] = {
    "internal": _Sketch(
        (
            (5, 4.7, "square"),
            (3.2, 3.3, "circle"),
            (6.8, 3.3, "circle"),
            (4, 1.5, "circle"),
            (6, 1.5, "circle"),
        ),
        ((0, 1), (0, 2), (1, 3), (2, 4), (1, 2), (3, 4)),
        outlined=True,
    ),
    "chain": _Sketch(
        ((5, 5.5, "diamond"), (5, 3.85, "circle"), (5, 2.15, "square"), (5, 0.5, "triangle-up")),
        ((0, 1), (1, 2), (2, 3)),
        arrows=True,
    ),
    "business": _Sketch(
        (
            (5, 5.3, "circle"),
            (7.1, 4.1, "circle"),
            (7.1, 1.9, "circle"),
            (5, 0.7, "circle"),
            (2.9, 1.9, "circle"),
            (2.9, 4.1, "circle"),
        ),
        ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0), (0, 3), (1, 4), (2, 5)),
    ),
    "diagonal": _Sketch(
        (
            (2.2, 4.9, "circle"),
            (5, 4.9, "circle"),
            (7.8, 4.9, "circle"),
            (3.2, 2.8, "square"),
            (6.8, 2.8, "square"),
            (2.6, 0.7, "diamond"),
            (5, 0.7, "triangle-up"),
            (7.4, 0.7, "diamond"),
        ),
        ((0, 1), (1, 2), (0, 3), (1, 3), (1, 4), (2, 4), (3, 4), (3, 5), (3, 6), (4, 6), (4, 7)),
    ),
}


def kind_figure(kind: Kind, t: Texts) -> Drawing:
    """One kind of network: form and colour are the sort of organisation."""
    sketch = _SKETCHES[kind]
    figure = Chart(layout={"template": TEMPLATE, "height": _HEIGHT, "showlegend": False})
    figure.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 4})
    figure.update_xaxes(visible=False, range=[0, 10], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-0.2, 6.2], fixedrange=True)
    if sketch.outlined:
        figure.add_shape(
            type="circle",
            x0=1.6,
            x1=8.4,
            y0=0,
            y1=6.1,
            layer="below",
            fillcolor=palette.MIST,
            line={"color": palette.INK, "width": 2, "dash": "dash"},
        )
    for link in sketch.links:
        figure.add_trace(_line(sketch, link))
    for form, colour in _FORMS.items():
        points = [point for point in sketch.points if point[2] == form]
        if points:
            figure.add_trace(
                trace(
                    "scatter",
                    x=[x for x, _, _ in points],
                    y=[y for _, y, _ in points],
                    mode="markers",
                    marker={
                        "symbol": form,
                        "size": 28,
                        "color": colour,
                        "line": {"color": palette.PAPER, "width": 2},
                    },
                    hoverinfo="skip",
                )
            )
    title = t(f"figures.kinds.{kind}.title")
    return Drawing(f"kind-{kind}", figure, title, t(f"figures.kinds.{kind}.summary"), Table((), ()))


def _line(sketch: _Sketch, link: tuple[int, int]) -> Spec:
    start, end = sketch.points[link[0]], sketch.points[link[1]]
    marker = {"symbol": "arrow", "angleref": "previous", "standoff": 15, "color": palette.MUTED}
    return trace(
        "scatter",
        x=[start[0], end[0]],
        y=[start[1], end[1]],
        mode="lines+markers" if sketch.arrows else "lines",
        line={"color": palette.MUTED, "width": 2.5},
        marker=marker | {"size": [0, 14]} if sketch.arrows else None,
        hoverinfo="skip",
    )
