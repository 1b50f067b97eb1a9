"""Before step 1: what the group is about, and whether it is a network at all."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from netwerk_widgets.method import NETWORK_TESTS, Challenge, NetworkTest
from netwerk_widgets.session.models.common import (
    Form,
    Many,
    Prose,
    Row,
    Sentence,
    unique_ids,
)
from netwerk_widgets.session.models.marks import COUNTED, UNTYPED
from netwerk_widgets.session.models.panels import IN_ROOM


class TestAnswer(Row):
    """The group's answer to one of the four tests of the definition."""

    __test__ = False

    id: NetworkTest
    answer: Literal["yes", "partly", "no"] | None = None
    note: Sentence = ""
    counts: Annotated[dict[Literal["yes", "partly", "no"], Many], COUNTED] = {}


class Start(Form):
    """The challenge and the four tests."""

    challenge: Annotated[Challenge | None, IN_ROOM] = None
    our_challenge: Annotated[Prose, IN_ROOM] = ""
    intro: Prose = ""
    case: Annotated[Annotated[str, Field(max_length=40)] | None, IN_ROOM, UNTYPED] = None
    tests: Annotated[list[TestAnswer], Field(max_length=4), AfterValidator(unique_ids)] = Field(
        default_factory=lambda: [TestAnswer(id=test) for test in NETWORK_TESTS]
    )
