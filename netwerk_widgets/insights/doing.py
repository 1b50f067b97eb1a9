"""Step 6: what is planned and late, who invests what and gains what, and who is ready."""

from dataclasses import dataclass
from datetime import date

from netwerk_widgets.insights.counted import level as level_of
from netwerk_widgets.insights.counted import levels
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import (
    amount,
    few,
    form_order,
    named,
    outside,
    party_names,
    spanned,
)
from netwerk_widgets.insights.overdue import late
from netwerk_widgets.insights.spread import MINIMUM_GROUP, Spread, group_spread
from netwerk_widgets.method import ASKED_OF, ASKS, CONDITIONS, Ask, Audience, Condition
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import ActionStatus
from netwerk_widgets.texts import Texts

#: A condition below this level (of 5) deserves the group's attention.
MET = 3
#: From this level (of 5) on somebody gains much.
MUCH = 4
#: Of whom an ask is asked.
AUDIENCE: dict[Ask, Audience] = {ask: who for who, asks in ASKED_OF.items() for ask in asks}


@dataclass(frozen=True)
class Planned:
    """An action on the timeline; ``owner`` is None when nobody (who takes part) owns it."""

    action: str
    owner: str | None
    start: date | None
    end: date | None
    status: ActionStatus
    overdue: bool

    @property
    def dated(self) -> bool:
        """It has at least one date, so it can be drawn."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True)
class Invested:
    """What a party invests a year (hours, euros) and how much it gains (1 … 5).

    A party ``outside`` the domain has its row, but does not count.
    """

    party: str
    hours: float | None
    money: float | None
    gain: int | None
    outside: bool = False

    @property
    def free(self) -> bool:
        """It gains much (4 or 5) and said that it invests nothing; left open is not nothing."""
        return (self.gain or 0) >= MUCH and not self.outside and self.hours == self.money == 0


@dataclass(frozen=True)
class Readiness:
    """The spread of the answers on each ask; None where fewer than three answered."""

    spreads: dict[Ask, Spread | None]
    respondents: int


def timeline(session: Session, today: date) -> tuple[Planned, ...]:
    """The actions by owner (in the parties' order, nobody's last), then by date."""
    order = {party: number for number, party in enumerate(form_order(session))}
    rows = [
        Planned(
            each.id,
            each.owner if each.owner in order else None,
            each.start,
            each.end,
            each.status,
            late(each, today),
        )
        for each in session.doing.actions
    ]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                order.get(row.owner or "", len(order)),
                row.start or row.end or date.max,
                row.end or date.max,
            ),
        )
    )


def invested(session: Session) -> tuple[Invested, ...]:
    """What every party that filled in something invests and gains."""
    given = {each.id: each for each in session.doing.investments}
    apart = set(outside(session))
    return tuple(
        Invested(party, each.hours, each.money, each.gain, party in apart)
        for party in form_order(session)
        if (each := given.get(party)) is not None
        and not (each.hours is None and each.money is None and each.gain is None)
    )


def readiness(session: Session) -> Readiness:
    """The nine asks, each with its spread."""
    answers = [each for each in session.doing.readiness if each.scores]
    nameless = {each.id: levels(each.counts) for each in session.doing.counted}
    return Readiness(
        {
            ask: group_spread([*(e.scores.get(ask) for e in answers), *nameless.get(ask, ())])
            for ask in ASKS
        },
        len(answers) + max(map(len, nameless.values()), default=0),
    )


def conditions(session: Session) -> dict[Condition, float | None]:
    """How far each of the three conditions is met, 1 … 5 or None.

    Where the group gave no level itself: the median of what was answered without names.
    """
    given = {each.id: level_of(each.level, each.counts) for each in session.doing.conditions}
    return {condition: given.get(condition) for condition in CONDITIONS}


def findings(session: Session, t: Texts, today: date) -> list[Finding]:
    """What stands out in what the group does."""
    return [
        *_about_actions(session, t, today),
        *_about_investments(session, t),
        *_about_conditions(session, t),
        *_about_readiness(session, t),
    ]


def _about_actions(session: Session, t: Texts, today: date) -> list[Finding]:
    names = named(session.doing.actions, t)
    rows = timeline(session, today)
    if not rows:
        return []
    done = sum(row.status == "done" for row in rows)
    sentence = t.count("doing.finding.done", len(rows), done=done)
    result = [Finding("actions_done", sentence, "", done, "action")]
    overdue = [names[row.action] for row in rows if row.overdue]
    if overdue:
        who = few(overdue, t, 3, quoted=True)
        sentence = t.count("doing.finding.overdue", len(overdue), names=who)
        question = t("doing.question.overdue")
        result.append(Finding("actions_overdue", sentence, question, len(overdue), "action"))
    orphans = [names[row.action] for row in rows if row.owner is None]
    if orphans:
        result.append(
            Finding(
                "actions_without_owner",
                t.count(
                    "doing.finding.without_owner",
                    len(orphans),
                    names=few(orphans, t, 3, quoted=True),
                ),
                t("doing.question.without_owner"),
                len(orphans),
                "action",
            )
        )
    undated = [names[row.action] for row in rows if not row.dated]
    if undated:
        which = few(undated, t, 3, quoted=True)
        sentence = t.count("doing.finding.undated", len(undated), names=which)
        result.append(Finding("actions_undated", sentence, "", len(undated), "action"))
    return result


def _about_investments(session: Session, t: Texts) -> list[Finding]:
    names = party_names(session, t)
    rows = [row for row in invested(session) if not row.outside]
    if not rows:
        return []
    hours = sum(row.hours or 0 for row in rows)
    money = sum(row.money or 0 for row in rows)
    result = [
        Finding(
            "invested_total",
            t.count(
                "doing.finding.total", len(rows), hours=amount(hours, t), money=amount(money, t)
            ),
            "",
            hours,
            "hour",
        )
    ]
    free = [names[row.party] for row in rows if row.free]
    if free:
        result.append(
            Finding(
                "gains_without_investing",
                t.count("doing.finding.free", len(free), names=few(free, t)),
                t("doing.question.free"),
                len(free),
                "party",
            )
        )
    top = max(rows, key=lambda row: row.hours or 0)
    if hours and len(rows) > 1 and (top.hours or 0) > hours / 2:
        result.append(
            Finding(
                "hours_on_one",
                t(
                    "doing.finding.lean",
                    party=names[top.party],
                    share=t.number(100 * (top.hours or 0) / hours),
                ),
                t("doing.question.lean", party=names[top.party]),
                (top.hours or 0) / hours,
                "share",
            )
        )
    return result


def _about_conditions(session: Session, t: Texts) -> list[Finding]:
    given = {key: level for key, level in conditions(session).items() if level is not None}
    lowest = min(given.values(), default=MET)
    if lowest >= MET:
        return []
    weak = [t(f"method.condition.{key}.label") for key in given if given[key] == lowest]
    sentence = t.count(
        "doing.finding.condition",
        len(weak),
        names=few(weak, t, 3, quoted=True),
        level=amount(lowest, t),
        scored=len(given),
    )
    return [Finding("condition_weak", sentence, t("doing.question.condition"), lowest, "score")]


def _about_readiness(session: Session, t: Texts) -> list[Finding]:
    found = readiness(session)
    known = {ask: each for ask, each in found.spreads.items() if each is not None}
    if not known:
        if found.respondents:
            sentence = t.count("doing.finding.few", found.respondents, least=MINIMUM_GROUP)
            return [Finding("readiness_few", sentence, "", found.respondents, "person")]
        return []
    lowest = min(each.median for each in known.values())
    low = [ask for ask in known if known[ask].median == lowest]
    result = []
    # When all are equal, none is the lowest.
    if len(low) < len(known):
        sentence = t.count(
            "doing.finding.low",
            len(low),
            asks=few([t(f"method.ask.{ask}.label") for ask in low], t, 3, quoted=True),
            who=t(f"method.audience.{AUDIENCE[low[0]]}.label"),
            median=amount(lowest, t),
            answers=spanned(known[ask].n for ask in low),
        )
        result.append(Finding("readiness_low", sentence, t("doing.question.low"), lowest, "score"))
    wide = max(known, key=lambda ask: known[ask].width)
    if known[wide].width >= 2:
        result.append(
            Finding(
                "readiness_spread",
                t(
                    "doing.finding.spread",
                    ask=t(f"method.ask.{wide}.label"),
                    lower=amount(known[wide].lower, t),
                    upper=amount(known[wide].upper, t),
                    n=known[wide].n,
                ),
                t("doing.question.spread"),
                known[wide].width,
                "score",
            )
        )
    return result
