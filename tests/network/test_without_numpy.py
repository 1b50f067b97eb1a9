"""In a browser there is neither numpy nor rustworkx: the numbers are the same."""

from random import Random

import networkx as nx
import numpy as np
import pytest

from netwerk_widgets.figures.map import layout
from netwerk_widgets.network import eigen, formulas, routes

WHO = (formulas, routes, layout, eigen)


def _plain(monkeypatch):
    for module in WHO:
        monkeypatch.setattr(module, "there", lambda _name: False)


def _some(directed: bool) -> list[nx.Graph]:
    made = []
    for seed in range(12):
        chance = Random(seed)
        graph = nx.gnp_random_graph(3 + seed, chance.choice((0.15, 0.4)), seed, directed)
        graph = nx.relabel_nodes(graph, {node: f"p{node}" for node in graph})
        for _, _, data in graph.edges(data=True):
            data["strength"] = chance.randint(1, 3)
        made.append(graph)
    return made


@pytest.mark.parametrize("weight", [None, "strength"])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("name", ["constraint", "effective_size", "eigenvector"])
def test_measures(name, directed, weight, monkeypatch):
    measure = getattr(formulas, name)
    fast = [measure(graph, weight) for graph in _some(directed)]
    _plain(monkeypatch)
    for graph, expected in zip(_some(directed), fast, strict=True):
        found = measure(graph, weight)
        # Which nodes have a constraint differs between the versions of networkx; never its value.
        assert {node: found[node] for node in expected} == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("directed", [False, True])
def test_routes(directed, monkeypatch):
    def all_of(graph):
        return (
            routes.betweenness(graph),
            routes.closeness(graph),
            routes.weighted_closeness(graph, "strength"),
        )

    fast = [all_of(graph) for graph in _some(directed)]
    _plain(monkeypatch)
    for graph, expected in zip(_some(directed), fast, strict=True):
        for mine, other in zip(all_of(graph), expected, strict=True):
            assert mine == pytest.approx(other, abs=1e-12)


def test_who_is_equally_strong_shares(monkeypatch):
    """networkx does not end here: what it would end at is computed, with and without numpy."""
    graph = nx.disjoint_union(nx.path_graph(40), nx.path_graph(40))
    fast = formulas._by_algebra(graph, None)
    _plain(monkeypatch)
    assert formulas._by_algebra(graph, None) == pytest.approx(fast, abs=1e-9)
    circle = nx.cycle_graph(9, create_using=nx.DiGraph)
    assert formulas._by_algebra(circle, None) == pytest.approx(dict.fromkeys(circle, 1 / 3))


@pytest.mark.parametrize("plainly", [False, True])
def test_the_strongest_part_has_all_and_the_weaker_nothing(plainly, monkeypatch):
    if plainly:
        _plain(monkeypatch)
    graph = nx.disjoint_union(nx.path_graph(3), nx.complete_graph(3))
    found = formulas._by_algebra(graph, None)
    assert found == pytest.approx(dict.fromkeys((0, 1, 2), 0) | dict.fromkeys((3, 4, 5), 3**-0.5))


def test_with_numpy_it_is_asked(monkeypatch):
    monkeypatch.setattr(formulas, "by_patience", lambda graph, weight: {})
    circle = nx.cycle_graph(9, create_using=nx.DiGraph)
    assert formulas._by_algebra(circle, None) == pytest.approx(dict.fromkeys(circle, 1 / 3))
    assert formulas._by_algebra(nx.path_graph(3, create_using=nx.DiGraph), None) == {}


def test_one_turn_leaves_two_axes_nothing_in_common():
    left, turned = [[2.0, 1.0], [1.0, 5.0]], [[1.0, 0.0], [0.0, 1.0]]
    eigen._turn(left, turned, 0, 1)
    assert left[0][1] == pytest.approx(0)
    assert left[1][0] == pytest.approx(0)
    assert sorted((left[0][0], left[1][1])) == pytest.approx(
        sorted(np.linalg.eigvalsh([[2, 1], [1, 5]]))
    )


@pytest.mark.parametrize("parties", [0, 1, 2, 7, 16])
def test_places_on_the_map(parties, monkeypatch):
    chance = Random(parties)
    nodes = tuple(sorted(f"p{number}" for number in range(parties)))
    lines = tuple(
        (a, b, chance.randint(1, 3))
        for a in nodes
        for b in nodes
        if a < b and chance.random() < 0.2
    )
    fast = layout.force.__wrapped__(nodes, lines)
    _plain(monkeypatch)
    plain = layout.force.__wrapped__(nodes, lines)
    assert plain.keys() == fast.keys()
    for node in nodes:
        # Half a pixel: of many parties the last digits of a step grow on.
        assert plain[node] == pytest.approx(fast[node], abs=1e-10 if parties < 16 else 6e-4)
