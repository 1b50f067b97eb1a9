"""The building blocks of every session document: limits, levels, references."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
)

from netwerk_widgets.session.models.marks import OF_NO_STEP
from netwerk_widgets.session.models.model import Model
from netwerk_widgets.session.models.panels import IN_ROOM
from netwerk_widgets.session.models.signs import blank, cleaned, composed, unseen
from netwerk_widgets.session.models.sources import Form, Sourced, Sources

__all__ = ["Form", "Model"]

#: The context of a validation in which what is stored since before a sign was refused is
#: mended, not refused.
MEND = {"mend": True}


def _printable(text: str, info: ValidationInfo) -> str:
    return _seen(text, info, name=False)


def printable_name(text: str, info: ValidationInfo) -> str:
    """A name that somebody can read, or none yet."""
    seen = _seen(text, info, name=True)
    if not blank(seen):
        return seen
    if (info.context or {}).get("mend"):
        return ""
    raise ValueError("blank_name")


def _seen(text: str, info: ValidationInfo, *, name: bool) -> str:
    if not unseen(text, name=name):
        return text
    if (info.context or {}).get("mend"):
        return cleaned(text, name=name)
    raise ValueError("control_character")


def _composed(text: Any) -> Any:
    """Before its length is counted: in a few scripts composing makes a text longer."""
    return composed(text) if isinstance(text, str) else text


#: However a text comes in, typed, pasted or read from a file: one way to write each letter.
_Text = Annotated[str, BeforeValidator(_composed)]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Name = Annotated[_Text, StringConstraints(max_length=120), AfterValidator(printable_name)]
#: How long a sentence may be (characters).
LONGEST_SENTENCE = 600
Sentence = Annotated[
    _Text, StringConstraints(max_length=LONGEST_SENTENCE), AfterValidator(_printable)
]
Prose = Annotated[_Text, StringConstraints(max_length=4000), AfterValidator(_printable)]

#: 1 (hardly) … 5 (very much)
Level = Annotated[int, Field(ge=1, le=5)]
#: How often each level was chosen where nobody gave a name; what nobody chose may be left out.
LevelKey = Literal["1", "2", "3", "4", "5"]
Many = Annotated[int, Field(ge=0, le=10_000)]
Counts = dict[LevelKey, Many]
#: 0 (not) … 3 (strongly)
Strength = Annotated[int, Field(ge=0, le=3)]
#: −3 (strongly against) … +3 (strongly for)
Position = Annotated[int, Field(ge=-3, le=3)]
#: 0 (none) … 4 (it can end what the other is)
Influence = Annotated[int, Field(ge=0, le=4)]
#: hours, euros, indicator values
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Measured = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]

#: Where something stands on the map, as a share of the field from its left or bottom. Four
#: decimals are less than a pixel, and come back the same from any program.
Share = Annotated[
    float, Field(ge=0, le=1, allow_inf_nan=False), AfterValidator(lambda share: round(share, 4))
]

#: A session holds at most so many parties, and so many relations between them.
MOST_PARTIES, MOST_RELATIONS = 2000, 10_000
#: And so many people that take part.
MOST_PEOPLE = 600


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of an item elsewhere in the session."""

    kind: Literal[
        "stakeholder", "person", "theme", "goal", "dilemma", "moment", "group", "question"
    ]


StakeholderId = Annotated[Id, Ref("stakeholder")]
PersonId = Annotated[Id, Ref("person")]
ThemeId = Annotated[Id, Ref("theme")]
GoalId = Annotated[Id, Ref("goal")]
DilemmaId = Annotated[Id, Ref("dilemma")]
MomentId = Annotated[Id, Ref("moment")]
IdeaGroupId = Annotated[Id, Ref("group")]
QuestionId = Annotated[Id, Ref("question")]


class Lasting:
    """Marks what undo never takes back: what somebody has seen cannot be unseen."""


class Row(Sourced):
    """One of a list; the room gets its sources as far as it gets its fields."""

    id: Annotated[str, IN_ROOM]
    source: Annotated[Sources, OF_NO_STEP, IN_ROOM] = {}


class Item(Row):
    """Something in a list that people add, change, move and remove."""

    id: Annotated[Id, IN_ROOM]


def unique_ids(items: list[Any]) -> list[Any]:
    """Refuse a list in which two items have one id."""
    ids = [item.id for item in items]
    if len(set(ids)) != len(ids):
        raise ValueError("double_id")
    return items
