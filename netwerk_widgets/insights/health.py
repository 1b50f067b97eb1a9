"""How the network is doing, by what people answered to the statements: spread first, means second.

Nothing is compared with other networks: we have no norm.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import fmean

from netwerk_widgets.insights.consensus import consensus
from netwerk_widgets.insights.counted import levels
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import amount, day, few, short, spanned
from netwerk_widgets.insights.persevering import two_states
from netwerk_widgets.insights.spread import MINIMUM_GROUP
from netwerk_widgets.method import STATEMENTS, TRUST, Statement
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.common import LevelKey
from netwerk_widgets.texts import Texts

#: Roles whose means are so far apart (of 1 … 5) differ.
APART = 1.0
#: Of fewer complete answers Cronbach's alpha says nothing (`rounds.health`).
LEAST_COMPLETE = 20


@dataclass(frozen=True)
class Answers:
    """How the answers to one statement lie, 1 … 5; ``consensus`` is Tastle & Wierman's, 0 … 1."""

    counts: Mapping[LevelKey, int]
    n: int
    mean: float
    consensus: float


@dataclass(frozen=True)
class Health:
    """What one round said: of everybody, and of each role that may be told apart.

    What is `narrowest` agreed upon stands first. ``alpha`` is Cronbach's, None where it was not
    computed, and ``complete`` how many answered all statements.
    """

    round: str
    on: date | None
    n: int
    of: Mapping[Statement, Answers]
    alpha: float | None = None
    complete: int = 0
    roles: Mapping[str, Mapping[Statement, Answers]] = field(default_factory=dict)

    @property
    def trust(self) -> Answers | None:
        """The statements about trust taken together; None when none was answered."""
        found = [self.of[each] for each in TRUST if each in self.of]
        return _answers([level for each in found for level in levels(each.counts)], len(found))


def measured(session: Session) -> tuple[Health, ...]:
    """What came of each round, the earliest first."""
    rows = [each for each in session.persevering.health if each.round and each.statement]
    found = []
    for name in dict.fromkeys(each.round for each in rows):
        own = [each for each in rows if each.round == name]
        of = _of((each.statement, each.counts) for each in own)
        if of:
            one = own[0]
            roles = _roles(session, name)
            found.append(Health(str(name), one.on, one.n, of, one.alpha, one.complete, roles))
    return tuple(found)


def health(session: Session) -> Health | None:
    """What the last round said; None when there was none."""
    return next(reversed(measured(session)), None)


def _of(
    rows: Iterable[tuple[Statement | None, Mapping[LevelKey, int]]],
) -> dict[Statement, Answers]:
    """By statement, where people differ most first; what fewer than three answered is not there."""
    found = {
        statement: one
        for statement, counts in rows
        if statement and (one := _answers(levels(counts))) is not None
    }
    order = [each for each in STATEMENTS if each in found]
    return {each: found[each] for each in sorted(order, key=lambda e: found[e].consensus)}


def _answers(given: Sequence[int], times: int = 1) -> Answers | None:
    agree = consensus(given, 1, 5)
    if agree is None or len(given) < MINIMUM_GROUP * times:
        return None
    counts: dict[LevelKey, int] = {}
    for each in given:
        key: LevelKey = str(each)  # type: ignore[assignment]
        counts[key] = counts.get(key, 0) + 1
    return Answers(counts, len(given) // max(1, times), fmean(given), round(agree, 9))


def _roles(session: Session, name: str | None) -> dict[str, dict[Statement, Answers]]:
    rows = [each for each in session.persevering.health_roles if each.round == name and each.role]
    found = {
        role: _of((each.statement, each.counts) for each in rows if each.role == role)
        for role in dict.fromkeys(each.role for each in rows)
    }
    return {role: each for role, each in found.items() if each}


def then_and_now(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> tuple[str, Health, Health] | None:
    """What an earlier moment is called, and what was measured by then and now.

    None where there are no two moments, or nothing was measured between them.
    """
    pair = two_states(session, t, then, now)
    if pair is None:
        return None
    early, late = (health(each.session) for each in pair)
    if early is None or late is None or early.round == late.round:
        return None
    return pair[0].label, early, late


def taken_on(found: Health, t: Texts) -> str:
    """When it was asked, where that is known, and of how many."""
    if found.on is None:
        return t("health.measured", n=found.n)
    return t("health.measured_on", day=day(found.on, t), n=found.n)


def called(statement: Statement, t: Texts) -> str:
    """A statement as it stands within a sentence."""
    return t(f"health.statement.{statement}").rstrip(".")


def widest(found: Health) -> list[Statement]:
    """What people differ about most; nothing when they agree equally about all statements."""
    least = min(round(each.consensus, 2) for each in found.of.values())
    most = [each for each in found.of if round(found.of[each].consensus, 2) == least]
    return most if len(most) < len(found.of) else []


@dataclass(frozen=True)
class Gap:
    """Of one statement the role with the lowest mean, and the one with the highest."""

    statement: Statement
    low: str
    high: str
    apart: float


def gap(found: Health) -> Gap | None:
    """Where roles differ most; None where they differ little, or no two can be told apart."""
    gaps = []
    for statement in found.of:
        means = {r: of[statement].mean for r, of in found.roles.items() if statement in of}
        if len(means) > 1:
            low, high = min(means, key=means.__getitem__), max(means, key=means.__getitem__)
            gaps.append(Gap(statement, low, high, round(means[high] - means[low], 9)))
    most = max(gaps, key=lambda each: each.apart, default=None)
    return most if most is not None and most.apart >= APART else None


def findings(session: Session, t: Texts) -> list[Finding]:
    """What stands out: where people and roles differ, then the means, and how sure that is.

    What moved is told where a group looks back (`insights.looking_back`).
    """
    found = health(session)
    if found is None:
        return []
    return [
        _spread(found, t),
        *_between_roles(found, t),
        *_means(found, t),
        _coherence(found, t),
    ]


def _spread(found: Health, t: Texts) -> Finding:
    most = widest(found)
    many = spanned(found.of[each].n for each in most or found.of)
    if not most:
        return Finding("health_even", t("health.finding.even", n=many))
    agree = found.of[most[0]].consensus
    sentence = t("health.finding.spread", names=_few(most, t), consensus=t.number(agree, 2), n=many)
    return Finding("health_spread", sentence, t("health.question.spread"), agree, "consensus")


def _between_roles(found: Health, t: Texts) -> list[Finding]:
    most = gap(found)
    if most is None:
        return []
    low, high = (found.roles[role][most.statement] for role in (most.low, most.high))
    sentence = t(
        "health.finding.roles",
        statement=called(most.statement, t),
        low=short(most.low, 48),
        low_mean=_mean(low, t),
        low_n=low.n,
        high=short(most.high, 48),
        high_mean=_mean(high, t),
        high_n=high.n,
    )
    return [Finding("health_roles", sentence, t("health.question.roles"), most.apart, "score")]


def _means(found: Health, t: Texts) -> list[Finding]:
    means = {each: round(answers.mean, 1) for each, answers in found.of.items()}
    ends = min(means.values()), max(means.values())
    if ends[0] == ends[1]:
        many = spanned(each.n for each in found.of.values())
        return [Finding("health_same", t("health.finding.same", mean=amount(ends[0], t), n=many))]
    told = []
    for key, end in zip(("low", "high"), ends, strict=True):
        which = [each for each in STATEMENTS if means.get(each) == end]
        sentence = t.count(
            f"health.finding.{key}",
            len(which),
            names=_few(which, t),
            mean=amount(end, t),
            answers=spanned(found.of[each].n for each in which),
        )
        asks = t("health.question.low") if key == "low" else ""
        told.append(Finding(f"health_{key}", sentence, asks, end, "score"))
    return told


def moved(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> list[Finding]:
    """The statement whose mean moved most between two moments."""
    pair = then_and_now(session, t, then, now)
    if pair is None:
        return []
    moment, early, late = pair
    shift = {
        each: round(late.of[each].mean - early.of[each].mean, 1)
        for each in STATEMENTS
        if each in early.of and each in late.of
    }
    order = sorted(shift, key=lambda each: -abs(shift[each]))
    # Of several that moved as far none moved most.
    if not order or not shift[order[0]]:
        return []
    if any(abs(shift[one]) == abs(shift[other]) for one, other in [*pairwise(order)][:1]):
        return []
    most = order[0]
    before, after = early.of[most], late.of[most]
    sentence = t(
        f"health.finding.{'up' if shift[most] > 0 else 'down'}",
        moment=moment,
        statement=called(most, t),
        then=_mean(before, t),
        now=_mean(after, t),
        n_then=before.n,
        n_now=after.n,
    )
    return [Finding("health_moved", sentence, t("health.question.moved"), shift[most], "score")]


def _coherence(found: Health, t: Texts) -> Finding:
    """How far the answers go together; where that cannot be told, why."""
    if found.alpha is None:
        sentence = t("health.finding.no_alpha", n=found.complete, least=LEAST_COMPLETE)
        return Finding("health_no_alpha", sentence, "", found.complete, "person")
    sentence = t("health.finding.alpha", alpha=t.number(found.alpha, 2), n=found.complete)
    return Finding("health_alpha", sentence, "", found.alpha, "index")


def _mean(found: Answers, t: Texts) -> str:
    return t.number(found.mean, 1)


def _few(which: Sequence[Statement], t: Texts) -> str:
    return few([called(each, t) for each in which], t, 3, quoted=True)
