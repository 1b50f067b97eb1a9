"""Published values, and the places where networkx has none."""

from math import isfinite

import networkx as nx
import pytest
from hypothesis import given

from netwerk_widgets.network.communities import communities
from netwerk_widgets.network.formulas import (
    centralisation,
    constraint,
    effective_size,
    ei_index,
    eigenvector,
    mixing,
    reciprocity,
    sectors_crossed,
)
from netwerk_widgets.network.measures import measure
from netwerk_widgets.session.models import Session
from tests.network.networks import session
from tests.strategies import sessions


@pytest.fixture
def padgett() -> nx.Graph:
    """Marriages between 16 families in Florence (Padgett & Ansell 1993), Pucci included."""
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


def test_padgett_centralisation(padgett):
    # Wasserman & Faust 1994, table 5.1 (degree); statnet's `centralization(flo, betweenness)`.
    assert centralisation(padgett) == pytest.approx(0.267, abs=5e-4)
    assert centralisation(padgett, "betweenness") == pytest.approx(0.3835, abs=5e-4)


def test_padgett_medici():
    # Wasserman & Faust 1994: betweenness of the Medici 0.522 among the 15 married families.
    families = nx.florentine_families_graph()
    found = measure(_recorded(families))
    assert max(found.betweenness, key=found.betweenness.get) == "medici"
    assert found.betweenness["medici"] == pytest.approx(0.522, abs=5e-4)
    assert found.degree["medici"] == 6


@pytest.mark.parametrize("by", ["degree", "betweenness"])
@pytest.mark.parametrize("leaves", [2, 5, 30])
def test_freeman_star_is_one_and_circle_is_nothing(by, leaves):
    assert centralisation(nx.star_graph(leaves), by) == pytest.approx(1)
    assert centralisation(nx.cycle_graph(leaves + 1), by) == pytest.approx(0)
    assert centralisation(nx.complete_graph(leaves + 1), by) == pytest.approx(0)


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_centralisation_needs_three(nodes):
    assert centralisation(nx.complete_graph(nodes)) is None


def test_krackhardt_kite():
    # Krackhardt 1990: Diane has most contacts (6), Heather stands between (14 of 36 pairs).
    found = measure(_recorded(nx.krackhardt_kite_graph()))
    assert found.degree["n3"] == 6
    assert found.betweenness["n7"] == pytest.approx(14 / 36)
    assert max(found.eigenvector, key=found.eigenvector.get) == "n3"
    assert found.articulation == {"n7": 2, "n8": 1}
    assert found.parts_without("n7") == (
        ("n0", "n1", "n2", "n3", "n4", "n5", "n6"),
        ("n8", "n9"),
    )
    assert found.bridges == (("n7", "n8"), ("n8", "n9"))
    assert found.core["n3"] == 3
    assert found.core["n9"] == 1
    assert found.distance == pytest.approx(1.978, abs=5e-4)


def test_zachary_karate_club():
    # Zachary 1977: 34 members, 78 relations; Newman 2003 reports these values.
    club = nx.karate_club_graph()
    found = measure(_recorded(club))
    assert (found.parties, found.relations) == (34, 78)
    assert found.density == pytest.approx(0.139, abs=5e-4)
    assert found.betweenness["n0"] == pytest.approx(0.438, abs=5e-4)
    assert max(found.core.values()) == 4
    assert found.distance == pytest.approx(2.408, abs=5e-4)
    sides = nx.get_node_attributes(club, "club")
    # 11 of the 78 relations run between the two clubs into which it split.
    assert ei_index(club, sides) == pytest.approx((11 - 67) / 78)
    assert sectors_crossed(mixing(club, sides)) == (11, 78)


def test_burt_constraint_and_effective_size():
    # The network of Borgatti 1997 (Connections 20), also in networkx's own tests.
    graph = nx.Graph(
        [("A", node) for node in "BFGE"] + [("G", node) for node in "EFBDC"] + [("B", "D")]
    )
    assert effective_size(graph)["G"] == pytest.approx(4.67, abs=0.005)
    assert effective_size(graph)["A"] == pytest.approx(2.50, abs=0.005)
    assert constraint(graph)["G"] == pytest.approx(0.400, abs=5e-4)
    assert constraint(graph)["A"] == pytest.approx(0.595, abs=5e-4)
    assert constraint(graph)["C"] == pytest.approx(1)


def test_isolates_have_no_constraint_instead_of_nan():
    found = measure(session(["a", "b", "c"], [("a", "b")]))
    assert found.isolates == ("c",)
    assert set(found.constraint) == set(found.effective_size) == {"a", "b"}


def test_reciprocity_refuses_a_graph_without_direction():
    with pytest.raises(ValueError, match="directed"):
        reciprocity(nx.path_graph(3))
    assert reciprocity(nx.DiGraph()) is None


def test_reciprocity_counts_answered_arrows():
    one_way = [("a", "b", "supply"), ("b", "c", "supply")]
    assert measure(session("abc", one_way)).reciprocity == 0
    answered = [*one_way, ("b", "a", "funding")]
    assert measure(session("abc", answered)).reciprocity == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([(1, 2), (3, 4)], -1),
        ([(1, 3), (2, 4)], 1),
        ([(1, 2), (2, 3)], 0),
        ([(1, 9)], None),
        ([], None),
    ],
)
def test_ei_index(edges, expected):
    assert ei_index(nx.Graph(edges), {1: "x", 2: "x", 3: "y", 4: "y"}) == expected


def test_sector_mixing_counts_each_relation_once():
    parties = [
        {"id": "a", "sector": "public"},
        {"id": "b", "sector": "public"},
        {"id": "c", "sector": "private"},
        {"id": "d"},
    ]
    found = measure(session(parties, [("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")]))
    assert found.sector_mixing == {("private", "public"): 2, ("public", "public"): 1}


def test_parts_that_stand_apart():
    found = measure(session("abcde", [("a", "b"), ("c", "d")]))
    assert found.components == (("a", "b"), ("c", "d"), ("e",))
    assert found.distance == 1


def test_two_cliques_are_two_communities_every_time():
    graph = nx.barbell_graph(5, 0)
    assert communities(graph) == communities(graph) == ((0, 1, 2, 3, 4), (5, 6, 7, 8, 9))


@pytest.mark.parametrize("size", [3, 4, 20, 60])
def test_eigenvector_converges_where_power_iteration_is_slow(size):
    found = eigenvector(nx.path_graph(size))
    assert max(found, key=found.get) in (size // 2, (size - 1) // 2)
    assert all(isfinite(value) and value >= 0 for value in found.values())


def test_nothing_recorded_is_no_measures():
    found = measure(Session())
    assert (found.parties, found.relations, found.components, found.isolates) == (0, 0, (), ())
    assert found.density is found.centralisation is found.ei is found.distance is None
    assert found.betweenness == found.eigenvector == found.constraint == found.core == {}


def test_one_party_has_no_density():
    found = measure(session(["a"]))
    assert (found.parties, found.density, found.centralisation, found.distance) == (
        1,
        None,
        None,
        None,
    )


@given(sessions())
def test_every_number_is_a_number(any_session):
    found = measure(any_session)
    tables = (found.betweenness, found.eigenvector, found.constraint, found.effective_size)
    numbers = [value for table in tables for value in table.values()]
    numbers += [found.density or 0, found.centralisation or 0, found.ei or 0, found.distance or 0]
    assert all(isfinite(value) for value in numbers)


def test_a_name_does_not_change_the_measures_nor_costs_a_computation():
    one = session(["a", {"id": "b", "name": "B"}], [("a", "b")])
    other = session(["a", {"id": "b", "name": "Iets heel anders"}], [("a", "b")])
    assert measure(one) is measure(other)


def _recorded(graph: nx.Graph) -> Session:
    names = {node: node.lower() if isinstance(node, str) else f"n{node}" for node in graph}
    return session(names.values(), [(names[a], names[b]) for a, b in graph.edges])


def test_two_are_a_community_and_one_is_none():
    graph = nx.Graph([("a", "b"), ("c", "d"), ("d", "e"), ("c", "e")])
    graph.add_node("f")
    assert sorted(map(sorted, communities(graph))) == [["a", "b"], ["c", "d", "e"]]
