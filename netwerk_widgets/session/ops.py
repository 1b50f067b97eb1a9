"""What people do to a part of a session, as pages send it: a union told apart by ``op``.

A kind of operation is a class here and a name in `Op`; a field of one is a line in its class,
``NotRequired`` when a page may leave it out. What a page sends is looked at once, where it comes
in (`check`); behind that these are dictionaries of a known shape.
"""

import logging
from collections.abc import Sequence
from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from netwerk_widgets.session.errors import BugError

log = logging.getLogger("netwerk")

#: Nothing is taken for something else, and what is not known is not carried along.
_exact = with_config(ConfigDict(strict=True, extra="forbid"))


@_exact
class Set(TypedDict):
    """Fill in a field of a row: ``key`` may lead into it (``now.technology``).

    ``started``: what the field showed when somebody set out, else what they made of it.
    """

    op: Literal["set"]
    part: NotRequired[str]
    id: str
    key: str
    value: Any
    started: NotRequired[list[Any]]


@_exact
class Add(TypedDict):
    """Add a row with a new id, after another or at the end; ``at``: its place on the map."""

    op: Literal["add"]
    part: NotRequired[str]
    id: str
    after: NotRequired[str | None]
    values: NotRequired[dict[str, Any]]
    at: NotRequired[Annotated[list[float], Field(min_length=2, max_length=2)] | None]


@_exact
class Remove(TypedDict):
    """Remove a row."""

    op: Literal["remove"]
    part: NotRequired[str]
    id: str


@_exact
class Move(TypedDict):
    """Move a row before another, or to the end."""

    op: Literal["move"]
    part: NotRequired[str]
    id: str
    before: str | None


@_exact
class Tidy(TypedDict):
    """Put every party on the map where the layout has it."""

    op: Literal["tidy"]
    part: NotRequired[str]


#: What changes rows of a session.
Edit = Set | Add | Remove | Move
#: What a page may send.
Op = Edit | Tidy

_OPS: TypeAdapter[list[Op]] = TypeAdapter(list[Annotated[Op, Field(discriminator="op")]])


def check(ops: Sequence[Any]) -> list[Op]:
    """The operations, when they have the form of operations.

    Whether a row or a field is there is looked at later: that may be somebody's mistake. This
    is one of ours, and is logged: where it is wrong and how, not what anybody typed.

    Raises
    ------
    BugError
        When no page of ours would ask this.
    """
    try:
        return _OPS.validate_python(list(ops))
    except ValidationError as problem:
        wrong = [(each["loc"], each["type"]) for each in problem.errors(include_input=False)]
        log.error("a page sent what is no operation: %s", wrong)
        raise BugError from None
