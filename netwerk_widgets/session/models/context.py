"""Step 1, doorgronden context: driving forces and accelerators."""

from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.method import ACCELERATORS, FORCES, Accelerator, Force
from netwerk_widgets.session.models.common import (
    MOST_PEOPLE,
    Counts,
    Level,
    Model,
    PersonId,
    Row,
    Sentence,
    Strength,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED, PERSONAL
from netwerk_widgets.session.models.panels import IN_ROOM, for_room


class ForceRating(Row):
    """How relevant a driving force is to this group."""

    id: Annotated[Force, IN_ROOM]
    relevance: Annotated[Level | None, IN_ROOM] = None
    note: Sentence = ""
    counts: Annotated[Counts, IN_ROOM, COUNTED] = {}


class Respondent(Row):
    """One person's scores (see `people.Participant`): the accelerators now and expected."""

    id: Annotated[PersonId, IN_ROOM, PERSONAL]
    now: Annotated[dict[Accelerator, Level], IN_ROOM] = {}
    expected: Annotated[dict[Accelerator, Level], IN_ROOM] = {}


class AcceleratorCounts(Row):
    """How often each score was given to an accelerator where nobody gave a name."""

    id: Annotated[Accelerator, IN_ROOM]
    now: Annotated[Counts, IN_ROOM, COUNTED] = {}
    expected: Annotated[Counts, IN_ROOM, COUNTED] = {}


class Reinforcement(Row):
    """How strongly the accelerator ``id`` strengthens each of the others."""

    id: Annotated[Accelerator, IN_ROOM]
    strengthens: Annotated[dict[Accelerator, Strength], IN_ROOM] = {}


class Context(Model):
    """What drives the group together."""

    forces: Annotated[
        list[ForceRating], Field(max_length=5), AfterValidator(unique_ids), for_room("forces")
    ] = Field(default_factory=lambda: [ForceRating(id=force) for force in FORCES])
    respondents: Annotated[
        list[Respondent],
        Field(max_length=MOST_PEOPLE),
        AfterValidator(unique_ids),
        for_room("accelerators"),
    ] = []
    counted: Annotated[
        list[AcceleratorCounts],
        Field(max_length=5),
        AfterValidator(unique_ids),
        for_room("accelerators"),
        COUNTED,
    ] = []
    reinforcement: Annotated[
        list[Reinforcement],
        Field(max_length=5),
        AfterValidator(unique_ids),
        for_room("reinforcement"),
    ] = Field(default_factory=lambda: [Reinforcement(id=each) for each in ACCELERATORS])
