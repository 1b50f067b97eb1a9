"""What the room sees: where the group is, and which panels are not shown yet."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Step
from netwerk_widgets.session.models.common import Model

#: The panels of the participants' dashboard, in its order.
Panel = Literal[
    "shared",
    "map",
    "dream",
    "goals",
    "doing",
    "next",
    "dilemmas",
    "agreements",
    "progress",
    "thread",
    "accelerators",
    "readiness",
    "forces",
    "reinforcement",
]
PANELS: tuple[Panel, ...] = get_args(Panel)


def _once(panels: list[Panel]) -> list[Panel]:
    return [each for each in PANELS if each in panels]


class Room(Model):
    """The step that the facilitator has open, and the panels that the room does not get yet."""

    step: Step | None = None
    hidden: Annotated[list[Panel], Field(max_length=len(PANELS)), AfterValidator(_once)] = []
