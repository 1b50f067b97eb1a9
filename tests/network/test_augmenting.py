"""Which new relations do most: by hand on small graphs, and against trying every one."""

from itertools import combinations, pairwise, permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.network.aims import AIMS, Aim, Standing, View
from netwerk_widgets.network.augmenting import LEAST, joining, relations, score


def graph(nodes, *edges):
    made = nx.Graph()
    made.add_nodes_from(nodes)
    made.add_edges_from(edges)
    return made


def aim(nodes, *only, common=(), sides=()):
    return Aim(frozenset(nodes), common, sides, only or AIMS)


def pairs(found):
    return [each.relations for each in found]


# ---- the four aims, by hand ----


def test_a_line_of_four_reaches_all_but_only_neighbours_whoever_drops_out():
    found = score(graph("abcd", "ab", "bc", "cd"), aim("abcd"))
    assert (found.pairs, found.connected, found.robust) == (6, 6, 3)


def test_two_parts_and_somebody_alone():
    found = score(graph("abcde", "ab", "bc", "ca", "de"), aim("abcde"))
    # 3 + 1 pairs reach each other; the three hold whoever drops out, and so do the two.
    assert (found.pairs, found.connected, found.robust) == (10, 4, 4)


def test_steps_between_those_with_a_common_goal_by_how_many_they_have():
    line = graph("abcd", "ab", "bc", "cd")
    found = score(line, aim("abcd", common=(("a", "b", 1), ("a", "c", 2), ("a", "d", 1))))
    # 1/1 once, 1/2 twice, 1/3 once, over four.
    assert found.near == pytest.approx((1 + 2 / 2 + 1 / 3) / 4)
    assert found.steps == pytest.approx(12 / 7)
    apart = score(graph("ab"), aim("ab", common=(("a", "b", 1),)))
    assert (apart.near, apart.steps) == (0, None)


def test_both_sides_of_a_dilemma_in_touch():
    sides = ((frozenset("ab"), frozenset("cd")), (frozenset("a"), frozenset()))
    found = score(graph("abcd", "ac", "ab"), aim("abcd", sides=sides))
    # a and c meet; b only its own side, d nobody. The second dilemma has one side, so none.
    assert (found.touch, found.sided) == (2, 4)


def test_who_does_not_count_is_a_link_all_the_same():
    star = graph("abx", "ax", "xb")
    found = score(star, Aim(frozenset("ab")))
    assert (found.pairs, found.connected, found.robust) == (1, 1, 0)


def test_without_goals_and_dilemmas_those_aims_do_not_count():
    found = score(graph("abc", "ab"), aim("abc"))
    assert found.shares() == {"connected": 1 / 3, "robust": 1 / 3}
    assert found.worth() == pytest.approx(1 / 3)
    alone = score(graph("a"), aim("a"))
    assert (alone.shares(), alone.worth()) == ({}, 0)


# ---- the search, by hand ----


def test_a_line_becomes_a_ring():
    found = relations(graph("abcde", "ab", "bc", "cd", "de"), aim("abcde", "robust"), "abcde")
    assert pairs(found) == [(("a", "e"),)]
    assert (found[0].before.robust, found[0].after.robust) == (4, 10)


def test_two_parts_are_joined_first_where_most_come_to_reach_each_other():
    three = graph("abcdefg", "ab", "bc", "de", "ef")
    found = relations(three, aim("abcdefg", "connected"), "abcdefg")
    # Nine pairs more, then six; of equals the first two by name.
    assert pairs(found) == [(("a", "d"),), (("a", "g"),)]
    assert [each.after.connected for each in found] == [15, 21]


def test_each_next_relation_starts_where_the_last_one_ended():
    found = relations(graph("abcdef", "ab", "cd", "ef"), aim("abcdef"), "abcdef")
    assert len(found) == 3
    for one, other in pairwise(found):
        assert one.after == other.before


def test_a_complete_network_and_an_empty_one_have_nothing_to_gain():
    whole = graph("abcd", *combinations("abcd", 2))
    for network, order in ((whole, "abcd"), (graph(""), ""), (graph("a"), "a")):
        assert relations(network, aim(order), tuple(order)) == ()
        assert joining(network, aim(order), tuple(order), order) is None


def test_no_relation_is_sought_with_who_does_not_count():
    found = relations(graph("abx", "ab"), Aim(frozenset("ab")), "abx")
    assert found == ()


def test_who_is_brought_in_gets_two_relations_so_that_nothing_hangs_on_one():
    party, gain = joining(graph("abcx", "ab", "bc", "ca"), Aim(frozenset("abc")), "abcx", "x")
    assert (party, gain.relations) == ("x", (("a", "x"), ("b", "x")))
    # It counts beforehand too: three of six pairs, then all.
    assert (gain.before.pairs, gain.before.connected, gain.after.robust) == (6, 3, 6)


def test_of_parties_that_do_as_much_the_first_is_brought_in():
    line = graph("abyx", "ab")
    assert joining(line, Aim(frozenset("ab")), "abxy", "xy")[0] == "x"
    assert joining(line, Aim(frozenset("ab")), "abyx", "xy")[0] == "y"


# ---- against trying every relation ----


@st.composite
def networks(draw):
    size = draw(st.integers(1, 7))
    nodes = "abcdefg"[:size]
    every = list(combinations(nodes, 2))
    edges = draw(st.lists(st.sampled_from(every), unique=True)) if every else []
    counted = draw(st.sets(st.sampled_from(nodes)))
    common = [(a, b, draw(st.integers(0, 3))) for a, b in every]
    stands = [draw(st.sampled_from("+-0")) for _ in nodes]
    sides = tuple(
        frozenset(n for n, s in zip(nodes, stands, strict=True) if s == side) for side in "+-"
    )
    only = tuple(draw(st.lists(st.sampled_from(AIMS), unique=True)))
    wanted = Aim(frozenset(counted), tuple(common), (sides,), only)
    return graph(nodes, *edges), wanted, draw(st.permutations(nodes))


@given(networks())
@settings(deadline=None, max_examples=30)
def test_what_a_relation_adds_is_what_it_is_worth_afterwards(made):
    network, wanted, order = made
    gains = Standing(network, View(wanted, order)).gains(range(len(order)))
    before = score(network, wanted).worth(wanted.only)
    for (i, a), (j, b) in permutations(enumerate(order), 2):
        if not network.has_edge(a, b):
            tried = network.copy()
            tried.add_edge(a, b)
            more = score(tried, wanted).worth(wanted.only) - before
            assert gains[i, j] == pytest.approx(more, abs=1e-9)


@given(networks())
@settings(deadline=None, max_examples=30)
def test_the_aims_are_what_networkx_says_of_each_pair(made):
    network, wanted, _ = made
    found = score(network, wanted)
    two = [(a, b) for a, b in combinations(sorted(network), 2) if {a, b} <= wanted.counted]

    def reach(a, b, without=()):
        rest = network.subgraph(set(network) - set(without))
        return nx.has_path(rest, a, b)

    assert (found.connected or 0) == sum(reach(a, b) for a, b in two)
    kept = sum(
        reach(a, b) and all(reach(a, b, (x,)) for x in network if x not in (a, b)) for a, b in two
    )
    assert (found.robust or 0) == kept
    steps = dict(nx.all_pairs_shortest_path_length(network))
    goals = [(a, b, n) for a, b, n in wanted.common if {a, b} <= wanted.counted and n]
    if goals:
        near = sum(n / steps[a][b] for a, b, n in goals if b in steps[a])
        assert found.near == pytest.approx(near / sum(n for *_, n in goals))


@given(networks())
@settings(deadline=None, max_examples=30)
def test_the_first_relation_is_the_best_of_all_and_the_graph_stays_as_it_was(made):
    network, wanted, order = made
    edges = set(network.edges)
    found = relations(network, wanted, order, 1)
    assert set(network.edges) == edges
    worths = []
    for a, b in combinations(order, 2):
        if {a, b} <= wanted.counted and not network.has_edge(a, b):
            tried = network.copy()
            tried.add_edge(a, b)
            worths.append(score(tried, wanted).worth(wanted.only))
    most = max(worths, default=0) - score(network, wanted).worth(wanted.only)
    if found:
        gain = found[0].after.worth(wanted.only) - found[0].before.worth(wanted.only)
        assert gain == pytest.approx(most)
    else:
        assert most < LEAST + 1e-9


@given(networks(), st.randoms())
@settings(deadline=None, max_examples=30)
def test_the_order_of_typing_changes_nothing(made, chance):
    network, wanted, order = made
    nodes, edges = list(network), [tuple(reversed(each)) for each in network.edges]
    chance.shuffle(nodes)
    chance.shuffle(edges)
    other = graph(nodes, *edges)
    assert relations(other, wanted, order) == relations(network, wanted, order)
    assert joining(other, wanted, order, nodes) == joining(network, wanted, order, nodes)


def test_touch_alone_keeps_its_bound():
    """Greedy adds at least 1 − 1/e of what the best three would: it covers."""
    nodes = "abcdefgh"
    sides = (
        (frozenset("abc"), frozenset("defgh")),
        (frozenset("adg"), frozenset("bceh")),
        (frozenset("eh"), frozenset("abd")),
    )
    wanted = aim(nodes, "touch", sides=sides)
    start = graph(nodes, "ab", "ce")
    base = score(start, wanted).touch
    best = 0
    free = [pair for pair in combinations(nodes, 2) if not start.has_edge(*pair)]
    for three in combinations(free, 3):
        tried = start.copy()
        tried.add_edges_from(three)
        best = max(best, score(tried, wanted).touch - base)
    found = relations(start, wanted, nodes)[-1].after.touch - base
    assert (1 - 1 / 2.718281828) * best <= found <= best
