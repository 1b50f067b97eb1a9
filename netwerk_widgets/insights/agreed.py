"""What the group agreed: who does what by when, what each party promised, and who confirmed it.

What is done or stopped is agreed no more. A confirmation is of what it was that day: when a
party's part in it changes, it is to be confirmed again.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netwerk_widgets.insights.names import taking_part
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import Action, Investment


@dataclass(frozen=True)
class Promise:
    """What one party promised.

    ``does`` are the actions it owns, ``joins`` those it takes part in; ``hours`` and ``money`` are
    a year. ``on`` is the day on which it confirmed that, ``changed`` whether it is otherwise now.
    """

    party: str
    does: tuple[Action, ...] = ()
    joins: tuple[Action, ...] = ()
    hours: float | None = None
    money: float | None = None
    brings: str = ""
    on: date | None = None
    changed: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether the party confirmed what stands here now."""
        return self.on is not None and not self.changed


def in_time(actions: Iterable[Action]) -> list[Action]:
    """The actions by the day they end, or else begin; those without a day last."""
    return sorted(actions, key=lambda x: (x.end or x.start or date.max, x.start or date.max))


def agreed_actions(session: Session) -> list[Action]:
    """What is still to be done, by date."""
    todo = (each for each in session.doing.actions if each.status in ("planned", "busy"))
    return in_time(each for each in todo if each.name.strip())


def promises(session: Session) -> list[Promise]:
    """What each party promised, in the group's own order; who promised nothing is left out."""
    actions = agreed_actions(session)
    invested = {each.id: each for each in session.doing.investments}
    brought = {each.id: each.brings.strip() for each in session.dilemmas.exchanges}
    said = {each.id: each for each in session.persevering.agreed}
    found = []
    for party in taking_part(session):
        money = invested.get(party) or Investment(id=party)
        on = said[party].on if party in said else None
        found.append(
            Promise(
                party,
                tuple(each for each in actions if each.owner == party),
                tuple(each for each in actions if party in each.partners and each.owner != party),
                money.hours,
                money.money,
                brought.get(party, ""),
                on,
                on is not None and said[party].digest != digest(session, party),
            )
        )
    return [
        each
        for each in found
        if each.does or each.joins or each.hours or each.money or each.brings or each.on
    ]


def digest(session: Session, party: str) -> str:
    """A short fingerprint of what a party promised; how far it is with that is no part of it."""
    does = [
        each.model_dump(mode="json", include={"id", "name", "owner", "partners", "start", "end"})
        for each in session.doing.actions
        if each.status != "stopped" and party in (each.owner, *each.partners)
    ]
    invested = [[each.hours, each.money] for each in session.doing.investments if each.id == party]
    brings = [each.brings for each in session.dilemmas.exchanges if each.id == party]
    told = json.dumps([does, invested, brings], sort_keys=True, ensure_ascii=True)
    return ids.digest(told)
