"""The clock of a meeting: ahead or behind, from moments on the wall and nothing that runs.

Everything is worked out anew from the moments that are kept, so a laptop that slept, a page that
was read again and a kernel that began anew all say the same. ``now`` is always given, with a
time zone.

What is kept to is the end that was agreed on. How far behind the group is follows from the time
that is left of what is still to come (`standing`): each item takes its minutes, less those that
were spent on it already. So looking back at something that was done costs next to nothing, and
what is taken out of the programme is time won.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.programme.planning import begins, times, total

Tone = Literal["even", "ahead", "behind", "stale"]

#: Less than this counts as on time (minutes), and more than this as a clock that was forgotten.
EVEN, FORGOTTEN = 2, 6 * 60
#: Who starts so many minutes from the time of the programme, keeps to its end.
NEAR = 60
_MANY = 80


@dataclass(frozen=True)
class Clock:
    """A clock that was started: the agreed end, the current item and since when it is that.

    ``spent`` are the seconds that were spent on items before that, by id.
    """

    ends: datetime
    item: str
    since: datetime
    spent: dict[str, float] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """The clock as JSON."""
        moments = {"ends": self.ends.isoformat(), "since": self.since.isoformat()}
        return {**moments, "item": self.item, "spent": self.spent}


def read(value: object) -> Clock | None:
    """The clock that was kept; None when there is none, or what is kept is none."""
    try:
        kept: Any = value
        ends, since = (datetime.fromisoformat(kept[each]) for each in ("ends", "since"))
        item, spent = kept["item"], {str(k): float(v) for k, v in kept["spent"].items()}
        whole = all(each.tzinfo is not None for each in (ends, since)) and isinstance(item, str)
        sound = len(spent) <= _MANY and all(0 <= each < 1e7 for each in spent.values())
        return Clock(ends, item, since, spent) if whole and sound else None
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError):
        return None


def started(programme: Programme, item: str, now: datetime) -> Clock:
    """The clock when the group begins with an item (by id; of another one, with the first).

    The end is that of the programme when that item was to begin about now. When not that item but
    the first was, it is the first: the stage stands where somebody rehearsed. Else what is still
    to come gets all of its minutes.
    """
    items = programme.items
    at = next((n for n, each in enumerate(items) if each.id == item), 0)
    planned = begins(programme, now)
    if planned is not None:
        due = times(items, planned)
        near = [n for n in (at, 0) if abs(due[n] - now) <= timedelta(minutes=NEAR)]
        if near:
            return Clock(due[-1], items[near[0]].id if items else "", now)
    ends = now + timedelta(minutes=total(items[at:]))
    return Clock(ends, items[at].id if items else "", now)


def at_item(clock: Clock, item: str, now: datetime) -> Clock:
    """The clock when the group goes to an item: what was spent on the one before is kept."""
    if item == clock.item:
        return clock
    spent = {**clock.spent, clock.item: _spent(clock, clock.item, now)}
    kept = dict(list(spent.items())[-_MANY:])
    return replace(clock, item=item, since=now, spent=kept)


def afresh(clock: Clock, programme: Programme, now: datetime) -> Clock:
    """The clock with another end: what is still to come gets the time that it needs."""
    return replace(clock, ends=standing(clock, programme, now).finish)


@dataclass(frozen=True)
class Standing:
    """Where the group is: ``number`` in the programme, None when it is through.

    ``until`` is when the minutes of the current item are over, ``finish`` when all would be at
    this pace; ``behind`` how many whole minutes that is after the agreed end (before: negative).
    """

    number: int | None
    until: datetime
    finish: datetime
    behind: int

    @property
    def tone(self) -> Tone:
        """On time, ahead or behind; or so late that nobody is looking at this clock."""
        if self.behind > FORGOTTEN:
            return "stale"
        if abs(self.behind) < EVEN:
            return "even"
        return "ahead" if self.behind < 0 else "behind"


def standing(clock: Clock, programme: Programme, now: datetime) -> Standing:
    """How the group stands now."""
    items = programme.items
    at = _current(clock, items)
    left = [timedelta(seconds=_left(clock, each, now)) for each in items[at:]]
    finish = now + sum(left, timedelta())
    seconds = (finish - clock.ends).total_seconds()
    behind = round(seconds / 60)
    if at >= len(items):
        return Standing(None, now, finish, behind)
    current = items[at]
    since = clock.since if current.id == clock.item else now
    used = clock.spent.get(current.id, 0.0)
    until = since + timedelta(seconds=current.minutes * 60 - used)
    return Standing(at, until, finish, behind)


def _current(clock: Clock, items: Sequence[ProgrammeItem]) -> int:
    """Which item it is; of one that was taken out, the one after the last that was begun."""
    for number, each in enumerate(items):
        if each.id == clock.item:
            return number
    return 1 + max((n for n, each in enumerate(items) if each.id in clock.spent), default=-1)


def _spent(clock: Clock, item: str, now: datetime) -> float:
    """The seconds that were spent on an item until now."""
    running = max(0.0, (now - clock.since).total_seconds()) if item == clock.item else 0.0
    return clock.spent.get(item, 0.0) + running


def _left(clock: Clock, item: ProgrammeItem, now: datetime) -> float:
    return max(0.0, item.minutes * 60 - _spent(clock, item.id, now))
