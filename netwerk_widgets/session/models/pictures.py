"""Everyone's own picture: with whom an organisation says to have to do, and how good that is."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from netwerk_widgets.session.models.common import Id, Item, Many, StakeholderId
from netwerk_widgets.session.models.marks import CONFIDED, COUNTED, UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM

#: How one side names a relation: its kind, and of one that runs one way to whom.
SaidKind = Literal[
    "supply-to",
    "supply-from",
    "cooperation",
    "information",
    "funding-to",
    "funding-from",
    "authority-to",
    "authority-from",
]
#: What makes trust, and what makes the other of value.
Trust = Literal["reliable", "open", "aims"]
Value = Literal["means", "influence", "time"]
Aspect = Literal["reliable", "open", "aims", "means", "influence", "time"]
#: Whether the other may see it.
Seen = Literal["yes", "no"]
MarkKey = Literal["1", "2", "3", "4"]
#: 1 (hardly) … 4 (very much)
Mark = Annotated[int, Field(ge=1, le=4), CONFIDED]


class Picture(Item):
    """What one organisation (``by``) said in a round of its relation with another.

    ``kinds`` are what its people named, ``strength`` the lower median of 1 (occasional) … 3
    (intensive). The marks are optional; ``seen`` says that all of its people ticked beforehand
    that the other may see them. The room never gets a mark, whoever ticked what.
    """

    round: Annotated[Id | None, UNTYPED, IN_ROOM] = None
    on: Annotated[date | None, IN_ROOM] = None
    by: Annotated[StakeholderId | None, IN_ROOM] = None
    other: Annotated[StakeholderId | None, IN_ROOM] = None
    kinds: Annotated[list[SaidKind], Field(max_length=8), IN_ROOM] = []
    strength: Annotated[Annotated[int, Field(ge=1, le=3)] | None, IN_ROOM] = None
    reliable: Mark | None = None
    open: Mark | None = None
    aims: Mark | None = None
    means: Mark | None = None
    influence: Mark | None = None
    time: Mark | None = None
    seen: Annotated[Seen | None, CONFIDED] = None


class QualityCounts(Item):
    """How often each mark was given for one aspect; about one ``party``, or (None) all together.

    ``n`` is how many organisations gave one. It is only made where that is enough for nobody to
    be known by it (`rounds.quality`), so the room can have it.
    """

    round: Annotated[Id | None, UNTYPED, IN_ROOM] = None
    on: Annotated[date | None, IN_ROOM] = None
    party: Annotated[StakeholderId | None, IN_ROOM] = None
    aspect: Annotated[Aspect | None, IN_ROOM] = None
    n: Annotated[Many, IN_ROOM] = 0
    counts: Annotated[dict[MarkKey, Many], IN_ROOM, COUNTED] = {}
