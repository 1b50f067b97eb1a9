"""What stands in the timeline of the actions: its title, the words at a row, its table."""

from typing import Any

from netwerk_widgets.figures.drawing import Cell, Table
from netwerk_widgets.figures.goal_list import STATUS_MARKS
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.theme import plain
from netwerk_widgets.insights.doing import Planned
from netwerk_widgets.insights.names import day, few, named
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: A row: an action, or the owner whose actions follow (its id; None: nobody's).
Row = Planned | str | None


def title(planned: tuple[Planned, ...], names: dict[str, str], t: Texts) -> str:
    """What is late; nothing late: how much is done."""
    late = [names[each.action] for each in planned if each.overdue]
    if late:
        told = few(late, t, 2, quoted=True)
        return t.count("doing.timeline.title.late", len(late), names=told)
    kind = "on_time" if any(each.end for each in planned) else "open"
    return t(
        f"doing.timeline.title.{kind}",
        done=sum(each.status == "done" for each in planned),
        actions=t.count("doing.word.action", len(planned)),
    )


def label(row: Row, names: dict[str, str], parties: dict[str, str], t: Texts) -> str:
    """The words beside a row."""
    if isinstance(row, Planned):
        return f"{wrapped(names[row.action], 30, 2)} {STATUS_MARKS[row.status]}"
    return f"<b>{wrapped(parties.get(row or '', t('doing.timeline.nobody')), 30, 2)}</b>"


def above(
    place: float, row: Row, names: dict[str, str], parties: dict[str, str], t: Texts
) -> dict[str, Any]:
    """On a phone the words stand above the bar instead of beside it."""
    if isinstance(row, Planned):
        text = f"{STATUS_MARKS[row.status]} {wrapped(names[row.action], 36, 2)}"
    else:
        text = f"<b>{wrapped(parties.get(row or '', t('doing.timeline.nobody')), 34, 1)}</b>"
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": place - (0.19 if isinstance(row, Planned) else -0.02),
        "yanchor": "bottom",
        "align": "left",
        "text": text,
        "showarrow": False,
        "font": {"size": 16},
        "bgcolor": "rgba(255,255,255,0.8)",
    }


def hover(row: Planned, names: dict[str, str], t: Texts) -> str:
    """All of an action: its name, its status and its dates."""
    dates = " – ".join(day(each, t) for each in (row.start, row.end) if each)
    return f"{plain(names[row.action])}<br>{t(f'fields.status.{row.status}')}<br>{dates}"


def table(
    session: Session,
    planned: tuple[Planned, ...],
    names: dict[str, str],
    parties: dict[str, str],
    t: Texts,
) -> Table:
    """The same as a table, with the partners and the goal."""
    items = {each.id: each for each in session.doing.actions}
    goals = named(session.goals.goals, t)

    def cells(row: Planned) -> tuple[Cell, ...]:
        item = items[row.action]
        status = t(f"fields.status.{row.status}")
        return (
            names[row.action],
            parties.get(row.owner or ""),
            t.enumerate([parties[p] for p in item.partners if p in parties]) or None,
            day(row.start, t) if row.start else None,
            day(row.end, t) if row.end else None,
            f"{status} ({t('doing.timeline.late')})" if row.overdue else status,
            goals.get(item.goal or ""),
        )

    columns = ("action", "owner", "partners", "start", "end", "status", "goal")
    return Table(
        tuple(t(f"doing.timeline.column.{name}") for name in columns),
        tuple(cells(row) for row in planned),
    )
