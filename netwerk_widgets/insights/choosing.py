"""What a group chose between things: by dots, a score, a ranking, or the least resistance. Pure.

Ties are told, never broken: things with the same number of points share a place.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from netwerk_widgets.insights.consensus import consensus
from netwerk_widgets.session.models.chosen import Way

WAYS: tuple[Way, ...] = get_args(Way)
#: The ends of a score, and of resistance.
SCORE, RESISTANCE = (1, 5), (0, 10)
#: What an answer is given to that is none of the things: all stays as it is (systemic consensing's
#: passive solution).
PASSIVE = "none-of-these"

#: What one person gave each thing: dots, a score, a place (1 is first), or resistance.
Ballot = Mapping[str, int]


@dataclass(frozen=True)
class Poll:
    """What was given, added up.

    ``n`` is how many took part. ``counts`` has of each thing how often each value was given to it:
    dots, a score, a place (1 is first), or resistance. Of a ranking ``over`` has how many put a
    thing before each other one.
    """

    way: Way
    n: int
    counts: Mapping[str, Mapping[int, int]]
    over: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """Where a thing ended.

    ``place`` is 1 for the first; equals share one, and the next place is as much further (1, 1, 3).
    ``points``: the dots; the sum of the scores; the Borda count (n − 1 for a first place of n
    things, n − 2 for a second, … 0 for the last); the sum of the resistance. ``mean`` is the mean
    of what each person gave: dots, score, place or resistance, from ``low`` to ``high``.
    ``agreement`` is the consensus of Tastle & Wierman about a score or resistance.
    """

    thing: str
    place: int
    points: int
    mean: float
    low: int
    high: int
    agreement: float | None = None


def polled(way: Way, things: Sequence[str], ballots: Sequence[Ballot]) -> Poll:
    """Add up what people gave; who gave a thing no dot gave it 0.

    Raises
    ------
    ValueError
        When a ballot leaves a thing out of what is no spending of dots, or a ranking is no order.
    """
    if way != "dots" and any({*each} != {*things} for each in ballots):
        raise ValueError("everybody says something of every thing")
    if way == "ranking":
        order = list(range(1, len(things) + 1))
        if any(sorted(each.values()) != order for each in ballots):
            raise ValueError("a ranking gives every place once")
    counts = {thing: dict(Counter(each.get(thing, 0) for each in ballots)) for thing in things}
    if way != "ranking":
        return Poll(way, len(ballots), counts)
    over = {
        one: {
            other: sum(each[one] < each[other] for each in ballots)
            for other in things
            if other != one
        }
        for one in things
    }
    return Poll(way, len(ballots), counts, over)


def standings(poll: Poll) -> list[Standing]:
    """The things from first to last; of equals the one that was named first stands first."""
    points = {thing: _points(poll, counts) for thing, counts in poll.counts.items()}
    least = poll.way == "resistance"  # there, less is better
    better = {
        thing: sum(other < own if least else other > own for other in points.values())
        for thing, own in points.items()
    }
    return [
        _standing(poll, thing, better[thing] + 1, points[thing])
        for thing in sorted(points, key=lambda each: better[each])
    ]


def _points(poll: Poll, counts: Mapping[int, int]) -> int:
    if poll.way == "ranking":
        return sum((len(poll.counts) - place) * many for place, many in counts.items())
    return sum(value * many for value, many in counts.items())


def _standing(poll: Poll, thing: str, place: int, points: int) -> Standing:
    given = [value for value, many in poll.counts[thing].items() for _ in range(many)]
    ends = {"score": SCORE, "resistance": RESISTANCE}.get(poll.way)
    return Standing(
        thing,
        place,
        points,
        sum(given) / len(given) if given else 0.0,
        min(given, default=0),
        max(given, default=0),
        consensus(given, *ends) if ends else None,
    )


def first(poll: Poll) -> tuple[str, ...]:
    """What came first; several when they are equal, nothing when nobody gave anything."""
    found = standings(poll)
    if poll.way == "dots" and not any(each.points for each in found):
        return ()
    return tuple(each.thing for each in found if each.place == 1) if poll.n else ()


def condorcet(poll: Poll) -> str | None:
    """What more than half put before each other thing, one by one; None when there is none.

    There is one at most: the winner of Condorcet (1785, "Essai sur l'application de l'analyse à
    la probabilité des décisions rendues à la pluralité des voix").
    """
    return next(
        (
            one
            for one, others in poll.over.items()
            if others and all(2 * many > poll.n for many in others.values())
        ),
        None,
    )


def carried(poll: Poll) -> Collection[str]:
    """What meets with less resistance than that all stays as it is; all where that was not asked.

    Source: S. Schrotta & E. Visotschnig (2005), "Das SK-Prinzip": a proposal that meets with no
    less resistance than the passive solution is no solution.
    """
    found = {each.thing: each.points for each in standings(poll)}
    own = found.pop(PASSIVE, None)
    return tuple(each for each, points in found.items() if own is None or points < own)
