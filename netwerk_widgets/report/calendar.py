"""What has to be done or looked back at on a day, for anybody's calendar (iCalendar, RFC 5545).

Each is a day of its own, without a time or a zone: it is that day wherever somebody is. The names
of persons are not in it: such a file goes from hand to hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from netwerk_widgets.insights.names import few, named, party_names
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import Action
from netwerk_widgets.texts import Texts


@dataclass(frozen=True)
class Day:
    """Something on a day; ``key`` stays the same, so that a calendar knows it again."""

    key: str
    on: date
    title: str
    more: str = ""


def days(session: Session, t: Texts) -> tuple[Day, ...]:
    """The days on which an action ends or something is looked back at, the first one first.

    An action that is done or stopped is on none; one without an end is on the day it begins.
    """
    found = [*_actions(session, t), *_reviews(session, t)]
    return tuple(sorted(found, key=lambda each: (each.on, each.key)))


def _actions(session: Session, t: Texts) -> Iterator[Day]:
    names = named(session.doing.actions, t)
    for action in session.doing.actions:
        on = action.end or action.start
        if on is None or action.status in ("done", "stopped"):
            continue
        key = "ends" if action.end else "begins"
        title = t(f"report.calendar.{key}", name=names[action.id])
        yield Day(f"action-{action.id}", on, title, _about(action, session, t))


def _about(action: Action, session: Session, t: Texts) -> str:
    """Whose action it is, who join in, and what it is for."""
    parties, goals = party_names(session, t), named(session.goals.goals, t)
    partners = [parties[each] for each in action.partners if each in parties]
    rows = (
        ("action_owner", parties.get(action.owner or "", "")),
        ("action_partners", few(partners, t, 20) if partners else ""),
        ("action_goal", goals.get(action.goal or "", "")),
    )
    return "\n".join(f"{t(f'fields.label.{key}')}: {said}" for key, said in rows if said)


def _reviews(session: Session, t: Texts) -> Iterator[Day]:
    names = named(session.dilemmas.dilemmas, t)
    for each in session.dilemmas.dilemmas:
        if each.review is not None:
            title = t("report.calendar.review", name=names[each.id])
            yield Day(f"dilemma-{each.id}", each.review, title, each.outcome.strip())
    if session.persevering.next_review is not None:
        yield Day("review", session.persevering.next_review, t("report.calendar.together"))


def write(session: Session, name: str, t: Texts) -> bytes:
    """The days of a session as a file; ``name`` is what the session is called."""
    made = Calendar()
    made.add("prodid", f"-//{t('ui.product')}//{t.language}//")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    now = datetime.now(UTC)
    for each in days(session, t):
        event = Event()
        event.add("uid", f"{ids.digest(name)}-{each.key}@netwerk")
        event.add("dtstamp", now)
        event.add("dtstart", each.on)
        event.add("dtend", each.on + timedelta(days=1))
        event.add("summary", each.title)
        event.add("transp", "TRANSPARENT")
        if each.more:
            event.add("description", each.more)
        made.add_component(event)
    return bytes(made.to_ical())
