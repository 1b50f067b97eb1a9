"""What a programme comes to: a route as items, how long it takes, and at what time each begins."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from netwerk_widgets.method.programme import PAUSES, PLANS, Route
from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.texts import Texts

Items = Sequence[ProgrammeItem]


def of_route(route: Route, programme: Document, t: Texts) -> Document:
    """The document of a programme with a route's items; when it begins stays as it was."""
    items = [_item(number, *each, t) for number, each in enumerate(PLANS[route], 1)]
    return Programme.model_validate({**programme, "items": items}).model_dump(mode="json")


def _item(number: int, what: str, minutes: int, t: Texts) -> Document:
    """An item of a route; the pause in which people eat says so."""
    name = t(f"programme.{what}") if what in PAUSES and what != "break" else ""
    kind = "break" if what in PAUSES else what
    return {"id": f"r{number}", "what": kind, "name": name, "minutes": minutes}


def total(items: Items) -> int:
    """How long it all takes (minutes), pauses included."""
    return sum(each.minutes for each in items)


def pauses(items: Items) -> int:
    """How much of that is pauses (minutes)."""
    return sum(each.minutes for each in items if each.what == "break")


def begins(programme: Programme, day: datetime) -> datetime | None:
    """When the programme begins on the day, and in the time zone, of a moment; None: not said."""
    if programme.start is None:
        return None
    hour, minute = map(int, programme.start.split(":"))
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def times(items: Items, first: datetime) -> list[datetime]:
    """At what time each item begins when the first does at that time; the last is the end."""
    found = [first]
    for each in items:
        found.append(found[-1] + timedelta(minutes=each.minutes))
    return found
