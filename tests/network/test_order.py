"""A network has the same numbers, in whatever order it was typed and whatever its ids are."""

import csv
import random
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.files import read_network
from netwerk_widgets.network.analysis import analyse, groupings
from netwerk_widgets.network.graph import directed, undirected
from netwerk_widgets.network.measures import Measures, measure
from netwerk_widgets.network.order import by_name
from tests.network.networks import session
from tests.tries import tries

INPUTS = Path(__file__).parent / "inputs"
SEVEN = INPUTS / "hang-7-parties.csv"
ROWS = tuple(csv.reader(SEVEN.read_text().splitlines()[1:], delimiter=";"))
NAMES = sorted({name for row in ROWS for name in row})


def typed(names, rows, seed):
    """A session of these named parties and rows, in an order of its own, with ids of its own."""
    rng = random.Random(seed)
    ids = {name: f"{rng.getrandbits(48):x}" for name in names}
    parties = [{"id": ids[name], "name": name} for name in rng.sample(names, len(names))]
    lines = [(ids[a], ids[b]) if rng.random() < 0.5 else (ids[b], ids[a]) for a, b in rows]
    return session(parties, rng.sample(lines, len(lines)))


def named(groups, made):
    """Groups of ids as groups of names."""
    names = {each.id: each.name for each in made.stakeholders.items}
    return tuple(tuple(names[node] for node in group) for group in groups)


def test_seven_parties_on_which_louvain_never_ends_are_read_and_measured():
    made, _ = read_network(SEVEN)
    assert len(made.stakeholders.items) == 7
    assert sorted(map(len, measure(made).communities)) == [3, 4]


@settings(max_examples=tries(300), deadline=None)
@given(st.integers(0, 2**32))
def test_seven_parties_have_the_same_groups_in_any_order(seed):
    made, expected = typed(NAMES, ROWS, seed), typed(NAMES, ROWS, 0)
    found, first = measure(made), measure(expected)
    assert named(found.communities, made) == named(first.communities, expected)
    assert found.modularity == first.modularity


@pytest.mark.parametrize("rows", [ROWS, sorted(ROWS), sorted(ROWS, reverse=True)])
def test_the_order_of_the_rows_does_not_matter_to_whoever_analyses_a_graph(rows):
    for kind in (nx.Graph, nx.DiGraph):
        found = {row["name"]: row["community"] for row in analyse(kind(rows))["per_party"]}
        assert found == {
            row["name"]: row["community"] for row in analyse(kind(list(ROWS)))["per_party"]
        }


@st.composite
def drawn(draw):
    """Names, the rows between them, and the seeds of two ways to type them."""
    size = draw(st.integers(2, 8))
    names = [f"Partij {letter}" for letter in "ABCDEFGH"[:size]]
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda p: p[0] != p[1])
    rows = draw(st.lists(pair, min_size=1, max_size=16, unique_by=frozenset))
    seeds = st.integers(0, 2**32)
    return names, rows, draw(seeds), draw(seeds)


@settings(max_examples=tries(150), deadline=None)
@given(drawn())
def test_any_network_has_the_same_numbers_in_any_order(network):
    names, rows, *seeds = network
    one, other = (typed(names, rows, seed) for seed in seeds)
    first, second = measure(one), measure(other)
    assert named(first.communities, one) == named(second.communities, other)
    assert named(first.components, one) == named(second.components, other)
    assert first.distance == pytest.approx(second.distance)


@settings(max_examples=tries(100), deadline=None)
@given(drawn(), st.booleans())
def test_with_arrows_and_strengths_too(network, arrows):
    names, rows, *seeds = network
    found = []
    for seed in seeds:
        rng = random.Random(seed)
        graph = nx.DiGraph() if arrows else nx.Graph()
        ids = {name: rng.getrandbits(48) for name in names}
        for name in rng.sample(names, len(names)):
            graph.add_node(ids[name], name=name)
        lines = [(ids[a], ids[b], len(a + b) % 3 + 1) for a, b in rows]
        graph.add_weighted_edges_from(rng.sample(lines, len(lines)))
        groups = Measures(graph).communities
        found.append(tuple(tuple(graph.nodes[node]["name"] for node in each) for each in groups))
    assert found[0] == found[1]


def test_parties_of_one_name_are_told_apart_by_their_place():
    # Two without a name: the one in the middle of three others, and the one at the end.
    rows = [("a", "x"), ("x", "b"), ("x", "c"), ("c", "y")]
    found = set()
    for x, y in (("1", "2"), ("2", "1")):
        ids = {"x": x, "y": y}
        parties = [{"id": each, "name": each.upper()} for each in "abc"]
        parties += [{"id": x, "name": ""}, {"id": y, "name": ""}]
        made = session(parties, [(ids.get(a, a), ids.get(b, b)) for a, b in rows])
        place = {x: "x", y: "y"}
        called = {each["id"]: each["name"] for each in parties}
        found.add("".join(place.get(node, node) for node in by_name(undirected(made), called)))
    assert len(found) == 1


def test_many_without_a_name_are_ordered_all_the_same():
    made = session([{"id": f"p{n}", "name": ""} for n in range(400)], [])
    assert len(by_name(directed(made), {})) == 400
    ring = nx.cycle_graph(400)
    assert sorted(by_name(ring, dict.fromkeys(ring, ""))) == list(range(400))


def test_renaming_measures_nothing_anew_but_who_comes_first():
    before = session([{"id": "a", "name": "Aa"}, {"id": "b", "name": "Bee"}], [("a", "b")])
    after = session([{"id": "a", "name": "Zee"}, {"id": "b", "name": "Bee"}], [("a", "b")])
    one, other = measure(before), measure(after)
    assert one.betweenness is other.betweenness
    assert (one.components, other.components) == ((("a", "b"),), (("b", "a"),))


def test_a_file_with_an_isolate_has_the_numbers_of_networkx():
    made, _ = read_network(INPUTS / "num_isolate_betweenness.graphml")
    found = {row["name"]: row for row in analyse(undirected(made))["per_party"]}
    assert found["B"]["betweenness"] == pytest.approx(1 / 3)
    assert found["E"]["betweenness"] == 0


def test_of_four_in_a_ring_the_first_by_id_leads_then_who_is_beside_it():
    ring = nx.Graph([("a", "c"), ("c", "b"), ("b", "d"), ("d", "a")])
    ring.add_edges_from(("z", each) for each in "abcd")
    names = {"z": "Middelpunt"} | dict.fromkeys("abcd", "Partij")
    assert by_name(ring, names) == ("z", "a", "c", "d", "b")


def test_relations_without_a_way_round_stand_in_the_order_of_who_is_in_them():
    tree = nx.Graph([("b", "c"), ("a", "d"), ("a", "b")])
    assert Measures(tree, order=("a", "b", "c", "d")).bridges == (
        ("a", "b"),
        ("a", "d"),
        ("b", "c"),
    )


def test_a_word_that_all_share_puts_nobody_in_a_group():
    graph = nx.Graph()
    for node, kind in (("a", "x"), ("b", "x"), ("c", "y")):
        graph.add_node(node, place="Tiel", rank=node, kind=kind)
    assert groupings(graph) == {"kind": {"a": "x", "b": "x", "c": "y"}}
