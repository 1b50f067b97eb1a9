"""A plotly figure as plain data, which is what the browser draws.

Plotly's own objects check and copy all that a figure has on every change of it: more than half of
the time of a page. What ours are made of is checked in the tests, where each is given to plotly
whole; plotly's object is there for whoever asks for it (`Chart.whole`).
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import plotly.graph_objects as go

Spec = dict[str, Any]


class Chart:
    """A figure that is being made: the few ways of plotly's ``Figure`` that ours are made with.

    ``layout`` and ``data`` are plotly's objects, to look at: a copy of what the figure is now.
    """

    def __init__(
        self, data: Spec | Iterable[Spec] = (), layout: Mapping[str, Any] | None = None
    ) -> None:
        self.spec: Spec = {"data": [], "layout": {}}
        for each in [data] if isinstance(data, dict) else data:
            self.add_trace(each)
        self.update_layout(**(layout or {}))

    # ---- making one ----

    def add_trace(self, what: Spec) -> None:
        """Add a `trace`."""
        self.spec["data"].append(_plain(what))

    def add_scatter(self, **looks: Any) -> None:
        """Add points, joined or not."""
        self.add_trace(trace("scatter", **looks))

    def add_bar(self, **looks: Any) -> None:
        """Add a row of bars."""
        self.add_trace(trace("bar", **looks))

    def add_scatterpolar(self, **looks: Any) -> None:
        """Add the line of a radar."""
        self.add_trace(trace("scatterpolar", **looks))

    def add_barpolar(self, **looks: Any) -> None:
        """Add the sectors of a radar."""
        self.add_trace(trace("barpolar", **looks))

    def update_traces(self, **looks: Any) -> None:
        """Give every trace these looks."""
        for each in self.spec["data"]:
            _merge(each, looks)

    def update_layout(self, **looks: Any) -> Self:
        """Give the layout these looks; of what it has the rest stays."""
        _merge(self.spec["layout"], looks)
        return self

    def update_xaxes(self, **looks: Any) -> None:
        """Give the horizontal axis these looks."""
        _merge(self.spec["layout"].setdefault("xaxis", {}), looks)

    def update_yaxes(self, **looks: Any) -> None:
        """Give the vertical axis these looks."""
        _merge(self.spec["layout"].setdefault("yaxis", {}), looks)

    def add_annotation(self, **looks: Any) -> None:
        """Add words at a place."""
        self.spec["layout"].setdefault("annotations", []).append(_plain(looks))

    def add_shape(self, **looks: Any) -> None:
        """Add a line or a plane."""
        self.spec["layout"].setdefault("shapes", []).append(_plain(looks))

    def add_vline(self, x: Any, **looks: Any) -> None:
        """A line from the foot of the plot to its top."""
        ends = {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "y domain"}
        self.add_shape(xref="x", **ends, **looks)

    def grow(self, room: float) -> None:
        """Make it so many pixels higher, above the plot."""
        layout = self.spec["layout"]
        layout["margin"]["t"] += room
        layout["height"] += room

    # ---- looking at one ----

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Chart) and self.spec == other.spec

    __hash__ = None  # type: ignore[assignment]  # it can change

    @property
    def height(self) -> float | None:
        """In pixels; None when nobody said so."""
        found: float | None = self.spec["layout"].get("height")
        return found

    @property
    def top(self) -> float:
        """The margin above the plot, in pixels."""
        found: float = self.spec["layout"]["margin"]["t"]
        return found

    @property
    def whole(self) -> "go.Figure":
        """Plotly's own figure, made and checked anew.

        Raises
        ------
        ValueError
            When plotly does not know something in it.
        """
        import plotly.graph_objects as go

        return go.Figure(self.spec)

    @property
    def layout(self) -> Any:
        """Plotly's layout of it."""
        return self.whole.layout

    @property
    def data(self) -> Any:
        """Plotly's traces of it."""
        return self.whole.data

    def to_dict(self) -> Spec:
        """As plain data; for who draws it, not to change."""
        return self.spec

    def to_json(self) -> str:
        """As plotly writes it."""
        from plotly.io.json import to_json_plotly

        return str(to_json_plotly(self.spec))


def trace(kind: str, **looks: Any) -> Spec:
    """One of plotly's traces as plain data: ``bar``, ``scatter``, ``heatmap``…"""
    return {"type": kind, **looks}


def _plain(found: Any) -> Any:
    """A copy as plain data, without what is None; ``title`` is plotly's short for its text."""
    if isinstance(found, Mapping):
        return {
            key: {"text": value} if key == "title" and isinstance(value, str) else _plain(value)
            for key, value in found.items()
            if value is not None
        }
    if isinstance(found, (list, tuple)):
        return [_plain(each) for each in found]
    return found


def _merge(into: Spec, looks: Mapping[str, Any]) -> None:
    """Put looks beside those that are there; None takes one away."""
    for key, value in looks.items():
        if value is None:
            into.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value if key == "template" else _plain({key: value})[key]
