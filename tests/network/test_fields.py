"""Every measure against networkx, on random networks: isolates, parts, arrows, loops, strengths."""

import json
from math import isnan

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.network.analysis import analyse, weighted
from netwerk_widgets.network.measures import Measures
from tests.tries import tries


@st.composite
def networks(draw, directed=None):
    """A graph of up to 9 nodes; its lines have strengths, and some run from a node to itself."""
    arrows = draw(st.booleans()) if directed is None else directed
    size = draw(st.integers(0, 9))
    graph = nx.DiGraph() if arrows else nx.Graph()
    graph.add_nodes_from(range(size))
    if size:
        node = st.integers(0, size - 1)
        lines = draw(st.lists(st.tuples(node, node, st.integers(1, 6)), max_size=24))
        graph.add_weighted_edges_from(lines)
    return graph


def plain(graph):
    """Without what is no relation: a line from a node to itself."""
    found = graph.copy()
    found.remove_edges_from(list(nx.selfloop_edges(graph)))
    return found


def same(found, expected):
    """One number for each node; networkx's NaN is a value that is missing."""
    numbers = {node: value for node, value in expected.items() if not isnan(value)}
    assert found == pytest.approx(numbers, abs=1e-6)


def one_by_one(found, graph, weight):
    """networkx's other way; it has no value for who only receives arrows, as Burt does have."""
    expected = nx.constraint(graph, nodes=list(graph), weight=weight)
    for node, value in expected.items():
        assert isnan(value) or found[node] == pytest.approx(value)


@settings(max_examples=tries(150), deadline=None)
@given(networks())
def test_the_measures_of_a_party(graph):
    found, by = Measures(graph), plain(graph)
    ties = by.to_undirected() if by.is_directed() else by
    same(found.betweenness, nx.betweenness_centrality(by))
    same(found.closeness, nx.closeness_centrality(by))
    same(found.core, nx.core_number(ties))
    same(found.degree, dict(by.degree))
    if len(by) > 1:
        same(found.degree_centrality, nx.degree_centrality(by))
    if by.number_of_edges():
        same(found.constraint, nx.constraint(by))
        one_by_one(found.constraint, by, None)
    if by.is_directed():
        same(found.in_degree, dict(by.in_degree))
        same(found.out_degree, dict(by.out_degree))
    elif by.number_of_edges():
        same(found.effective_size, nx.effective_size(by))


@settings(max_examples=tries(150), deadline=None)
@given(networks())
def test_the_measures_of_the_whole(graph):
    found, by = Measures(graph), plain(graph)
    ties = by.to_undirected() if by.is_directed() else by
    if len(by) > 1:
        assert found.density == pytest.approx(nx.density(by))
    parts = sorted(map(sorted, nx.connected_components(ties)))
    assert sorted(map(sorted, found.components)) == parts
    assert set(found.isolates) == set(nx.isolates(ties))
    assert set(found.articulation) == set(nx.articulation_points(ties))
    for node, loose in found.articulation.items():
        left = ties.subgraph(nx.node_connected_component(ties, node) - {node})
        apart = sorted(nx.connected_components(left), key=len)
        assert loose == sum(map(len, apart[:-1]))
        assert sorted(map(sorted, found.parts_without(node))) == sorted(map(sorted, apart))
    assert set(map(frozenset, found.bridges)) == set(map(frozenset, nx.bridges(ties)))
    if found.transitivity is not None:
        assert found.transitivity == pytest.approx(nx.transitivity(ties))
    if found.arrows is not None and by.number_of_edges():
        assert found.reciprocity == pytest.approx(nx.overall_reciprocity(by))
    if by.number_of_edges():
        largest = ties.subgraph(found.components[0])
        assert found.distance == pytest.approx(nx.average_shortest_path_length(largest))
        alone = [{node} for node in by if not by.degree[node]]
        groups = [*map(set, found.communities), *alone]
        rest = [{node} for node in set(by).difference(*groups)]
        assert found.modularity == pytest.approx(
            nx.community.modularity(by, groups + rest, weight=None)
        )
    values = nx.betweenness_centrality(by).values()
    if len(by) > 2:
        spread = sum(max(values) - value for value in values) / (len(by) - 1)
        assert found.betweenness_centralisation == pytest.approx(spread)


@settings(max_examples=tries(100), deadline=None)
@given(networks())
def test_the_communities_are_a_division_that_greedy_merging_can_give(graph):
    found, by = Measures(graph), plain(graph)
    members = [node for group in found.communities for node in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in found.communities)
    assert [len(group) for group in found.communities] == sorted(
        map(len, found.communities), reverse=True
    )
    if by.number_of_edges():
        # No division by merging is worse than nobody together.
        alone = nx.community.modularity(by, [{node} for node in by], weight=None)
        assert found.modularity >= alone - 1e-9


@settings(max_examples=tries(100), deadline=None)
@given(networks())
def test_an_eigenvector_is_one(graph):
    found, by = Measures(graph).eigenvector, plain(graph)
    if not found:
        assert len(by) < 3 or not by.number_of_edges() or by.is_directed()
        return
    nodes = list(by)
    vector = np.array([found[node] for node in nodes])
    matrix = nx.to_numpy_array(by, nodes, weight=None).T
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
    largest = max(abs(np.linalg.eigvals(matrix)))
    assert np.abs(matrix @ vector - largest * vector).max() < 0.02


@settings(max_examples=tries(100), deadline=None)
@given(networks(directed=False))
def test_the_eigenvector_as_networkx_has_it(graph):
    by = plain(graph)
    if len(by) < 3 or not by.number_of_edges():
        return
    try:
        expected = nx.eigenvector_centrality(by, max_iter=1000)
    except nx.PowerIterationFailedConvergence:
        return
    assert Measures(graph).eigenvector == pytest.approx(expected, abs=1e-4)


@settings(max_examples=tries(150), deadline=None)
@given(networks())
def test_the_measures_with_strength(graph):
    found, by = {row["name"]: row for row in weighted(graph)}, plain(graph)
    lengths = by.copy()
    for _, _, data in lengths.edges(data=True):
        data["length"] = 1 / data["weight"]
    columns = {
        "strength": dict(by.degree(weight="weight")),
        "weighted_betweenness": nx.betweenness_centrality(lengths, weight="length"),
        "weighted_closeness": nx.closeness_centrality(lengths, distance="length"),
        "weighted_constraint": nx.constraint(by, weight="weight") if by.number_of_edges() else {},
        "weighted_effective_size": burt(by),
    }
    for key, expected in columns.items():
        given = {node: found[str(node)][key] for node in by if found[str(node)][key] is not None}
        same(given, expected)
        if key == "weighted_constraint":
            one_by_one(given, by, "weight")


def burt(graph):
    """Effective size by the formula itself (Burt 1992): Σ_j (1 − Σ_q p_iq m_jq)."""
    tie = nx.to_numpy_array(graph, weight="weight")
    both = tie if not graph.is_directed() else tie + tie.T
    found = {}
    for i, node in enumerate(graph):
        around = [j for j in range(len(both)) if both[i, j] and j != i]
        if not around:
            continue
        total = both[i].sum()
        found[node] = sum(
            1 - sum(both[i, q] / total * both[j, q] / both[j].max() for q in around if q != j)
            for j in around
        )
    return found


@settings(max_examples=tries(60), deadline=None)
@given(networks())
def test_json_never_holds_nan_and_says_what_is_measured(graph):
    found, by = analyse(graph), plain(graph)
    json.dumps(found, allow_nan=False)
    assert [row["name"] for row in found["per_party"]] == [str(node) for node in graph]
    for key, expected in (
        ("betweenness", nx.betweenness_centrality(by)),
        ("closeness", nx.closeness_centrality(by)),
    ):
        assert {row["name"]: row[key] for row in found["per_party"]} == pytest.approx(
            {str(node): value for node, value in expected.items()}
        )
    assert found["relations"] == by.number_of_edges()
