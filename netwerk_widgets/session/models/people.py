"""Who takes part: one list of people, of whom the steps keep scores under their id.

What tells who somebody is stands here and nowhere else. The room never gets a name; the role and
the organisation only as far as the scores of step 1 are told by group.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.session.models.common import (
    MOST_PEOPLE,
    Id,
    Item,
    Model,
    Name,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import PERSONAL
from netwerk_widgets.session.models.panels import IN_ROOM, for_room


class Participant(Item):
    """Somebody who takes part, by name or by number alone, for an organisation or for nobody."""

    id: Annotated[Id, IN_ROOM]
    name: Annotated[Name, PERSONAL] = ""
    role: Annotated[Name, IN_ROOM, PERSONAL] = ""
    party: Annotated[StakeholderId | None, IN_ROOM, PERSONAL] = None


class People(Model):
    """The people, in the order of their numbers: the first is number 1."""

    items: Annotated[
        list[Participant],
        Field(max_length=MOST_PEOPLE),
        AfterValidator(unique_ids),
        for_room("accelerators"),
    ] = []
