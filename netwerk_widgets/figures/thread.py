"""The thread: accelerator → theme → goal → action, in one figure."""

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.outline import COLOURS, MARKS, laid, outline
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.figures.words import broken
from netwerk_widgets.insights.names import party_names
from netwerk_widgets.insights.thread import (
    Loose,
    Node,
    NodeKind,
    Thread,
    loose,
    node_names,
    thread,
)
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The columns; dilemmas stand under the themes, for they too lead to goals.
_COLUMNS: tuple[tuple[NodeKind, ...], ...] = (
    ("accelerator",),
    ("theme", "dilemma"),
    ("goal",),
    ("action",),
)
#: Shares of the width: a card, and from one column to the next.
_CARD, _STEP = 0.205, 0.264
_HEAD, _LINE, _PAD, _GAP = 44, 21, 9, 14
_BAND = 14


@dataclass(frozen=True)
class _Card:
    node: Node
    column: int
    top: float
    bottom: float
    lines: tuple[str, ...]
    adrift: bool

    @property
    def left(self) -> float:
        return self.column * _STEP

    @property
    def right(self) -> float:
        return self.column * _STEP + _CARD


def thread_flow(session: Session, t: Texts) -> Drawing:
    """Cards in four columns with bands between them; what hangs loose has a dashed edge.

    On a phone, where four columns do not fit, the same stands in an indented list.
    """
    whole = thread(session)
    if not whole.nodes:
        return empty("thread", t("thread.flow.empty"), t("thread.flow.hint"))
    names = node_names(session, t)
    off = loose(session)
    cards = _cards(whole, names, off)
    height = max(card.bottom for card in cards.values()) + 10
    figure = go.Figure(
        go.Scatter(
            x=[(card.left + card.right) / 2 for card in cards.values()],
            y=[(card.top + card.bottom) / 2 for card in cards.values()],
            mode="markers",
            marker={"size": 30, "opacity": 0},
            hovertext=[plain(names[node], 120) for node in cards],
            hoverinfo="text",
            customdata=[f"{node.kind}:{node.id}" for node in cards],
            showlegend=False,
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=round(height),
        margin={"l": 4, "r": 4, "t": 0, "b": 0},
        shapes=[*_bands(whole, cards), *(each for c in cards.values() for each in _edge(c))],
        annotations=[*_heads(cards, t), *(_text(card) for card in cards.values())],
    )
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    narrow = laid(outline(session, t, full=True), 318, 17)
    loosened = (
        len(off.goals_without_action) + len(off.actions_without_goal) + len(off.themes_without_goal)
    )
    return Drawing(
        "thread",
        figure,
        t.count("thread.flow.title.loose", loosened) if loosened else t("thread.flow.title.whole"),
        t(
            "thread.flow.summary",
            accelerators=len(whole.of("accelerator")),
            themes=len(whole.of("theme")),
            goals=len(whole.of("goal")),
            dilemmas=len(whole.of("dilemma")),
            actions=len(whole.of("action")),
        ),
        _table(session, names, off, t),
        narrow={
            "height": max(120, narrow.height),
            "xaxis.range": [10, 11],  # the hover points belong to the wide drawing
            "yaxis.range": [max(120, narrow.height), 0],
            "annotations": narrow.annotations,
            "shapes": narrow.shapes,
        },
    )


def _ordered(whole: Thread) -> list[list[Node]]:
    """The columns, each ordered by what leads to it, so that few bands cross."""
    columns = [[node for kind in kinds for node in whole.of(kind)] for kinds in _COLUMNS]
    place: dict[Node, float] = {}
    for number, column in enumerate(columns):
        if number:
            column.sort(key=lambda node: _middle(node, whole, place))
        place |= {node: (n + 0.5) / len(column) for n, node in enumerate(column)}
    return columns


def _middle(node: Node, whole: Thread, place: dict[Node, float]) -> float:
    """The mean place of what leads to a node; what nothing leads to comes last."""
    if node.kind == "theme":
        return 0  # themes keep the group's own order, above the dilemmas
    before = [place[start] for start, end in whole.links if end == node and start in place]
    themes = [place[start] for start, end in whole.links if end == node and start.kind == "theme"]
    before = themes or before
    return sum(before) / len(before) if before else 2


def _cards(whole: Thread, names: dict[Node, str], off: Loose) -> dict[Node, _Card]:
    linked = {node for link in whole.links for node in link}
    adrift = {Node("goal", each) for each in off.goals_without_action}
    adrift |= {Node("action", each) for each in off.actions_without_goal}
    adrift |= {Node("theme", each) for each in off.themes_without_goal}
    columns = _ordered(whole)
    texts = {node: tuple(broken(names[node], 19, 5)) for column in columns for node in column}
    heights = {node: len(lines) * _LINE + 2 * _PAD for node, lines in texts.items()}
    tallest = max(sum(heights[node] + _GAP for node in column) for column in columns)
    cards = {}
    for number, column in enumerate(columns):
        spare = tallest - sum(heights[node] + _GAP for node in column)
        air = min(70.0, spare / max(1, len(column)))
        top = _HEAD + (spare - air * len(column)) / 2 + air / 2
        for node in column:
            cards[node] = _Card(
                node,
                number,
                top,
                top + heights[node],
                texts[node],
                node in adrift or node not in linked,
            )
            top += heights[node] + _GAP + air
    return cards


def _bands(whole: Thread, cards: dict[Node, _Card]) -> list[dict[str, Any]]:
    outgoing: dict[Node, list[Node]] = defaultdict(list)
    incoming: dict[Node, list[Node]] = defaultdict(list)
    links = _telling(whole)
    for start, end in links:
        outgoing[start].append(end)
        incoming[end].append(start)
    for ends in (*outgoing.values(), *incoming.values()):
        ends.sort(key=lambda node: cards[node].top)
    shapes = []
    for start, end in links:
        one, other = cards[start], cards[end]
        width = min(_BAND, _room(one, outgoing[start]), _room(other, incoming[end]))
        y0, y1 = _slot(one, outgoing[start], end), _slot(other, incoming[end], start)
        x0, x1 = one.right, other.left
        middle = (x0 + x1) / 2
        shapes.append(
            {
                "type": "path",
                "path": f"M {x0},{y0} C {middle},{y0} {middle},{y1} {x1},{y1}",
                "opacity": 0.35,
                "line": {"width": round(width, 1), "color": COLOURS[start.kind]},
                "layer": "below",
            }
        )
    return shapes


def _telling(whole: Thread) -> list[tuple[Node, Node]]:
    """The links without those from a dilemma to an action of that dilemma's own goal."""
    links = set(whole.links)
    goal_of = {
        start: end for start, end in whole.links if (start.kind, end.kind) == ("dilemma", "goal")
    }
    return [
        (start, end)
        for start, end in whole.links
        if not (
            (start.kind, end.kind) == ("dilemma", "action") and (goal_of.get(start), end) in links
        )
    ]


def _room(card: _Card, ends: list[Node]) -> float:
    return (card.bottom - card.top - 8) / max(1, len(ends))


def _slot(card: _Card, ends: list[Node], end: Node) -> float:
    """Where a band touches a card: its share of that side, in the order of the other ends."""
    room = _room(card, ends)
    return round(card.top + 4 + room * (ends.index(end) + 0.5), 1)


def _edge(card: _Card) -> list[dict[str, Any]]:
    colour = COLOURS[card.node.kind]
    box = {"type": "rect", "y0": card.top, "y1": card.bottom, "layer": "below"}
    return [
        box
        | {
            "x0": card.left,
            "x1": card.right,
            "fillcolor": palette.PAPER if card.adrift else palette.MIST,
            "line": {"color": colour, "width": 2, "dash": "dash" if card.adrift else "solid"},
        },
        box
        | {
            "x0": card.left,
            "x1": card.left + 0.007,
            "fillcolor": colour,
            "line": {"width": 0},
        },
    ]


def _text(card: _Card) -> dict[str, Any]:
    words = "<br>".join(escape(line, quote=False) for line in card.lines)
    return {
        "x": card.left,
        "xshift": 14,
        "y": (card.top + card.bottom) / 2,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "text": words,
        "showarrow": False,
        "font": {"size": 16},
    }


def _heads(cards: dict[Node, _Card], t: Texts) -> list[dict[str, Any]]:
    kinds = {card.node.kind for card in cards.values()}
    heads = []
    for number, column in enumerate(_COLUMNS):
        words = [
            f"<span style='color:{COLOURS[kind]}'>{MARKS.get(kind, '★')}</span> "
            f"{t(f'thread.kind.{kind}')}"
            for kind in column
            if kind in kinds or kind != "dilemma"
        ]
        heads.append(
            {
                "x": number * _STEP,
                "y": 4,
                "xanchor": "left",
                "yanchor": "top",
                "text": f"<b>{' · '.join(words)}</b>",
                "showarrow": False,
                "font": {"size": 17},
            }
        )
    return heads


def _table(session: Session, names: dict[Node, str], off: Loose, t: Texts) -> Table:
    """A row for each action under its goal, then what hangs loose."""
    parties = party_names(session, t)
    goals = {goal.id: goal for goal in session.goals.goals}

    def line(goal_id: str | None, action: str | None, note: str | None) -> tuple[Cell, ...]:
        goal = goals.get(goal_id or "")
        labels = (
            [t(f"method.accelerator.{each}.label") for each in goal.accelerators] if goal else []
        )
        theme = names.get(Node("theme", goal.theme or "")) if goal else None
        return (
            t.enumerate(labels) or None,
            theme,
            names.get(Node("goal", goal_id or "")),
            names.get(Node("action", action)) if action else None,
            note,
        )

    rows = [
        line(goal.id, action.id, None)
        for goal in session.goals.goals
        for action in session.doing.actions
        if action.goal == goal.id
    ]
    rows += [line(each, None, t("thread.loose.goal")) for each in off.goals_without_action]
    rows += [line(None, each, t("thread.loose.action")) for each in off.actions_without_goal]
    rows += [
        (None, names[Node("theme", each)], None, None, t("thread.loose.theme"))
        for each in off.themes_without_goal
    ]
    rows += [
        (None, None, None, None, t("thread.loose.party", party=parties[each]))
        for each in off.parties_without_role
    ]
    columns = ("accelerator", "theme", "goal", "action")
    return Table(
        (*(t(f"thread.kind.{kind}") for kind in columns), t("thread.loose.column")), tuple(rows)
    )
