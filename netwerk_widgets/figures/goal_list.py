"""The goals as an indented list: theme, its goals, their actions; all words readable."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.lines import broken, harmless
from netwerk_widgets.insights.names import amount, day, named, party_names
from netwerk_widgets.insights.overdue import marked, overdue_ids
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import Action, ActionStatus
from netwerk_widgets.session.models.goals import Goal
from netwerk_widgets.texts import Texts

#: A mark for each kind of thing; shape besides colour.
MARKS = {"theme": "◆", "goal": "●", "action": "■", "dilemma": "⇄", "loose": "▲"}
COLOURS = {
    "accelerator": palette.PURPLE,
    "theme": palette.BLUE,
    "goal": palette.GREEN,
    "action": palette.VERMILION,
    "dilemma": palette.GREY,
    "loose": palette.MUTED,
}
STATUS_MARKS: dict[ActionStatus, str] = {
    "planned": "○",
    "busy": "◐",
    "done": "✓",
    "stopped": "×",
}
_INDENT, _MARK, _GAP = 34, 26, 14


@dataclass(frozen=True)
class Line:
    """A line of the list: typed ``text``, and a ``note`` in smaller letters under it."""

    level: int
    kind: str
    text: str
    note: str = ""
    key: str = ""


def outline(
    session: Session, t: Texts, *, full: bool = False, today: date | None = None
) -> list[Line]:
    """The lines; ``full`` names accelerators and dilemmas too. With ``today`` what is overdue."""
    overdue = overdue_ids(session, today, t) if today else frozenset()
    goals = named(session.goals.goals, t)
    themes = named(session.dream.themes, t)
    dilemmas = named(session.dilemmas.dilemmas, t)
    actions = named(session.doing.actions, t)
    parties = party_names(session, t)
    lines: list[Line] = []

    def goal_lines(goal: Goal) -> None:
        notes = [marked(_measure(goal, t), is_late=("goal", goal.id) in overdue, t=t)]
        if full and goal.accelerators:
            labels = [t(f"method.accelerator.{each}.label") for each in goal.accelerators]
            notes.insert(0, t.enumerate(labels))
        note = " · ".join(note for note in notes if note)
        lines.append(Line(1, "goal", goals[goal.id], note, goal.id))
        if full:
            for dilemma in session.dilemmas.dilemmas:
                if dilemma.goal == goal.id:
                    is_late = ("dilemma", dilemma.id) in overdue
                    review = day(dilemma.review, t) if is_late and dilemma.review else ""
                    note = marked(review, is_late=is_late, t=t)
                    lines.append(Line(2, "dilemma", dilemmas[dilemma.id], note, dilemma.id))
        own = [action for action in session.doing.actions if action.goal == goal.id]
        lines.extend(action_line(action, 2) for action in own)
        if not own:
            lines.append(Line(2, "loose", t("goals.tree.no_action")))

    def action_line(action: Action, level: int) -> Line:
        owner = parties.get(action.owner or "", "")
        status = f"{STATUS_MARKS[action.status]} {t(f'fields.status.{action.status}')}"
        status = marked(status, is_late=("action", action.id) in overdue, t=t)
        note = f"{status} · {owner}" if owner else status
        return Line(level, "action", actions[action.id], note, action.id)

    for theme in session.dream.themes:
        lines.append(Line(0, "theme", themes[theme.id], "", theme.id))
        own = [goal for goal in session.goals.goals if goal.theme == theme.id]
        for goal in own:
            goal_lines(goal)
        if not own:
            lines.append(Line(1, "loose", t("goals.tree.no_goal")))
    rest = [goal for goal in session.goals.goals if goal.theme not in themes]
    if rest:
        lines.append(Line(0, "loose", t("goals.tree.without_theme")))
        for goal in rest:
            goal_lines(goal)
    adrift = [action for action in session.doing.actions if action.goal not in goals]
    if adrift:
        lines.append(Line(0, "loose", t("goals.tree.without_goal")))
        lines.extend(action_line(action, 1) for action in adrift)
    return lines


def _measure(goal: Goal, t: Texts) -> str:
    way = ""
    if goal.baseline is not None and goal.target is not None:
        way = f"{amount(goal.baseline, t)} → {amount(goal.target, t)} {goal.unit}".strip()
    return " · ".join(each for each in (way, day(goal.due, t) if goal.due else "") if each)


@dataclass(frozen=True)
class Laid:
    """The list laid out for a width: what plotly's layout takes, and its height in pixels."""

    annotations: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    height: int
    tops: list[float]


def laid(lines: list[Line], pixels: int, size: int = 18) -> Laid:
    """Place the lines under each other, in a figure that is ``pixels`` wide or wider."""
    annotations: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    tops: list[float] = []
    pitch = round(size * 1.32)
    last: dict[int, float] = {}
    top = 6.0
    for line in lines:
        left = line.level * _INDENT
        across = int((pixels - left - _MARK) / (size * 0.58))
        text = broken(line.text, across, 4)
        note = broken(line.note, int(across * size / 16), 3)
        tops.append(top)
        colour = COLOURS[line.kind]
        if line.level == 0 and line is not lines[0]:
            top += 10
            tops[-1] = top
        shared = {
            "xref": "paper",
            "yref": "y",
            "x": 0,
            "xanchor": "left",
            "y": top,
            "yanchor": "top",
            "align": "left",
            "showarrow": False,
        }
        annotations.append(
            shared
            | {"xshift": left, "text": MARKS[line.kind], "font": {"size": size, "color": colour}}
        )
        words = "<br>".join(harmless(part) for part in text)
        if line.kind == "theme":
            words = f"<b>{words}</b>"
        elif line.kind == "loose":
            words = f"<i>{words}</i>"
        ink = palette.MUTED if line.kind == "loose" else palette.INK
        annotations.append(
            shared | {"xshift": left + _MARK, "text": words, "font": {"size": size, "color": ink}}
        )
        height = pitch * len(text)
        if note:
            annotations.append(
                shared
                | {
                    "y": top + height,
                    "xshift": left + _MARK,
                    "text": "<br>".join(harmless(part) for part in note),
                    "font": {"size": 16, "color": palette.MUTED},
                }
            )
            height += 21 * len(note)
        if line.level and line.level - 1 in last:
            shapes += _elbow(left, last[line.level - 1] + pitch + 4, top + pitch / 2 + 3)
        last[line.level] = top
        last = {level: at for level, at in last.items() if level <= line.level}
        top += height + _GAP
    return Laid(annotations, shapes, round(top + 4), tops)


def _elbow(left: float, start: float, end: float) -> list[dict[str, Any]]:
    x = left - _INDENT + 9
    line = {
        "type": "line",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 0,
        "yref": "y",
        "layer": "below",
        "line": {"color": palette.LINE, "width": 2},
    }
    return [
        line | {"x0": x, "x1": x, "y0": start, "y1": end},
        line | {"x0": x, "x1": left - 2, "y0": end, "y1": end},
    ]
