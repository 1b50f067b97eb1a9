"""The four views of the map: where the parties stand, and what is drawn behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from netwerk_widgets.figures import map_layout, palette
from netwerk_widgets.figures.map_chain import chain
from netwerk_widgets.figures.map_edges import Routes
from netwerk_widgets.figures.map_labels import Box
from netwerk_widgets.figures.map_layout import Places
from netwerk_widgets.figures.theme import wrapped
from netwerk_widgets.session.models.parties import Relation, Ring, Stakeholder
from netwerk_widgets.texts import Texts

View = Literal["network", "rings", "chain", "power"]
VIEWS: tuple[View, ...] = ("network", "rings", "chain", "power")

RINGS: tuple[Ring | None, ...] = ("core", "ring", "outside", None)
RING_FILLS = (palette.AMOUNTS[0], palette.PAPER, palette.MIST, palette.PAPER)
#: The rings end before the edge of the map; the names of the outermost need room.
FIT = (0.9, 0.97)


@dataclass(frozen=True)
class Arranged:
    """The places, the relations that this view shows, and its background.

    ``blocked`` are boxes in the field of 1 × 1 in which no name may stand.
    """

    places: Places
    relations: list[Relation]
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)
    blocked: list[Box] = field(default_factory=list)
    routes: Routes = field(default_factory=dict)
    #: What replaces ``annotations`` and ``blocked`` on a phone, if anything.
    narrow: tuple[list[dict[str, Any]], list[Box]] | None = None
    #: The pixels of the field, on a screen and on a phone.
    fields: tuple[tuple[int, int], tuple[int, int]] = (map_layout.WIDE, map_layout.NARROW)


def arrange(
    view: View, parties: Sequence[Stakeholder], relations: list[Relation], t: Texts
) -> Arranged | None:
    """One view; None when what it needs is not recorded yet."""
    return _ARRANGE[view](parties, relations, t)


def force(parties: Sequence[Stakeholder], relations: list[Relation]) -> Places:
    """The places of the network view, by structure alone (see `map_layout.force`)."""
    weights: dict[tuple[str, str], int] = {}
    for each in relations:
        a, b = sorted((str(each.from_id), str(each.to_id)))
        weights[a, b] = weights.get((a, b), 0) + each.strength
    return map_layout.force(
        tuple(sorted(each.id for each in parties)),
        tuple(sorted((a, b, weight) for (a, b), weight in weights.items())),
    )


def _network(
    parties: Sequence[Stakeholder], relations: list[Relation], _t: Texts
) -> Arranged | None:
    return Arranged(force(parties, relations), relations)


def _rings(parties: Sequence[Stakeholder], relations: list[Relation], t: Texts) -> Arranged | None:
    if not any(each.ring for each in parties):
        return None
    members = [[each.id for each in parties if each.ring == ring] for ring in RINGS]
    if not members[-1]:
        members.pop()
    places, outer = map_layout.rings(members, force(parties, relations))
    found = Arranged({node: fitted(place) for node, place in places.items()}, relations)
    for index in reversed(range(len(members))):
        across, radius = (outer[index] * fit / 2 for fit in FIT)
        circle = {"x0": 0.5 - across, "x1": 0.5 + across, "y0": 0.5 - radius, "y1": 0.5 + radius}
        line = {"color": palette.LINE, "width": 2}
        found.shapes.append(
            circle
            | {"type": "circle", "layer": "below", "fillcolor": RING_FILLS[index], "line": line}
        )
        ring = RINGS[index]
        label = t(f"fields.ring.{ring}") if ring else t("figures.map.no_ring")
        text = t("figures.map.ring", ring=label, n=len(members[index]))
        found.annotations.append(
            _note(0.5, 0.5 + radius - 0.006, f"<b>{text}</b>", "center", "top")
        )
        found.blocked.append((0.43, 0.5 + radius - 0.045, 0.57, 0.5 + radius))
    return found


def fitted(place: map_layout.Point) -> map_layout.Point:
    """A place in the field, a little towards the middle: see `FIT`."""
    return 0.5 + FIT[0] * (place[0] - 0.5), 0.5 + FIT[1] * (place[1] - 0.5)


def _chain(parties: Sequence[Stakeholder], relations: list[Relation], t: Texts) -> Arranged | None:
    supply = [each for each in relations if each.kind == "supply"]
    if not supply:
        return None
    found = chain(
        tuple(sorted(each.id for each in parties)),
        tuple(sorted({(str(each.from_id), str(each.to_id)) for each in supply})),
    )
    notes, shapes = [], []
    if found.floor:
        notes.append(
            _note(0.005, found.floor - 0.015, t("figures.map.not_in_chain"), "left", "top")
        )
        line = {"color": palette.LINE, "width": 2}
        ends = {"x0": 0, "x1": 1, "y0": found.floor, "y1": found.floor}
        shapes.append(ends | {"type": "line", "layer": "below", "line": line})
    blocked = [(0.0, found.floor - 0.06, 0.17, found.floor)] if found.floor else []
    return Arranged(found.places, supply, notes, shapes, blocked=blocked, routes=found.routes)


def _power(parties: Sequence[Stakeholder], _relations: list[Relation], t: Texts) -> Arranged | None:
    scores = {
        each.id: (each.interest, each.power)
        for each in parties
        if each.interest is not None and each.power is not None
    }
    if not scores:
        return None
    corners = (
        ("middle", 0.5, 0.99, "center", "top"),
        ("satisfy", 0.01, 0.99, "left", "top"),
        ("involve", 0.99, 0.99, "right", "top"),
        ("watch", 0.01, 0.01, "left", "bottom"),
        ("inform", 0.99, 0.01, "right", "bottom"),
    )
    notes, folded = (
        [
            _note(
                x,
                y,
                f"<b>{wrapped(t(f'figures.map.quadrant.{corner}'), width)}</b>",
                x_anchor,
                y_anchor,
            )
            for corner, x, y, x_anchor, y_anchor in corners
        ]
        for width in (30, 10)
    )
    box: dict[str, Any] = {
        "type": "rect",
        "layer": "below",
        "line": {"color": palette.LINE, "width": 2},
    }
    # Whoever has a 3 stands between the quadrants, in none of them.
    (left, right), (low, high) = (
        map_layout.edges(at) for at in (map_layout.interest_at, map_layout.power_at)
    )
    paper = {"fillcolor": palette.PAPER}
    shapes = [
        box | {"x0": 0, "x1": 1, "y0": 0, "y1": 1, "fillcolor": palette.MIST},
        box | {"x0": right, "x1": 1, "y0": high, "y1": 1, "fillcolor": palette.AMOUNTS[0]},
        box | paper | {"x0": 0, "x1": left, "y0": high, "y1": 1},
        box | paper | {"x0": 0, "x1": left, "y0": 0, "y1": low},
        box | paper | {"x0": right, "x1": 1, "y0": 0, "y1": low},
    ]
    layout = {
        "margin": {"l": 56, "r": 8, "t": 8, "b": 8},
        "legend": {"y": -0.13},
        "xaxis": _scale(t("figures.map.axis.interest"), map_layout.interest_at),
        "yaxis": _scale(t("figures.map.axis.power"), map_layout.power_at),
    }
    # The names of the quadrants, each in its corner.
    blocked = [
        (0.0, 0.94, 0.24, 1.0),
        (0.4, 0.94, 0.6, 1.0),
        (0.76, 0.94, 1.0, 1.0),
        (0.0, 0.0, 0.24, 0.06),
        (0.72, 0.0, 1.0, 0.06),
    ]
    return Arranged(
        map_layout.power(scores),
        [],
        notes,
        shapes,
        layout,
        blocked,
        narrow=(folded, [(0.0, 0.92, 1.0, 1.0), (0.0, 0.0, 1.0, 0.08)]),
        # The axes take the rest.
        fields=((map_layout.WIDE[0] - 60, map_layout.WIDE[1] - 70), (304, 530)),
    )


def _scale(title: str, at: Callable[[float], float]) -> dict[str, Any]:
    return {
        "visible": True,
        "showgrid": False,
        "showline": False,
        "ticks": "",
        "tickvals": [at(level) for level in range(1, 6)],
        "ticktext": ["1", "2", "3", "4", "5"],
        "title": {"text": title, "font": {"size": 17}, "standoff": 6},
    }


_ARRANGE: dict[View, Callable[[Sequence[Stakeholder], list[Relation], Texts], Arranged | None]] = {
    "network": _network,
    "rings": _rings,
    "chain": _chain,
    "power": _power,
}


def _note(x: float, y: float, text: str, x_anchor: str, y_anchor: str) -> dict[str, Any]:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": x_anchor,
        "yanchor": y_anchor,
        "align": x_anchor,
        "font": {"size": 16, "color": palette.MUTED},
    }
