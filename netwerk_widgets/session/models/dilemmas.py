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
    Row,
    Sentence,
    StakeholderId,
    Strength,
    unique_ids,
)
from netwerk_widgets.session.models.panels import IN_ROOM, for_room


class Dilemma(Item):
    """A tension between two poles that both have something to say for them."""

    name: Annotated[Sentence, IN_ROOM] = ""
    pole_a: Annotated[Sentence, IN_ROOM] = ""
    pole_b: Annotated[Sentence, IN_ROOM] = ""
    goal: Annotated[GoalId | None, IN_ROOM] = None
    outcome: Annotated[Sentence, for_room("agreements")] = ""
    review: Annotated[date | None, for_room("agreements")] = None


class DilemmaPosition(Item):
    """One party's place on the line: 1 (entirely pole A) … 7 (entirely pole B)."""

    dilemma: Annotated[DilemmaId | None, IN_ROOM] = None
    party: Annotated[StakeholderId | None, IN_ROOM] = None
    position: Annotated[Annotated[int, Field(ge=1, le=7)] | None, IN_ROOM] = None
    reason: Annotated[Sentence, IN_ROOM] = ""


class Exchange(Row):
    """What one party brings to the network and gets from it, each 0 (nothing) … 3 (much)."""

    id: Annotated[StakeholderId, IN_ROOM]
    brings: Annotated[Sentence, IN_ROOM] = ""
    brings_weight: Annotated[Strength | None, IN_ROOM] = None
    gets: Annotated[Sentence, IN_ROOM] = ""
    gets_weight: Annotated[Strength | None, IN_ROOM] = None


class Dilemmas(Model):
    """The dilemmas, the positions on them, and the exchange between the parties."""

    dilemmas: Annotated[
        list[Dilemma], Field(max_length=40), AfterValidator(unique_ids), for_room("dilemmas")
    ] = []
    positions: Annotated[
        list[DilemmaPosition],
        Field(max_length=2000),
        AfterValidator(unique_ids),
        for_room("dilemmas"),
    ] = []
    exchanges: Annotated[
        list[Exchange],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("dilemmas"),
    ] = []
