"""The tray of ideas: what came up, in groups, what became of it, and what of it may be seen.

It is of no step. An idea has no mark for the room at all: only what was picked leaves, as a row of
its own with nothing but words.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.session.models.common import (
    DilemmaId,
    Id,
    IdeaGroupId,
    Item,
    Model,
    Name,
    Sentence,
    StakeholderId,
    ThemeId,
    unique_ids,
)
from netwerk_widgets.session.models.panels import IN_ROOM, for_room

#: A tray holds at most so many ideas, and so many groups of them.
MOST_IDEAS, MOST_GROUPS = 500, 40
#: So many ideas at most are one, each in its own words.
MOST_ALSO = 40

#: How an idea came in: typed by the facilitator, pasted with others, or from a round.
IdeaFrom = Literal["typed", "pasted", "round"]


class SentOn(Item):
    """What became of an idea or a group: of each kind the thing that was made of it."""

    party: StakeholderId | None = None
    theme: ThemeId | None = None
    dilemma: DilemmaId | None = None
    action: Id | None = None
    lesson: Id | None = None


class IdeaGroup(SentOn):
    """A group of ideas."""

    name: Name = ""


class Idea(SentOn):
    """Something that came up; ``also`` are the words of ideas that were joined to it."""

    text: Sentence = ""
    group: IdeaGroupId | None = None
    came: IdeaFrom = "typed"
    also: Annotated[list[Sentence], Field(max_length=MOST_ALSO)] = []


class PickedIdea(Item):
    """An idea that was picked for the stage (``id`` is the idea's), and what its group is called.

    Nothing else of the tray is ever sent.
    """

    text: Annotated[Sentence, IN_ROOM] = ""
    group: Annotated[Name, IN_ROOM] = ""


class Ideas(Model):
    """The ideas and their groups, in the facilitator's order, and what was picked of them."""

    items: Annotated[list[Idea], Field(max_length=MOST_IDEAS), AfterValidator(unique_ids)] = []
    groups: Annotated[
        list[IdeaGroup], Field(max_length=MOST_GROUPS), AfterValidator(unique_ids)
    ] = []
    picked: Annotated[
        list[PickedIdea],
        Field(max_length=MOST_IDEAS),
        AfterValidator(unique_ids),
        for_room("ideas"),
    ] = []
