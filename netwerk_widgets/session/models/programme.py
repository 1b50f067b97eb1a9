"""The facilitator's programme of a meeting: what comes when, and how long it takes.

It is no part of a step and never for the room.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method.programme import Part
from netwerk_widgets.session.models.common import Form, Item, Name, unique_ids

#: A pause, something of the facilitator's own, or a section of the workbook.
What = Literal["own", "break", Part]

#: When a meeting may begin.
StartTime = Literal[
    "07:00", "07:15", "07:30", "07:45", "08:00", "08:15", "08:30", "08:45",
    "09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30", "10:45",
    "11:00", "11:15", "11:30", "11:45", "12:00", "12:15", "12:30", "12:45",
    "13:00", "13:15", "13:30", "13:45", "14:00", "14:15", "14:30", "14:45",
    "15:00", "15:15", "15:30", "15:45", "16:00", "16:15", "16:30", "16:45",
    "17:00", "17:15", "17:30", "17:45", "18:00", "18:15", "18:30", "18:45",
    "19:00", "19:15", "19:30", "19:45", "20:00", "20:15", "20:30", "20:45", "21:00",
]  # fmt: skip


class ProgrammeItem(Item):
    """One thing of a programme: ``what`` it is, its own ``name``, and how many minutes."""

    what: What = "own"
    name: Name = ""
    minutes: Annotated[int, Field(ge=1, le=480)] = 15


class Programme(Form):
    """What comes when, in order, from the time that it begins."""

    start: StartTime | None = None
    items: Annotated[list[ProgrammeItem], Field(max_length=80), AfterValidator(unique_ids)] = []
