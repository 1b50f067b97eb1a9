"""The chain view: from first supplier to last client, without lines through parties.

The layered drawing of Sugiyama, Tagawa & Toda (1981): columns by longest path, a bend in
every column that a long line passes, and each column ordered by where its neighbours stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from netwerk_widgets.figures.map.layout import Places, Point

#: From the middle of the first column to that of the last.
_LEFT, _RIGHT, _TOP, _BOTTOM = 0.085, 0.915, 0.96, 0.04
#: The height that a bend takes, as a share of what a party takes.
_BEND = 0.45
_SWEEPS = 8
#: Parties outside the chain: so many in one row, else in rows of so many.
_ONE_ROW, _PER_ROW = 6, 12
#: In a column of more parties than this they stand a little to the left and right.
_CROWDED, _ASIDE = 8, 0.022

Link = tuple[str, str]


@dataclass(frozen=True)
class Chain:
    """Where the parties stand, how each line runs, and below which height the loose ones are."""

    places: Places
    routes: dict[Link, tuple[Point, ...]]
    columns: int
    floor: float


@lru_cache(maxsize=64)
def chain(nodes: tuple[str, ...], supply: tuple[Link, ...]) -> Chain:
    """The chain of the sorted ``supply`` (id, id) among the sorted ``nodes``.

    The column is the longest path that leads there; parties in a circle share one. Parties
    without supply stand in rows at the bottom.
    """
    column = _columns(supply)
    paths = {link: _bends(link, column) for link in supply}
    layers = _ordered(column, paths)
    loose = [node for node in nodes if node not in column]
    rows = -(-len(loose) // _PER_ROW) if len(loose) > _ONE_ROW else min(1, len(loose))
    height = 0.17 if rows < 2 else min(0.13, 0.36 / rows)
    floor = height * rows + (0.08 if rows else 0.0)
    bottom = floor + _BOTTOM
    stand: dict[str, Point] = {}
    for depth, layer in enumerate(layers):
        x = 0.5
        if len(layers) > 1:
            x = _LEFT + depth * (_RIGHT - _LEFT) / (len(layers) - 1)
        aside = _ASIDE if len(layer) > _CROWDED else 0.0
        for index, (name, share) in enumerate(_slots(layer).items()):
            side = aside if index % 2 else -aside
            stand[name] = (x + side, _TOP - share * (_TOP - bottom))
    per_row = -(-len(loose) // rows) if rows else 1
    for index, node in enumerate(loose):
        row, place = divmod(index, per_row)
        width = min(per_row, len(loose) - per_row * row)
        stand[node] = ((place + 0.5) / width, height * (rows - row - 0.35))
    return Chain(
        {node: stand[node] for node in nodes},
        {link: tuple(stand[name] for name in path) for link, path in paths.items()},
        len(layers),
        floor,
    )


def _columns(supply: Iterable[Link]) -> dict[str, int]:
    import networkx as nx

    stations = nx.condensation(nx.DiGraph(supply))
    return {
        node: depth
        for depth, layer in enumerate(nx.topological_generations(stations))
        for station in layer
        for node in stations.nodes[station]["members"]
    }


def _bends(link: Link, column: dict[str, int]) -> list[str]:
    """The names of all stops of a line; an id never has a space, so a bend is no party."""
    start, end = link
    between = range(column[start] + 1, column[end])
    return [start, *(f"{start} {end} {depth}" for depth in between), end]


def _ordered(column: dict[str, int], paths: dict[Link, list[str]]) -> list[list[str]]:
    depth_of = dict(column)
    near: dict[str, list[str]] = {node: [] for node in column}
    for (start, _), path in paths.items():
        for offset, (one, other) in enumerate(pairwise(path)):
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
            depth_of.setdefault(other, column[start] + offset + 1)
    count = max(depth_of.values()) + 1
    layers = [sorted(name for name in depth_of if depth_of[name] == d) for d in range(count)]
    share: dict[str, float] = {}
    for layer in layers:
        share.update(_slots(layer))
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            means = {name: _mean([share[other] for other in near[name]]) for name in layer}
            layer.sort(key=lambda name: (round(means[name], 6), name))
            share.update(_slots(layer))
    return layers


def _slots(layer: list[str]) -> dict[str, float]:
    """The middle of each stop's share of the height, from the top."""
    heights = [_BEND if " " in name else 1.0 for name in layer]
    found, reached = {}, 0.0
    for name, height in zip(layer, heights, strict=True):
        found[name] = (reached + height / 2) / sum(heights)
        reached += height
    return found


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.5
