"""What was chosen, in words: the order, what is equal, and what the rule says besides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netwerk_widgets.insights import choosing
from netwerk_widgets.insights.apart import apart
from netwerk_widgets.insights.choosing import PASSIVE, Poll, Standing, standings
from netwerk_widgets.insights.names import amount, few
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.chosen import Among, Chosen, Way
from netwerk_widgets.texts import Texts


@dataclass(frozen=True)
class Outcome:
    """What came of a round of choosing; ``names`` are those of the things, by id."""

    poll: Poll
    names: Mapping[str, str]
    among: Among
    dots: int | None = None
    on: date | None = None


def outcomes(session: Session, t: Texts) -> dict[str, Outcome]:
    """What a session keeps of each round, by what its rows have in common, the earliest first."""
    found: dict[str, list[Chosen]] = {}
    for row in session.choices.items:
        if row.poll and row.way and row.among and row.thing:
            found.setdefault(row.poll, []).append(row)
    return {poll: _kept(rows, t) for poll, rows in found.items()}


def _kept(rows: Sequence[Chosen], t: Texts) -> Outcome:
    one = rows[0]
    assert one.way is not None
    assert one.among is not None
    things = {str(row.thing): row for row in rows}
    counts = {thing: _valid(row, one.way, len(things)) for thing, row in things.items()}
    over = {
        thing: {other: row.over.get(other, 0) for other in things if other != thing}
        for thing, row in things.items()
    }
    return Outcome(
        Poll(one.way, one.n, counts, over if one.way == "ranking" else {}),
        {thing: called(thing, row.name, t) for thing, row in things.items()},
        one.among,
        one.dots,
        one.on,
    )


def _valid(row: Chosen, way: Way, things: int) -> dict[int, int]:
    """How often each value was given; what the way does not have (a file from elsewhere) is out."""
    low, high = {
        "dots": (0, 99),
        "score": choosing.SCORE,
        "ranking": (1, things),
        "resistance": choosing.RESISTANCE,
    }[way]
    return {int(value): many for value, many in row.counts.items() if low <= int(value) <= high}


def called(thing: str, name: str, t: Texts) -> str:
    """The name of a thing; the answer that is none of them has the workbook's own."""
    if thing == PASSIVE and not name.strip():
        return t("choosing.passive.label")
    return " ".join(name.split()) or t("ui.unnamed")


def title(found: Outcome, t: Texts) -> str:
    """What came first, in a line."""
    best = choosing.first(found.poll)
    if not best:
        return t("choosing.title.nothing")
    cut, n = _cut(found, 70), found.poll.n
    least = found.poll.way == "resistance"
    if len(best) == 1:
        return t(f"choosing.title.{'least' if least else 'first'}", name=cut[best[0]], n=n)
    key = "tie_least" if least else "tie"
    return t(f"choosing.title.{key}", names=_names(found, best, t, 3), n=n)


def way(found: Outcome, t: Texts) -> str:
    """How was chosen, and with how many dots."""
    label = t(f"choosing.way.{found.poll.way}.label")
    return t("choosing.told.dots_each", way=label, dots=found.dots) if found.dots else label


def how(found: Outcome, t: Texts) -> str:
    """Between what was chosen, how, and when where that is known."""
    words = {"among": t(f"choosing.among.{found.among}"), "way": way(found, t)}
    if found.on is None:
        return t("choosing.told.how", **words)
    return t("choosing.told.how_on", **words, on=t.day(found.on), n=found.poll.n)


def rule(found: Outcome, t: Texts) -> str:
    """What the way means, in a sentence or two."""
    n = len(found.names)
    return t(f"choosing.way.{found.poll.way}.what", n=n, most=n - 1)


def line(found: Outcome, each: Standing, t: Texts) -> str:
    """Where one thing ended."""
    return t(
        f"choosing.told.{found.poll.way}",
        place=each.place,
        name=found.names[each.thing],
        points=each.points,
        mean=amount(each.mean, t),
        low=each.low,
        high=each.high,
        agreement="" if each.agreement is None else t.number(each.agreement, 2),
    )


def lines(found: Outcome, t: Texts) -> list[str]:
    """Everything there is to say: each thing in its order, ties, and what the rule adds."""
    best = choosing.first(found.poll)
    order = [line(found, each, t) for each in standings(found.poll)] if best else []
    return [*order, *besides(found, t)]


def besides(found: Outcome, t: Texts) -> list[str]:
    """What there is to say beside the order: ties, and what the rule adds."""
    poll = found.poll
    best, told = choosing.first(poll), []
    if len(best) > 1:
        told.append(t("choosing.told.tie", names=_names(found, best, t)))
    if poll.way == "ranking" and best:
        told.append(_condorcet(found, best, t))
    if PASSIVE in poll.counts:
        lighter = [each for each in choosing.carried(poll) if each in found.names]
        key = "carried" if lighter else "carried_none"
        told.append(t(f"choosing.told.{key}", names=_names(found, lighter, t)))
    return told


def _names(found: Outcome, things: Sequence[str], t: Texts, most: int = 6) -> str:
    cut = _cut(found, 60)
    return few([cut[each] for each in things], t, most, quoted=True)


def _cut(found: Outcome, most: int) -> dict[str, str]:
    """The names in so many letters; each can still be told from all others."""
    return dict(zip(found.names, apart([*found.names.values()], most), strict=True))


def _condorcet(found: Outcome, best: Sequence[str], t: Texts) -> str:
    winner = choosing.condorcet(found.poll)
    if winner is None:
        return t("choosing.told.condorcet_none")
    key = "condorcet" if tuple(best) == (winner,) else "condorcet_other"
    return t(f"choosing.told.{key}", name=found.names[winner])
