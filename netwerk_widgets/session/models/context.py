"""Step 1, doorgronden context: driving forces and accelerators."""

from typing import Annotated

from pydantic import AfterValidator, Field

from netwerk_widgets.method import ACCELERATORS, FORCES, Accelerator, Force
from netwerk_widgets.session.models.common import (
    Item,
    Level,
    Model,
    Name,
    Sentence,
    Source,
    StakeholderId,
    Strength,
    unique_ids,
)


class ForceRating(Model):
    """How relevant a driving force is to this group."""

    id: Force
    relevance: Level | None = None
    note: Sentence = ""
    source: Source = "group"


class Respondent(Item):
    """One person's scores, by role or organisation: the accelerators now and expected."""

    name: Name = ""
    role: Name = ""
    party: StakeholderId | None = None
    now: dict[Accelerator, Level] = {}
    expected: dict[Accelerator, Level] = {}


class Reinforcement(Model):
    """How strongly the accelerator ``id`` strengthens each of the others."""

    id: Accelerator
    strengthens: dict[Accelerator, Strength] = {}
    source: Source = "group"


class Context(Model):
    """What drives the group together."""

    forces: Annotated[list[ForceRating], Field(max_length=5), AfterValidator(unique_ids)] = Field(
        default_factory=lambda: [ForceRating(id=force) for force in FORCES]
    )
    respondents: Annotated[list[Respondent], Field(max_length=300), AfterValidator(unique_ids)] = []
    reinforcement: Annotated[
        list[Reinforcement], Field(max_length=5), AfterValidator(unique_ids)
    ] = Field(default_factory=lambda: [Reinforcement(id=each) for each in ACCELERATORS])
