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


class PartyDream(Model):
    """One party's own sentence, and its support for the shared one (1 … 5)."""

    id: StakeholderId
    sentence: Sentence = ""
    support: Level | None = None
    source: Source = "group"


class Theme(Item):
    """A theme of the shared dream, and the parties that recognise themselves in it."""

    name: Name = ""
    description: Sentence = ""
    parties: Annotated[list[StakeholderId], Field(max_length=MOST_PARTIES)] = []


class Dream(Model):
    """Where the group wants to be in the horizon year."""

    shared: Sentence = ""
    shared_source: Source = "group"
    horizon: Annotated[int, Field(ge=1900, le=2200)] | None = None
    dreams: Annotated[
        list[PartyDream], Field(max_length=MOST_PARTIES), AfterValidator(unique_ids)
    ] = []
    themes: Annotated[list[Theme], Field(max_length=30), AfterValidator(unique_ids)] = []
