"""Step 6: who does what, and when."""

from datetime import date, timedelta
from typing import Any

from netwerk_widgets.figures import calendar, palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing
from netwerk_widgets.figures.goal_list import STATUS_MARKS
from netwerk_widgets.figures.parts import FOOT, named_rows, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.figures.timeline_words import Row, above, hover, label, table, title
from netwerk_widgets.insights.doing import Planned, timeline
from netwerk_widgets.insights.names import day, named, party_names
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
    first, last = _ends(dated, today)
    marks = [_now(today, first, last, t), *_late(rows, places, t)]
    figure = Chart()
    for status in STATUSES:
        _bars(figure, rows, places, status, names, t)
    _milestones(figure, rows, places, names, t)
    _axes(figure, places, (first, last), t)
    figure.add_vline(x=today.isoformat(), line={"color": palette.VERMILION, "width": 3})
    named_rows(
        figure,
        [label(row, names, parties, t) for row in rows],
        (_total(places), 0),
        places=places,
        showline=False,
        tickfont={"size": 17},
    )
    figure.update_layout(annotations=marks)
    done = sum(each.status == "done" for each in planned)
    return Drawing(
        "timeline",
        figure,
        title(planned, names, t),
        t(
            "doing.timeline.summary",
            actions=t.count("doing.word.action", len(planned)),
            done=done,
            late=sum(each.overdue for each in planned),
            undated=len(planned) - len(dated),
        ),
        table(session, planned, names, parties, t),
        narrow=_narrow(places, (first, last), t)
        | {
            "annotations": [
                *marks,
                *(
                    above(place, row, names, parties, t)
                    for place, row in zip(places, rows, strict=True)
                ),
            ]
        },
    )


def _axes(figure: Chart, places: list[float], ends: tuple[date, date], t: Texts) -> None:
    days, texts = calendar.ticks(*ends, t, 9)
    figure.update_layout(
        template=TEMPLATE,
        height=round(_total(places) * _ROW + 160),
        barmode="overlay",
        margin={"l": 330, "r": 24, "t": 40, "b": 120},
        legend=FOOT | {"x": 0, "itemclick": False},
    )
    figure.update_xaxes(
        type="date",
        range=[each.isoformat() for each in ends],
        tickvals=days,
        ticktext=texts,
        fixedrange=True,
    )


def _narrow(places: list[float], ends: tuple[date, date], t: Texts) -> dict[str, Any]:
    days, texts = calendar.ticks(*ends, t, 5)
    return {
        "height": round(_total(places) * _ROW_NARROW + 190),
        "margin": {"l": 8, "r": 12, "t": 40, "b": 150},
        "yaxis.showticklabels": False,
        "xaxis.tickvals": days,
        "xaxis.ticktext": texts,
        "xaxis.tickfont.size": 16,
        "legend.font.size": 16,
    }


def _now(today: date, first: date, last: date, t: Texts) -> dict[str, Any]:
    """The word at today's line."""
    return {
        "x": today.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": f"<b>{t('doing.timeline.today', day=day(today, t))}</b>",
        "showarrow": False,
        "font": {"color": palette.VERMILION, "size": 17},
    } | _side(today, first, last)


def _total(places: list[float]) -> float:
    """How many rows there are; the last one is an action."""
    return places[-1] + 0.5


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
    figure: Chart,
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
            "pattern": texture(pattern, size=8, solidity=0.25),
        },
        hovertext=[hover(row, names, t) for _, row in drawn],
        hoverinfo="text",
        showlegend=any(isinstance(row, Planned) and row.status == status for row in rows),
    )


def _milestones(
    figure: Chart, rows: list[Row], places: list[float], names: dict[str, str], t: Texts
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
            hovertext=[hover(row, names, t) for _, row in drawn],
            hoverinfo="text",
            name=t("doing.timeline.one_date"),
        )


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
