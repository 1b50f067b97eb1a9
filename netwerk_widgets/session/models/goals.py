"""Step 4, doelen stellen: measurable goals, and where each party stands on them."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Accelerator
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    GoalId,
    Item,
    Measured,
    Model,
    Name,
    Position,
    Sentence,
    Source,
    StakeholderId,
    ThemeId,
    unique_ids,
)


class Goal(Item):
    """A goal: its indicator goes from the baseline to the target before the date."""

    name: Sentence = ""
    indicator: Sentence = ""
    unit: Name = ""
    baseline: Measured | None = None
    target: Measured | None = None
    due: date | None = None
    owner: StakeholderId | None = None
    theme: ThemeId | None = None
    accelerators: Annotated[list[Accelerator], Field(max_length=5)] = []


class PartyPositions(Model):
    """Where one party stands on each goal, −3 (strongly against) … +3 (strongly for)."""

    id: StakeholderId
    positions: dict[GoalId, Position] = {}
    source: Source = "group"


class Goals(Model):
    """The goals and the positions on them."""

    goals: Annotated[list[Goal], Field(max_length=60), AfterValidator(unique_ids)] = []
    positions: Annotated[
        list[PartyPositions], Field(max_length=MOST_PARTIES), AfterValidator(unique_ids)
    ] = []
