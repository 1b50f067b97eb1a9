"""What is next: what is overdue first, then everything with a date from today on."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from netwerk_widgets.insights.names import named
from netwerk_widgets.insights.overdue import OverdueKind, overdue_ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

ComingKind = Literal["start", "end", "goal", "dilemma", "moment", "review"]


@dataclass(frozen=True)
class Coming:
    """Something on a day; ``parties`` are the ids of those whom it concerns."""

    kind: ComingKind
    name: str
    on: date
    parties: tuple[str, ...] = ()
    late: bool = False


def upcoming(session: Session, today: date, t: Texts, most: int = 12) -> tuple[Coming, ...]:
    """All that is overdue, oldest first, and the first ``most`` that are dated today or later."""
    overdue = overdue_ids(session, today, t)
    goals, actions = named(session.goals.goals, t), named(session.doing.actions, t)
    dilemmas = named(session.dilemmas.dilemmas, t)
    rows: list[tuple[ComingKind, str, str, date | None, tuple[str, ...]]] = []
    for action in session.doing.actions:
        if action.status in ("planned", "busy"):
            who = tuple(each for each in (action.owner, *action.partners) if each)
            if action.status == "planned":
                rows.append(("start", action.id, actions[action.id], action.start, who))
            rows.append(("end", action.id, actions[action.id], action.end, who))
    for goal in session.goals.goals:
        keeper = (goal.owner,) if goal.owner else ()
        rows.append(("goal", goal.id, goals[goal.id], goal.due, keeper))
    for dilemma in session.dilemmas.dilemmas:
        places = session.dilemmas.positions
        who = tuple(each.party for each in places if each.dilemma == dilemma.id and each.party)
        rows.append(("dilemma", dilemma.id, dilemmas[dilemma.id], dilemma.review, who))
    for moment in session.persevering.moments:
        rows.append(("moment", moment.id, moment.name or t("ui.unnamed"), moment.on, ()))
    rows.append(("review", "", "", session.persevering.next_review, ()))
    # What a row is called where it is decided what is overdue.
    known: dict[ComingKind, OverdueKind] = {
        "end": "action",
        "goal": "goal",
        "dilemma": "dilemma",
        "review": "review",
    }
    dated = [
        Coming(kind, name, on, who, kind in known and (known[kind], id_) in overdue)
        for kind, id_, name, on, who in rows
        if on is not None
    ]
    dated.sort(key=lambda each: each.on)
    coming = [each for each in dated if each.on >= today]
    return (*(each for each in dated if each.late), *coming[:most])
