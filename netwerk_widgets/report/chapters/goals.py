"""Step 4, doelen stellen."""

from typing import Any

from netwerk_widgets.insights import goals, influence, influence_words
from netwerk_widgets.insights.names import amount
from netwerk_widgets.report import tables
from netwerk_widgets.report.document import Block, Cell
from netwerk_widgets.report.recorded import Recorded, section, text
from netwerk_widgets.report.writing import capital

#: Millimetres that a figure of many small letters takes at most.
_MATRIX, _TREE = 115, 185


def blocks(r: Recorded) -> list[Block]:
    """The goals, where each party stands on them, and what hangs together."""
    s, t = r.session, r.t
    return [
        *section(
            t("report.title.goals"),
            r.grid(
                "goals",
                t("report.table.goals"),
                s.goals.goals,
                [
                    (r.label("goal_name"), lambda x: r.goals[x.id]),
                    (r.label("goal_indicator"), lambda x: x.indicator),
                    (t("report.column.way"), lambda x: way(x, r), "baseline", "target", "unit"),
                    (r.label("goal_due"), lambda x: x.due),
                    (capital(t("words.late")), lambda x: r.late("goal", x.id)),
                    (r.label("goal_owner"), lambda x: r.called(r.parties, x.owner)),
                ],
            ),
        ),
        *section(
            t("pages.goals.positions.title"),
            r.stands_out(lambda: goals.findings(s, t, r.today)),
            r.figure("goals"),
            r.figure("closeness", highest=_MATRIX),
        ),
        *_influence(r),
        *section(t("pages.goals.tree.title"), r.figure("goal_tree", highest=_TREE)),
    ]


def _influence(r: Recorded) -> list[Block]:
    """Who can carry the goals, who can stop one, who bridges, and how rough that is."""
    s, t = r.session, r.t
    if not s.goals.influences:
        return []
    heads = [capital(t(f"influence.column.{each}")) for each in ("goal", "for", "against")]
    rows: list[tuple[Cell, ...]] = [*influence.mobilised(s, t)]
    return section(
        t("pages.goals.influence.title"),
        text(f"{t('influence.about')} {t('influence.asked')}"),
        r.stands_out(lambda: influence_words.findings(s, t)),
        r.figure("influence", highest=_MATRIX),
        tables.grid("mobilised", t("influence.mobilised"), heads, rows),
    )


def way(goal: Any, r: Recorded) -> str | None:
    """From where to where, with the unit."""
    ends = [r.t("report.open") if x is None else amount(x, r.t) for x in _ends(goal)]
    if goal.baseline is None and goal.target is None:
        return None
    return f"{ends[0]} → {ends[1]} {goal.unit}".strip()


def _ends(goal: Any) -> tuple[float | None, float | None]:
    return goal.baseline, goal.target
