"""Step 2, domein afbakenen: what kind of network, where, and what is in and out."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Geography, Kind, Parties
from netwerk_widgets.session.models.common import Amount, Form, Item, Prose, Sentence, unique_ids
from netwerk_widgets.session.models.marks import LATER, ON_MAP
from netwerk_widgets.session.models.panels import for_room


class ScopeItem(Item):
    """A subject that the group takes in, leaves out, or has not decided on."""

    text: Sentence = ""
    scope: Literal["in", "out"] | None = None


class Domain(Form):
    """The boundaries. More than one geography is a combination.

    ``relation_hours`` is what a new relation costs both sides together, in hours a year.
    """

    kind: Kind | None = None
    kind_reason: Prose = ""
    geography: Annotated[list[Geography], Field(max_length=4)] = []
    parties: Parties | None = None
    scope: Annotated[list[ScopeItem], Field(max_length=100), AfterValidator(unique_ids)] = []
    relation_hours: Annotated[Amount | None, ON_MAP, LATER, for_room("helping")] = None
