"""Step 6, doen: actions, what each party invests, and whether all are ready for it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import CONDITIONS, Ask, Condition
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    MOST_PEOPLE,
    Amount,
    Counts,
    DilemmaId,
    GoalId,
    Item,
    Level,
    Model,
    PersonId,
    Row,
    Sentence,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED, LATER, PERSONAL
from netwerk_widgets.session.models.panels import IN_ROOM, for_room

ActionStatus = Literal["planned", "busy", "done", "stopped"]


class Action(Item):
    """Something that somebody does, for a goal or because of a dilemma."""

    name: Annotated[Sentence, IN_ROOM] = ""
    owner: Annotated[StakeholderId | None, IN_ROOM] = None
    person: Annotated[PersonId | None, PERSONAL, LATER] = None
    partners: Annotated[list[StakeholderId], Field(max_length=MOST_PARTIES), IN_ROOM] = []
    start: Annotated[date | None, IN_ROOM] = None
    end: Annotated[date | None, IN_ROOM] = None
    status: Annotated[ActionStatus, IN_ROOM] = "planned"
    goal: Annotated[GoalId | None, IN_ROOM] = None
    dilemma: Annotated[DilemmaId | None, IN_ROOM] = None
    note: Sentence = ""


class Investment(Row):
    """What one party invests a year (hours, euros), and how much it gains (1 … 5)."""

    id: Annotated[StakeholderId, IN_ROOM]
    hours: Annotated[Amount | None, IN_ROOM] = None
    money: Annotated[Amount | None, IN_ROOM] = None
    gain: Annotated[Level | None, IN_ROOM] = None


class ConditionRating(Row):
    """How far one of the three conditions for investing together is met."""

    id: Annotated[Condition, IN_ROOM]
    level: Annotated[Level | None, IN_ROOM] = None
    note: Sentence = ""
    counts: Annotated[Counts, IN_ROOM, COUNTED] = {}


class ReadinessAnswer(Row):
    """One person's scores on the nine things that the article says this asks."""

    id: Annotated[PersonId, IN_ROOM, PERSONAL]
    scores: Annotated[dict[Ask, Level], IN_ROOM] = {}


class ReadinessCounts(Row):
    """How often each score was given to one of the nine where nobody gave a name."""

    id: Annotated[Ask, IN_ROOM]
    counts: Annotated[Counts, IN_ROOM, COUNTED] = {}


class Doing(Model):
    """Actions, investments and readiness."""

    actions: Annotated[
        list[Action], Field(max_length=200), AfterValidator(unique_ids), for_room("doing")
    ] = []
    investments: Annotated[
        list[Investment],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("doing"),
    ] = []
    conditions: Annotated[
        list[ConditionRating],
        Field(max_length=3),
        AfterValidator(unique_ids),
        for_room("readiness"),
    ] = Field(default_factory=lambda: [ConditionRating(id=each) for each in CONDITIONS])
    readiness: Annotated[
        list[ReadinessAnswer],
        Field(max_length=MOST_PEOPLE),
        AfterValidator(unique_ids),
        for_room("readiness"),
    ] = []
    counted: Annotated[
        list[ReadinessCounts],
        Field(max_length=9),
        AfterValidator(unique_ids),
        for_room("readiness"),
        COUNTED,
    ] = []
