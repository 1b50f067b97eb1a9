"""What rustworkx counts is what networkx counts, on graphs of every kind."""

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netwerk_widgets.network import formulas, routes, weighted
from netwerk_widgets.network.measures import Measures

NEAR = {"rel": 0, "abs": 1e-9}


@st.composite
def graphs(draw):
    """Directed or not, in parts, with isolates, loops and weights; also none at all."""
    size = draw(st.integers(0, 12))
    nodes = draw(st.permutations([f"p{number}" for number in range(size)]))
    graph = draw(st.sampled_from([nx.Graph, nx.DiGraph]))()
    graph.add_nodes_from(nodes)
    if size:
        end = st.sampled_from(nodes)
        edges = draw(st.lists(st.tuples(end, end, st.integers(1, 9)), max_size=3 * size))
        graph.add_weighted_edges_from(edges)
    return graph


def loops():
    graph = nx.DiGraph([("a", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("d", "e")])
    graph.add_nodes_from("fg")
    return graph


@given(graphs())
@example(nx.Graph())
@example(nx.DiGraph([("a", "b")]))
@example(loops())
def test_the_numbers_are_those_of_networkx(graph):
    assert routes.betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph), **NEAR)
    assert routes.closeness(graph) == pytest.approx(nx.closeness_centrality(graph), **NEAR)
    lengths = weighted._lengths(graph)
    assert routes.weighted_closeness(graph, "weight") == pytest.approx(
        nx.closeness_centrality(lengths, distance="length"), **NEAR
    )
    assert list(routes.betweenness(graph)) == list(graph)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_so_they_are_of_a_larger_network_in_parts(kind):
    graph = nx.disjoint_union(
        nx.gnm_random_graph(90, 260, seed=1, directed=kind is nx.DiGraph),
        nx.gnm_random_graph(30, 25, seed=2, directed=kind is nx.DiGraph),
    )
    found = Measures(graph)
    assert found.betweenness == pytest.approx(nx.betweenness_centrality(graph), **NEAR)
    assert found.closeness == pytest.approx(nx.closeness_centrality(graph), **NEAR)
    top = max(nx.betweenness_centrality(graph).values())
    assert max(found.betweenness.values()) == pytest.approx(top, **NEAR)


def test_up_to_two_thousand_parties_nothing_is_an_estimate():
    graph = nx.cycle_graph(2000)
    found = Measures(graph)
    assert not found.sampled
    # Of everybody in a ring the same share of routes goes through each.
    assert max(found.betweenness.values()) == pytest.approx(min(found.betweenness.values()))
    assert formulas.sampled(2001)
