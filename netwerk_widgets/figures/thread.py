"""The thread: accelerator → theme → goal → action, in one figure."""

from datetime import date
from typing import Any

from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.goal_list import COLOURS, MARKS, laid, outline
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.figures.thread_cards import COLUMNS, STEP, Card, bands, cards_of, edge, text
from netwerk_widgets.insights.names import party_names
from netwerk_widgets.insights.overdue import marked, overdue_ids
from netwerk_widgets.insights.thread import (
    Loose,
    Node,
    absent,
    loose,
    node_names,
    rootless,
    thread,
)
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def thread_flow(session: Session, t: Texts, today: date | None = None) -> Drawing:
    """Cards in four columns with bands between them; what hangs loose has a dashed edge.

    With ``today`` what is overdue says so.

    On a phone, where four columns do not fit, the same stands in an indented list.
    """
    whole = thread(session)
    if not whole.nodes:
        return empty("thread", t("thread.flow.empty"), t("thread.flow.hint"))
    names = node_names(session, t)
    late = overdue_ids(session, today, t) if today else frozenset()
    said = {
        node: marked(name, is_late=(node.kind, node.id) in late, t=t, together=True)
        for node, name in names.items()
    }
    off = loose(session)
    cards = cards_of(whole, said, off)
    height = max(card.bottom for card in cards.values()) + 10
    figure = Chart(
        trace(
            "scatter",
            x=[(card.left + card.right) / 2 for card in cards.values()],
            y=[(card.top + card.bottom) / 2 for card in cards.values()],
            mode="markers",
            marker={"size": 30, "opacity": 0},
            hovertext=[plain(said[node], 140) for node in cards],
            hoverinfo="text",
            customdata=[f"{node.kind}:{node.id}" for node in cards],
            showlegend=False,
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=round(height),
        margin={"l": 4, "r": 4, "t": 0, "b": 0},
        shapes=[*bands(whole, cards), *(each for c in cards.values() for each in edge(c))],
        annotations=[*_heads(cards, t), *(text(card) for card in cards.values())],
    )
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[height, 0], fixedrange=True)
    narrow = laid(outline(session, t, full=True, today=today), 318, 17)
    loosened = (
        len(off.goals_without_action) + len(off.actions_without_goal) + len(off.themes_without_goal)
    )
    return Drawing(
        "thread",
        figure,
        _title(session, loosened, t),
        t(
            "thread.flow.summary",
            accelerators=len(whole.of("accelerator")),
            themes=len(whole.of("theme")),
            goals=len(whole.of("goal")),
            dilemmas=len(whole.of("dilemma")),
            actions=len(whole.of("action")),
        ),
        _table(session, said, off, t),
        narrow={
            "height": max(120, narrow.height),
            "xaxis.range": [10, 11],  # the hover points belong to the wide drawing
            "yaxis.range": [max(120, narrow.height), 0],
            "annotations": narrow.annotations,
            "shapes": narrow.shapes,
        },
    )


def _title(session: Session, loosened: int, t: Texts) -> str:
    """Whole only when all kinds are there, nothing is loose, each goal has its roots."""
    missing = [t(f"thread.kind.{kind}").lower() for kind in absent(session)]
    if missing:
        return t("thread.flow.title.missing", kinds=t("thread.or").join(missing))
    if loosened:
        return t.count("thread.flow.title.loose", loosened)
    if bare := len(rootless(session)):
        return t.count("thread.flow.title.rootless", bare)
    return t("thread.flow.title.whole")


def _heads(cards: dict[Node, Card], t: Texts) -> list[dict[str, Any]]:
    kinds = {card.node.kind for card in cards.values()}
    heads = []
    for number, column in enumerate(COLUMNS):
        words = [
            f"<span style='color:{COLOURS[kind]}'>{MARKS.get(kind, '★')}</span> "
            f"{t(f'thread.kind.{kind}')}"
            for kind in column
            if kind in kinds or kind != "dilemma"
        ]
        heads.append(
            {
                "x": number * STEP,
                "y": 4,
                "xanchor": "left",
                "yanchor": "top",
                "align": "left",
                "text": f"<b>{'<br>'.join(words)}</b>",
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
