"""What is chosen, held against published elections; ties are told."""

import pytest

from netwerk_widgets.insights.choosing import (
    PASSIVE,
    WAYS,
    Poll,
    carried,
    condorcet,
    first,
    polled,
    standings,
)
from netwerk_widgets.insights.chosen import outcomes
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
#: The capital of Tennessee, of a hundred voters (Wikipedia, "Borda count" and "Condorcet method").
TENNESSEE = (
    (42, ("Memphis", "Nashville", "Chattanooga", "Knoxville")),
    (26, ("Nashville", "Chattanooga", "Knoxville", "Memphis")),
    (15, ("Chattanooga", "Knoxville", "Nashville", "Memphis")),
    (17, ("Knoxville", "Chattanooga", "Nashville", "Memphis")),
)


def ranked(groups):
    """A ballot for each voter, of how many put things in which order."""
    things = groups[0][1]
    ballots = [
        {thing: place for place, thing in enumerate(order, 1)}
        for many, order in groups
        for _ in range(many)
    ]
    return polled("ranking", sorted(things), ballots)


def points(poll):
    return {each.thing: each.points for each in standings(poll)}


def test_the_capital_of_tennessee():
    poll = ranked(TENNESSEE)
    assert points(poll) == {"Nashville": 194, "Chattanooga": 173, "Memphis": 126, "Knoxville": 107}
    assert first(poll) == ("Nashville",)
    assert condorcet(poll) == "Nashville"
    assert poll.over["Nashville"] == {"Memphis": 58, "Chattanooga": 68, "Knoxville": 68}
    assert poll.over["Chattanooga"]["Knoxville"] == 83
    assert [each.place for each in standings(poll)] == [1, 2, 3, 4]


def test_what_borda_puts_first_need_not_be_condorcets_winner():
    """Three of five prefer A to B, and B has more points (Borda count: no Condorcet criterion)."""
    poll = ranked([(3, ("A", "B", "C")), (2, ("B", "C", "A"))])
    assert points(poll) == {"B": 7, "A": 6, "C": 2}
    assert first(poll) == ("B",)
    assert condorcet(poll) == "A"


def test_a_circle_has_no_condorcet_winner_and_a_tie_is_told():
    """Condorcet's paradox: A before B, B before C, C before A, each by two of three."""
    poll = ranked([(1, ("A", "B", "C")), (1, ("B", "C", "A")), (1, ("C", "A", "B"))])
    assert condorcet(poll) is None
    assert first(poll) == ("A", "B", "C")
    assert [each.place for each in standings(poll)] == [1, 1, 1]


def test_half_is_no_majority():
    poll = ranked([(1, ("A", "B")), (1, ("B", "A"))])
    assert condorcet(poll) is None
    assert first(poll) == ("A", "B")


#: Four friends and their weekend (metagovernment.org, "Systemic Consensus", after Schrotta &
#: Visotschnig; of the proposals that all four weighed).
WEEKEND = {
    "barbecue": (8, 3, 0, 1),
    "boat": (4, 7, 9, 0),
    "hiking": (2, 4, 6, 2),
    "museum": (1, 6, 3, 0),
}


def resisted(given):
    many = len(next(iter(given.values())))
    ballots = [{thing: each[n] for thing, each in given.items()} for n in range(many)]
    return polled("resistance", [*given], ballots)


def test_the_weekend_with_the_least_resistance():
    poll = resisted(WEEKEND)
    assert points(poll) == {"museum": 10, "barbecue": 12, "hiking": 14, "boat": 20}
    assert first(poll) == ("museum",)
    best = standings(poll)[0]
    assert (best.mean, best.low, best.high) == (2.5, 0, 6)
    assert set(carried(poll)) == set(WEEKEND)


def test_only_what_is_lighter_than_leaving_it_as_it_is_is_carried():
    poll = resisted(WEEKEND | {PASSIVE: (5, 3, 3, 3)})  # 14, as much as hiking
    assert set(carried(poll)) == {"museum", "barbecue"}
    assert first(poll) == ("museum",)
    nothing = resisted(WEEKEND | {PASSIVE: (0, 0, 0, 0)})
    assert carried(nothing) == ()
    assert first(nothing) == (PASSIVE,)


def test_dots():
    ballots = [{"a": 2, "b": 1}, {"b": 3}, {"a": 2}, {"c": 1}]
    poll = polled("dots", ["a", "b", "c", "d"], ballots)
    assert [(each.thing, each.place, each.points) for each in standings(poll)] == [
        ("a", 1, 4), ("b", 1, 4), ("c", 3, 1), ("d", 4, 0),
    ]  # fmt: skip
    assert first(poll) == ("a", "b")
    assert standings(poll)[0].mean == 1.0
    assert poll.counts["d"] == {0: 4}


def test_scores_have_a_mean_and_a_spread():
    ballots = [{"a": 5, "b": 3}, {"a": 1, "b": 3}, {"a": 5, "b": 3}, {"a": 1, "b": 4}]
    poll = polled("score", ["a", "b"], ballots)
    one, other = standings(poll)
    assert (one.thing, one.mean, one.low, one.high) == ("b", 3.25, 3, 4)
    assert (other.thing, other.mean, other.low, other.high) == ("a", 3.0, 1, 5)
    assert other.agreement == 0.0  # half at either end
    assert one.agreement > 0.7


def test_who_left_something_out_cannot_be_added_up():
    for way in ("score", "ranking", "resistance"):
        with pytest.raises(ValueError, match="every thing"):
            polled(way, ["a", "b"], [{"a": 1}])
    with pytest.raises(ValueError, match="every place"):
        polled("ranking", ["a", "b"], [{"a": 1, "b": 1}])


@pytest.mark.parametrize("way", WAYS)
def test_of_nobody_nothing_is_chosen(way):
    poll = polled(way, ["a", "b"], [])
    assert first(poll) == ()
    assert condorcet(poll) is None
    assert [each.points for each in standings(poll)] == [0, 0]
    assert poll == Poll(way, 0, {"a": {}, "b": {}}, poll.over)


def test_of_a_round_of_which_one_thing_is_left_that_is_the_outcome():
    row = {"id": "c", "poll": "p", "way": "dots", "among": "goals", "thing": "g", "name": "Doel"}
    left = Session.model_validate({"choices": {"items": [row | {"n": 3, "dots": 2}]}})
    [found] = outcomes(left, texts("nl")).values()
    assert list(found.names.items()) == [("g", "Doel")]
    assert (found.dots, found.among) == (2, "goals")
