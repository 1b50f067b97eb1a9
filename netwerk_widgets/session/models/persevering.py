"""Step 7, doorzetten: moments at which the group measures, and what it learns."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field

from netwerk_widgets.method import Step
from netwerk_widgets.session.models.common import (
    GoalId,
    Id,
    Item,
    Measured,
    Model,
    MomentId,
    Name,
    Sentence,
    unique_ids,
)


class Moment(Item):
    """A named measurement moment; `Moments` keeps the frozen session under the same id."""

    name: Name = ""
    on: date | None = None
    note: Sentence = ""


class Measurement(Item):
    """The value of a goal's indicator at a moment."""

    goal: GoalId | None = None
    moment: MomentId | None = None
    value: Measured | None = None
    note: Sentence = ""


class Lesson(Item):
    """Something learnt, about which step, and when."""

    text: Sentence = ""
    step: Step | None = None
    moment: MomentId | None = None


class Persevering(Model):
    """Keeping going: measure, learn, come back."""

    moments: Annotated[list[Moment], Field(max_length=40), AfterValidator(unique_ids)] = []
    measurements: Annotated[
        list[Measurement], Field(max_length=2400), AfterValidator(unique_ids)
    ] = []
    lessons: Annotated[list[Lesson], Field(max_length=200), AfterValidator(unique_ids)] = []
    next_review: date | None = None


class FrozenMoment(Model):
    """The whole session as it was at a moment, part by part (without `Moments`)."""

    id: Id
    taken: AwareDatetime
    state: dict[str, dict[str, Any]]


class Moments(Model):
    """The frozen states, apart from `Persevering` because they are large and never change."""

    frozen: Annotated[list[FrozenMoment], Field(max_length=40), AfterValidator(unique_ids)] = []
