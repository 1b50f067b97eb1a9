"""How good the relations are: of a pair for the facilitator alone, of the network for everybody.

The functions that take `QualityCounts` tell of nobody (`rounds.quality`); those that take pictures
tell what one organisation gave another, and are for the facilitator's own page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Literal, get_args

from netwerk_widgets.insights.consensus import consensus
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import day, party_names, short
from netwerk_widgets.insights.pictures import current
from netwerk_widgets.network import quality
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.pictures import Aspect, Picture, Trust, Value
from netwerk_widgets.texts import Texts

Side = Literal["trust", "value"]
SIDES: dict[Side, tuple[Aspect, ...]] = {"trust": get_args(Trust), "value": get_args(Value)}
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
#: How two sides find their relation: far apart, both high, both low, or only one gave marks.
Level = Literal["apart", "low", "high", "alone"]
LEVELS: tuple[Level, ...] = get_args(Level)
#: Marks of the two sides that are so far apart (of 1 … 4) differ; from the middle on it is high.
APART, MIDDLE = 1.0, 2.5
#: So many pairs, and parties, at most are named in words.
SHOWN = 4
#: Means (of 1 … 4) that lie nearer to each other than this are as good as the same: that is ours.
NEAR = 0.5


# ---- of all together: for everybody ----


@dataclass(frozen=True)
class Counted:
    """The marks for one aspect, 1 … 4, of ``n`` organisations; ``consensus`` is 0 … 1."""

    counts: Mapping[str, int]
    n: int
    mean: float
    consensus: float


@dataclass(frozen=True)
class Quality:
    """What the last round with marks gave: of the network, and of each party that may be told of.

    By aspect; one that too few answered is not there.
    """

    on: date | None
    network: Mapping[Aspect, Counted]
    parties: Mapping[str, Mapping[Aspect, Counted]]


def spread(session: Session) -> Quality | None:
    """The last measurement; None before there is one with enough answers."""
    rows = session.domain.quality
    if not rows:
        return None
    network: dict[Aspect, Counted] = {}
    parties: dict[str, dict[Aspect, Counted]] = {}
    last = [each for each in rows if each.round == rows[-1].round]
    for each in last:
        values = [int(mark) for mark, many in each.counts.items() for _ in range(many)]
        if each.aspect is None or not values:
            continue
        found = Counted(
            {str(key): n for key, n in each.counts.items()},
            each.n,
            fmean(values),
            consensus(values, 1, 4) or 0.0,
        )
        to = network if each.party is None else parties.setdefault(each.party, {})
        to[each.aspect] = found
    ordered = {each: network[each] for each in ASPECTS if each in network}
    return Quality(last[0].on, ordered, parties) if ordered else None


def findings(session: Session, t: Texts) -> list[Finding]:
    """Where the marks lie furthest apart, and what is highest and lowest; of nobody."""
    found = spread(session)
    if found is None:
        return []
    means = {each: round(of.mean, 1) for each, of in found.network.items()}
    apart = min(found.network, key=lambda each: round(found.network[each].consensus, 9))
    value = found.network[apart].consensus
    said = [
        Finding(
            "quality_apart",
            t("quality.found.apart", what=_called(apart, t), consensus=t.number(value, 2)),
            t("quality.found.apart_ask"),
            value,
            "consensus",
        )
    ]
    low, high = min(means, key=lambda each: means[each]), max(means, key=lambda each: means[each])
    words = {"least": t.number(means[low], 1), "most": t.number(means[high], 1)}
    which = "means" if set_apart(found) else "near"
    if which == "means":
        words |= {"low": _called(low, t), "high": _called(high, t)}
    said.append(
        Finding(
            f"quality_{which}",
            t(f"quality.found.{which}", **words),
            t(f"quality.found.{which}_ask"),
            means[high] - means[low],
            "score",
        )
    )
    return said


def set_apart(found: Quality) -> bool:
    """Whether the means differ so much that the highest and the lowest may be named."""
    means = [round(each.mean, 1) for each in found.network.values()]
    return round(max(means) - min(means), 1) >= NEAR


def _called(aspect: Aspect, t: Texts) -> str:
    return f"‘{t(f'fields.aspect.{aspect}')}’"


def taken_on(found: Quality, t: Texts) -> str:
    """When, and of how many."""
    n = max(each.n for each in found.network.values())
    if found.on is None:
        return t("quality.taken", n=n)
    return t("quality.taken_on", n=n, day=day(found.on, t))


# ---- of each relation: for the facilitator alone ----


def mark(picture: Picture, side: Side) -> float | None:
    """The mean of the marks for trust, or for value; None without any."""
    given = [value for each in SIDES[side] if (value := getattr(picture, each)) is not None]
    return fmean(given) if given else None


def weights(session: Session, side: Side) -> dict[tuple[str, str], float]:
    """What each gives each other, by who gives it and to whom."""
    return {
        (str(each.by), str(each.other)): value
        for each in current(session)
        if (value := mark(each, side)) is not None
    }


@dataclass(frozen=True)
class Rated:
    """Two organisations, in the parties' order, and what each gives the other (None: nothing)."""

    ends: tuple[str, str]
    marks: tuple[float | None, float | None]

    @property
    def level(self) -> Level:
        """How the two find their relation."""
        first, last = self.marks
        if first is None or last is None:
            return "alone"
        if abs(first - last) >= APART:
            return "apart"
        return "high" if fmean((first, last)) >= MIDDLE else "low"


def rated(session: Session, side: Side) -> list[Rated]:
    """The relations that were given marks: first those that two sides find different."""
    order = {each.id: at for at, each in enumerate(session.stakeholders.items)}
    given = weights(session, side)
    pairs = {tuple(sorted(ends, key=order.__getitem__)) for ends in given}
    found = [Rated((a, b), (given.get((a, b)), given.get((b, a)))) for a, b in pairs]
    return sorted(
        found, key=lambda each: (LEVELS.index(each.level), *(order[end] for end in each.ends))
    )


@dataclass(frozen=True)
class OfParty:
    """What a party is given: by how many, on average (1 … 4), and the sum (in-strength)."""

    party: str
    raters: int
    mean: float
    total: float


def of_parties(session: Session, side: Side) -> list[OfParty]:
    """What each party is given, in the parties' order; nobody who was given nothing."""
    given = weights(session, side)
    totals = quality.received(given)
    found = []
    for each in session.stakeholders.items:
        many = sum(other == each.id for _by, other in given)
        if many:
            total = totals[each.id]
            found.append(OfParty(each.id, many, total / many, total))
    return found


def reciprocity(session: Session, side: Side) -> float | None:
    """How far the marks come back, 0 … 1 (`network.quality.reciprocity`)."""
    return quality.reciprocity(weights(session, side))


def for_pair(session: Session, a: str, b: str) -> dict[str, Picture] | None:
    """What two gave each other, by who gives it; None unless both ticked that it may be seen."""
    found = {
        str(each.by): each
        for each in current(session)
        if {each.by, each.other} == {a, b} and any(mark(each, side) for side in SIDES)
    }
    both = len(found) == 2 and all(each.seen == "yes" for each in found.values())
    return found if both else None


def may_see(session: Session) -> list[tuple[str, str]]:
    """The pairs that both ticked that the other may see it, in the parties' order."""
    ends = dict.fromkeys(each.ends for side in SIDES for each in rated(session, side))
    return [(a, b) for a, b in ends if for_pair(session, a, b) is not None]


def private(session: Session, side: Side, t: Texts) -> list[Finding]:
    """The relations that stand out, each with its question: for the facilitator alone."""
    names, found = party_names(session, t), rated(session, side)
    what = t(f"quality.side.{side}")
    said = []
    for level in ("apart", "low"):
        for each in [each for each in found if each.level == level][:SHOWN]:
            a, b = (short(names[end], 48) for end in each.ends)
            x, y = (t.number(value or 0, 1) for value in each.marks)
            words = t(f"quality.private.{level}", a=a, b=b, x=x, y=y, what=what)
            said.append(Finding(f"quality_{level}", words, t(f"quality.private.{level}_ask")))
    return said


def sums(found: Sequence[Rated]) -> dict[Level, int]:
    """Of how many relations the two sides find what."""
    levels = [each.level for each in found]
    return {each: levels.count(each) for each in LEVELS}
