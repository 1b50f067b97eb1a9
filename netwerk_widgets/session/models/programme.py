"""The facilitator's programme of a meeting: what comes when, and how long it takes.

It is no part of a step and never for the room; on the stage comes the name of what is ``shown``.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from netwerk_widgets.method.programme import Part
from netwerk_widgets.session.models.common import Form, Item, Name, unique_ids
from netwerk_widgets.session.numbers import parse_time

#: A pause, something of the facilitator's own, or a section of the workbook. What is the
#: facilitator's own is for the desk alone ("own"), or stands on the stage with its name ("shown").
What = Literal["own", "shown", "break", Part]


def _clock_time(typed: object) -> object:
    """A time as people write it, as ``09:10``; nothing is no time yet."""
    if not isinstance(typed, str):
        return typed
    try:
        return parse_time(typed) if typed.strip() else None
    except ValueError:
        raise ValueError("not_a_time") from None


#: When a meeting begins: any minute of the day.
StartTime = Annotated[
    Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None,
    BeforeValidator(_clock_time),
]


class ProgrammeItem(Item):
    """One thing of a programme: ``what`` it is, its own ``name``, and how many minutes."""

    what: What = "own"
    name: Name = ""
    minutes: Annotated[int, Field(ge=1, le=480)] = 15


class Programme(Form):
    """What comes when, in order, from the time that it begins."""

    start: StartTime = None
    items: Annotated[list[ProgrammeItem], Field(max_length=80), AfterValidator(unique_ids)] = []
