"""Step 4, doelen stellen: measurable goals, and where each party stands on them."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Accelerator
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    GoalId,
    Influence,
    Item,
    Measured,
    Model,
    Name,
    Position,
    Row,
    Sentence,
    StakeholderId,
    ThemeId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import LATER, OF_NO_STEP, UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM, for_room


class Goal(Item):
    """A goal: its indicator goes from the baseline to the target before the date."""

    name: Annotated[Sentence, IN_ROOM] = ""
    indicator: Annotated[Sentence, IN_ROOM] = ""
    unit: Annotated[Name, IN_ROOM] = ""
    baseline: Annotated[Measured | None, IN_ROOM] = None
    target: Annotated[Measured | None, IN_ROOM] = None
    due: Annotated[date | None, IN_ROOM] = None
    owner: Annotated[StakeholderId | None, IN_ROOM] = None
    theme: Annotated[ThemeId | None, IN_ROOM] = None
    accelerators: Annotated[list[Accelerator], Field(max_length=5), IN_ROOM] = []


class PartyPositions(Row):
    """Where one party stands on each goal, −3 (strongly against) … +3 (strongly for)."""

    id: Annotated[StakeholderId, IN_ROOM]
    positions: Annotated[dict[GoalId, Position], IN_ROOM] = {}


class PartyInfluences(Row):
    """How much one party says it can do to each other party, 0 (nothing) … 4 (end what it is)."""

    id: Annotated[StakeholderId, IN_ROOM]
    on: Annotated[dict[StakeholderId, Influence], IN_ROOM] = {}


class Goals(Model):
    """The goals, the positions on them, and what the parties can do to each other."""

    goals: Annotated[
        list[Goal], Field(max_length=60), AfterValidator(unique_ids), for_room("goals")
    ] = []
    positions: Annotated[
        list[PartyPositions],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("goals"),
    ] = []
    influences: Annotated[
        list[PartyInfluences],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("influence"),
        OF_NO_STEP,
        LATER,
        UNTYPED,
    ] = []
