"""One value for one place of a session, and where the session has something else there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.rounds.model import Answer

Document = dict[str, Any]
#: What can be put in one place: an answer, or how often each was given.
Value = Answer | dict[str, int]


@dataclass(frozen=True)
class Put:
    """One value for one place: the row of a list that has ``row``, and there ``key``.

    ``inner`` is the key within, where that field is a table. Without a ``path`` it is a field of
    the part itself. ``spread`` is from where to where people of one organisation differ: the value
    is then a proposal, their median. ``only`` names the choice without which it never goes in, not
    even where there is nothing yet; all that it names goes together.
    """

    part: str
    path: str
    row: Mapping[str, Any]
    key: str
    value: Value
    inner: str = ""
    spread: tuple[int, int] | None = None
    only: str = ""

    @property
    def at(self) -> str:
        """A name for the place, or for the choice."""
        if self.only:
            return self.only
        row = ".".join(str(each) for each in self.row.values())
        return "/".join((self.part, self.path, row, self.key, self.inner))


@dataclass(frozen=True)
class Difference:
    """A place that only changes when it is chosen.

    The session has something else than the room says (``ours``; None when it has nothing), or
    people of one organisation differ (`Put.spread`), or it is to be chosen anyhow (`Put.only`).
    """

    put: Put
    ours: Value | None

    @property
    def at(self) -> str:
        """The name of the place, see `taken`."""
        return self.put.at


def row_of(documents: Mapping[str, Document], put: Put) -> Document | None:
    """The row in which a place is; None when there is none yet."""
    if not put.path:
        return documents[put.part]
    rows = documents[put.part][put.path]
    return next((row for row in rows if all(row.get(key) == put.row[key] for key in put.row)), None)


def value_of(row: Document | None, put: Put) -> Any:
    """What stands in a place; None when nothing does."""
    if row is None:
        return None
    value = row.get(put.key)
    return (value or {}).get(put.inner) if put.inner else value
