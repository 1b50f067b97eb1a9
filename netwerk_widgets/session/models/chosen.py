"""What a group chose between, and how: what came of each round of choosing."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.session.models.common import Id, Item, Many, Model, Sentence, unique_ids
from netwerk_widgets.session.models.marks import COUNTED, UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM, for_room

#: How people choose: with dots, a score, an order, or how much they resist.
Way = Literal["dots", "score", "ranking", "resistance"]
#: What can be chosen between.
Among = Literal["goals", "dreams", "dilemmas", "actions", "ideas", "groups"]
#: A number of dots, a score, a place or resistance, as the key of how often it was given.
Given = Literal[
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10",
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
]  # fmt: skip


class Chosen(Item):
    """One of the things that were chosen between, and what it was given.

    The things of one round have the same ``poll``. ``name`` is what the thing was called then,
    ``thing`` its id; ``n`` is how many took part, ``dots`` how many each had. ``counts`` is how
    often each value was given to it, ``over`` how many put it before each other thing.
    """

    poll: Annotated[Id | None, UNTYPED, IN_ROOM] = None
    on: Annotated[date | None, IN_ROOM] = None
    among: Annotated[Among | None, IN_ROOM] = None
    way: Annotated[Way | None, IN_ROOM] = None
    dots: Annotated[Annotated[int, Field(ge=1, le=10)] | None, IN_ROOM] = None
    n: Annotated[Many, IN_ROOM] = 0
    thing: Annotated[Id | None, UNTYPED, IN_ROOM] = None
    name: Annotated[Sentence, IN_ROOM] = ""
    counts: Annotated[dict[Given, Many], COUNTED, IN_ROOM] = {}
    over: Annotated[dict[Id, Many], UNTYPED, IN_ROOM] = {}


class Choices(Model):
    """What was chosen, the earliest first."""

    items: Annotated[
        list[Chosen], Field(max_length=600), AfterValidator(unique_ids), for_room("choices")
    ] = []
