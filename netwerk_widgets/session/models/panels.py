"""What the room may see: its panels, and the mark of a field that is sent to it.

Publishing is an allow-list. A field without a mark never leaves by the participants' door.
"""

from dataclasses import dataclass
from typing import Literal, get_args

#: The panels of the participants' dashboard, in its order. They are shown unless hidden.
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
    "ideas",
    "choices",
]
PANELS: tuple[Panel, ...] = get_args(Panel)

#: What is said about parties that are named, what a group asked itself, what it says of how it is
#: doing, which new relations would help it most, who can carry or stop a goal, who says which
#: relation there is, and how good they find them together. It is not shown unless switched on.
Detail = Literal["power", "about", "own", "health", "helping", "influence", "pictures", "quality"]
DETAILS: tuple[Detail, ...] = get_args(Detail)

#: A detail that is a part of a panel goes with it.
PART_OF: dict[Detail, Panel] = {"power": "map"}

Switch = Panel | Detail


@dataclass(frozen=True)
class ForRoom:
    """Marks a field that the room gets: while one of these is shown; with none given, always.

    Always is: as long as what the field is in is sent.
    """

    while_shown: tuple[Switch, ...] = ()


def for_room(*while_shown: Switch) -> ForRoom:
    """The mark of a field that the room gets while one of these is shown."""
    return ForRoom(while_shown)


#: Sent with whatever the field is in.
IN_ROOM = ForRoom()
