"""Where a rule of the measures begins and ends, and small networks counted by hand."""

from dataclasses import replace

import networkx as nx
import pytest

from netwerk_widgets.network import formulas, quality
from netwerk_widgets.network import kept as module
from netwerk_widgets.network.aims import Aim
from netwerk_widgets.network.augmenting import relations, score
from netwerk_widgets.network.comparison import MOVED, Row, compare
from netwerk_widgets.network.cutting import come_loose
from netwerk_widgets.network.graph import build
from netwerk_widgets.network.kept import Keeping, kept
from netwerk_widgets.network.measures import Measures
from tests.network.networks import session

# ---- marks of one to the other ----

#: a gives b 3 and gets 1 back; c gives b 2 and gets nothing.
MARKS = {("a", "b"): 3, ("b", "a"): 1, ("c", "b"): 2}


def test_who_is_given_how_much():
    assert quality.received(MARKS) == {"b": 5, "a": 1}
    assert quality.received({}) == {}


def test_how_much_of_what_is_given_comes_back():
    # Of 3 + 1 + 2 given, 1 comes back to a and 1 to b.
    assert quality.reciprocity(MARKS) == pytest.approx(2 / 6)
    assert quality.reciprocity({("a", "b"): 0}) is None
    assert quality.reciprocity({("a", "b"): 2, ("b", "a"): 2}) == 1


# ---- who comes loose ----


def test_of_a_line_of_four_beside_a_pair_and_somebody_alone():
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "d"), ("e", "f")])
    graph.add_node("g")
    assert come_loose(graph) == {"b": 1, "c": 1}


def test_without_the_middle_all_but_the_largest_part_come_loose():
    # Around m hang three, two and one.
    graph = nx.Graph([("m", "a"), ("a", "b"), ("b", "c"), ("m", "d"), ("d", "e"), ("m", "f")])
    assert come_loose(graph) == {"m": 3, "a": 2, "b": 1, "d": 1}


# ---- the centre of a network with arrows ----


def test_eigenvector_with_arrows_follows_who_points_at_whom():
    # x_b = x_a/λ, x_c = (x_a + x_b)/λ and x_a = x_c/λ, so that λ³ = λ + 1: the plastic number.
    found = formulas.eigenvector(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "c")]))
    plastic = 1.3247179572
    assert found["c"] / found["a"] == pytest.approx(plastic, abs=1e-4)
    assert found["a"] / found["b"] == pytest.approx(plastic, abs=1e-4)
    assert sum(value**2 for value in found.values()) == pytest.approx(1)


def test_arrows_without_a_circle_and_two_parties_have_no_eigenvector():
    assert formulas.eigenvector(nx.DiGraph([("a", "b"), ("b", "c")])) == {}
    assert formulas.eigenvector(nx.Graph([("a", "b")])) == {}
    assert formulas.eigenvector(nx.empty_graph(3)) == {}


def test_who_has_nothing_scores_nothing_and_a_line_of_three_has_a_middle():
    graph = nx.path_graph(3)
    graph.add_node(3)
    found = formulas.eigenvector(graph)
    assert found == pytest.approx({0: 0.5, 1: 0.5**0.5, 2: 0.5, 3: 0}, abs=1e-4)


# ---- from how many parties on betweenness is an estimate ----


@pytest.mark.parametrize(
    ("weight", "exact", "weighted", "estimated"),
    [
        (None, 12, 11, False), (None, 11, 12, True),
        ("length", 11, 12, False), ("length", 12, 11, True),
    ],
)  # fmt: skip
def test_betweenness_is_an_estimate_above_its_own_size(
    weight, exact, weighted, estimated, monkeypatch
):
    graph = nx.gnm_random_graph(12, 22, seed=4)
    nx.set_edge_attributes(graph, 1, "length")
    monkeypatch.setattr(formulas, "EXACT", exact)
    monkeypatch.setattr(formulas, "EXACT_WEIGHTED", weighted)
    monkeypatch.setattr(formulas, "SAMPLE", 3)
    right = nx.betweenness_centrality(graph)
    assert (formulas.betweenness(graph, weight) != pytest.approx(right)) is estimated


# ---- one order for everything ----


def test_a_relation_without_a_way_round_names_first_who_comes_first():
    graph = nx.Graph([("a", "b"), ("b", "c")])
    assert Measures(graph, order="cba").bridges == (("c", "b"), ("b", "a"))


# ---- relations as edges ----


def test_a_relation_is_an_edge_under_its_own_id():
    made = session("ab", [("a", "b"), ("a", "b", "supply", 3)])
    assert set(build(made).edges(keys=True)) == {("a", "b", "r0"), ("a", "b", "r1")}


# ---- sides of a dilemma ----


def test_who_does_not_count_is_on_no_side_of_a_dilemma():
    graph = nx.Graph([("a", "c")])
    graph.add_node("b")
    found = score(graph, Aim(frozenset("ac"), sides=((frozenset("ab"), frozenset("c")),)))
    assert (found.touch, found.sided) == (2, 2)
    # With nobody who counts on one side there is no dilemma to meet in.
    alone = score(graph, Aim(frozenset("ac"), sides=((frozenset("b"), frozenset("ac")),)))
    assert (alone.touch, alone.sided) == (None, 0)


def test_with_who_does_not_count_nothing_is_sought_also_where_the_best_is_barred():
    line = nx.Graph([("a", "b"), ("b", "x"), ("x", "c")])
    near = Aim(frozenset("abc"), common=(("a", "c", 1),), only=("near",))
    assert [each.relations for each in relations(line, near, "abcx", 1)] == [(("a", "c"),)]
    # Without it a–x would bring them as near as b–c, but x does not count.
    barred = replace(near, barred=frozenset([("a", "c")]))
    assert [each.relations for each in relations(line, barred, "abcx", 1)] == [(("b", "c"),)]


# ---- then and now ----


@pytest.mark.parametrize(
    ("form", "before", "after", "same"),
    [
        ("count", 2, 3, False), ("count", 3, 3, True),
        ("share", 0.0, 0.005, False), ("share", 0.0, 0.0049, True),
        ("number", 0.0, 0.4, False), ("number", 1.0, 1.004, True),
        ("share", None, None, True), ("share", None, 0.0, False), ("share", 0.0, None, False),
    ],
)  # fmt: skip
def test_from_half_a_percent_on_somebody_would_see_a_difference(form, before, after, same):
    assert Row("x", form, before, after).same is same


#: A ring of four: for the two pairs across there are two ways each, so half a way through each.
RING = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]


def test_a_place_counts_as_moved_from_its_bound_on():
    # With six parties there are ten pairs of others: 0.5 / 10 is just the bound; with seven fewer.
    for parties, expected in (("abcdef", ["a", "b", "c", "d"]), ("abcdefg", [])):
        found = compare(session(parties), session(parties, RING))
        assert [each.party for each in found.moves] == expected
    assert MOVED == 0.05


def test_of_all_that_moved_the_five_that_moved_most_by_name():
    # A line of seven: the middle stands between 9 of 15 pairs, then 8, then 5; the ends nowhere.
    line = session("abcdefg", [*zip("abcdef", "bcdefg", strict=True)])
    found = compare(session("abcdefg"), line)
    assert [each.party for each in found.moves] == ["d", "c", "e", "b", "f"]
    assert [each.after for each in found.moves] == pytest.approx(
        [9 / 15, *[8 / 15] * 2, *[1 / 3] * 2]
    )
    eight = session("abcdefgh", [*zip("abcdefg", "bcdefgh", strict=True)])
    assert len(compare(session("abcdefgh"), eight).moves) == 5
    assert compare(line, session("abcdefg")).moves[0].party == "d"


def test_who_moved_most_is_told_by_how_far_and_not_by_how_high():
    line = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]
    # Of six pairs b, c and d stood between 3, 4 and 3; without d–e between 2, 2 and 0.
    found = compare(session("abcde", line), session("abcde", line[:-1])).moves
    assert [each.party for each in found] == ["d", "c", "b"]
    assert [each.after - each.before for each in found] == pytest.approx([-3 / 6, -2 / 6, -1 / 6])


def test_who_stands_between_as_many_as_before_did_not_move():
    line = session("abc", [("a", "b"), ("b", "c")])
    assert compare(line, line.model_copy(deep=True)).moves == ()


def test_who_was_not_there_did_not_move():
    found = compare(session("ac"), session("abc", [("a", "b"), ("b", "c")]))
    assert found.moves == ()


# ---- a measure that was too slow, or failed ----


class Counting(Keeping):
    """A measure that fails, and how often it was tried."""

    tries = 0

    @kept
    def number(self):
        self.tries += 1
        raise ValueError("not this time")


def test_what_failed_is_tried_again_only_with_twice_the_time(monkeypatch):
    measures = Counting()
    for seconds, tries in ((1.0, 1), (1.9, 1), (2.0, 2), (3.9, 2), (4.0, 3)):
        monkeypatch.setattr(module, "for_a_measure", lambda seconds=seconds: seconds)
        with pytest.raises(ValueError, match="not this time"):
            _ = measures.number
        assert measures.tries == tries


def test_in_place_of_what_fails_stands_what_was_asked_for():
    measures = Counting()
    assert measures.tried("number", "instead") == "instead"
    assert measures.tried("number") is None
    assert measures.missing == ("number",)


def test_equally_strong_parts_have_each_their_share_of_the_start():
    """A triangle and a star of four both have eigenvalue 2: of the start, all ones, the triangle
    has 1 each, the star 3/2 in its middle and 3/4 around; together a length of √7.5."""
    graph = nx.cycle_graph(["a", "b", "c"])
    nx.add_star(graph, ["m", "w", "x", "y", "z"])
    length = 7.5**0.5
    expected = dict.fromkeys("abc", 1 / length) | {"m": 1.5 / length}
    expected |= dict.fromkeys("wxyz", 0.75 / length)
    assert formulas._by_algebra(graph, None) == pytest.approx(expected)
    assert formulas.eigenvector(graph) == pytest.approx(expected, abs=1e-4)
