"""The words for everything that is chosen from a list, by the type of the choice."""

from collections.abc import Callable
from typing import Any, Literal

from netwerk_widgets import method
from netwerk_widgets.session.models import (
    chosen,
    common,
    doing,
    ideas,
    own,
    parties,
    pictures,
    programme,
    room,
    sources,
)
from netwerk_widgets.texts import Texts

#: The titles of the sections that are of no step.
_TITLES = {"start.challenge": "start.challenge.title", "thread.flow": "pages.thread.flow.title"}


def planned(t: Texts, what: str) -> str:
    """What a part of a programme is called: a section by the short name of its step and its title.

    For instance: ``Droom: Onze gedeelde droom``.
    """
    step, _, name = what.partition(".")
    if not name:
        return t(f"programme.{what}")
    if what in _TITLES:
        return t(_TITLES[what])
    return t("programme.section", step=t(f"steps.{step}.short"), title=t(f"pages.{what}.title"))


def page_label(t: Texts, page: str) -> str:
    """What a page is called."""
    if page in method.STEPS:
        return t(f"steps.{page}.label")
    return t("history.where.start") if page == "start" else t(f"ui.page.{page}")


#: How to say a value of each type.
WORDS: dict[Any, Callable[[Texts, str], str]] = {
    parties.Sector: lambda t, v: t(f"fields.sector.{v}"),
    parties.Role: lambda t, v: t(f"fields.role.{v}"),
    parties.Ring: lambda t, v: t(f"fields.ring.{v}"),
    parties.RelationKind: lambda t, v: t(f"fields.relation.{v}"),
    parties.Direction: lambda t, v: t(f"fields.direction.{v}"),
    pictures.SaidKind: lambda t, v: t(f"rounds.relation.{v}"),
    pictures.Seen: lambda t, v: t(f"fields.answer.{v}"),
    pictures.Aspect: lambda t, v: t(f"fields.aspect.{v}"),
    pictures.MarkKey: lambda t, v: f"{v} ({t(f'fields.mark.{v}')})",
    doing.ActionStatus: lambda t, v: t(f"fields.status.{v}"),
    chosen.Given: lambda _t, v: v,
    chosen.Among: lambda t, v: t(f"choosing.among.{v}"),
    chosen.Way: lambda t, v: t(f"choosing.way.{v}.label"),
    sources.Source: lambda t, v: t(f"fields.source.{v}"),
    Literal["in", "out"]: lambda t, v: t(f"fields.scope.{v}"),
    Literal["yes", "partly", "no"]: lambda t, v: t(f"fields.answer.{v}"),
    common.LevelKey: lambda t, v: f"{v} ({t(f'fields.level.{v}')})",
    ideas.IdeaFrom: lambda t, v: t(f"fields.came.{v}"),
    own.QuestionPage: page_label,
    own.OwnPer: lambda t, v: t(f"own.per.{v}"),
    method.Step: lambda t, v: t(f"steps.{v}.label"),
    method.Kind: lambda t, v: t(f"method.kind.{v}.label"),
    method.Challenge: lambda t, v: t(f"method.challenge.{v}.label"),
    method.Geography: lambda t, v: t(f"method.geography.{v}.label"),
    method.Parties: lambda t, v: t(f"method.parties.{v}.label"),
    method.NetworkTest: lambda t, v: t(f"method.test.{v}.label"),
    method.Force: lambda t, v: t(f"method.force.{v}.label"),
    method.Accelerator: lambda t, v: t(f"method.accelerator.{v}.label"),
    method.Condition: lambda t, v: t(f"method.condition.{v}.label"),
    room.Panel: lambda t, v: t(f"dashboard.{v}"),
    room.Detail: lambda t, v: t(f"showing.detail.{v}"),
    programme.What: planned,
    method.Statement: lambda t, v: t(f"health.statement.{v}"),
    method.Ask: lambda t, v: t(f"method.ask.{v}.label"),
}
