"""Step 6, doen: actions by date and by party, investments, readiness."""

from typing import Any

from netwerk_widgets.insights import doing
from netwerk_widgets.insights.agreed import in_time
from netwerk_widgets.insights.names import named, outside
from netwerk_widgets.insights.overdue import marked
from netwerk_widgets.report.document import Block, Cell, Grid
from netwerk_widgets.report.recorded import Recorded, section
from netwerk_widgets.report.tables import grid
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.models.doing import Action


def blocks(r: Recorded) -> list[Block]:
    """Who does what and when, who invests what, and whether all are ready."""
    s, t = r.session, r.t
    return [
        *section(
            t("report.title.by_date"),
            r.stands_out(lambda: doing.findings(s, t, r.today)),
            r.figure("timeline", highest=125),
            _by_date(r),
        ),
        *section(t("report.title.by_party"), _by_party(r)),
        *section(
            t("pages.doing.investments.title"),
            _investments(r),
            r.figure("investments", highest=80),
        ),
        *section(
            t("pages.doing.readiness.title"),
            r.grid(
                "conditions",
                t("report.table.conditions"),
                s.doing.conditions,
                [
                    (
                        r.label("condition_rating_id"),
                        lambda x: capital(t(f"method.condition.{x.id}.label")),
                    ),
                    (r.label("condition_rating_level"), lambda x: x.level),
                    (r.label("condition_rating_note"), lambda x: x.note),
                ],
                fixed=1,
            ),
            r.figure("conditions"),
            r.figure("readiness"),
        ),
    ]


def _status(action: Action, r: Recorded) -> str:
    status = r.t(f"fields.status.{action.status}")
    return marked(status, is_late=("action", action.id) in r.overdue, t=r.t)


def _by_date(r: Recorded) -> Grid | None:
    """Each action once, with the number that parties are listed by; the timeline has its start."""
    t, actions = r.t, in_time(r.session.doing.actions)
    names = named(r.session.doing.actions, t, 600)
    number = {each.id: n for n, each in enumerate(actions, 1)}
    return r.grid(
        "by_date",
        t("report.table.by_date"),
        actions,
        [
            (t("brief.column.number"), lambda x: str(number[x.id])),
            (r.label("action_end"), lambda x: x.end),
            (r.label("action_name"), lambda x: names[x.id]),
            (r.label("action_owner"), lambda x: r.called(r.parties, x.owner)),
            (r.label("action_status"), lambda x: _status(x, r)),
        ],
    )


def _by_party(r: Recorded) -> Grid | None:
    """A row for each party that works on something: the numbers of what it owns and joins."""
    t, actions = r.t, in_time(r.session.doing.actions)
    said = {
        each.id: marked(str(n), is_late=("action", each.id) in r.overdue, t=t)
        for n, each in enumerate(actions, 1)
    }
    rows: list[tuple[Cell, ...]] = []
    for party in r.session.stakeholders.items:
        owns = [said[each.id] for each in actions if each.owner == party.id]
        joins = [
            said[each.id]
            for each in actions
            if party.id in each.partners and each.owner != party.id
        ]
        if owns or joins:
            rows.append((r.parties[party.id], ", ".join(owns), ", ".join(joins)))
    columns = [t(f"brief.column.{each}") for each in ("party", "owns", "joins")]
    return grid("by_party", t("report.table.by_party"), columns, rows)


def _investments(r: Recorded) -> Grid | None:
    """What each party invests and gains, with the sum under it."""
    t, items = r.t, r.session.doing.investments
    found = r.grid(
        "investments",
        t("report.table.investments"),
        items,
        [
            (r.label("investment_id"), lambda x: r.called(r.rows, x.id)),
            (r.label("investment_hours"), lambda x: x.hours),
            (r.label("investment_money"), lambda x: x.money),
            (t("report.column.gain"), lambda x: x.gain, "gain"),
        ],
        fixed=1,
    )
    if found is None:
        return None
    apart = set(outside(r.session))
    counted = [each for each in items if each.id not in apart]
    whole = len(counted) == len(items)
    sums: dict[str, Any] = {
        found.columns[0]: t("report.total") if whole else t("report.total_inside"),
        r.label("investment_hours"): total(counted, "hours"),
        r.label("investment_money"): total(counted, "money"),
    }
    last = tuple(sums.get(column) for column in found.columns)
    return Grid(found.key, found.title, found.columns, (*found.rows, last))


def total(items: list[Any], name: str) -> float | None:
    """The sum of what was filled in; None when nothing was."""
    told = [value for each in items if (value := getattr(each, name)) is not None]
    return float(sum(told)) if told else None
