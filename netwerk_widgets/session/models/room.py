"""What the room sees: where the group is, and which panels are shown."""

from collections.abc import Collection
from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Step
from netwerk_widgets.session.models.common import Model
from netwerk_widgets.session.models.panels import (
    DETAILS,
    IN_ROOM,
    PANELS,
    PART_OF,
    Detail,
    Panel,
    Switch,
)

__all__ = ["DETAILS", "PANELS", "Detail", "Panel", "Room", "Switch"]


def _once(panels: list[Panel]) -> list[Panel]:
    return [each for each in PANELS if each in panels]


def _each_once(details: list[Detail]) -> list[Detail]:
    return [each for each in DETAILS if each in details]


class Room(Model):
    """The step that the facilitator has open, and what the room gets to see.

    ``hidden`` are panels that it does not get yet, ``shown`` what it gets only when asked for.
    """

    step: Annotated[Step | None, IN_ROOM] = None
    hidden: Annotated[
        list[Panel], Field(max_length=len(PANELS)), AfterValidator(_once), IN_ROOM
    ] = []
    shown: Annotated[
        list[Detail], Field(max_length=len(DETAILS)), AfterValidator(_each_once), IN_ROOM
    ] = []

    @property
    def shows(self) -> Collection[Switch]:
        """All that the room gets to see now."""
        panels = [each for each in PANELS if each not in self.hidden]
        details = [each for each in self.shown if each not in PART_OF or PART_OF[each] in panels]
        return {*panels, *details}
