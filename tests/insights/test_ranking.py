"""The rule by which findings are ranked, and who stands in a community."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights import sentences
from netwerk_widgets.insights.finding import Finding, Said
from netwerk_widgets.insights.phrases import Phrases
from netwerk_widgets.insights.sentences import DESCRIBING, FRAGILE, THRESHOLDS, findings
from netwerk_widgets.network.measures import measure
from netwerk_widgets.texts import texts
from tests.network.networks import session

NL = texts("nl")
#: Everything that may be said of a network.
KEYS = tuple(dict.fromkeys([*FRAGILE, *THRESHOLDS, *DESCRIBING]))


def ranked(monkeypatch, weights, limit=5):
    """The keys of what is said when each measure has just this weight."""

    def phrases(*_given):
        return SimpleNamespace(
            **{
                key: lambda key=key: iter(
                    [Said(weights[key], Finding(key, key))] if key in weights else []
                )
                for key in KEYS
            },
            failed=[],
        )

    monkeypatch.setattr(sentences, "Phrases", phrases)
    return [each.key for each in findings(session("ab", [("a", "b")]), NL, limit)]


def above(key, share):
    """A weight at this share of what is left above the threshold of a measure."""
    return THRESHOLDS[key] + share * (1 - THRESHOLDS[key])


def test_how_far_above_is_a_share_of_what_is_left_above(monkeypatch):
    high = max(THRESHOLDS, key=lambda key: THRESHOLDS[key])
    low = min(THRESHOLDS, key=lambda key: THRESHOLDS[key])
    weights = {high: above(high, 0.7), low: above(low, 0.6)}
    # In plain numbers the other one is further above: the test would otherwise prove nothing.
    assert weights[low] - THRESHOLDS[low] > weights[high] - THRESHOLDS[high]
    assert ranked(monkeypatch, weights)[:2] == [high, low]
    weights[high] = above(high, 0.5)
    assert ranked(monkeypatch, weights)[:2] == [low, high]


def test_three_that_are_fragile_go_first_and_the_fourth_makes_room(monkeypatch):
    weights = dict.fromkeys(FRAGILE, 0.5) | {"density": 0.1}
    assert len(FRAGILE) == 4
    assert ranked(monkeypatch, weights) == [*FRAGILE[:3], "density"]
    assert ranked(monkeypatch, weights, None) == [*FRAGILE, "density"]


def test_what_is_larger_is_more_fragile(monkeypatch):
    weights = dict(zip(FRAGILE, (0.1, 0.2, 0.3, 0.4), strict=True))
    assert ranked(monkeypatch, weights) == list(reversed(FRAGILE))[:3]


def test_at_the_threshold_it_is_pronounced_just_under_it_is_not(monkeypatch):
    for key, threshold in THRESHOLDS.items():
        other = "density"
        assert ranked(monkeypatch, {key: threshold, other: 1.0})[0] == key
        first = next(each for each in DESCRIBING if each in (key, other))
        assert ranked(monkeypatch, {key: threshold - 1e-9, other: 1.0})[0] == first


def test_three_fragile_things_are_told_of_a_real_network():
    # A party without relations, two parts, and in the larger one a party that holds two together.
    parties = ["a", "b", "c", "d", "e", "f", "g", "h"]
    relations = [("a", "b"), ("b", "c"), ("d", "e"), ("e", "f"), ("f", "d"), ("f", "g")]
    found = [each.key for each in findings(session(parties, relations), NL)]
    assert len([key for key in found if key in FRAGILE]) == 3


def test_two_who_only_have_each_other_are_a_community():
    found = measure(session("abcde", [("a", "b"), ("c", "d"), ("d", "e"), ("e", "c")]))
    assert sorted(map(sorted, found.communities)) == [["a", "b"], ["c", "d", "e"]]
    pairs = measure(session("abcd", [("a", "b"), ("c", "d")]))
    assert sorted(map(sorted, pairs.communities)) == [["a", "b"], ["c", "d"]]


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=9))
def test_whoever_has_a_relation_is_in_just_one_community(lines):
    lines = {(a, b) for a, b in lines if a != b}
    found = measure(session("abcdef", sorted(lines)))
    members = sorted(party for each in found.communities for party in each)
    assert members == sorted({party for line in lines for party in line})
    assert set(found.community) == set(members)


def test_of_nobody_nobody_stands_out_and_of_equals_the_first_by_name():
    told = Phrases(session("ab", [("a", "b")]), measure(session("ab", [("a", "b")])), NL)
    assert told._top({}) == ("", 0.0)
    assert told._top({"b": 2, "a": 2}) == ("a", 2.0)
    assert told._top({"b": 2.0, "a": 1.0}) == ("b", 2.0)
