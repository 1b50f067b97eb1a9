"""A student's own work on a case: the answers, the hints that were asked, what was checked.

The parties, relations, kind of network and dilemmas of the student are ordinary parts of the
session; here is only what no group records.
"""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Accelerator, Force
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    Lasting,
    Level,
    Model,
    Name,
    Prose,
    StakeholderId,
    unique_ids,
)

Exercise = Literal[
    "facts", "parties", "kind", "relations", "drivers", "dilemma", "reflection", "compare"
]
EXERCISES: tuple[Exercise, ...] = get_args(Exercise)

#: A driving force or an accelerator: what brings parties together, or faster.
Driver = Literal[Force, Accelerator]
DRIVERS: tuple[Driver, ...] = get_args(Driver)

#: Hints come one by one: the first, the second, then the solution.
SOLUTION = 3


class ChainPlace(Model):
    """Where in the chain of this case a party stands, as the case names the places."""

    id: StakeholderId
    place: Name | None = None


class Evidence(Model):
    """How strongly a driver is at work in the case, and the facts that show it."""

    id: Driver
    level: Level | None = None
    facts: Annotated[list[Name], Field(max_length=60)] = []


class Checked(Model):
    """What a check came to, of the answer with that digest: points had of points there are."""

    id: Exercise
    have: Annotated[int, Field(ge=0, le=1000)] = 0
    need: Annotated[int, Field(ge=0, le=1000)] = 0
    digest: Name = ""


class Study(Model):
    """One student's work on one case.

    ``chosen``, ``ticked`` and ``written`` hold answers by question: one choice, several
    choices, own words. ``hints`` is how far the student went: 1, 2, or `SOLUTION`; ``before``
    what each answer came to when its solution was shown. ``predicted`` is the party that was
    predicted to broker, once the outcome was shown: from then on it is fixed. No undo takes
    these two back; starting over does.
    """

    case: Annotated[str, Field(max_length=40)] | None = None
    chosen: Annotated[dict[Name, Name], Field(max_length=300)] = {}
    ticked: Annotated[dict[Name, list[Name]], Field(max_length=300)] = {}
    written: Annotated[dict[Name, Prose], Field(max_length=300)] = {}
    places: Annotated[
        list[ChainPlace], Field(max_length=MOST_PARTIES), AfterValidator(unique_ids)
    ] = []
    evidence: Annotated[list[Evidence], Field(max_length=10), AfterValidator(unique_ids)] = []
    hints: dict[Exercise, Annotated[int, Field(ge=1, le=SOLUTION)]] = {}
    predicted: Annotated[Name | None, Lasting()] = None
    before: Annotated[
        list[Checked], Field(max_length=8), AfterValidator(unique_ids), Lasting()
    ] = []
    checked: Annotated[list[Checked], Field(max_length=8), AfterValidator(unique_ids)] = []
