"""What is next: everything with a date, from today on, soonest first."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from netwerk_widgets.insights.names import named
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


def upcoming(session: Session, today: date, t: Texts, most: int = 12) -> tuple[Coming, ...]:
    """The first ``most`` things that are dated today or later."""
    goals, actions = named(session.goals.goals, t), named(session.doing.actions, t)
    dilemmas = named(session.dilemmas.dilemmas, t)
    rows: list[tuple[ComingKind, str, date | None, tuple[str, ...]]] = []
    for action in session.doing.actions:
        if action.status in ("planned", "busy"):
            who = tuple(each for each in (action.owner, *action.partners) if each)
            if action.status == "planned":
                rows.append(("start", actions[action.id], action.start, who))
            rows.append(("end", actions[action.id], action.end, who))
    for goal in session.goals.goals:
        rows.append(("goal", goals[goal.id], goal.due, (goal.owner,) if goal.owner else ()))
    for dilemma in session.dilemmas.dilemmas:
        places = session.dilemmas.positions
        who = tuple(each.party for each in places if each.dilemma == dilemma.id and each.party)
        rows.append(("dilemma", dilemmas[dilemma.id], dilemma.review, who))
    for moment in session.persevering.moments:
        rows.append(("moment", moment.name or t("ui.unnamed"), moment.on, ()))
    rows.append(("review", "", session.persevering.next_review, ()))
    found = [
        Coming(kind, name, on, who)
        for kind, name, on, who in rows
        if on is not None and on >= today
    ]
    return tuple(sorted(found, key=lambda each: each.on)[:most])
