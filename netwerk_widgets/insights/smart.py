"""Is a goal specific, measurable, dated and owned? Hints, never a refusal."""

from dataclasses import dataclass
from typing import Literal

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.texts import Texts

Lack = Literal["indicator", "baseline", "target", "same", "due", "owner"]


@dataclass(frozen=True)
class Check:
    """What a goal still lacks, in the order in which a group would fill it in."""

    goal: str
    lacks: tuple[Lack, ...]

    @property
    def specific(self) -> bool:
        """It says by what the group will see it."""
        return "indicator" not in self.lacks

    @property
    def measurable(self) -> bool:
        """It goes from one number to another."""
        return not {"baseline", "target", "same"} & set(self.lacks)

    @property
    def dated(self) -> bool:
        """It says when."""
        return "due" not in self.lacks

    @property
    def owned(self) -> bool:
        """A party that takes part keeps an eye on it."""
        return "owner" not in self.lacks

    @property
    def complete(self) -> bool:
        """Nothing is lacking."""
        return not self.lacks


def check(goal: Goal, parties: set[str]) -> Check:
    """What one goal lacks, given the ids of the parties that take part."""
    lacks: list[Lack] = []
    if not goal.indicator.strip():
        lacks.append("indicator")
    if goal.baseline is None:
        lacks.append("baseline")
    if goal.target is None:
        lacks.append("target")
    if goal.baseline is not None and goal.baseline == goal.target:
        lacks.append("same")
    if goal.due is None:
        lacks.append("due")
    if goal.owner not in parties:
        lacks.append("owner")
    return Check(goal.id, tuple(lacks))


def checks(session: Session) -> tuple[Check, ...]:
    """The check of every goal, in the goals' order."""
    parties = {each.id for each in session.stakeholders.items}
    return tuple(check(goal, parties) for goal in session.goals.goals)


def hints(found: Check, t: Texts) -> list[str]:
    """What would make the goal stronger, in words; empty when nothing is lacking."""
    return [t(f"goals.hint.{lack}") for lack in found.lacks]
