"""Step 5, dilemma's delen: two poles, where each party stands, who brings and who gets."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    DilemmaId,
    GoalId,
    Item,
    Model,
    Sentence,
    Source,
    StakeholderId,
    Strength,
    unique_ids,
)


class Dilemma(Item):
    """A tension between two poles that both have something to say for them."""

    name: Sentence = ""
    pole_a: Sentence = ""
    pole_b: Sentence = ""
    goal: GoalId | None = None
    outcome: Sentence = ""
    review: date | None = None


class DilemmaPosition(Item):
    """One party's place on the line: 1 (entirely pole A) … 7 (entirely pole B)."""

    dilemma: DilemmaId | None = None
    party: StakeholderId | None = None
    position: Annotated[int, Field(ge=1, le=7)] | None = None
    reason: Sentence = ""


class Exchange(Model):
    """What one party brings to the network and gets from it, each 0 (nothing) … 3 (much)."""

    id: StakeholderId
    brings: Sentence = ""
    brings_weight: Strength | None = None
    gets: Sentence = ""
    gets_weight: Strength | None = None
    source: Source = "group"


class Dilemmas(Model):
    """The dilemmas, the positions on them, and the exchange between the parties."""

    dilemmas: Annotated[list[Dilemma], Field(max_length=40), AfterValidator(unique_ids)] = []
    positions: Annotated[
        list[DilemmaPosition], Field(max_length=2000), AfterValidator(unique_ids)
    ] = []
    exchanges: Annotated[
        list[Exchange], Field(max_length=MOST_PARTIES), AfterValidator(unique_ids)
    ] = []
