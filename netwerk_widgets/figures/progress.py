"""Step 7: how far each goal is on the way from where it started to where it should come."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.figures.words import wrapped
from netwerk_widgets.insights.names import amount, day, few, named, short
from netwerk_widgets.insights.overdue import overdue
from netwerk_widgets.insights.persevering import Progress, furthest, percent, progress, states
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: The axis, in percent of the way; what lies outside is drawn at the end, with its number.
LOW, HIGH = -50, 150
_ROW, _ROW_NARROW = 86, 112


def indicator_progress(session: Session, t: Texts, then: str | None = None) -> Drawing:
    """For each goal the way from baseline (0%) to target (100%): then and now."""
    rows = [each for each in progress(session, then) if each.now_way is not None]
    if not rows:
        return empty("progress", t("persevering.progress.empty"), t("persevering.progress.hint"))
    names = named(session.goals.goals, t)
    places = list(range(len(rows)))
    figure = go.Figure()
    for n, row in enumerate(rows):
        if row.then_way is not None:
            figure.add_shape(
                type="line",
                x0=_clamped(row.then_way),
                x1=_clamped(row.now_way),
                y0=n,
                y1=n,
                line={"color": palette.SKY, "width": 6},
                layer="below",
            )
    early = [(n, row) for n, row in enumerate(rows) if row.then_way is not None]
    if early:
        figure.add_scatter(
            x=[_clamped(row.then_way) for _, row in early],
            y=[n for n, _ in early],
            mode="markers",
            name=_then_label(session, t, then),
            marker={
                "symbol": "diamond",
                "size": 16,
                "color": palette.PAPER,
                "line": {"width": 3, "color": palette.ORANGE},
            },
            hovertext=[_hover(row, row.then, names[row.goal], t) for _, row in early],
            hoverinfo="text",
        )
    figure.add_scatter(
        x=[_clamped(row.now_way) for row in rows],
        y=places,
        mode="markers+text",
        name=t("persevering.now"),
        marker={"size": 20, "color": palette.ACCENT},
        text=[f"<b>{_percent(row.now_way, t)}</b>" for row in rows],
        textposition="top center",
        textfont={"size": 17},
        cliponaxis=False,
        hovertext=[_hover(row, row.now, names[row.goal], t) for row in rows],
        hoverinfo="text",
    )
    for x in (0, 100):
        figure.add_vline(x=x, line={"color": palette.MUTED, "width": 2}, layer="below")
    low = min(
        0.0, *(_clamped(row.now_way) for row in rows), *(_clamped(r.then_way) for _, r in early)
    )
    high = max(
        100.0, *(_clamped(row.now_way) for row in rows), *(_clamped(r.then_way) for _, r in early)
    )
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * _ROW + 150,
        margin={"l": 330, "r": 24, "t": 12, "b": 126},
        legend={"yref": "container", "y": 0, "yanchor": "bottom", "x": 0},
    )
    figure.update_xaxes(
        range=[low - 8, high + 8],
        tickvals=[x for x in (-50, 0, 25, 50, 75, 100, 150) if low <= x <= high],
        ticktext=[_tick(x, t) for x in (-50, 0, 25, 50, 75, 100, 150) if low <= x <= high],
        title={"text": t("persevering.progress.axis"), "font": {"size": 17}, "standoff": 18},
        fixedrange=True,
    )
    figure.update_yaxes(
        tickvals=places,
        ticktext=[_label(row, names[row.goal], t) for row in rows],
        range=[len(rows) - 0.5, -0.62],
        showgrid=False,
        showline=False,
        ticks="",
        ticklabelstandoff=6,
        tickfont={"size": 17},
        fixedrange=True,
    )
    title = _title(rows, names, t)
    return Drawing(
        "progress",
        figure,
        title,
        t(
            "persevering.progress.summary",
            n=len(rows),
            goals=t.count("goals.word.goal", len(names)),
        ),
        _table(session, then, names, t),
        narrow={
            "height": len(rows) * _ROW_NARROW + 170,
            "margin": {"l": 14, "r": 14, "t": 16, "b": 140},
            "yaxis.showticklabels": False,
            "yaxis.range": [len(rows) - 0.6, -0.8],
            "xaxis.tickvals": [0, 50, 100],
            "xaxis.ticktext": ["0%", "50%", "100%"],
            "xaxis.tickfont.size": 16,
            "xaxis.title.text": wrapped(t("persevering.progress.axis"), 34, 2),
            "xaxis.title.font.size": 16,
            "legend.font.size": 16,
            "annotations": [_above(n, names[row.goal]) for n, row in enumerate(rows)],
        },
    )


def _title(rows: list[Progress], names: dict[str, str], t: Texts) -> str:
    reached = [row for row in rows if (row.now_way or 0) >= 1]
    if reached:
        return t("persevering.progress.title.reached", n=len(reached), all=len(rows))
    most, best = furthest(rows)
    told = {"names": few([names[goal] for goal in best], t, 2, quoted=True), "percent": most}
    if len(rows) == 1:
        return t("persevering.progress.title.only", **told)
    if most <= 0:
        return t("persevering.progress.title.still", n=len(rows))
    return t.count("persevering.progress.title.furthest", len(best), **told)


def overdue_bars(session: Session, t: Texts, today: date) -> Drawing:
    """What should have happened before ``today``, and how many days ago."""
    rows = overdue(session, today, t)
    if not rows:
        return empty("overdue", t("persevering.overdue.empty"), t("persevering.overdue.hint"))
    places = list(range(len(rows)))
    most = max(row.days for row in rows)
    labels = [
        f"<b>{t(f'persevering.overdue.kind.{row.kind}')}</b><br>{wrapped(row.name, 31, 2)}"
        for row in rows
    ]
    figure = go.Figure(
        go.Bar(
            x=[row.days for row in rows],
            y=places,
            orientation="h",
            width=0.3,
            marker={"color": palette.VERMILION},
            text=[t.count("persevering.overdue.days", row.days) for row in rows],
            textposition="outside",
            textfont={"size": 17},
            cliponaxis=False,
            hovertext=[f"{plain(row.name)}<br>{day(row.due, t)}" for row in rows],
            hoverinfo="text",
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * 76 + 20,
        showlegend=False,
        margin={"l": 330, "r": 12, "t": 8, "b": 12},
    )
    figure.update_xaxes(visible=False, range=[0, most * 1.45], fixedrange=True)
    figure.update_yaxes(
        tickvals=places,
        ticktext=labels,
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        ticks="",
        ticklabelstandoff=6,
        tickfont={"size": 17},
        fixedrange=True,
    )
    return Drawing(
        "overdue",
        figure,
        t.count("persevering.overdue.title", len(rows), name=short(rows[0].name, 60)),
        t("persevering.overdue.summary", day=day(today, t)),
        Table(
            tuple(
                t(f"persevering.overdue.column.{name}") for name in ("kind", "name", "due", "days")
            ),
            tuple(
                (t(f"persevering.overdue.kind.{r.kind}"), r.name, day(r.due, t), r.days)
                for r in rows
            ),
        ),
        narrow={
            "height": len(rows) * 112 + 20,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 12},
            "yaxis.showticklabels": False,
            "yaxis.range": [len(rows) - 0.7, -0.8],
            "xaxis.range": [0, most * 1.6],
            "annotations": [
                _above(n, row.name, t(f"persevering.overdue.kind.{row.kind}"), 0.2)
                for n, row in enumerate(rows)
            ],
        },
    )


def _above(number: int, name: str, head: str = "", lift: float = 0.34) -> dict[str, Any]:
    """On a phone the words stand above the row instead of beside it."""
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": number - lift,
        "yanchor": "bottom",
        "align": "left",
        "text": (f"<b>{head}</b><br>" if head else "") + wrapped(name, 34, 2),
        "showarrow": False,
        "font": {"size": 16},
    }


def _clamped(way: float | None) -> float:
    return min(HIGH, max(LOW, 100 * (way or 0)))


def _percent(way: float | None, t: Texts) -> str:
    value = percent(way or 0)
    # An absurd target would make an absurd number; the table has the real values.
    return f"{t.number(value)}%" if abs(value) < 1000 else ("> 999%" if value > 0 else "< −999%")


def _tick(x: int, t: Texts) -> str:
    if x == 0:
        return t("persevering.progress.start")
    return t("persevering.progress.target") if x == 100 else f"{x}%"


def _label(row: Progress, name: str, t: Texts) -> str:
    way = f"{amount(row.baseline or 0, t)} → {amount(row.target or 0, t)} {row.unit}"
    small = f"<span style='font-size:16px;color:{palette.MUTED}'>{plain(way, 36)}</span>"
    return f"{wrapped(name, 31, 2)}<br>{small}"


def _hover(row: Progress, value: float | None, name: str, t: Texts) -> str:
    real = "–" if value is None else amount(value, t)
    return f"{plain(name)}<br>{real} {plain(row.unit, 40)}"


def _then_label(session: Session, t: Texts, then: str | None) -> str:
    labels = {each.id: each.name for each in session.persevering.moments}
    labels |= {each.moment: each.label for each in states(session, t) if each.moment}
    return plain(labels[then], 30) if then in labels else t("persevering.first")


def _table(session: Session, then: str | None, names: dict[str, str], t: Texts) -> Table:
    def number(value: float | None) -> str | None:
        return None if value is None else amount(value, t)

    columns = ("goal", "unit", "baseline", "then", "now", "target", "way")
    return Table(
        tuple(t(f"persevering.progress.column.{name}") for name in columns),
        tuple(
            (
                names[row.goal],
                row.unit or None,
                number(row.baseline),
                number(row.then),
                number(row.now),
                number(row.target),
                None if row.now_way is None else f"{t.number(percent(row.now_way))}%",
            )
            for row in progress(session, then)
        ),
    )
