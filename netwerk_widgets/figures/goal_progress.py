"""Step 7: how far each goal is on the way from where it started to where it should come."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import FOOT, above, named_rows
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.names import amount, few, named
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
    figure = Chart()
    _ways(figure, rows, names, _then_label(session, t, then), t)
    _axes(figure, rows, names, t)
    return Drawing(
        "progress",
        figure,
        _title(rows, names, t),
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
            "annotations": [above(n, names[row.goal]) for n, row in enumerate(rows)],
        },
    )


def _ways(figure: Chart, rows: list[Progress], names: dict[str, str], then: str, t: Texts) -> None:
    """A mark at each goal for now; where it is known, one for ``then`` and a line between."""
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
            name=then,
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
        y=list(range(len(rows))),
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


def _axes(figure: Chart, rows: list[Progress], names: dict[str, str], t: Texts) -> None:
    ways = [_clamped(way) for row in rows for way in (row.now_way, row.then_way) if way is not None]
    low, high = min(0.0, *ways), max(100.0, *ways)
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * _ROW + 150,
        margin={"l": 330, "r": 24, "t": 12, "b": 126},
        legend=FOOT | {"x": 0},
    )
    figure.update_xaxes(
        range=[low - 8, high + 8],
        tickvals=[x for x in (-50, 0, 25, 50, 75, 100, 150) if low <= x <= high],
        ticktext=[_tick(x, t) for x in (-50, 0, 25, 50, 75, 100, 150) if low <= x <= high],
        title={"text": t("persevering.progress.axis"), "font": {"size": 17}, "standoff": 18},
        fixedrange=True,
    )
    labels = [_label(row, names[row.goal], t) for row in rows]
    named_rows(figure, labels, (len(rows) - 0.5, -0.62), showline=False, tickfont={"size": 17})


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
