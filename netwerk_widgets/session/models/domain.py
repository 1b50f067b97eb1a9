"""Step 2, domein afbakenen: what kind of network, where, and what is in and out."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Geography, Kind, Parties
from netwerk_widgets.session.models.common import Form, Item, Prose, Sentence, unique_ids


class ScopeItem(Item):
    """A subject that the group takes in, leaves out, or has not decided on."""

    text: Sentence = ""
    scope: Literal["in", "out"] | None = None


class Domain(Form):
    """The boundaries. More than one geography is a combination."""

    kind: Kind | None = None
    kind_reason: Prose = ""
    geography: Annotated[list[Geography], Field(max_length=4)] = []
    parties: Parties | None = None
    scope: Annotated[list[ScopeItem], Field(max_length=100), AfterValidator(unique_ids)] = []
