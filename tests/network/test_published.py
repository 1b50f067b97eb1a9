"""Published networks, whole: what ``netwerk analyse --json`` says of them."""

import networkx as nx
import pytest

from netwerk_widgets.network import formulas
from netwerk_widgets.network.analysis import analyse, weighted
from netwerk_widgets.network.measures import Measures

KITE = ["Andre", "Beverley", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane"]


def rows(graph):
    return {row["name"]: row for row in analyse(graph)["per_party"]}


def top(table, key):
    """Who has the highest value."""
    most = max(row[key] for row in table.values())
    return {name for name, row in table.items() if row[key] == pytest.approx(most)}


@pytest.fixture
def padgett():
    """Marriages between 16 families in Florence (Padgett & Ansell 1993), Pucci included."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


def test_burts_structural_holes():
    # The network of Borgatti 1997 (Connections 20, 35-38), also in networkx's own tests.
    edges = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]
    found = rows(nx.Graph(list(map(tuple, edges))))
    expected = {"G": (0.400, 4.67), "A": (0.595, 2.50), "C": (1.0, 1.0)}
    for name, (constraint, size) in expected.items():
        assert found[name]["constraint"] == pytest.approx(constraint, abs=5e-4)
        assert found[name]["effective_size"] == pytest.approx(size, abs=5e-3)


def test_padgett_with_the_isolate(padgett):
    # statnet and igraph say .1914894 of the same 16 families.
    found = analyse(padgett)
    assert (found["parties"], found["relations"], found["components"]) == (16, 20, 2)
    assert found["isolates"] == ["Pucci"]
    assert found["transitivity"] == pytest.approx(0.1915, abs=5e-5)
    assert found["density"] == pytest.approx(1 / 6)
    # Wasserman & Faust 1994, table 5.1 (degree); statnet's `centralization`.
    assert found["centralisation"]["degree"] == pytest.approx(0.267, abs=5e-4)
    assert found["centralisation"]["betweenness"] == pytest.approx(0.3835, abs=5e-4)
    medici = next(each for each in found["per_party"] if each["name"] == "Medici")
    assert medici["betweenness"] == pytest.approx(0.452, abs=5e-4)
    assert ["Medici", "Salviati"] in found["bridges"]
    assert "Medici" in found["articulation_points"]
    pucci = found["per_party"][-1]
    assert pucci["name"] == "Pucci"
    assert pucci["constraint"] is pucci["effective_size"] is pucci["community"] is None
    assert pucci["closeness"] == pucci["eigenvector"] == pucci["core"] == 0


def test_the_medici_stand_between_fewer_of_all_pairs_when_there_is_an_isolate(padgett):
    # 47.5 of the 91 pairs of the other 14 families (Wasserman & Faust 1994: .522), of the 105
    # pairs with Pucci, as networkx, UCINET and Gephi count.
    found = rows(nx.florentine_families_graph())
    assert found["Medici"]["betweenness"] == pytest.approx(47.5 / 91)
    assert rows(padgett)["Medici"]["betweenness"] == pytest.approx(47.5 / 105)
    assert top(rows(padgett), "degree") == {"Medici"}


def test_a_path_of_five_with_six_isolates():
    graph = nx.path_graph(5)
    graph.add_nodes_from(range(5, 11))
    assert rows(graph)["2"]["betweenness"] == pytest.approx(4 / 45)  # .089, and not 4 / 6


def test_zachary():
    # Zachary 1977; the values of networkx's and igraph's documentation of the club.
    found = analyse(nx.karate_club_graph())
    assert (found["parties"], found["relations"]) == (34, 78)
    assert found["density"] == pytest.approx(0.139, abs=5e-4)
    assert found["transitivity"] == pytest.approx(0.2557, abs=5e-5)
    # 11 of the 78 relations run between the two clubs into which it split.
    assert found["ei_index"] == {"club": pytest.approx((11 - 67) / 78)}
    assert found["articulation_points"] == ["0"]
    assert found["bridges"] == [["0", "11"]]
    first = found["per_party"][0]
    assert (first["degree"], first["core"]) == (16, 4)
    assert first["betweenness"] == pytest.approx(0.438, abs=5e-4)
    assert first["closeness"] == pytest.approx(0.569, abs=5e-4)


def test_the_kite_has_three_kinds_of_centre():
    # Krackhardt 1990, "Assessing the political landscape", Administrative Science Quarterly 35.
    kite = nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(KITE)))
    found = rows(kite)
    assert top(found, "degree") == {"Diane"}
    assert top(found, "betweenness") == {"Heather"}
    assert top(found, "closeness") == {"Fernando", "Garth"}
    assert found["Diane"]["degree_centrality"] == pytest.approx(6 / 9)
    assert found["Heather"]["betweenness"] == pytest.approx(14 / 36)
    assert found["Garth"]["closeness"] == pytest.approx(9 / 14)


@pytest.mark.parametrize("size", [4, 9])
@pytest.mark.parametrize("directed", [False, True])
def test_a_star_is_one_and_a_ring_is_nothing(size, directed):
    # Freeman 1978: the two ends of his scale; every arrow answered when directed.
    for graph, expected in ((nx.star_graph(size), 1), (nx.cycle_graph(size + 1), 0)):
        found = analyse(graph.to_directed() if directed else graph)["centralisation"]
        assert found["degree"] == pytest.approx(expected)
        assert found["betweenness"] == pytest.approx(expected)


def test_a_star_by_hand():
    found = rows(nx.star_graph(4))
    assert found["0"] == {
        "name": "0",
        "degree": 4,
        "degree_centrality": 1,
        "in_degree": None,
        "out_degree": None,
        "betweenness": 1,
        "closeness": 1,
        "eigenvector": pytest.approx(0.5**0.5),
        "constraint": pytest.approx(0.25),
        "effective_size": 4,
        "core": 1,
        "community": 1,
    }
    assert found["1"]["closeness"] == pytest.approx(4 / 7)


def test_arrows():
    found = analyse(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("d", "c")]))
    assert (found["directed"], found["relations"]) == (True, 4)
    assert found["reciprocity"] == pytest.approx(0.5)
    assert found["density"] == pytest.approx(4 / 12)
    by_name = {row["name"]: row for row in found["per_party"]}
    assert [by_name["b"][key] for key in ("degree", "in_degree", "out_degree")] == [3, 1, 2]
    # Who only receives has an effective size too: a and d do not know each other.
    assert by_name["c"]["effective_size"] == pytest.approx(2)


def test_burts_measures_follow_his_formula_with_arrows_and_strengths():
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([(1, 2, 3), (2, 1, 1), (2, 3, 2), (1, 3, 1), (4, 1, 3)])
    size = formulas.effective_size(graph, "weight")
    # Mutual: 12: 4, 13: 1, 14: 3, 23: 2. Of 1: p = 1/2, 1/8, 3/8; 2 and 3 know each other:
    # 2 is redundant by p13 · m23/4 = 1/16, 3 by p12 · m32/2 = 1/2, 4 by nobody.
    assert size[1] == pytest.approx(3 - 1 / 16 - 1 / 2)
    assert formulas.constraint(graph, "weight")[4] == pytest.approx(1)


def test_strength_counts_only_under_names_of_its_own():
    plain, strong = nx.path_graph(4), nx.path_graph(4)
    nx.set_edge_attributes(strong, {(0, 1): 3, (1, 2): 1, (2, 3): 2}, "weight")
    assert analyse(strong) == analyse(plain)
    found = weighted(strong)
    assert [row["strength"] for row in found] == [3, 4, 3, 2]
    assert not {key for row in found for key in row} & set(analyse(plain)["per_party"][0]) - {
        "name"
    }
    # A strong relation is a short one: 1/3 + 1 + 1/2 steps from end to end.
    assert found[0]["weighted_closeness"] == pytest.approx(3 / (1 / 3 + 4 / 3 + 11 / 6))


def test_two_of_one_name_are_two():
    graph = nx.Graph([(1, 3)])
    graph.add_node(2)
    nx.set_node_attributes(graph, {1: "Jan", 2: "Jan", 3: "Piet"}, "name")
    found = analyse(graph)
    assert [row["name"] for row in found["per_party"]] == ["Jan", "Piet", "Jan"]
    assert found["isolates"] == ["Jan"]


def test_betweenness_is_estimated_above_a_size_and_always_the_same(monkeypatch):
    graph = nx.gnm_random_graph(60, 150, seed=2)
    exact = formulas.betweenness(graph)
    monkeypatch.setattr(formulas, "EXACT", 50)
    monkeypatch.setattr(formulas, "SAMPLE", 30)
    assert Measures(graph).sampled
    assert formulas.betweenness(graph) == formulas.betweenness(graph) != exact
