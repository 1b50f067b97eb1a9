"""What is overdue: the one rule for tables, figures, lists, findings, the room and the report.

A day counts until it is over. The day it is today is always given, so that it can be set.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import day, few, named
from netwerk_widgets.insights.persevering import progress
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import Action
from netwerk_widgets.texts import Texts

OverdueKind = Literal["goal", "action", "dilemma", "review"]


@dataclass(frozen=True)
class Overdue:
    """Something whose date has passed; ``id`` is empty for the group's own next review."""

    kind: OverdueKind
    id: str
    name: str
    due: date
    days: int


def late(action: Action, today: date) -> bool:
    """Whether it should have been finished before today, and is neither done nor stopped."""
    return action.end is not None and action.end < today and action.status in ("planned", "busy")


def overdue(session: Session, today: date, t: Texts) -> tuple[Overdue, ...]:
    """What should have happened before today, longest ago first.

    A goal counts until its target is reached, an action until it is done or stopped, a
    dilemma when its review date has passed, and the group's own next review.
    """
    rows: list[tuple[OverdueKind, str, str, date | None]] = []
    ways = {each.goal: each.now_way for each in progress(session)}
    goals, actions = named(session.goals.goals, t), named(session.doing.actions, t)
    dilemmas = named(session.dilemmas.dilemmas, t)
    for goal in session.goals.goals:
        if (ways[goal.id] or 0) < 1:
            rows.append(("goal", goal.id, goals[goal.id], goal.due))
    for action in session.doing.actions:
        if late(action, today):
            rows.append(("action", action.id, actions[action.id], action.end))
    for dilemma in session.dilemmas.dilemmas:
        rows.append(("dilemma", dilemma.id, dilemmas[dilemma.id], dilemma.review))
    rows.append(("review", "", t("persevering.review"), session.persevering.next_review))
    found = [
        Overdue(kind, id_, name, due, (today - due).days)
        for kind, id_, name, due in rows
        if due is not None and due < today
    ]
    return tuple(sorted(found, key=lambda each: each.due))


def overdue_ids(session: Session, today: date, t: Texts) -> frozenset[tuple[OverdueKind, str]]:
    """The kind and id of everything that is overdue."""
    return frozenset((each.kind, each.id) for each in overdue(session, today, t))


def overdue_findings(
    session: Session, t: Texts, today: date | None, kinds: Iterable[OverdueKind]
) -> list[Finding]:
    """A sentence for each of these kinds of which something is overdue; none without a day."""
    rows = overdue(session, today, t) if today is not None else ()
    result = []
    for kind in kinds:
        found = [each for each in rows if each.kind == kind]
        if found:
            sentence = t.count(
                f"persevering.finding.overdue.{kind}",
                len(found),
                names=few([each.name for each in found], t, 3, quoted=True),
                due=day(found[0].due, t),
            )
            question = t(f"persevering.question.overdue.{kind}")
            result.append(Finding(f"overdue_{kind}", sentence, question, len(found), kind))
    return result


def marked(text: str, *, is_late: bool, t: Texts, together: bool = False) -> str:
    """A text with behind it that it is overdue, when it is; ``together``: never over two lines."""
    if not is_late:
        return text
    if together:
        mark = t("words.late_mark", text="").strip().replace(" ", "\u00a0")
        return f"{text} {mark}"
    return t("words.late_mark", text=text)
