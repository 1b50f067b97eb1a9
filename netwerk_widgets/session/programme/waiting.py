"""What of the rest of a programme can wait when time is short, by the "done when" of the steps.

First the sections in which nothing is filled in that a step still needs to be done; then, within
what remains, the fields that no step asks for; then simply what comes last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk_widgets.method import STEPS
from netwerk_widgets.method.programme import SECTIONS
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.programme import ProgrammeItem
from netwerk_widgets.session.progress import requirements

#: So many sections, and so many fields, are named at most.
MOST = 3


@dataclass(frozen=True)
class Waiting:
    """What can wait: whole sections, the fields of one section (keys of ``fields.label``).

    ``last`` are sections that are needed, but come last: when nothing else can wait.
    """

    sections: tuple[ProgrammeItem, ...] = ()
    within: ProgrammeItem | None = None
    fields: tuple[str, ...] = ()
    last: tuple[ProgrammeItem, ...] = ()


def can_wait(
    session: Session, current: ProgrammeItem | None, rest: Sequence[ProgrammeItem], minutes: int
) -> Waiting:
    """What can wait of what is still to come, to win so many minutes; at most a few by name.

    ``rest`` comes after ``current``. What comes latest waits first.
    """
    planned = [each for each in rest if each.what in SECTIONS]
    needed = _needed(session)
    spare = [each for each in planned if each.what not in needed]
    sections = _enough(spare, minutes)
    short = minutes - sum(each.minutes for each in sections)
    if short <= 0:
        return Waiting(sections)
    here = [each for each in (current, *planned) if each is not None and each.what in needed]
    within = next((each for each in here if SECTIONS[each.what].later), None)
    fields = SECTIONS[within.what].later[:MOST] if within else ()
    last = () if sections or fields else _enough(planned, minutes)
    return Waiting(sections, within, fields, last)


def _needed(session: Session) -> frozenset[str]:
    """The sections in which something is to be filled in that a step needs to be done."""
    unmet = {
        (step, each.key) for step in STEPS for each in requirements(session, step) if not each.met
    }
    return frozenset(
        key
        for key, about in SECTIONS.items()
        if any((about.page, rule) in unmet for rule in about.rules)
    )


def _enough(items: Sequence[ProgrammeItem], minutes: int) -> tuple[ProgrammeItem, ...]:
    """The latest items that together take so long, in the order of the programme."""
    found: list[ProgrammeItem] = []
    for each in reversed(items):
        if len(found) == MOST or sum(one.minutes for one in found) >= minutes:
            break
        found.insert(0, each)
    return tuple(found)
