"""Questions of a group's own: what a notebook asks beside the method, and what was answered.

They are of no step. The room gets them only when they are switched on.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from netwerk_widgets.session.models.common import (
    Item,
    Model,
    QuestionId,
    Sentence,
    StakeholderId,
    printable_name,
    unique_ids,
)
from netwerk_widgets.session.models.marks import UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM, for_room
from netwerk_widgets.session.models.signs import composed

#: The pages that can ask: whatever a notebook calls `step` with.
QuestionPage = Literal[
    "start",
    "context",
    "domain",
    "dream",
    "goals",
    "dilemmas",
    "doing",
    "persevering",
    "map",
    "thread",
    "gather",
    "desk",
]
#: Who answers: the group as a whole, or every party for itself.
OwnPer = Literal["group", "party"]
#: How long a question may be (characters): it is asked on a phone, too.
LONGEST_QUESTION = 200
#: A session holds at most so many questions of its own, and so many answers to them.
MOST_OWN, MOST_ANSWERS = 60, 6000

QuestionText = Annotated[
    str,
    BeforeValidator(lambda text: composed(text) if isinstance(text, str) else text),
    StringConstraints(max_length=LONGEST_QUESTION),
    AfterValidator(printable_name),
]


class OwnQuestion(Item):
    """A question; its id follows from its page and its words (`session.own.question`)."""

    name: Annotated[QuestionText, IN_ROOM] = ""
    page: Annotated[QuestionPage, UNTYPED] = "start"
    per: Annotated[OwnPer, IN_ROOM, UNTYPED] = "group"


class OwnAnswer(Item):
    """An answer to a question: of a party, or (without one) of the group."""

    question: Annotated[QuestionId | None, IN_ROOM] = None
    party: Annotated[StakeholderId | None, IN_ROOM] = None
    text: Annotated[Sentence, IN_ROOM] = ""


class Own(Model):
    """The questions in the order in which they came, and the answers to all of them."""

    questions: Annotated[
        list[OwnQuestion],
        Field(max_length=MOST_OWN),
        AfterValidator(unique_ids),
        for_room("own"),
    ] = []
    answers: Annotated[
        list[OwnAnswer],
        Field(max_length=MOST_ANSWERS),
        AfterValidator(unique_ids),
        for_room("own"),
    ] = []
