"""What each thing on the stage says, as screens: made of a session that is `published`, only.

A screen is what fits on a beamer at once; what is longer has several.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from netwerk_widgets.figures.choosing import choice_bars
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.large import laid_out
from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.finding import Finding
from netwerk_widgets.insights.names import challenge, day, horizon, named
from netwerk_widgets.insights.picked import by_group
from netwerk_widgets.method import (
    ACCELERATORS,
    ASKED_OF,
    CONDITIONS,
    FORCES,
    KINDS,
    NETWORK_TESTS,
    STEPS,
    Step,
)
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets import markup

#: So many agreements stand on one screen.
_AGREEMENTS = 3
#: And so many ideas.
_IDEAS = 7


@dataclass(frozen=True)
class Screen:
    """A screenful: a title and words, and for a figure what ``static/stage/view.js`` draws.

    ``css`` says how it looks, ``more`` is for the drawing.
    """

    css: str
    title: str
    body: Markup = Markup("")  # noqa: RUF009
    more: dict[str, Any] = field(default_factory=dict)


def step(name: Step, t: Texts) -> list[Screen]:
    """The step and its question."""
    number = STEPS.index(name) + 1
    head = Markup('<p class="nw-stage-step"><span>{}</span> {}</p>').format(
        number, t(f"steps.{name}.label")
    )
    return [Screen("is-question", t(f"steps.{name}.question"), head)]


#: What is defined: the things under ``method`` on each screen, by the name of the view.
_DEFINED: dict[str, tuple[tuple[str, Sequence[str]], ...]] = {
    "tests": (("test", NETWORK_TESTS),),
    "forces": (("force", FORCES),),
    "accelerators": (("accelerator", ACCELERATORS),),
    "kinds": (("kind", KINDS),),
    "conditions": (("condition", CONDITIONS),),
    "asks": tuple(("ask", asks) for asks in ASKED_OF.values()),
}


def define(name: str, t: Texts) -> list[Screen]:
    """What is meant by each thing that is scored or chosen."""
    return [
        Screen(
            "is-words",
            t(f"stage.define.{name}"),
            _rows(
                (t(f"method.{group}.{each}.label"), t(f"method.{group}.{each}.explanation"))
                for each in things
            ),
        )
        for group, things in _DEFINED[name]
    ]


def _rows(rows: Iterable[tuple[str, str]]) -> Markup:
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup('<dl class="nw-stage-rows">{}</dl>').format(
        markup.joined(row.format(*each) for each in rows)
    )


def line(sentence: str) -> Markup:
    """A sentence under a title."""
    return Markup('<p class="nw-stage-ask">{}</p>').format(sentence)


def figure(drawing: Drawing) -> list[Screen]:
    """A figure, in as many screens as it needs; none when there is nothing to show."""
    if drawing.empty:
        return []
    said = {"summary": drawing.summary, "key": drawing.key}
    return [
        Screen("is-figure", drawing.title, more={"plot": each.figure, "high": each.height, **said})
        for each in laid_out(drawing)
    ]


def network_map(scene: dict[str, Any], layout: str, words: dict[str, str]) -> Screen:
    """The map in one of its layouts, to look around in."""
    found = scene["layouts"][layout]
    more = {"map": scene, "layout": layout, "words": words, "key": f"map-{layout}"}
    return Screen("is-figure is-map", found["title"], more=more | {"summary": scene["summary"]})


def found(findings: Iterable[Finding]) -> list[Screen]:
    """What stands out, one at a time, each with its question for the group."""
    return [
        Screen(
            "is-found",
            each.sentence,
            line(each.question) if each.question else Markup(""),
        )
        for each in findings
    ]


def shared(session: Session, t: Texts) -> list[Screen]:
    """The sentence that the group shares, as large as it can be."""
    dream = session.dream
    if not dream.shared.strip():
        return []
    body = Markup('<blockquote class="nw-stage-dream">{}</blockquote><p>{}</p>')
    return [
        Screen("is-dream", t("dashboard.shared"), body.format(dream.shared, horizon(session, t)))
    ]


def agreements(session: Session, t: Texts) -> list[Screen]:
    """What the group decided about its dilemmas, a few on a screen."""
    titles = named(session.dilemmas.dilemmas, t)
    decided = [each for each in session.dilemmas.dilemmas if each.outcome.strip()]
    row = Markup("<li><strong>{}</strong><span>{}</span></li>")
    lines = [
        row.format(
            each.outcome,
            " · ".join(
                filter(
                    None,
                    (
                        titles[each.id],
                        t("room.again", day=day(each.review, t)) if each.review else "",
                    ),
                )
            ),
        )
        for each in decided
    ]
    title = t("dashboard.agreements")
    return [
        Screen(
            "is-words",
            title,
            Markup('<ul class="nw-stage-list">{}</ul>').format(markup.joined(some)),
        )
        for some in _few(lines, _AGREEMENTS)
    ]


def ideas(session: Session, t: Texts) -> list[Screen]:
    """The ideas that were picked: a group on a screen, or several where it is long."""
    row = Markup("<li><span>{}</span></li>")
    return [
        Screen(
            "is-words",
            group or t("dashboard.ideas"),
            Markup('<ul class="nw-stage-list">{}</ul>').format(markup.joined(some)),
        )
        for group, texts in by_group(session, t)
        for some in _few([row.format(each) for each in texts], _IDEAS)
    ]


def choices(session: Session, t: Texts) -> list[Screen]:
    """What was chosen, the latest first: its figure, and what there is to say beside the order."""
    return [
        each
        for found in reversed(chosen.outcomes(session, t).values())
        for each in (
            *figure(choice_bars(found, t)),
            *(Screen("is-found", said) for said in chosen.besides(found, t)),
        )
    ]


def _few(lines: Sequence[Markup], most: int) -> Iterator[Sequence[Markup]]:
    for at in range(0, len(lines), most):
        yield lines[at : at + most]


def welcome(session: Session, name: str, code: Markup, t: Texts) -> list[Screen]:
    """What this is about, and how to look along on a phone."""
    return [Screen("is-welcome", name, line(challenge(session, t)) + code)]
