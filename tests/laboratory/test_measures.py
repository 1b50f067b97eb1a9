"""The measures are networkx's, of the whole and of every party; what differs is told."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import netwerk_widgets as nw
from netwerk_widgets.session.cases import case_names


@pytest.mark.parametrize("case", case_names())
@pytest.mark.parametrize("directed", [False, True])
def test_they_are_those_of_networkx(case, directed):
    data = nw.load(case=case, language="nl")
    graph = data.graph(directed=directed)
    found = nw.measures(data, directed=directed)
    assert list(found.index) == list(graph)
    for name, function in (
        ("degree", lambda g: dict(g.degree)),
        ("betweenness", nx.betweenness_centrality),
        ("closeness", nx.closeness_centrality),
        ("degree_centrality", nx.degree_centrality),
        ("constraint", nx.constraint),
        ("effective_size", nx.effective_size),
    ):
        if directed and name == "effective_size":
            continue  # networkx forgets some arrows: tests/network has Burt's own numbers
        expected = pd.Series(function(graph)).reindex(list(graph))
        np.testing.assert_allclose(found[name].astype(float), expected.astype(float), err_msg=name)
    assert found.network["density"] == pytest.approx(nx.density(graph))
    assert set(found.index[found["articulation"]]) == set(
        nx.articulation_points(graph.to_undirected())
    )


def test_any_graph_may_be_measured():
    """Padgett's Florentine families: the Medici broker, .522 (Jackson 2008, without Pucci)."""
    found = nw.measures(nx.florentine_families_graph())
    assert found["betweenness"].idxmax() == "Medici"
    assert found.loc["Medici", "betweenness"] == pytest.approx(0.522, abs=0.0005)
    assert found.network["parties"] == 15


def test_what_is_not_defined_is_missing():
    found = nw.measures(nw.from_frames(pd.DataFrame(index=["Alleen", "Ook"])))
    assert found["constraint"].isna().all()
    assert np.isnan(found.network["transitivity"]) or found.network["transitivity"] == 0


def test_none_of_nothing():
    found = nw.measures(nw.from_frames(pd.DataFrame(index=[])))
    assert found.empty
    assert found.network["parties"] == 0


def test_a_part_of_the_table_does_not_claim_the_network():
    found = nw.measures(nw.load(case="laanboompact"))
    assert not hasattr(found.head(3), "network")
    assert found.sort_values("betweenness").index[-1] == found["betweenness"].idxmax()


def test_strength_is_looked_at_when_asked():
    data = nw.load(case="laanboompact")
    found = nw.measures(data, weighted=True)
    strength = pd.Series(dict(data.graph().degree(weight="weight"))).reindex(found.index)
    assert (found["strength"] == strength).all()
    assert "strength" not in nw.measures(data)


def test_two_states_beside_each_other():
    data = nw.load(case="laanboompact", language="nl")
    found = nw.compare(data, data.what_if(remove="Waterschap"))
    assert found.network.loc["parties"].tolist() == [len(data.parties), len(data.parties) - 1, -1]
    assert found.parties.to_numpy().tolist() == [["Waterschap", "gone", ""]]
    gone = data.relations[["from", "to"]].eq("Waterschap").any(axis=1).sum()
    assert (found.relations["what"] == "gone").sum() == gone > 0
    assert found.measures.loc["Waterschap", "after"].isna().all()
    assert "Waterschap" in found._repr_html_()
    same = nw.compare(data, data)
    assert same.parties.empty
    assert same.relations.empty
