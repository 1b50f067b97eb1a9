"""Every sentence of a network that was counted by hand: its number, how much it stands out."""

import pytest

from netwerk_widgets.insights.phrases import Phrases
from netwerk_widgets.network.measures import measure
from netwerk_widgets.texts import texts
from tests.network.networks import session

NL = texts("nl")
#: A triangle a b c, a tail c – d → e, a pair g → h, and f alone.
RELATIONS = [
    ("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e", "supply"), ("g", "h", "funding"),
]  # fmt: skip
SECTORS = {"a": "public", "b": "public", "c": "private", "d": "public"}


def phrases(parties, relations, **sectors):
    items = [{"id": each, "name": each.upper(), "sector": sectors.get(each)} for each in parties]
    made = session(items, relations)
    return Phrases(made, measure(made), NL)


@pytest.fixture
def hand():
    return phrases("abcdefgh", RELATIONS, **SECTORS)


#: Of each measure: how much it stands out, its number and unit.
EXPECTED = {
    # Without c two of eight come loose, without d one; both leave two parts.
    "articulation": [(2 / 8, 2, "part"), (1 / 8, 2, "part")],
    "isolates": [(1 / 8, 1, "party")],
    # Two parts of more than one; outside the largest stand g and h.
    "components": [(2 / 8, 2, "part")],
    # c–d, d–e and g–h of six relations, halved.
    "bridges": [(3 / 6 / 2, 3, "relation")],
    # c lies between {a, b} and {d, e}: 4 of the 21 pairs of others.
    "betweenness": [(4 / 21, 4 / 21, "share")],
    # Degrees 3 2 2 2 1 1 1 0: together 12 below the highest, of 7 · 6.
    "centralisation": [(12 / 42, 12 / 42, "share")],
    # d has 3/21, six have nothing: (1 + 6 · 4) / 21 below the highest, of 7.
    "flow": [(25 / 147, 25 / 147, "share")],
    # Three of four relations with known sectors run between them: (3 − 1) / 4.
    "sectors": [(0.5, 0.5, "index")],
    # a b c, d e and g h: 5 of 6 relations inside, less (7² + 3² + 2²) / 12².
    "communities": [(5 / 6 - 62 / 144, 3, "group")],
    # One triangle, three corners of it among six pairs of contacts.
    "transitivity": [(0.5, 0.5, "share")],
    # c has three contacts with one relation among them: 3 − 2/3, of seven others.
    "room": [(7 / 3 / 7, 7 / 3, "party")],
    # Four relations both ways and two one way: 8 of 10 arrows are answered.
    "reciprocity": [(0.2, 0.8, "share")],
    # d receives from one and reaches two; it is the first of those that are one apart.
    "arrows": [(1 / 7, 2, "party")],
    "density": [(6 / 28, 6 / 28, "share")],
    "core": [(3 / 8, 3, "party")],
    "degree": [(3 / 7, 3, "party")],
    # c reaches four in 1 + 1 + 1 + 2 steps: 4/7 · 4/5.
    "closeness": [(16 / 35, 16 / 35, "index")],
    # Within a–e 17 steps over ten pairs: five of one, three of two, two of three.
    "distance": [(0, 1.7, "step")],
}


@pytest.mark.parametrize("key", EXPECTED)
def test_a_measure_by_hand(key, hand):
    found = list(getattr(hand, key)())
    assert [each.weight for each in found] == pytest.approx([each[0] for each in EXPECTED[key]])
    numbers = [(each.finding.number, each.finding.unit) for each in found]
    assert numbers == [(pytest.approx(number), unit) for _, number, unit in EXPECTED[key]]
    assert {each.finding.key for each in found} == {key}


def test_what_is_said_has_the_names_and_the_numbers(hand):
    said = {key: [x.finding.sentence for x in getattr(hand, key)()] for key in EXPECTED}

    def line(key, **values):
        return NL(f"network.finding.{key}.sentence", **values)

    assert said["articulation"] == [
        line("articulation", name="C", n=2, names="D en E"),
        line("articulation", name="D", n=2, names="E"),
    ]
    assert said["isolates"] == [NL.count("network.finding.isolates", 1, names="F", all=8)]
    assert said["components"] == [line("components", n=2, largest=5)]
    assert said["bridges"] == [
        NL.count("network.finding.bridges", 3, pairs="C – D, D – E en G – H", all=6)
    ]
    assert said["betweenness"] == [line("betweenness", name="C", percent="19")]
    assert said["centralisation"] == [NL("network.finding.centralisation.low", percent="29")]
    assert said["flow"] == [NL("measures.finding.flow.sentence", percent="17")]
    assert said["sectors"] == [line("sectors", across=3, all=4, value="0,5")]
    assert said["communities"] == [line("communities", n=3, names="C, D en G")]
    assert said["transitivity"] == [NL("measures.finding.transitivity.sentence", percent="50")]
    # Burt's constraint of c: (1/3 + 1/3 · 1/2)² twice, and 1/9.
    assert said["room"] == [line("room", name="C", size="2,3", n=3, value="0,61")]
    assert said["reciprocity"] == [line("reciprocity", percent="80")]
    assert said["arrows"] == [NL("measures.finding.arrows.sentence", name="D", into=1, out=2)]
    assert said["density"] == [line("density", percent="21", n=6, all=28)]
    assert said["core"] == [line("core", n=3, k=2, names="A, B en C")]
    assert said["degree"] == [line("degree", name="C", n=3, all=7)]
    assert said["closeness"] == [NL("measures.finding.closeness.sentence", name="C", value="0,46")]
    assert said["distance"] == [line("distance", value="1,7", n=5)]


@pytest.mark.parametrize(
    ("relations", "key"),
    [
        ([("a", "b"), ("b", "c"), ("a", "c")], "high"),
        # Half of the pairs of contacts is still high; of three pairs in a line none.
        (RELATIONS, "high"), ([("a", "b"), ("b", "c"), ("c", "d")], "low"),
    ],
)  # fmt: skip
def test_contacts_know_each_other_from_a_half_on(relations, key):
    (found,) = phrases("abcdefgh", relations).transitivity()
    assert found.finding.question == NL(f"measures.finding.transitivity.{key}")


def test_a_network_turns_on_one_party_from_four_tenths_on():
    star = [("a", "b"), ("a", "c"), ("a", "d")]
    (most,) = phrases("abcd", star).centralisation()
    assert (most.weight, most.finding.question) == (
        1, NL("network.finding.centralisation.high_question", name="A"),
    )  # fmt: skip
    # A line of three and three alone: 0 + 1 + 1 + 2 · 3 below the highest, of 5 · 4.
    (edge,) = phrases("abcdef", [("a", "b"), ("b", "c")]).centralisation()
    assert edge.weight == pytest.approx(0.4)
    assert edge.finding.sentence == NL(
        "network.finding.centralisation.high", name="B", percent="40"
    )
    # With a fourth 10 of 6 · 5.
    (below,) = phrases("abcdefg", [("a", "b"), ("b", "c")]).centralisation()
    assert below.finding.question == NL("network.finding.centralisation.low_question")


def test_who_receives_more_than_it_reaches():
    (found,) = phrases("abc", [("a", "c", "supply"), ("b", "c", "supply")]).arrows()
    assert found.finding.sentence == NL("measures.finding.arrows.sentence", name="C", into=2, out=0)
    assert found.finding.question == NL("measures.finding.arrows.receives", name="C")
    assert (found.weight, found.finding.number) == (1, 2)
    assert list(phrases("abc", [("a", "b")]).arrows()) == []


def test_across_sectors_as_much_as_within_is_asked_as_inward():
    relations = [("a", "b"), ("b", "c")]
    (found,) = phrases("abc", relations, a="public", b="public", c="social").sectors()
    assert (found.weight, found.finding.number) == (0, 0)
    assert found.finding.question == NL("network.finding.sectors.inward")


@pytest.mark.parametrize(
    ("key", "parties", "relations"),
    [
        ("isolates", "ab", [("a", "b")]), ("components", "abc", [("a", "b")]),
        ("bridges", "abc", [("a", "b"), ("b", "c"), ("a", "c")]),
        ("betweenness", "ab", [("a", "b")]), ("flow", "ab", [("a", "b")]),
        ("centralisation", "ab", [("a", "b")]), ("sectors", "ab", [("a", "b")]),
        ("communities", "abc", [("a", "b"), ("b", "c"), ("a", "c")]),
        ("transitivity", "ab", [("a", "b")]), ("room", "ab", [("a", "b")]),
        ("core", "abc", [("a", "b"), ("b", "c"), ("a", "c")]),
        ("core", "abc", [("a", "b")]), ("closeness", "ab", []), ("eigenvector", "ab", []),
        ("distance", "ab", []), ("articulation", "abc", [("a", "b")]),
    ],
)  # fmt: skip
def test_where_a_measure_says_nothing_nothing_is_said(key, parties, relations):
    assert list(getattr(phrases(parties, relations), key)()) == []


def test_of_more_than_two_that_hold_it_together_the_two_that_cut_off_most_are_named():
    # A line of five: the middle cuts off two, its neighbours one each.
    found = list(phrases("abcde", [*zip("abcd", "bcde", strict=True)]).articulation())
    assert [each.finding.sentence for each in found] == [
        NL("network.finding.articulation.sentence", name="C", n=2, names="D en E"),
        NL("network.finding.articulation.sentence", name="B", n=2, names="A"),
    ]


@pytest.mark.parametrize(("alone", "named"), [(5, "ABCDE"), (6, "ABCD")])
def test_a_list_names_five_or_else_four_and_how_many_more(alone, named):
    (found,) = phrases("abcdef"[:alone] + "xy", [("x", "y")]).isolates()
    names = [*named, NL.count("network.more", 2)] if alone > 5 else named
    assert found.finding.sentence == NL.count(
        "network.finding.isolates", alone, names=NL.enumerate([*names]), all=alone + 2
    )
