"""What a check comes to."""

from dataclasses import dataclass, field
from typing import Literal

State = Literal["right", "partly", "missing", "note"]


@dataclass(frozen=True)
class Line:
    """One thing that was looked at: what is said about it, and what may be told later.

    ``have`` of ``need`` points; a note has none. ``hint`` is the second hint, ``solution`` the
    answer: both are only for what is not right yet, and only when asked.
    """

    text: str
    have: int = 0
    need: int = 0
    hint: str = ""
    solution: str = ""

    @property
    def state(self) -> State:
        """Right, partly right or missing; without points it is a remark."""
        if self.need == 0:
            return "note"
        if self.have >= self.need:
            return "right"
        return "partly" if self.have else "missing"


@dataclass(frozen=True)
class Outcome:
    """All lines of a check, and what to read at the solution (where people differ)."""

    lines: tuple[Line, ...]
    afterwards: tuple[str, ...] = field(default=())

    @property
    def have(self) -> int:
        """The points."""
        return sum(each.have for each in self.lines)

    @property
    def need(self) -> int:
        """The points there are."""
        return sum(each.need for each in self.lines)

    @property
    def done(self) -> bool:
        """Whether everything is right."""
        return self.have >= self.need > 0

    def of(self, state: State) -> tuple[Line, ...]:
        """The lines in one state."""
        return tuple(each for each in self.lines if each.state == state)
