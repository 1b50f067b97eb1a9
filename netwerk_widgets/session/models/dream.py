"""Step 3, droom ontwikkelen: each party's dream, and the shared one."""

from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    Item,
    Level,
    Model,
    Name,
    Sentence,
    Source,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.panels import IN_ROOM, for_room


class PartyDream(Model):
    """One party's own sentence, and its support for the shared one (1 … 5)."""

    id: Annotated[StakeholderId, IN_ROOM]
    sentence: Annotated[Sentence, IN_ROOM] = ""
    support: Annotated[Level | None, IN_ROOM] = None
    source: Source = "group"


class Theme(Item):
    """A theme of the shared dream, and the parties that recognise themselves in it."""

    name: Annotated[Name, IN_ROOM] = ""
    description: Sentence = ""
    parties: Annotated[list[StakeholderId], Field(max_length=MOST_PARTIES), IN_ROOM] = []


class Dream(Model):
    """Where the group wants to be in the horizon year."""

    shared: Annotated[Sentence, for_room("shared")] = ""
    shared_source: Source = "group"
    horizon: Annotated[Annotated[int, Field(ge=1900, le=2200)] | None, for_room("shared")] = None
    dreams: Annotated[
        list[PartyDream],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("dream"),
    ] = []
    themes: Annotated[
        list[Theme], Field(max_length=30), AfterValidator(unique_ids), for_room("dream")
    ] = []
