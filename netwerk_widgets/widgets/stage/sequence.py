"""What can stand on the stage, in the order of the method.

The keys are the same for every session and language. What a session has nothing of is skipped
(`walk`), so the order needs no knowledge of what is recorded. The order of one session: `course`.
"""

from dataclasses import dataclass
from typing import Literal

from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.model import KindName
from netwerk_widgets.session.models.panels import Switch
from netwerk_widgets.widgets.blocks import BLOCKS

Kind = Literal[
    "welcome",
    "step",
    "define",
    "round",
    "figure",
    "found",
    "shared",
    "agreements",
    "moments",
    "ideas",
    "choices",
    "agreed",
]

#: What else the room must be allowed to see, by the key of the figure; its own panel without.
_NEEDS: dict[str, tuple[Switch, ...]] = {
    **{f"map-{layout}": ("map",) for layout in ("network", "rings", "chain", "sectors")},
    "map-power": ("map", "power"),
    "helping": ("helping", "map", "goals", "dilemmas"),
    "pictures": ("pictures", "map"),
    "quality": ("quality", "map"),
    "closeness": ("goals",),
    "influence": ("influence", "goals"),
    "film": ("progress", "map"),
    "actions_then_now": ("progress", "doing"),
    "overdue": ("goals", "doing", "agreements", "dilemmas", "next"),
}


@dataclass(frozen=True)
class View:
    """One thing that can stand on the stage.

    ``name`` says which of its kind: the key of a figure, a kind of round, a panel whose findings
    are told, the thing of the method that is defined. ``needs`` are the panels that it shows.
    """

    kind: Kind
    step: Step | None = None
    name: str = ""
    needs: tuple[Switch, ...] = ()

    @property
    def key(self) -> str:
        """What it is called in the order of a session."""
        return ".".join(filter(None, (self.kind, self.name or self.step)))


def _figure(step: Step | None, key: str) -> View:
    panel = FIGURES[key].panel
    return View("figure", step, key, _NEEDS.get(key, (panel,) if panel else ()))


def _found(step: Step | None, slug: str) -> View:
    block = next(each for each in BLOCKS if each.slug == slug)
    return View("found", step, slug, (block.slug, *block.needs))


def _round(step: Step | None, kind: KindName) -> View:
    return View("round", step, KINDS[kind].name)


def _define(step: Step, name: str) -> View:
    return View("define", step, name)


#: What a step shows after its question.
_OF_STEP: dict[Step, tuple[View, ...]] = {
    "context": (
        _define("context", "forces"),
        _round("context", "forces"),
        _figure("context", "forces"),
        _found("context", "forces"),
        _define("context", "accelerators"),
        _round("context", "accelerators"),
        _figure("context", "accelerators"),
        _found("context", "accelerators"),
        _figure("context", "reinforcement"),
        _found("context", "reinforcement"),
    ),
    "domain": (
        _define("domain", "kinds"),
        _round("domain", "relations"),
        _figure("domain", "map-network"),
        _figure("domain", "map-rings"),
        _figure("domain", "map-chain"),
        _figure("domain", "map-power"),
        _figure("domain", "map-sectors"),
        _found("domain", "map"),
        _figure("domain", "pictures"),
        _found("domain", "pictures"),
        _figure("domain", "quality"),
        _found("domain", "quality"),
        _figure("domain", "helping"),
        _found("domain", "helping"),
    ),
    "dream": (
        _round("dream", "dream"),
        _round("dream", "support"),
        _figure("dream", "support"),
        _figure("dream", "themes"),
        _found("dream", "dream"),
        View("shared", "dream", "", ("shared",)),
    ),
    "goals": (
        _round("goals", "positions"),
        _figure("goals", "goals"),
        _figure("goals", "closeness"),
        _round("goals", "influence"),
        _figure("goals", "influence"),
        _found("goals", "influence"),
        _figure("goals", "goal_tree"),
        _found("goals", "goals"),
    ),
    "dilemmas": (
        _round("dilemmas", "places"),
        _figure("dilemmas", "dilemmas"),
        _round("dilemmas", "exchange"),
        _figure("dilemmas", "exchange"),
        _found("dilemmas", "dilemmas"),
        View("agreements", "dilemmas", "", ("agreements", "dilemmas")),
    ),
    "doing": (
        _figure("doing", "timeline"),
        _figure("doing", "investments"),
        _define("doing", "conditions"),
        _round("doing", "conditions"),
        _figure("doing", "conditions"),
        _define("doing", "asks"),
        _round("doing", "readiness"),
        _figure("doing", "readiness"),
        _found("doing", "doing"),
    ),
    "persevering": (
        View("moments", "persevering", "", ("progress", "map")),
        _figure("persevering", "progress"),
        _round("persevering", "health"),
        _figure("persevering", "health"),
        _found("persevering", "health"),
        _figure("persevering", "radar_then_now"),
        _figure("persevering", "map_then_now"),
        _figure("persevering", "actions_then_now"),
        _figure("persevering", "film"),
        _figure("persevering", "overdue"),
        _round("persevering", "lesson"),
        _found("persevering", "progress"),
        View("agreed", "persevering", "actions", ("doing",)),
        View("agreed", "persevering", "parties", ("doing", "dilemmas")),
    ),
}

#: Everything, in the order of the method.
VIEWS: dict[str, View] = {
    view.key: view
    for view in (
        View("welcome"),
        _define("context", "tests"),
        _round(None, "tests"),
        _round(None, "ideas"),
        _round(None, "own"),
        _round(None, "own_party"),
        View("ideas", None, "", ("ideas",)),
        *(each for step in STEPS for each in (View("step", step), *_OF_STEP[step])),
        _round(None, "choosing"),
        View("choices", None, "", ("choices",)),
        _figure(None, "thread"),
        _found(None, "thread"),
    )
}
ORDER: tuple[str, ...] = tuple(VIEWS)
