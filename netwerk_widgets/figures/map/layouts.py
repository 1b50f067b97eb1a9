"""The layouts of a scene: places, what is drawn behind them, and what a drag there means.

A ground is a list of shapes (``ellipse``, ``rect``, ``line``) and notes, in shares of the
field. ``drop`` says which fields of a party follow its place, if any.
"""

from collections.abc import Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map import layout as placing
from netwerk_widgets.figures.map import said
from netwerk_widgets.figures.map.chain import chain
from netwerk_widgets.figures.map.layout import Places, Point
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Ring, Sector, Stakeholder
from netwerk_widgets.texts import Texts

if TYPE_CHECKING:
    import networkx as nx

Layout = dict[str, Any]
LAYOUTS: tuple[str, ...] = ("network", "rings", "chain", "power", "sectors")
#: From the middle outwards, and who has no ring yet.
RINGS: tuple[Ring | None, ...] = ("core", "ring", "outside", None)
_RING_FILLS = (palette.AMOUNTS[0], palette.PAPER, palette.MIST, palette.PAPER)
#: The rings end before the edge of the map; the names of the outermost need room.
_FIT = (0.9, 0.97)
_SECTORS: tuple[Sector | None, ...] = ("public", "private", "social", None)
#: The power × interest grid: room for its axes at the left and bottom, and for the unscored.
_LEFT, _BOTTOM, _TRAY = 0.075, 0.085, 0.16


def layouts(
    session: Session, whole: "nx.Graph", relations: list[Relation], network: Places, t: Texts
) -> dict[str, Layout]:
    """Every layout, by name: its title, reason, places, ground and what dragging does."""
    parties = session.stakeholders.items
    found = {
        "network": {"places": network, "ground": [], "drop": {"kind": "free"}},
        "rings": _rings(parties, network, t),
        "chain": _chain(parties, relations, network, t),
        "power": _power(parties, t),
        "sectors": _sectors(parties, network, t),
    }
    for name, layout in found.items():
        layout["label"] = t(f"mapview.layout.{name}")
        layout["reason"] = t(f"mapview.reason.{name}")
        layout["drag"] = "" if name == "chain" else t(f"mapview.drag.{name}")
        layout["title"] = said.title(session, whole, name, t)
        layout["places"] = {
            node: [round(x, 4), round(y, 4)] for node, (x, y) in layout["places"].items()
        }
    return found


def _rings(parties: Sequence[Stakeholder], network: Places, t: Texts) -> Layout:
    members = [[each.id for each in parties if each.ring == ring] for ring in RINGS]
    if not members[-1]:
        members.pop()
    places, outer = placing.rings(members, network)
    ground, bands = [], []
    for index in reversed(range(len(members))):
        ring = RINGS[index]
        across, up = (outer[index] * fit / 2 for fit in _FIT)
        ground.append({"type": "ellipse", "rx": across, "ry": up, "fill": _RING_FILLS[index]})
        label = t(f"fields.ring.{ring}") if ring else t("figures.map.no_ring")
        text = t("figures.map.ring", ring=label, n=len(members[index]))
        ground.append(_note(0.5, 0.5 + up - 0.008, text, "middle", "top"))
        bands.append({"ring": ring, "rx": across, "ry": up})
    return {
        "places": {node: _fitted(place) for node, place in places.items()},
        "ground": ground,
        "drop": {"kind": "rings", "bands": bands[::-1]},
    }


def _fitted(place: Point) -> Point:
    """A place in the field, a little towards the middle: see `_FIT`."""
    return 0.5 + _FIT[0] * (place[0] - 0.5), 0.5 + _FIT[1] * (place[1] - 0.5)


def _chain(
    parties: Sequence[Stakeholder], relations: list[Relation], network: Places, t: Texts
) -> Layout:
    supply = sorted(
        {(str(each.from_id), str(each.to_id)) for each in relations if each.kind == "supply"}
    )
    if not supply:
        return {
            "places": network,
            "ground": [],
            "drop": {"kind": "none"},
            "hint": t("figures.map.hint.chain"),
        }
    found = chain(tuple(sorted(each.id for each in parties)), tuple(supply))
    ground: list[dict[str, Any]] = []
    if found.floor:
        line = {"type": "line", "x0": 0, "x1": 1, "y0": found.floor, "y1": found.floor}
        text = t("figures.map.not_in_chain")
        ground += [line, _note(0.005, found.floor - 0.015, text, "start", "top")]
    return {
        "places": found.places,
        "ground": ground,
        "drop": {"kind": "none"},
        "kinds": ["supply"],
        "routes": {
            f"{a} {b}": [[round(x, 4), round(y, 4)] for x, y in path]
            for (a, b), path in found.routes.items()
            if len(path) > 2
        },
    }


def _power(parties: Sequence[Stakeholder], t: Texts) -> Layout:
    scores = {
        each.id: (each.interest, each.power)
        for each in parties
        if each.interest is not None and each.power is not None
    }
    loose = [each.id for each in parties if each.id not in scores]
    tray = _TRAY if loose else 0.0
    floor = _BOTTOM + tray

    def inside(place: Point) -> Point:
        return _LEFT + (1 - _LEFT) * place[0], floor + (1 - floor) * place[1]

    places = {node: inside(place) for node, place in placing.power(scores).items()}
    for index, node in enumerate(loose):
        places[node] = ((index + 0.5) / len(loose), tray * 0.55)
    middle = inside((0.5, 0.5))
    (left, low), (right, high) = (
        inside((x, y))
        for x, y in zip(
            placing.edges(placing.interest_at),
            placing.edges(placing.power_at),
            strict=True,
        )
    )
    quarters = (
        ("satisfy", (_LEFT, left), (high, 1.0), palette.PAPER),
        ("involve", (right, 1.0), (high, 1.0), palette.AMOUNTS[0]),
        ("watch", (_LEFT, left), (floor, low), palette.PAPER),
        ("inform", (right, 1.0), (floor, low), palette.PAPER),
    )
    # Whoever has a 3 stands between the quadrants, in none of them.
    ground: list[dict[str, Any]] = [
        {"type": "rect", "x0": _LEFT, "x1": 1.0, "y0": floor, "y1": 1.0, "fill": palette.MIST},
        # At the end of the band across: on a phone the one upwards is narrower than these words.
        _note(_LEFT + 0.01, high - 0.012, t("figures.map.quadrant.middle"), "start", "top"),
    ]
    for name, (x0, x1), (y0, y1), fill in quarters:
        ground.append({"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "fill": fill})
        right, top = x1 == 1.0, y1 == 1.0
        text = t(f"figures.map.quadrant.{name}")
        x = x1 - 0.01 if right else x0 + 0.01
        # Above its neighbour, not beside it: the two do not fit on one line of a phone.
        y = y1 - 0.012 if top else y0 + (0.047 if right else 0.012)
        ground.append(_note(x, y, text, "end" if right else "start", "top" if top else "bottom"))
    across = [inside((placing.interest_at(level), 0.0))[0] for level in range(1, 6)]
    up = [inside((0.0, placing.power_at(level)))[1] for level in range(1, 6)]
    for level, (x, y) in enumerate(zip(across, up, strict=True), 1):
        ground.append(_note(x, floor - 0.006, str(level), "middle", "top"))
        ground.append(_note(_LEFT - 0.008, y, str(level), "end", "middle"))
    interest, power = t("figures.map.axis.interest"), t("figures.map.axis.power")
    ground.append(_note(middle[0], floor - 0.044, interest, "middle", "top"))
    ground.append(_note(0.013, middle[1], power, "middle", "middle") | {"turned": True})
    if loose:
        ground.append(_note(0.005, tray - 0.002, t("mapview.ground.unscored"), "start", "top"))
    return {
        "places": places,
        "ground": ground,
        "drop": {"kind": "power", "across": across, "up": up, "floor": tray},
        "kinds": [],
    }


def _sectors(parties: Sequence[Stakeholder], network: Places, t: Texts) -> Layout:
    groups = [
        (sector, [each.id for each in parties if each.sector == sector]) for sector in _SECTORS
    ]
    groups = [(sector, members) for sector, members in groups if members or sector]
    # Wider for more, but never too narrow for a name.
    weights = [1.0 + sqrt(len(members)) * 1.5 for _, members in groups]
    gap, reached = 0.012, 0.0
    free = 1 - gap * (len(groups) - 1)
    places: Places = {}
    ground: list[dict[str, Any]] = []
    boxes = []
    for (sector, members), weight in zip(groups, weights, strict=True):
        x0, x1 = reached, reached + free * weight / sum(weights)
        reached = x1 + gap
        ground.append({"type": "rect", "x0": x0, "x1": x1, "y0": 0, "y1": 1, "fill": palette.MIST})
        label = t(f"fields.sector.{sector}") if sector else t("figures.map.no_sector")
        text = t("figures.map.ring", ring=label, n=len(members))
        ground.append(_note((x0 + x1) / 2, 0.988, text, "middle", "top"))
        places |= _grid(members, network, (x0, x1))
        boxes.append({"sector": sector, "x0": x0, "x1": x1})
    return {"places": places, "ground": ground, "drop": {"kind": "sectors", "boxes": boxes}}


def _grid(members: list[str], network: Places, across: tuple[float, float]) -> Places:
    """Rows in a box, in the order in which the parties stand in the network layout."""
    if not members:
        return {}
    width = (across[1] - across[0]) * placing.WIDE[0]
    columns = max(1, min(len(members), round(sqrt(len(members) * width / 560 / 1.7))))
    rows = ceil(len(members) / columns)
    down = sorted(members, key=lambda node: (-network[node][1], node))
    found: Places = {}
    for row in range(rows):
        line = sorted(
            down[row * columns : (row + 1) * columns], key=lambda node: (network[node][0], node)
        )
        for column, node in enumerate(line):
            # Every other row a little aside: lines between rows then miss the marks.
            share = (column + 0.5 + (0.12 if row % 2 else -0.12)) / len(line)
            x = across[0] + (across[1] - across[0]) * share
            found[node] = (x, 0.91 - 0.87 * (row + 0.5) / rows)
    return found


def _note(x: float, y: float, text: str, anchor: str, base: str) -> dict[str, Any]:
    return {"type": "note", "x": x, "y": y, "text": text, "anchor": anchor, "base": base}
