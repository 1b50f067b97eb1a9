"""Step 2, domein afbakenen: what kind of network, where, and what is in and out."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Geography, Kind, Parties
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    Amount,
    Form,
    Item,
    Prose,
    Sentence,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED, LATER, OF_NO_STEP, ON_MAP
from netwerk_widgets.session.models.panels import IN_ROOM, for_room
from netwerk_widgets.session.models.pictures import Picture, QualityCounts


class ScopeItem(Item):
    """A subject that the group takes in, leaves out, or has not decided on."""

    text: Sentence = ""
    scope: Literal["in", "out"] | None = None


class NotFeasible(Item):
    """A new relation, between two that have none, that the group finds not feasible."""

    one: Annotated[StakeholderId | None, IN_ROOM] = None
    other: Annotated[StakeholderId | None, IN_ROOM] = None


class Domain(Form):
    """The boundaries. More than one geography is a combination.

    ``relation_hours`` is what a new relation costs both sides together, in hours a year.
    ``not_feasible`` are new relations that are not to be suggested, ``not_brought`` parties that
    are not to be suggested to bring in.
    ``pictures`` are what each organisation said of its own relations, round after round, and
    ``quality`` how often each mark for them was given.
    """

    kind: Kind | None = None
    kind_reason: Prose = ""
    geography: Annotated[list[Geography], Field(max_length=4)] = []
    parties: Parties | None = None
    scope: Annotated[list[ScopeItem], Field(max_length=100), AfterValidator(unique_ids)] = []
    relation_hours: Annotated[Amount | None, ON_MAP, LATER, for_room("helping")] = None
    not_feasible: Annotated[
        list[NotFeasible],
        Field(max_length=1000),
        AfterValidator(unique_ids),
        ON_MAP,
        LATER,
        for_room("helping"),
    ] = []
    not_brought: Annotated[
        list[StakeholderId], Field(max_length=MOST_PARTIES), ON_MAP, LATER, for_room("helping")
    ] = []
    pictures: Annotated[
        list[Picture],
        Field(max_length=10_000),
        AfterValidator(unique_ids),
        for_room("pictures"),
        OF_NO_STEP,
        LATER,
    ] = []
    quality: Annotated[
        list[QualityCounts],
        Field(max_length=4000),
        AfterValidator(unique_ids),
        for_room("quality"),
        OF_NO_STEP,
        COUNTED,
    ] = []
