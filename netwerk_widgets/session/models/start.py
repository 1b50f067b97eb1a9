"""Before step 1: what the group is about, and whether it is a network at all."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from netwerk_widgets.method import NETWORK_TESTS, Challenge, NetworkTest
from netwerk_widgets.session.models.common import (
    Form,
    Many,
    Prose,
    Row,
    Sentence,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED, LATER, OF_NO_STEP, UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM

#: What a session keeps under every name (`Store.session_id`), and of how many that is known.
Origin = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16,64}$")]
MOST_ORIGINS = 40


class TestAnswer(Row):
    """The group's answer to one of the four tests of the definition."""

    __test__ = False

    id: NetworkTest
    answer: Literal["yes", "partly", "no"] | None = None
    note: Sentence = ""
    counts: Annotated[dict[Literal["yes", "partly", "no"], Many], COUNTED] = {}


class Start(Form):
    """The challenge and the four tests.

    ``origins``: what the sessions of which this one is a copy kept under every name, wherever they
    were. It is secret: the answer files that were mailed for one of them are sealed with it.
    """

    challenge: Annotated[Challenge | None, IN_ROOM] = None
    our_challenge: Annotated[Prose, IN_ROOM] = ""
    intro: Prose = ""
    case: Annotated[Annotated[str, Field(max_length=40)] | None, IN_ROOM, UNTYPED] = None
    origins: Annotated[
        list[Origin], Field(max_length=MOST_ORIGINS), UNTYPED, LATER, OF_NO_STEP
    ] = []
    tests: Annotated[list[TestAnswer], Field(max_length=4), AfterValidator(unique_ids)] = Field(
        default_factory=lambda: [TestAnswer(id=test) for test in NETWORK_TESTS]
    )
