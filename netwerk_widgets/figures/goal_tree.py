"""Step 4: from theme to goal to action, as one tree."""

from datetime import date

from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.goal_list import laid, outline
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.insights.names import amount, day, named, party_names
from netwerk_widgets.insights.overdue import marked, overdue_ids
from netwerk_widgets.insights.thread import loose
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


def goal_tree(session: Session, t: Texts, today: date | None = None) -> Drawing:
    """The tree of themes, goals and actions, what it lacks and what is late."""
    if not session.goals.goals:
        return empty("goal_tree", t("goals.tree.empty"), t("goals.tree.hint"))
    lines = outline(session, t, today=today)
    wide, narrow = laid(lines, 690), laid(lines, 318, 17)
    figure = Chart()
    figure.update_layout(
        template=TEMPLATE,
        height=wide.height,
        margin={"l": 8, "r": 8, "t": 0, "b": 0},
        annotations=wide.annotations,
        shapes=wide.shapes,
    )
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[wide.height, 0], fixedrange=True)
    bare = len(loose(session).goals_without_action)
    goals = t.count("goals.word.goal", len(session.goals.goals))
    title = (
        t.count("goals.tree.title.bare", bare, goals=goals)
        if bare
        else t("goals.tree.title.whole", goals=goals)
    )
    return Drawing(
        "goal_tree",
        figure,
        title,
        t(
            "goals.tree.summary",
            themes=t.count("dream.word.theme", len(session.dream.themes)),
            goals=goals,
            actions=t.count("doing.word.action", len(session.doing.actions)),
        ),
        _table(session, t, today),
        narrow={
            "height": narrow.height,
            "yaxis.range": [narrow.height, 0],
            "annotations": narrow.annotations,
            "shapes": narrow.shapes,
        },
    )


def _table(session: Session, t: Texts, today: date | None) -> Table:
    overdue = overdue_ids(session, today, t) if today else frozenset()
    themes = named(session.dream.themes, t)
    parties = party_names(session, t)
    actions = named(session.doing.actions, t)
    goals = named(session.goals.goals, t)
    return Table(
        tuple(
            t(f"goals.tree.column.{name}")
            for name in ("theme", "goal", "baseline", "target", "unit", "due", "owner", "actions")
        ),
        tuple(
            (
                themes.get(goal.theme or ""),
                goals[goal.id],
                None if goal.baseline is None else amount(goal.baseline, t),
                None if goal.target is None else amount(goal.target, t),
                goal.unit or None,
                marked(day(goal.due, t), is_late=("goal", goal.id) in overdue, t=t)
                if goal.due
                else None,
                parties.get(goal.owner or ""),
                t.enumerate([actions[a.id] for a in session.doing.actions if a.goal == goal.id])
                or None,
            )
            for goal in session.goals.goals
        ),
    )
