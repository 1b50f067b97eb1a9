"""Shared by all steps: the stakeholders and the relations between them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.session.models.common import (
    Item,
    Level,
    Model,
    Name,
    Sentence,
    StakeholderId,
    unique_ids,
)

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

#: Kinds of relation that run from one party to the other; the rest run both ways.
DIRECTED: frozenset[RelationKind] = frozenset({"supply", "funding", "authority"})


class Stakeholder(Item):
    """A party: an organisation, or a unit of one, with its activities, interests, values.

    ``branch`` is the kind of organisation ("kwekerij", "gemeente"): parties of one branch
    are alike. ``parent`` is the organisation that a unit belongs to, if any.
    """

    name: Name = ""
    sector: Sector | None = None
    branch: Name = ""
    parent: Name = ""
    role: Role | None = None
    interests: Sentence = ""
    values: Sentence = ""
    activities: Sentence = ""
    ring: Ring | None = None
    power: Level | None = None
    interest: Level | None = None


class Relation(Item):
    """A relation between two stakeholders; strength 1 (occasional) … 3 (intensive)."""

    from_id: StakeholderId | None = None
    to_id: StakeholderId | None = None
    kind: RelationKind = "cooperation"
    strength: Annotated[int, Field(ge=1, le=3)] = 2
    note: Sentence = ""


class Stakeholders(Model):
    """The parties, in the order the group gave them."""

    items: Annotated[list[Stakeholder], Field(max_length=200), AfterValidator(unique_ids)] = []


class Relations(Model):
    """The relations; two parties may have several of different kinds."""

    items: Annotated[list[Relation], Field(max_length=1000), AfterValidator(unique_ids)] = []
