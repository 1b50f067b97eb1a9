"""Shared by all steps: the stakeholders and the relations between them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import Geography
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    MOST_RELATIONS,
    Id,
    Item,
    Level,
    Model,
    Name,
    Prose,
    Sentence,
    Share,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import LATER, OF_NO_STEP, ON_MAP, UNTYPED, of
from netwerk_widgets.session.models.panels import IN_ROOM, for_room

Sector = Literal["public", "private", "social"]
Role = Literal[
    "initiator",
    "connector",
    "partner",
    "supplier",
    "client",
    "financier",
    "authority",
    "knowledge",
]
Ring = Literal["core", "ring", "outside"]
RelationKind = Literal["supply", "cooperation", "information", "funding", "authority"]
Direction = Literal["one_way", "both_ways"]

#: Kinds of relation that run from one party to the other; the rest run both ways. A relation of
#: which its direction is known may run otherwise.
DIRECTED: frozenset[RelationKind] = frozenset({"supply", "funding", "authority"})


def runs_one_way(kind: str, direction: str | None) -> bool:
    """Whether a relation runs from the one party to the other: as it says, else as its kind."""
    return kind in DIRECTED if direction is None else direction == "one_way"


class Stakeholder(Item):
    """A party: an organisation, or a unit of one, with its activities, interests, values.

    ``branch`` is the kind of organisation ("kwekerij", "gemeente"): parties of one branch
    are alike. ``parent`` is the organisation that a unit belongs to, if any. ``x`` and ``y``
    are where somebody put it on the network map; None: where the layout puts it.
    """

    id: Annotated[Id, IN_ROOM, of("context", "domain")]
    name: Annotated[Name, IN_ROOM] = ""
    sector: Annotated[Sector | None, for_room("map")] = None
    branch: Annotated[Name, for_room("map")] = ""
    parent: Annotated[Name, for_room("map"), of("domain")] = ""
    role: Annotated[Role | None, for_room("map"), of("domain")] = None
    geography: Annotated[Geography | None, for_room("map"), OF_NO_STEP] = None
    # Whoever is outside is not counted: that holds on every panel on which parties are.
    ring: Annotated[
        Ring | None, for_room("map", "dream", "goals", "doing", "dilemmas"), of("domain")
    ] = None
    power: Annotated[Level | None, for_room("power"), of("domain")] = None
    interest: Annotated[Level | None, for_room("power"), of("domain")] = None
    interests: Annotated[Sentence, for_room("about")] = ""
    values: Annotated[Sentence, for_room("about")] = ""
    activities: Annotated[Sentence, for_room("about")] = ""
    note: Annotated[Prose, OF_NO_STEP] = ""
    x: Annotated[Share | None, for_room("map"), ON_MAP, UNTYPED] = None
    y: Annotated[Share | None, for_room("map"), ON_MAP, UNTYPED] = None


class Relation(Item):
    """A relation between two stakeholders; strength 1 (occasional) … 3 (intensive).

    ``direction`` is what is known of it; None: as relations of its kind run (`runs_one_way`).
    """

    from_id: Annotated[StakeholderId | None, IN_ROOM] = None
    to_id: Annotated[StakeholderId | None, IN_ROOM] = None
    kind: Annotated[RelationKind, IN_ROOM] = "cooperation"
    direction: Annotated[Direction | None, IN_ROOM, LATER] = None
    strength: Annotated[int, Field(ge=1, le=3), IN_ROOM] = 2
    note: Prose = ""

    @property
    def one_way(self) -> bool:
        """Whether it runs from the one party to the other."""
        return runs_one_way(self.kind, self.direction)


class Stakeholders(Model):
    """The parties, in the order the group gave them."""

    items: Annotated[
        list[Stakeholder], Field(max_length=MOST_PARTIES), AfterValidator(unique_ids), IN_ROOM
    ] = []


class Relations(Model):
    """The relations; two parties may have several of different kinds."""

    items: Annotated[
        list[Relation],
        Field(max_length=MOST_RELATIONS),
        AfterValidator(unique_ids),
        for_room("map"),
    ] = []
