"""What becomes of one row."""

from dataclasses import dataclass
from typing import Any, Literal

from netwerk_widgets.files.planning.problems import Place


@dataclass(frozen=True)
class Detail:
    """A field and its value, before and after; before is None for something new."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """A party or relation that is added, changed or left out (``files.reason.<reason>``).

    ``name`` is the party's, or those of both ends with an arrow between.
    """

    what: Literal["added", "changed", "left_out"]
    table: Literal["parties", "relations"]
    name: str
    details: tuple[Detail, ...] = ()
    place: Place | None = None
    reason: str = ""
