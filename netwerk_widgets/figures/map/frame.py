"""One picture of the map in numbers: where everything stands in pixels, and how it looks.

``static/map/frame.js`` and ``model.js`` do the same in the browser, where people look closer,
filter and drag; shared examples hold the two equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot, sqrt
from typing import Any

Scene = Mapping[str, Any]
Point = tuple[float, float]
Size = tuple[float, float]

#: Pixels that stay free at the edges.
PAD = 8
#: Several relations between two parties run so many pixels beside each other.
_BESIDE = 7


@dataclass(frozen=True)
class Lens:
    """From shares of the field (from the left, from the bottom) to pixels."""

    size: Size

    def at(self, place: Sequence[float]) -> Point:
        """The pixel of a place."""
        width, height = self.size
        return PAD + place[0] * (width - 2 * PAD), PAD + (1 - place[1]) * (height - 2 * PAD)

    def wide(self, share: float) -> float:
        """A share of the width, in pixels."""
        return share * (self.size[0] - 2 * PAD)

    def high(self, share: float) -> float:
        """A share of the height, in pixels."""
        return share * (self.size[1] - 2 * PAD)


@dataclass(frozen=True)
class Node:
    """A party on the picture: its middle and radius in pixels, its colour and form.

    Nothing else may stand within ``clear`` of its middle.
    """

    id: str
    party: Mapping[str, Any]
    x: float
    y: float
    r: float
    colour: Mapping[str, Any]
    clear: float
    shape: str
    hollow: bool
    dim: bool = False


@dataclass(frozen=True)
class Line:
    """A relation on the picture; ``end`` is the radius of the party that it leads to."""

    relation: Mapping[str, Any]
    style: Mapping[str, Any]
    points: tuple[Point, ...]
    end: float
    width: float


@dataclass(frozen=True)
class Frame:
    """A layout of a scene at a size: ``measure`` is what the size of the parties says."""

    size: Size
    view: Lens
    layout: Mapping[str, Any]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    measure: str
    scheme: Mapping[str, Any]
    by: dict[str, Node] = field(default_factory=dict)


def framed(scene: Scene, layout: str, size: Size, least: float = 0) -> Frame:
    """What a layout (``network``, ``rings``, …) of a scene looks like in ``size`` pixels.

    A party has a radius of ``least`` pixels at least.
    """
    found, keys = scene["layouts"][layout], scene["keys"]
    view = Lens(size)
    parties = [each for each in scene["parties"] if each["id"] in found["places"]]
    scheme = keys["colours"][0]
    measure = keys["sizes"][0]["key"] if keys["sizes"] else ""
    radii = {node: max(least, radius) for node, radius in _radii(scene, measure, view.size).items()}
    nodes = tuple(_nodes(scene, parties, scheme, radii, found, view))
    by = {each.id: each for each in nodes}
    lines = tuple(_lines(scene, by, found, view))
    return Frame(size, view, found, nodes, lines, measure, scheme, by)


def _nodes(
    scene: Scene,
    parties: Sequence[Mapping[str, Any]],
    scheme: Mapping[str, Any],
    radii: Mapping[str, float],
    layout: Mapping[str, Any],
    view: Lens,
) -> list[Node]:
    values = {each["value"]: each for each in scheme["values"]}
    shapes = {each["value"]: each["shape"] for each in scene["keys"]["shapes"]}
    found = []
    for party in parties:
        x, y = view.at(layout["places"][party["id"]])
        r = radii[party["id"]]
        found.append(
            Node(
                party["id"],
                party,
                x,
                y,
                r,
                values.get(party[scheme["field"]]) or scheme["unknown"],
                r * 1.2 + (6 if party["ring"] == "outside" else 0),
                shapes.get(party["sector"], shapes[None]),
                party["source"] == "illustrative",
            )
        )
    return found


def _radii(scene: Scene, measure: str, size: Size) -> dict[str, float]:
    """The radius of every party: area by the measure, less of it when there are many."""
    parties = scene["parties"]
    count = len(parties)
    room = min(1.15, max(0.72, sqrt(size[0] * size[1] / (1200 * 760))))
    steps = ((24, 26, 26), (90, 20, 22), (250, 14, 18), (10**9, 9, 15))
    _, small, large = next(each for each in steps if count <= each[0])
    values = {each["id"]: max(0, each["measures"].get(measure) or 0) for each in parties}
    top = max(values.values(), default=0) if measure else 0

    def share(value: float) -> float:
        if not measure:
            return 0.45
        return sqrt(value / top) if top else 0

    return {node: (small + large * share(value)) / 2 * room for node, value in values.items()}


def _lines(
    scene: Scene, by: Mapping[str, Node], layout: Mapping[str, Any], view: Lens
) -> list[Line]:
    only = layout.get("kinds")
    styles = {each["value"]: each for each in scene["keys"]["lines"]}
    widths = scene["keys"]["widths"]
    shifts = _shifts(scene["relations"])
    found = []
    for relation in scene["relations"]:
        start, end = by.get(relation["from"]), by.get(relation["to"])
        if start is None or end is None or (only is not None and relation["kind"] not in only):
            continue
        route = layout.get("routes", {}).get(f"{relation['from']} {relation['to']}")
        if route:
            middle = [view.at(place) for place in route[1:-1]]
            points = [(start.x, start.y), *middle, (end.x, end.y)]
        else:
            dx, dy = end.x - start.x, end.y - start.y
            length = hypot(dx, dy) or 1
            shift = shifts.get(relation["id"], 0)
            x, y = -dy / length * shift, dx / length * shift
            points = [(start.x + x, start.y + y), (end.x + x, end.y + y)]
        width = widths.get(str(relation["strength"]), 2)
        found.append(Line(relation, styles[relation["kind"]], tuple(points), end.r, width))
    return found


def _shifts(relations: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """How far each relation runs beside the middle, where two parties have several."""
    between: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for each in relations:
        between.setdefault(tuple(sorted((each["from"], each["to"]))), []).append(each)
    found = {}
    for group in between.values():
        for index, each in enumerate(group):
            shift = _BESIDE * (index - (len(group) - 1) / 2)
            found[each["id"]] = shift if each["from"] == group[0]["from"] else -shift
    return found
