"""Step 3, droom ontwikkelen: each party's dream, and the shared one."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    Counts,
    Form,
    Item,
    Level,
    Name,
    Row,
    Sentence,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED
from netwerk_widgets.session.models.panels import IN_ROOM, for_room
from netwerk_widgets.session.models.sources import DEFAULT, as_now


class PartyDream(Row):
    """One party's own sentence, and its support for the shared one (1 … 5)."""

    id: Annotated[StakeholderId, IN_ROOM]
    sentence: Annotated[Sentence, IN_ROOM] = ""
    support: Annotated[Level | None, IN_ROOM] = None


class Theme(Item):
    """A theme of the shared dream, and the parties that recognise themselves in it."""

    name: Annotated[Name, IN_ROOM] = ""
    description: Sentence = ""
    parties: Annotated[list[StakeholderId], Field(max_length=MOST_PARTIES), IN_ROOM] = []


class Dream(Form):
    """Where the group wants to be in the horizon year.

    ``counts``: the support of people who gave no name; a party's own is in its row.
    """

    shared: Annotated[Sentence, for_room("shared")] = ""
    horizon: Annotated[Annotated[int, Field(ge=1900, le=2200)] | None, for_room("shared")] = None
    counts: Annotated[Counts, for_room("dream"), COUNTED] = {}
    dreams: Annotated[
        list[PartyDream],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("dream"),
    ] = []
    themes: Annotated[
        list[Theme], Field(max_length=30), AfterValidator(unique_ids), for_room("dream")
    ] = []

    @model_validator(mode="before")
    @classmethod
    def _one_source(cls, document: Any) -> Any:
        """Only the shared dream had a source once, beside it."""
        if not isinstance(document, dict) or "shared_source" not in document:
            return document
        rest = {key: each for key, each in document.items() if key != "shared_source"}
        said = as_now(document["shared_source"])
        return {"source": {"shared": said[DEFAULT]}, **rest} if said else rest
