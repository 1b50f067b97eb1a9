"""What a field says about itself, beside its type and limits: where it belongs, who types it.

With `panels.ForRoom` these marks stand in the ``Annotated[…]`` of a field. The digest of a step,
the pages, the lists and networks in and out, and the report follow from them.
"""

from dataclasses import dataclass

from netwerk_widgets.method import Step


@dataclass(frozen=True)
class Belongs:
    """The steps whose confirmation a field's change takes away, and the page it is on.

    On a part of `Session`: for all its fields that say nothing. A step's own part is of that step.
    Without ``page`` it is on the page of the first of the steps.
    """

    steps: tuple[Step, ...] = ()
    page: str = ""


def of(*steps: Step) -> Belongs:
    """The mark of a field that belongs to these steps."""
    return Belongs(steps)


#: Takes no confirmation away.
OF_NO_STEP = Belongs()
#: Dragged on the network map.
ON_MAP = Belongs(page="map")


@dataclass(frozen=True)
class Untyped:
    """Marks a field that nobody fills in: in an export, not in a list to fill in or a report."""


UNTYPED = Untyped()


@dataclass(frozen=True)
class Counted:
    """Marks how often each answer was given in a round without names: a number for each answer.

    Nobody types it, so it is on no form; the report, the room and an export have it. It came
    later (`Later`).
    """


COUNTED = Counted()


@dataclass(frozen=True)
class Later:
    """Marks a field that its model did not have at first.

    As long as it is empty the rest is what it was: a step that was confirmed before there was such
    a field is confirmed still.
    """


LATER = Later()


@dataclass(frozen=True)
class Personal:
    """Marks what tells who a person is: seen only in a row that somebody opened."""


PERSONAL = Personal()


@dataclass(frozen=True)
class Confided:
    """Marks what an organisation told the facilitator alone: in no report, whatever its shape."""


CONFIDED = Confided()
