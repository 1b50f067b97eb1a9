"""Small networks counted by hand: groups, directions, order, aims and what changed."""

import networkx as nx
import pytest

from netwerk_widgets.network import agreement, formulas
from netwerk_widgets.network.aims import Aim, Standing, View
from netwerk_widgets.network.analysis import analyse, groupings, names_of
from netwerk_widgets.network.augmenting import joining, relations, score
from netwerk_widgets.network.communities import communities, modularity
from netwerk_widgets.network.comparison import Differences, compare
from netwerk_widgets.network.eigen import strongest
from netwerk_widgets.network.graph import build, directed
from netwerk_widgets.network.measures import Measures, measure
from netwerk_widgets.network.order import by_name
from netwerk_widgets.network.structure import structure
from netwerk_widgets.session.models import Session
from tests.network.networks import session

# ---- what puts nodes in groups ----


def grouped(**values):
    graph = nx.Graph()
    for node, value in values.items():
        graph.add_node(node, kind=value, sector=value)
    return groupings(graph)


def test_a_word_groups_when_two_share_it_and_not_all_are_in_one():
    assert grouped(a="X ", b="x", c="y")["kind"] == {"a": "x", "b": "x", "c": "y"}
    # All the same, or everybody alone, groups nobody; of a session one party is enough.
    assert set(grouped(a="x", b="x")) == set(grouped(a="x", b="y")) == {"sector"}
    assert grouped(a="x", b=None) == {"sector": {"a": "x"}}
    assert grouped(a=" ", b=None) == grouped(a=1, b=1) == {}


def test_what_a_node_is_called():
    graph = nx.Graph()
    graph.add_node(1, name=" Gemeente  Aa ")
    graph.add_node(2, name=" ")
    graph.add_node(3)
    assert names_of(graph) == {1: "Gemeente Aa", 2: "2", 3: "3"}


def test_the_whole_of_a_small_network():
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
    graph.add_node("e")
    nx.set_node_attributes(graph, {"a": "x", "b": "x", "c": "y", "d": "y"}, "sector")
    found = analyse(graph)
    assert {key: found[key] for key in ("parties", "relations", "components", "directed")} == {
        "parties": 5, "relations": 4, "components": 2, "directed": False,
    }  # fmt: skip
    assert found["density"] == pytest.approx(4 / 10)
    # One triangle of 1 + 1 + 3 pairs of contacts; degrees 3 2 2 1 0: 7 below the highest, of 12.
    assert found["transitivity"] == pytest.approx(3 / 5)
    assert found["centralisation"]["degree"] == pytest.approx(7 / 12)
    # c is between d and a, b: 2 of 6 pairs; four others have nothing: 4 · (2/6) / 4.
    assert found["centralisation"]["betweenness"] == pytest.approx(2 / 6)
    # a–c and b–c between, a–b and c–d within.
    assert found["ei_index"] == {"sector": 0}
    assert (found["isolates"], found["articulation_points"]) == (["e"], ["c"])
    assert found["bridges"] == [["c", "d"]]
    rows = {row["name"]: row for row in found["per_party"]}
    assert [rows[x]["core"] for x in "abcde"] == [2, 2, 2, 1, 0]
    # c reaches three in three steps: 3/4 · 3/3; d in 1 + 2 + 2: 3/4 · 3/5.
    assert rows["c"]["closeness"] == pytest.approx(3 / 4)
    assert rows["d"]["closeness"] == pytest.approx(9 / 20)
    assert [rows[x]["degree_centrality"] for x in "cde"] == [0.75, 0.25, 0]


def test_without_two_relations_of_one_party_nothing_is_known_of_friends_of_friends():
    assert formulas.transitivity(nx.Graph(["ab", "cd"])) is None
    assert formulas.transitivity(nx.Graph(["ab", "bc"])) == 0


# ---- directions ----


def test_arrows_by_hand():
    made = session("abc", [("a", "b", "supply", 3), ("a", "b", "funding", 1), ("b", "c")])
    graph = directed(made)
    assert dict(graph["a"]["b"]) == {"weight": 4}
    assert set(graph.edges) == {("a", "b"), ("b", "c"), ("c", "b")}
    found = measure(made, directed_graph=True)
    assert (found.in_degree, found.out_degree) == (
        {"a": 0, "b": 2, "c": 1}, {"a": 1, "b": 1, "c": 1},
    )  # fmt: skip
    assert found.reciprocity == pytest.approx(2 / 3)
    assert found.density == pytest.approx(3 / 6)
    # Towards c there are two ways: from b in one step, from a in two.
    assert found.closeness["c"] == pytest.approx(2 / 3)
    assert found.closeness["a"] == 0
    assert measure(made).degree == {"a": 1, "b": 2, "c": 1}
    assert found.degree == {"a": 1, "b": 3, "c": 2}
    # From end to end of a–b–c: 1 + 1 + 2 over three pairs.
    assert found.distance == measure(made).distance == pytest.approx(4 / 3)


def test_an_edge_tells_what_a_relation_says():
    made = session([{"id": "a", "name": "A", "power": 4}, "b"], [("a", "b", "supply", 3)])
    graph = build(made)
    assert dict(graph["a"]["b"]["r0"]) == {
        "kind": "supply", "one_way": True, "strength": 3, "source": "group",
    }  # fmt: skip
    assert (graph.nodes["a"]["power"], graph.nodes["b"]["power"]) == (4, None)


def test_the_structure_of_a_session_in_a_fixed_order():
    made = session(
        [{"id": "b", "name": "Aa"}, {"id": "a", "name": "  Zee "}, {"id": "c", "name": "Aa  Bee"}],
        [("b", "a", "supply", 3), ("a", "b"), ("c", "c"), ("a", "gone")],
    )
    found = structure(made)
    assert found.nodes == (("a", ""), ("b", ""), ("c", ""))
    assert found.edges == (("a", "b", 5),)
    assert found.arrows == (("a", "b", 2), ("b", "a", 5))
    assert found.order == ("b", "c", "a")


def test_what_two_sides_say():
    arcs = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "c"), ("b", "d")]
    assert agreement.heard(arcs, "abc") == {("a", "b"), ("b", "a"), ("a", "c")}
    assert agreement.reciprocity(arcs, "abc") == pytest.approx(2 / 3)
    assert agreement.concordance(arcs, "abc") == pytest.approx(1 / 2)
    assert agreement.merged(arcs, both=True) == {frozenset("ab")}
    assert agreement.merged(arcs, both=False) == set(map(frozenset, ("ab", "ac", "bd")))


# ---- who comes first ----


def test_parts_and_groups_stand_by_size_and_then_in_the_order_that_is_given():
    graph = nx.Graph([("a", "b"), ("c", "d"), ("e", "f"), ("f", "g")])
    found = Measures(graph, order="gfedcba")
    assert found.components == (("g", "f", "e"), ("d", "c"), ("b", "a"))
    assert found.communities == found.components
    assert found.community == {"g": 1, "f": 1, "e": 1, "d": 2, "c": 2, "b": 3, "a": 3}
    assert found.parts_without("f") == (("g",), ("e",))
    assert formulas.largest_first([{"b"}, {"c", "a"}, {"d"}]) == (("a", "c"), ("b",), ("d",))


def test_names_without_capitals_decide_and_then_with_them_and_then_the_place():
    graph = nx.empty_graph(["1", "2", "3", "4"])
    assert by_name(graph, {"1": "b", "2": "A", "3": "a", "4": "B"}) == ("2", "3", "4", "1")
    # Of equals in a line the ends come first: they have fewer around them.
    line = nx.path_graph(["x", "y", "z"])
    assert by_name(line, dict.fromkeys("xyz", "")) == ("x", "z", "y")


def test_modularity_by_hand():
    # Two pairs: 2 of 2 relations inside, less (2² + 2²) / 4² = .5.
    graph = nx.Graph([("a", "b"), ("c", "d")])
    assert modularity(graph, (("a", "b"), ("c", "d"))) == pytest.approx(0.5)
    # Who is in no group stands alone: 1 of 2, less (2² + 1 + 1) / 4².
    assert modularity(graph, (("a", "b"),)) == pytest.approx(0.5 - 6 / 16)
    assert modularity(nx.empty_graph(2), ()) is None
    assert communities(nx.empty_graph(2)) == ()


def test_the_strongest_direction_of_a_matrix_without_numpy():
    value, vector = strongest([[2.0, 1.0], [1.0, 2.0]])
    assert value == pytest.approx(3)
    assert [abs(x) for x in vector] == pytest.approx([0.5**0.5] * 2)
    assert strongest([[1.0, 0.0, 0.0], [0.0, 5.0, 0.0], [0.0, 0.0, 3.0]])[0] == 5
    # A line of four: the golden ratio.
    line = [[float(abs(a - b) == 1) for b in range(4)] for a in range(4)]
    assert strongest(line)[0] == pytest.approx((1 + 5**0.5) / 2)


# ---- what one more relation would add ----


@pytest.mark.parametrize(("size", "sought"), [(32, True), (33, False)])
def test_what_adds_less_than_a_thousandth_is_not_sought(size, sought):
    # All but one pair are neighbours: it gains a half of 1/496, or of 1/528.
    graph = nx.complete_graph(size)
    graph.remove_edge(0, 1)
    common = tuple((a, b, 1) for a in range(size) for b in range(a))
    found = relations(graph, Aim(frozenset(graph), common, only=("near",)), range(size))
    assert [each.relations for each in found] == ([((0, 1),)] if sought else [])


def test_three_relations_at_most_and_two_for_who_is_brought_in():
    graph = nx.empty_graph("abcdef")
    aim = Aim(frozenset("abcdef"), only=("connected",))
    assert len(relations(graph, aim, "abcdef")) == 3
    assert len(relations(graph, aim, "abcdef", 1)) == 1
    # With each of three others x has a goal in common, so a third relation would add as much.
    common = tuple((each, "x", 1) for each in "abc")
    party, gain = joining(
        nx.empty_graph("abcx"), Aim(frozenset("abc"), common, only=("near",)), "abcx", "x"
    )
    assert (party, gain.relations) == ("x", (("a", "x"), ("b", "x")))
    assert (gain.before.near, gain.after.near) == (0, pytest.approx(2 / 3))


def test_who_is_brought_in_is_who_adds_most_and_not_who_ends_highest():
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "x")])
    graph.add_node("y")
    robust = Aim(frozenset("abc"), only=("robust",))
    # x has one pair already and gains two of six, y gains three of six with two relations.
    party, gain = joining(graph, robust, "abcxy", "xy")
    assert (party, gain.before.robust, gain.after.robust) == ("y", 3, 6)


def test_what_a_ring_round_gains():
    def gains(*edges):
        graph = nx.Graph(edges)
        standing = Standing(graph, View(Aim(frozenset("abcd"), only=("robust",)), "abcd"))
        return standing.gains([0])[0].tolist()

    # a–c makes one block of a, b and c: a pair more of six; a–d one of all four: three more.
    assert gains("ab", "bc", "cd")[2:] == pytest.approx([1 / 6, 3 / 6])
    # In a ring every pair holds already.
    assert gains("ab", "bc", "cd", "da")[2] == 0
    one = score(nx.Graph(["ab"]), Aim(frozenset("ab"), common=(("a", "b", 1),)))
    assert one.near == 1


def test_only_the_aims_that_were_asked_for_count():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    graph.add_node("d")
    found = score(graph, Aim(frozenset("abcd")))
    # Three of six pairs reach each other; the two pairs of neighbours whoever drops out.
    assert found.shares() == {"connected": 0.5, "robust": pytest.approx(1 / 3)}
    assert found.shares(("robust",)) == {"robust": pytest.approx(1 / 3)}
    assert found.worth(("connected",)) == 0.5
    assert found.worth() == pytest.approx(5 / 12)
    assert found.worth(("touch",)) == 0
    standing = Standing(graph, View(Aim(frozenset("abcd"), only=("connected",)), "abcd"))
    # With d all six reach each other, whoever gets the relation: three of six more.
    assert standing.gains([3]).tolist() == [[0.5, 0.5, 0.5, 0]]


# ---- then and now ----


def test_what_differs_between_two_states():
    before = session("abc", [("a", "b"), ("b", "c")])
    after = session([{"id": "b", "name": "Bee", "power": 3}, "c", "d"], [("a", "b"), ("c", "d")])
    found = compare(before, after)
    assert found.parties == Differences(("d",), ("a",), {"b": ("name", "power")})
    assert found.relations == Differences((), (), {"r1": ("from_id", "to_id")})
    assert not found.same
    assert not Differences()
    assert all(
        map(bool, (Differences(("a",)), Differences((), ("a",)), Differences((), (), {"a": ()})))
    )
    assert compare(before, before).same
    assert compare(Session(), Session()).rows[2].same
