"""Step 7, doorzetten: moments at which the group measures, and what it learns."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field

from netwerk_widgets.method import Statement, Step
from netwerk_widgets.session.models.common import (
    MOST_PARTIES,
    Counts,
    Form,
    GoalId,
    Id,
    Item,
    Many,
    Measured,
    Model,
    MomentId,
    Name,
    Row,
    Sentence,
    StakeholderId,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED, LATER, OF_NO_STEP, UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM, for_room


class Moment(Item):
    """A named measurement moment; `Moments` keeps the frozen session under the same id."""

    name: Annotated[Name, IN_ROOM] = ""
    on: Annotated[date | None, IN_ROOM] = None
    note: Sentence = ""


class Measurement(Item):
    """The value of a goal's indicator at a moment."""

    goal: Annotated[GoalId | None, IN_ROOM] = None
    moment: Annotated[MomentId | None, IN_ROOM] = None
    value: Annotated[Measured | None, IN_ROOM] = None
    note: Sentence = ""


class Lesson(Item):
    """Something learnt, about which step, and when."""

    text: Annotated[Sentence, IN_ROOM] = ""
    step: Annotated[Step | None, IN_ROOM] = None
    moment: Annotated[MomentId | None, IN_ROOM] = None


class Agreed(Row):
    """A party confirmed on that day what it agreed to; ``digest`` is of what that was then.

    The room gets the digest with what it is made of (`insights.agreed`).
    """

    id: Annotated[StakeholderId, IN_ROOM]
    on: Annotated[date | None, IN_ROOM, UNTYPED] = None
    digest: Annotated[Name, for_room("dilemmas"), UNTYPED] = ""


class HealthCounts(Item):
    """How often each answer was given to one statement on how the network is doing.

    The statements of one round have the same ``round``; ``n`` is how many took part, ``alpha``
    Cronbach's (`rounds.health.alpha`), of ``complete`` answers to all statements.
    """

    round: Annotated[Id | None, UNTYPED, IN_ROOM] = None
    on: Annotated[date | None, IN_ROOM] = None
    statement: Annotated[Statement | None, IN_ROOM] = None
    n: Annotated[Many, IN_ROOM] = 0
    counts: Annotated[Counts, IN_ROOM, COUNTED] = {}
    alpha: Annotated[Annotated[float, Field(ge=-1, le=1, allow_inf_nan=False)] | None, IN_ROOM] = (
        None
    )
    complete: Annotated[Many, IN_ROOM] = 0


class HealthOfRole(Item):
    """The same of who has one role, where it may be told apart (`rounds.results.by_role`)."""

    round: Annotated[Id | None, UNTYPED] = None
    statement: Statement | None = None
    role: Name = ""
    counts: Annotated[Counts, COUNTED] = {}


class Persevering(Form):
    """Keeping going: measure, learn, come back."""

    moments: Annotated[
        list[Moment], Field(max_length=40), AfterValidator(unique_ids), for_room("next", "progress")
    ] = []
    measurements: Annotated[
        list[Measurement], Field(max_length=2400), AfterValidator(unique_ids), for_room("progress")
    ] = []
    lessons: Annotated[
        list[Lesson], Field(max_length=200), AfterValidator(unique_ids), for_room("progress")
    ] = []
    next_review: Annotated[date | None, for_room("next", "progress")] = None
    agreed: Annotated[
        list[Agreed],
        Field(max_length=MOST_PARTIES),
        AfterValidator(unique_ids),
        for_room("doing"),
        OF_NO_STEP,
        LATER,
    ] = []
    health: Annotated[
        list[HealthCounts],
        Field(max_length=1000),
        AfterValidator(unique_ids),
        for_room("health"),
        COUNTED,
    ] = []
    health_roles: Annotated[
        list[HealthOfRole], Field(max_length=4000), AfterValidator(unique_ids), COUNTED
    ] = []


class FrozenMoment(Model):
    """The whole session as it was at a moment, part by part (without `Moments`)."""

    id: Annotated[Id, IN_ROOM]
    taken: Annotated[AwareDatetime, IN_ROOM]
    state: Annotated[dict[str, dict[str, Any]], IN_ROOM]


class Moments(Model):
    """The frozen states, apart from `Persevering` because they are large and never change."""

    frozen: Annotated[
        list[FrozenMoment], Field(max_length=40), AfterValidator(unique_ids), for_room("progress")
    ] = []
