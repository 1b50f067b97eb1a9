"""Every figure of a session, once: the pages, the room and the report take theirs from here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.bringing import exchange_bars
from netwerk_widgets.figures.closeness import closeness_heatmap
from netwerk_widgets.figures.conditions import condition_bars
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.film import film
from netwerk_widgets.figures.forces import force_bars
from netwerk_widgets.figures.goal_progress import indicator_progress
from netwerk_widgets.figures.goal_tree import goal_tree
from netwerk_widgets.figures.goals import goal_heatmap
from netwerk_widgets.figures.health import health_bars
from netwerk_widgets.figures.influence import influence_bars
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.map.helping import helping_map
from netwerk_widgets.figures.map.layouts import LAYOUTS
from netwerk_widgets.figures.map.pictures import pictures_map
from netwerk_widgets.figures.map.still import still_map
from netwerk_widgets.figures.moments.actions import actions_then_now
from netwerk_widgets.figures.moments.numbers import map_then_now
from netwerk_widgets.figures.moments.radar import radar_then_now
from netwerk_widgets.figures.overdue import overdue_bars
from netwerk_widgets.figures.quality import quality_bars
from netwerk_widgets.figures.readiness import readiness_radar
from netwerk_widgets.figures.reinforcement import reinforcement_heatmap
from netwerk_widgets.figures.support import support_bars
from netwerk_widgets.figures.themes import theme_matrix
from netwerk_widgets.figures.thread import thread_flow
from netwerk_widgets.figures.timeline import action_timeline
from netwerk_widgets.method import Step
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.texts import Texts

#: The parts of a session that the map tells of.
MAP_PARTS = ("stakeholders", "relations", "start", "goals", "doing")
#: And those that what would help most follows from.
HELPING_PARTS = (*MAP_PARTS, "dilemmas")
#: And those that everyone's own picture, and how good relations are, stand in.
PICTURE_PARTS = (*MAP_PARTS, "domain")

_DREAM = ("dream", "stakeholders")
_GOALS = ("goals", "stakeholders", "dream", "doing")
_DILEMMAS = ("dilemmas", "stakeholders", "goals")
_DOING = ("doing", "stakeholders", "goals", "dilemmas")
_THREAD = ("dream", "goals", "dilemmas", "doing", "stakeholders", "persevering")
#: Looking back is on everything; what the room sees is no part of that.
_ALL = tuple(part for part in PARTS if part != "room")


@dataclass(frozen=True)
class Figure:
    """A figure.

    ``key`` is that of its drawing, ``step`` the one that it belongs to (None: to all), ``parts``
    are those of a session that it tells of, and ``panel`` is where the room sees it (None:
    nowhere). The ``function`` takes a session and the texts; one that is ``dated`` takes
    ``today`` too. It ``tells_late`` when it says of goals whether they are late: given None for
    today, it does not.
    """

    key: str
    function: Callable[..., Drawing]
    step: Step | None
    parts: tuple[str, ...]
    panel: Switch | None = None
    dated: bool = False
    tells_late: bool = False

    def draw(self, session: Session, t: Texts, today: date | None, **choice: Any) -> Drawing:
        """The figure of a session as it is on a day; ``choice`` is for the function itself."""
        day = {"today": today} if self.dated else {}
        return self.function(session, t, **day, **choice)


#: In the order in which a panel of the room shows them.
_EVERY = (
    Figure("forces", force_bars, "context", ("context",), "forces"),
    Figure(
        "accelerators",
        accelerator_radar,
        "context",
        ("context", "people", "stakeholders"),
        "accelerators",
    ),
    Figure("reinforcement", reinforcement_heatmap, "context", ("context",), "reinforcement"),
    *(
        Figure(
            f"map-{layout}",
            partial(still_map, layout=layout),
            "domain",
            MAP_PARTS,
            "map" if layout == "network" else None,
        )
        for layout in LAYOUTS
    ),
    Figure("pictures", pictures_map, "domain", PICTURE_PARTS, "pictures"),
    Figure("quality", quality_bars, "domain", PICTURE_PARTS, "quality"),
    Figure("helping", helping_map, "domain", HELPING_PARTS, "helping"),
    Figure("support", support_bars, "dream", _DREAM, "dream"),
    Figure("themes", theme_matrix, "dream", _DREAM, "dream"),
    Figure("goals", goal_heatmap, "goals", _GOALS, "goals"),
    Figure("closeness", closeness_heatmap, "goals", _GOALS),
    Figure("influence", influence_bars, "goals", ("goals", "stakeholders"), "influence"),
    Figure(
        "goal_tree",
        goal_tree,
        "goals",
        (*_GOALS, "persevering"),
        "goals",
        dated=True,
        tells_late=True,
    ),
    Figure("dilemmas", dilemma_strips, "dilemmas", _DILEMMAS, "dilemmas"),
    Figure("exchange", exchange_bars, "dilemmas", _DILEMMAS, "dilemmas"),
    Figure("timeline", action_timeline, "doing", _DOING, "doing", dated=True),
    Figure("investments", investment_bars, "doing", _DOING, "doing"),
    Figure("readiness", readiness_radar, "doing", _DOING, "readiness"),
    Figure("conditions", condition_bars, "doing", _DOING, "readiness"),
    Figure("progress", indicator_progress, "persevering", _ALL, "progress"),
    Figure("health", health_bars, "persevering", ("persevering", "moments"), "health"),
    Figure("radar_then_now", radar_then_now, "persevering", _ALL, "progress"),
    Figure("map_then_now", map_then_now, "persevering", _ALL, "progress"),
    Figure("film", film, "persevering", _ALL, "progress"),
    Figure("actions_then_now", actions_then_now, "persevering", _ALL),
    Figure("overdue", overdue_bars, "persevering", _ALL, dated=True),
    Figure("thread", thread_flow, None, _THREAD, "thread", dated=True, tells_late=True),
)

#: The figures by their key.
FIGURES: dict[str, Figure] = {each.key: each for each in _EVERY}


def in_room(panel: Switch) -> tuple[Figure, ...]:
    """The figures that a panel of the room shows."""
    return tuple(each for each in FIGURES.values() if each.panel == panel)
