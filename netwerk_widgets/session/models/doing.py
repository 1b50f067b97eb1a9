"""Step 6, doen: actions, what each party invests, and whether all are ready for it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import CONDITIONS, Ask, Condition
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    Amount,
    DilemmaId,
    GoalId,
    Item,
    Level,
    Model,
    Name,
    Sentence,
    Source,
    StakeholderId,
    unique_ids,
)

ActionStatus = Literal["planned", "busy", "done", "stopped"]


class Action(Item):
    """Something that somebody does, for a goal or because of a dilemma."""

    name: Sentence = ""
    owner: StakeholderId | None = None
    partners: Annotated[list[StakeholderId], Field(max_length=MOST_PARTIES)] = []
    start: date | None = None
    end: date | None = None
    status: ActionStatus = "planned"
    goal: GoalId | None = None
    dilemma: DilemmaId | None = None
    note: Sentence = ""


class Investment(Model):
    """What one party invests a year (hours, euros), and how much it gains (1 … 5)."""

    id: StakeholderId
    hours: Amount | None = None
    money: Amount | None = None
    gain: Level | None = None
    source: Source = "group"


class ConditionRating(Model):
    """How far one of the three conditions for investing together is met."""

    id: Condition
    level: Level | None = None
    note: Sentence = ""
    source: Source = "group"


class ReadinessAnswer(Item):
    """One person's scores on the nine things that the article says this asks."""

    name: Name = ""
    party: StakeholderId | None = None
    scores: dict[Ask, Level] = {}


class Doing(Model):
    """Actions, investments and readiness."""

    actions: Annotated[list[Action], Field(max_length=200), AfterValidator(unique_ids)] = []
    investments: Annotated[
        list[Investment], Field(max_length=MOST_PARTIES), AfterValidator(unique_ids)
    ] = []
    conditions: Annotated[
        list[ConditionRating], Field(max_length=3), AfterValidator(unique_ids)
    ] = Field(default_factory=lambda: [ConditionRating(id=each) for each in CONDITIONS])
    readiness: Annotated[
        list[ReadinessAnswer], Field(max_length=300), AfterValidator(unique_ids)
    ] = []
