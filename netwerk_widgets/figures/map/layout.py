"""Where each party stands on the map: five layouts, in a field of 1 × 1.

Everything is decided by the structure (ids, relations, rings, scores) and never by names
or the order of typing, so that the map stays still while somebody types.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import atan2, cos, pi, sin, sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from netwerk_widgets.figures.map import plain
from netwerk_widgets.insights.quadrants import MIDDLE
from netwerk_widgets.network.engines import there
from netwerk_widgets.session.models.parties import Relation, Stakeholder

if TYPE_CHECKING:
    import numpy as np

Point = tuple[float, float]
Places = dict[str, Point]
Edge = tuple[str, str, int]
#: Two places in a list of nodes, and how strongly they pull.
Line = tuple[int, int, float]

#: The size in pixels for which places are chosen; other sizes scale.
WIDE = (820, 600)
#: What stays free at the edges, for labels.
_EDGE = (0.1, 0.1)
#: How often it is improved: up to so many parties, so many times. Each time takes the square
#: of their number, and of many only the outline is seen anyway.
_ITERATIONS = ((150, 90, 50), (700, 40, 12), (10**6, 16, 4))
#: Pulls loose parts towards the middle, so that they do not drift off the map.
_GRAVITY = 0.12


@lru_cache(maxsize=64)
def force(nodes: tuple[str, ...], edges: tuple[Edge, ...]) -> Places:
    """Related parties near each other (Fruchterman & Reingold 1991), then moved apart.

    ``nodes`` and ``edges`` must be sorted; ``edges`` are (id, id, weight).
    """
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (0.5, 0.5))
    index = {node: number for number, node in enumerate(nodes)}
    middle = len(nodes)  # an invisible one, that all have a relation with
    lines = [(index[a], index[b], 0.7 + 0.15 * weight) for a, b, weight in edges]
    lines += [(number, middle, _GRAVITY) for number in range(len(nodes))]
    start = [*(_hashed(node) for node in nodes), (0.0, 0.0)]
    _, drawn, parted = next(each for each in _ITERATIONS if len(nodes) <= each[0])
    placed = _placed if there("numpy") else _placed_plainly
    at = placed(start, lines, 1.3 / sqrt(len(nodes)), (drawn, parted))
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, at, strict=True)}


def _placed(
    start: list[Point], lines: Sequence[Line], k: float, rounds: tuple[int, int]
) -> "Sequence[Point] | np.ndarray":
    import numpy as np

    at = _spring(np.array(start), lines, k, rounds[0])[:-1]
    return _apart(0.55 * _scaled(at) + 0.45 * _ranked(at), rounds[1])


def _placed_plainly(
    start: list[Point], lines: Sequence[Line], k: float, rounds: tuple[int, int]
) -> Sequence[Point]:
    at = plain.spread(plain.spring(start, lines, k, rounds[0])[:-1])
    return plain.apart(at, rounds[1], WIDE, _EDGE, _box(len(at)))


def _box(parties: int) -> tuple[float, float]:
    """A box is wider than high, as a name is; together they take two thirds of the map."""
    height = min(86.0, sqrt(0.62 * WIDE[0] * WIDE[1] / parties / 1.7))
    return 1.7 * height, height


def _spring(at: "np.ndarray", lines: Sequence[Line], k: float, iterations: int) -> "np.ndarray":
    """The iterations of `networkx.spring_layout`, of which this is the arithmetic.

    networkx itself goes node by node in Python from 500 nodes on, which takes 30 times as
    long. ``lines`` are the edges (two places in ``at``, and the weight), ``k`` the distance aimed
    at. Everybody pushes everybody off; only along a line there is a pull.
    """
    import numpy as np

    pulled = {ends: weight for a, b, weight in lines for ends in ((a, b), (b, a))}
    ends = tuple(np.array([*pulled]).T)
    pull = np.array([*pulled.values()])
    apart, force = np.empty((2, len(at), len(at)))  # made once: they are large
    heat = 0.1 * float((at.max(axis=0) - at.min(axis=0)).max())
    cooling = heat / (iterations + 1)
    for _ in range(iterations):
        squares = (at**2).sum(axis=1)
        np.add(squares[:, None], squares[None, :], out=apart)
        apart -= np.matmul(2 * at, at.T, out=force)
        np.maximum(apart, 1e-4, out=apart)
        np.divide(k * k, apart, out=force)
        force[ends] -= pull * np.sqrt(apart[ends]) / k
        np.fill_diagonal(force, 0)
        move = at * force.sum(axis=1)[:, None] - force @ at
        length = np.sqrt((move**2).sum(axis=1))
        at = at + move * (heat / np.where(length < 0.01, 0.1, length))[:, None]
        heat -= cooling
    return at


def _hashed(node: str) -> Point:
    """A starting place that is a party's own: adding another hardly moves it."""
    number = crc32(node.encode())
    angle, radius = 2 * pi * (number % 3600) / 3600, 0.3 + 0.7 * (number // 3600 % 1000) / 1000
    return radius * cos(angle), radius * sin(angle)


def _scaled(at: "np.ndarray") -> "np.ndarray":
    low, span = at.min(axis=0), at.max(axis=0) - at.min(axis=0)
    span[span == 0] = 1
    return (at - low) / span


def _ranked(at: "np.ndarray") -> "np.ndarray":
    return at.argsort(axis=0).argsort(axis=0) / (len(at) - 1)


def _apart(at: "np.ndarray", rounds: int) -> "np.ndarray":
    """Give every party a box of its own, in the pixels of `WIDE`, as far as there is room."""
    import numpy as np

    size = np.array(WIDE, dtype=float)
    edge = np.array(_EDGE)
    at = (edge + at * (1 - 2 * edge)) * size
    box = np.array(_box(len(at)))
    low, high = edge * size, (1 - edge) * size
    for _ in range(rounds):
        near = np.abs(at[:, None, 0] - at[None, :, 0]) < box[0]
        near &= np.abs(at[:, None, 1] - at[None, :, 1]) < box[1]
        np.fill_diagonal(near, False)
        one, other = np.nonzero(near)
        if not len(one):
            break
        away = at[one] - at[other]
        over = box - np.abs(away)
        # Move along the axis on which the least is needed.
        first = over[:, 0] / box[0] < over[:, 1] / box[1]
        sign = np.where(away == 0, np.sign(one - other)[:, None], np.sign(away))
        push = np.where(np.stack([first, ~first], axis=1), sign * over, 0)
        moved = [np.bincount(one, push[:, axis], len(at)) for axis in (0, 1)]
        at = np.clip(at + 0.25 * np.stack(moved, axis=1), low, high)
    return at / size


def by_structure(parties: Sequence[Stakeholder], relations: Sequence[Relation]) -> Places:
    """The places of the network layout, by structure alone (see `force`)."""
    weights: dict[tuple[str, str], int] = {}
    for each in relations:
        a, b = sorted((str(each.from_id), str(each.to_id)))
        weights[a, b] = weights.get((a, b), 0) + each.strength
    return force(
        tuple(sorted(each.id for each in parties)),
        tuple(sorted((a, b, weight) for (a, b), weight in weights.items())),
    )


def rings(members: Sequence[Sequence[str]], places: Places) -> tuple[Places, list[float]]:
    """Each group of ``members`` on a circle of its own, the first in the middle.

    Returns the places, and the outer radius of each ring as a share of the field (0–1). The
    order along a ring is the direction in which a party stands in ``places``.
    """
    # The middle has little room, so the core is made wide; an empty ring is a narrow one.
    widths = [
        (1.3 + 0.2 * len(group) if index == 0 else 0.9 + 0.07 * len(group)) if group else 0.5
        for index, group in enumerate(members)
    ]
    outer: list[float] = []
    found: Places = {}
    reached = 0.0
    for index, group in enumerate(members):
        inner, reached = reached, reached + widths[index] / sum(widths)
        outer.append(reached)
        radius = (inner + reached) / 2
        if index == 0:
            radius = 0.0 if len(group) == 1 else 0.64 * reached
        # Counted from the top, where the ring has its name and so nobody else stands.
        turned = sorted(group, key=lambda node: (_turn(places[node]), node))
        for step, node in enumerate(turned):
            angle = pi / 2 + (step + 0.5) * 2 * pi / len(turned)
            found[node] = (0.5 + 0.5 * radius * cos(angle), 0.5 + 0.5 * radius * sin(angle))
    return found, outer


def _turn(place: Point) -> float:
    return (atan2(place[1] - 0.5, place[0] - 0.5) - pi / 2) % (2 * pi)


def interest_at(level: float) -> float:
    """Where a level 1–5 of interest stands across the field."""
    return 0.1 + 0.8 * (level - 1) / 4


def power_at(level: float) -> float:
    """Where a level 1–5 of power stands up the field; above and below it names go."""
    return 0.14 + 0.72 * (level - 1) / 4


#: Half a box of the power × interest grid, less a little: nobody stands in another's box.
_HALF = (0.09, 0.081)


def edges(at: Callable[[float], float]) -> Point:
    """Where the middle of the scale (`insights.quadrants`) begins and ends on the field."""
    return at(MIDDLE - 0.5), at(MIDDLE + 0.5)


def power(scores: dict[str, tuple[int, int]]) -> Places:
    """Interest (1–5) across, power (1–5) up; who shares a box stands around its middle."""
    boxes: dict[tuple[int, int], list[str]] = {}
    for node in sorted(scores):
        boxes.setdefault(scores[node], []).append(node)
    found = {}
    for (interest, strength), group in boxes.items():
        for index, node in enumerate(group):
            angle = 2 * pi * index / len(group) + pi / 4
            radius = 0.0 if len(group) == 1 else 0.056 + 0.004 * len(group)
            across, up = (min(radius * 1.1, half) for half in _HALF)
            x = interest_at(interest) + across * cos(angle)
            y = power_at(strength) + up * sin(angle)
            found[node] = (x, y)
    return found
