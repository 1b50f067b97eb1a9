"""What was answered in rounds without names: how often each answer, of nobody.

A figure that shows one number for a thing takes the group's own; where the group gave none, the
median of these answers stands in for it. A figure of scores reads every answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal, get_args

from netwerk_widgets.insights.names import amount
from netwerk_widgets.insights.spread import Spread, spread
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import LevelKey
from netwerk_widgets.texts import Texts

#: The three answers that are no level, from low to high.
TESTED: tuple[Literal["no", "partly", "yes"], ...] = ("no", "partly", "yes")


def levels(counts: Mapping[LevelKey, int]) -> list[int]:
    """Every answer by itself, from low to high (1 … 5)."""
    return [int(each) for each in sorted(counts) for _ in range(counts[each])]


def spread_of(counts: Mapping[LevelKey, int]) -> Spread | None:
    """How these answers lie; None when there are none."""
    return spread(levels(counts))


def level(own: int | None, counts: Mapping[LevelKey, int]) -> float | None:
    """The group's own level, or else the median of the answers; None when there is neither."""
    if own is not None:
        return own
    given = levels(counts)
    return float(median(given)) if given else None


@dataclass(frozen=True)
class Tally:
    """One thing, and how often each answer to it was given, from low to high.

    ``middle`` is the median in words, the lower one of words that are no numbers.
    """

    label: str
    counts: Mapping[str, int]
    middle: str

    @property
    def n(self) -> int:
        """How many answered it."""
        return sum(self.counts.values())


def tests(session: Session, t: Texts) -> list[Tally]:
    """The four tests: no, partly, yes."""
    return [
        Tally(
            t(f"method.test.{each.id}.label"),
            {t(f"fields.answer.{answer}"): each.counts.get(answer, 0) for answer in TESTED},
            t(f"fields.answer.{_middle([each.counts.get(a, 0) for a in TESTED])}"),
        )
        for each in session.start.tests
        if any(each.counts.values())
    ]


def _middle(many: Sequence[int]) -> str:
    given = [answer for answer, n in zip(TESTED, many, strict=True) for _ in range(n)]
    return given[(len(given) - 1) // 2]


def forces(session: Session, t: Texts) -> list[Tally]:
    """The driving forces."""
    return _tallies(
        ((t(f"method.force.{each.id}.label"), each.counts) for each in session.context.forces), t
    )


def accelerators(session: Session, t: Texts) -> list[Tally]:
    """The accelerators, each now and expected."""
    return _tallies(
        (
            (f"{t(f'method.accelerator.{each.id}.label')} ({t(f'pages.context.{when}')})", counts)
            for each in session.context.counted
            for when, counts in (("now", each.now), ("expected", each.expected))
        ),
        t,
    )


def support(session: Session, t: Texts) -> list[Tally]:
    """The shared dream."""
    return _tallies([(t("fields.label.dream_counts"), session.dream.counts)], t)


def conditions(session: Session, t: Texts) -> list[Tally]:
    """The three conditions for investing together."""
    return _tallies(
        ((t(f"method.condition.{e.id}.label"), e.counts) for e in session.doing.conditions), t
    )


def readiness(session: Session, t: Texts) -> list[Tally]:
    """The nine things that it asks."""
    return _tallies(
        ((t(f"method.ask.{each.id}.label"), each.counts) for each in session.doing.counted), t
    )


#: What each kind of round without names left in a session.
TALLIES: dict[str, Callable[[Session, Texts], list[Tally]]] = {
    "tests": tests,
    "forces": forces,
    "accelerators": accelerators,
    "support": support,
    "conditions": conditions,
    "readiness": readiness,
}


def _tallies(found: Iterable[tuple[str, Mapping[LevelKey, int]]], t: Texts) -> list[Tally]:
    return [
        Tally(
            label,
            {each: counts.get(each, 0) for each in get_args(LevelKey)},
            amount(median(levels(counts)), t),
        )
        for label, counts in found
        if any(counts.values())
    ]
