"""Step 6: who does what, and when."""

from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from netwerk_widgets.figures import calendar, palette
from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.outline import STATUS_MARKS
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.figures.words import wrapped
from netwerk_widgets.insights.doing import Planned, timeline
from netwerk_widgets.insights.names import day, few, named, party_names
from netwerk_widgets.insights.persevering import STATUSES
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.doing import ActionStatus
from netwerk_widgets.texts import Texts

#: Colour and texture of each status: apart without colour as well.
LOOKS: dict[ActionStatus, tuple[str, str]] = {
    "planned": (palette.SKY, "/"),
    "busy": (palette.BLUE, ""),
    "done": (palette.GREEN, "."),
    "stopped": (palette.GREY, "x"),
}
_ROW, _ROW_NARROW = 56, 92
_DAY = 86_400_000
Row = Planned | str | None


def action_timeline(session: Session, t: Texts, today: date) -> Drawing:
    """The actions under their owners on a time axis, with a line at ``today``."""
    planned = timeline(session, today)
    dated = [each for each in planned if each.dated]
    if not dated:
        key = "undated" if planned else "hint"
        return empty("timeline", t("doing.timeline.empty"), t(f"doing.timeline.{key}"))
    names = named(session.doing.actions, t)
    parties = party_names(session, t)
    rows: list[Row] = []
    for each in dated:
        if each.owner not in [row.owner for row in rows if isinstance(row, Planned)]:
            rows.append(each.owner)
        rows.append(each)
    places = _places(rows)
    total = places[-1] + 0.5
    first, last = _ends(dated, today)
    figure = go.Figure()
    for status in STATUSES:
        _bars(figure, rows, places, status, names, t)
    _milestones(figure, rows, places, names, t)
    figure.add_vline(x=today.isoformat(), line={"color": palette.VERMILION, "width": 3})
    now = {
        "x": today.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": f"<b>{t('doing.timeline.today', day=day(today, t))}</b>",
        "showarrow": False,
        "font": {"color": palette.VERMILION, "size": 17},
    }
    labels = [_label(row, names, parties, t) for row in rows]
    days, texts = calendar.ticks(first, last, t, 9)
    days_narrow, texts_narrow = calendar.ticks(first, last, t, 5)
    figure.update_layout(
        template=TEMPLATE,
        height=round(total * _ROW + 160),
        barmode="overlay",
        margin={"l": 330, "r": 24, "t": 40, "b": 120},
        legend={"yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "itemclick": False},
        annotations=[now | _side(today, first, last), *_late(rows, places, t)],
    )
    figure.update_xaxes(
        type="date",
        range=[first.isoformat(), last.isoformat()],
        tickvals=days,
        ticktext=texts,
        fixedrange=True,
    )
    figure.update_yaxes(
        tickvals=places,
        ticktext=labels,
        range=[total, 0],
        showgrid=False,
        showline=False,
        ticks="",
        ticklabelstandoff=6,
        tickfont={"size": 17},
        fixedrange=True,
    )
    late = [names[each.action] for each in planned if each.overdue]
    done = sum(each.status == "done" for each in planned)
    counted = t.count("doing.word.action", len(planned))
    title = (
        t.count("doing.timeline.title.late", len(late), names=few(late, t, 2, quoted=True))
        if late
        else t("doing.timeline.title.on_time", done=done, actions=counted)
        if any(each.end for each in planned)
        else t("doing.timeline.title.open", done=done, actions=counted)
    )
    undated = len(planned) - len(dated)
    return Drawing(
        "timeline",
        figure,
        title,
        t("doing.timeline.summary", actions=counted, done=done, late=len(late), undated=undated),
        _table(session, planned, names, parties, t),
        narrow={
            "height": round(total * _ROW_NARROW + 190),
            "margin": {"l": 8, "r": 12, "t": 40, "b": 150},
            "yaxis.showticklabels": False,
            "xaxis.tickvals": days_narrow,
            "xaxis.ticktext": texts_narrow,
            "xaxis.tickfont.size": 16,
            "legend.font.size": 16,
            "annotations": [
                now | _side(today, first, last),
                *_late(rows, places, t),
                *(
                    _above(place, row, names, parties, t)
                    for place, row in zip(places, rows, strict=True)
                ),
            ],
        },
    )


def _places(rows: list[Row]) -> list[float]:
    """The middle of each row: an owner takes half of what an action takes."""
    places = []
    top = 0.0
    for row in rows:
        size = 1.0 if isinstance(row, Planned) else 0.6
        places.append(round(top + size / 2, 2))
        top += size
    return places


def _ends(rows: list[Planned], today: date) -> tuple[date, date]:
    """The ends of the axis: all dates and today, with some air."""
    days = [each for row in rows for each in (row.start, row.end) if each is not None]
    first, last = min(*days, today), max(*days, today)
    air = timedelta(days=max(10, (last - first).days // 20))
    return max(first, date(1900, 3, 1)) - min(air, first - date.min), min(
        last, date(2990, 1, 1)
    ) + air


def _bars(
    figure: go.Figure,
    rows: list[Row],
    places: list[float],
    status: ActionStatus,
    names: dict[str, str],
    t: Texts,
) -> None:
    colour, pattern = LOOKS[status]
    drawn = [
        (number, row)
        for number, row in zip(places, rows, strict=True)
        if isinstance(row, Planned) and row.status == status and row.start and row.end
    ]
    figure.add_bar(
        y=[number for number, _ in drawn],
        base=[row.start.isoformat() for _, row in drawn if row.start],
        x=[max(1, (row.end - row.start).days) * _DAY for _, row in drawn if row.start and row.end],
        orientation="h",
        width=0.36,
        name=f"{STATUS_MARKS[status]} {t(f'fields.status.{status}')}",
        marker={
            "color": colour,
            "pattern": {
                "shape": pattern,
                "fillmode": "overlay",
                "fgcolor": palette.PAPER,
                "size": 8,
                "solidity": 0.25,
            },
        },
        hovertext=[_hover(row, names, t) for _, row in drawn],
        hoverinfo="text",
        showlegend=any(isinstance(row, Planned) and row.status == status for row in rows),
    )


def _milestones(
    figure: go.Figure, rows: list[Row], places: list[float], names: dict[str, str], t: Texts
) -> None:
    """Actions of which only the start or the end is known: a diamond there."""
    drawn = [
        (number, row)
        for number, row in zip(places, rows, strict=True)
        if isinstance(row, Planned) and not (row.start and row.end)
    ]
    if drawn:
        figure.add_scatter(
            x=[(row.start or row.end or date.min).isoformat() for _, row in drawn],
            y=[number for number, _ in drawn],
            mode="markers",
            marker={
                "symbol": "diamond",
                "size": 18,
                "color": [LOOKS[row.status][0] for _, row in drawn],
                "line": {"width": 2, "color": palette.INK},
            },
            hovertext=[_hover(row, names, t) for _, row in drawn],
            hoverinfo="text",
            name=t("doing.timeline.one_date"),
        )


def _label(row: Row, names: dict[str, str], parties: dict[str, str], t: Texts) -> str:
    if isinstance(row, Planned):
        return f"{wrapped(names[row.action], 30, 2)} {STATUS_MARKS[row.status]}"
    return f"<b>{wrapped(parties.get(row or '', t('doing.timeline.nobody')), 30, 2)}</b>"


def _above(
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


def _late(rows: list[Row], places: list[float], t: Texts) -> list[dict[str, Any]]:
    return [
        {
            "x": row.end.isoformat(),
            "y": number,
            "xanchor": "left",
            "xshift": 4,
            "text": f"<b>▲ {t('doing.timeline.late')}</b>",
            "showarrow": False,
            "font": {"size": 16, "color": palette.DIVERGING[0]},
            "bgcolor": "rgba(255,255,255,0.85)",
        }
        for number, row in zip(places, rows, strict=True)
        if isinstance(row, Planned) and row.overdue and row.end
    ]


def _side(today: date, first: date, last: date) -> dict[str, str]:
    """Keep the word at today's line inside the figure."""
    share = (today - first) / (last - first)
    return {"xanchor": "left" if share < 0.3 else "right" if share > 0.7 else "center"}


def _hover(row: Planned, names: dict[str, str], t: Texts) -> str:
    dates = " – ".join(day(each, t) for each in (row.start, row.end) if each)
    return f"{plain(names[row.action])}<br>{t(f'fields.status.{row.status}')}<br>{dates}"


def _table(
    session: Session,
    planned: tuple[Planned, ...],
    names: dict[str, str],
    parties: dict[str, str],
    t: Texts,
) -> Table:
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
