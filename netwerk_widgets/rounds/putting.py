"""What a revealed round puts where in a session, and what of that is to be chosen."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from netwerk_widgets.rounds.model import Answer, Round
from netwerk_widgets.rounds.results import Said, said
from netwerk_widgets.rounds.slips import Slip

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


@dataclass(frozen=True)
class Revealed:
    """A revealed round, its slips, and the free texts that were picked (`Said.at`).

    ``people`` are the rows of the session's list, in which those who answered are looked for, and
    ``relations`` those in which is looked for what is there already.
    """

    round: Round
    slips: Sequence[Slip]
    picked: Collection[str] = field(default_factory=frozenset)
    people: Sequence[Mapping[str, Any]] = ()
    relations: Sequence[Mapping[str, Any]] = ()

    def texts(self) -> list[Said]:
        """The texts that were picked."""
        return [each for each in said(self.round, self.slips) if each.at in self.picked]
