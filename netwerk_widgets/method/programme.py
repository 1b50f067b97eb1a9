"""How long each section of the workbook takes, and three ways to spend a meeting with it.

The facts stand in ``programme.toml``; a step's time is the sum of its sections.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from netwerk_widgets.method import Step

#: A section of a page: the page and its own name there.
Part = Literal[
    "start.challenge",
    "context.stakeholders",
    "context.forces",
    "context.people",
    "context.accelerators",
    "context.reinforcement",
    "domain.map",
    "domain.positions",
    "domain.relations",
    "domain.kind",
    "domain.scope",
    "dream.dreams",
    "dream.shared",
    "dream.themes",
    "goals.goals",
    "goals.positions",
    "goals.influence",
    "goals.tree",
    "dilemmas.dilemmas",
    "dilemmas.positions",
    "dilemmas.exchange",
    "doing.actions",
    "doing.investments",
    "doing.readiness",
    "persevering.moments",
    "persevering.measurements",
    "persevering.health",
    "persevering.compare",
    "persevering.film",
    "persevering.lessons",
    "persevering.agreed",
    "thread.flow",
]
#: How long a meeting may be.
Route = Literal["hour", "half_day", "day"]
ROUTES: tuple[Route, ...] = get_args(Route)
#: What a route has besides sections: a pause, and the one in which people eat.
PAUSES = ("break", "lunch")


@dataclass(frozen=True)
class PlannedSection:
    """A section as a part of a programme; what the fields are, ``programme.toml`` says."""

    key: str
    minutes: int
    views: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The page where it is: ``start``, a step or ``thread``."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """What it is called on that page."""
        return self.key.partition(".")[2]


def _read() -> dict[str, Any]:
    path = Path(__file__).with_name("programme.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


_FACTS = _read()
#: The sections, in the order of the method.
SECTIONS: dict[str, PlannedSection] = {
    key: PlannedSection(key, about.pop("minutes"), **{k: tuple(v) for k, v in about.items()})
    for key, about in _FACTS["section"].items()
}
#: Of each route its sections and pauses, with the minutes of each.
PLANS: dict[Route, tuple[tuple[str, int], ...]] = {
    route: tuple((what, minutes) for what, minutes in _FACTS["route"][route]) for route in ROUTES
}


def minutes_of(step: Step) -> int:
    """How long a group takes for all of a step (minutes)."""
    return sum(each.minutes for each in SECTIONS.values() if each.page == step)
