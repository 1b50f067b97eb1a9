"""Reciprocity and concordance: networkx's numbers, and the rules by which two sides are merged."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.network.agreement import concordance, merged, reciprocity

NODES = "abcdef"
ARCS = st.sets(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda e: e[0] != e[1])
)


@given(ARCS)
def test_reciprocity_is_that_of_networkx(arcs):
    found = reciprocity(arcs, NODES)
    if arcs:
        assert found == pytest.approx(nx.overall_reciprocity(nx.DiGraph([*arcs])))
        assert concordance(arcs, NODES) == pytest.approx(found / (2 - found))
    else:
        assert found is concordance(arcs, NODES) is None


@given(ARCS, st.sets(st.sampled_from(NODES)))
def test_who_sent_nothing_does_not_count(arcs, answered):
    among = {each for each in arcs if {*each} <= answered}
    assert reciprocity(arcs, answered) == reciprocity(among, NODES)


@given(ARCS)
def test_the_two_rules_are_the_intersection_and_the_union(arcs):
    graph = nx.DiGraph()
    graph.add_edges_from(arcs)
    for both in (True, False):
        expected = {frozenset(each) for each in graph.to_undirected(reciprocal=both).edges}
        assert merged(arcs, both=both) == expected
