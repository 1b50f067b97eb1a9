"""What a group chose: a bar for each thing, in the order in which they ended."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.parts import texture
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain, wrapped_apart
from netwerk_widgets.insights import chosen
from netwerk_widgets.insights.choosing import RESISTANCE, SCORE, Standing, standings
from netwerk_widgets.insights.chosen import Outcome
from netwerk_widgets.insights.names import amount
from netwerk_widgets.session.models.chosen import Way
from netwerk_widgets.texts import Texts

#: More things that came first together than this are not read out.
SENTENCES = 4


def choice_bars(found: Outcome, t: Texts) -> Drawing:
    """What each thing got, the first on top; of scores and resistance the length says how much."""
    title, way = chosen.title(found, t), found.poll.way
    order = standings(found.poll)
    if not any(each.points for each in order) and way == "dots":
        return empty("choosing", title, t(f"choosing.way.{way}.what"))
    labels = [found.names[each.thing] for each in order]
    height = 120 + 56 * len(order)
    most = _axis(order, way)[1]
    return Drawing(
        "choosing",
        _bars(order, labels, way, height, t),
        title,
        _summary(found, order, t),
        _table(found, order, t),
        narrow={
            "height": height + 40,
            "font.size": 14,
            "margin.l": 150,
            "margin.r": 4,
            "xaxis.range": [0, most * 1.9],
            "yaxis.ticktext": wrapped_apart(labels, 17, 3),
        }
        | {f"annotations.{at}.font.size": 14 for at in range(len(order))},
    )


def _value(each: Standing, way: Way) -> float:
    """How long its bar is: a mean where there is a scale, else the points."""
    return each.mean if way in ("score", "resistance") else each.points


def _axis(order: list[Standing], way: Way) -> tuple[float, float]:
    ends = {"score": SCORE, "resistance": RESISTANCE}.get(way)
    return (0, ends[1]) if ends else (0, max(each.points for each in order) or 1)


def _ticks(way: Way) -> list[int] | None:
    """The marks along a scale, and none beyond it; None where plotly chooses."""
    most = {"score": SCORE, "resistance": RESISTANCE}.get(way, (0, 0))[1]
    return list(range(0, most + 1, 2 if most > 5 else 1)) or None if most else None


def _bars(order: list[Standing], labels: list[str], way: Way, height: int, t: Texts) -> Chart:
    places = list(range(len(order)))
    on_top = [each.place == 1 for each in order]
    figure = Chart(
        trace(
            "bar",
            x=[_value(each, way) for each in order],
            y=places,
            orientation="h",
            width=0.6,
            marker={
                "color": [palette.ACCENT if top else palette.AMOUNTS[1] for top in on_top],
                "pattern": texture(["" if top else "/" for top in on_top], solidity=0.12),
            },
            hovertext=[plain(label, 200) for label in labels],
            hoverinfo="text",
        )
    )
    for at, each in enumerate(order):
        figure.add_annotation(
            x=_value(each, way),
            y=at,
            xanchor="left",
            xshift=8,
            showarrow=False,
            text=_beside(each, way, t),
            font={"size": 18},
        )
    figure.update_layout(
        template=TEMPLATE,
        height=height,
        showlegend=False,
        margin={"l": 330, "r": 16, "t": 12, "b": 60},
    )
    figure.update_xaxes(
        title={"text": t(f"choosing.way.{way}.axis"), "font": {"size": 17}},
        range=[0, _axis(order, way)[1] * 1.3],
        tickvals=_ticks(way),
        rangemode="tozero",
        fixedrange=True,
    )
    figure.update_yaxes(
        tickvals=places,
        ticktext=wrapped_apart(labels, 36, 2),
        range=[len(order) - 0.5, -0.5],
        showgrid=False,
        fixedrange=True,
    )
    return figure


def _beside(each: Standing, way: Way, t: Texts) -> str:
    return t(
        f"choosing.figure.{way}",
        place=each.place,
        points=each.points,
        mean=amount(each.mean, t),
        low=each.low,
        high=each.high,
    )


def _summary(found: Outcome, order: list[Standing], t: Texts) -> str:
    """The rule, and what came first; the table has the rest, and so have the words beside it."""
    told = [chosen.line(found, each, t) for each in order if each.place == 1]
    return " ".join([chosen.rule(found, t), *told[:SENTENCES]])


def _table(found: Outcome, order: list[Standing], t: Texts) -> Table:
    way = found.poll.way
    values = sorted({value for each in order for value in found.poll.counts[each.thing]})
    heads = ["what", "place"]
    columns = [t(f"choosing.column.{each}") for each in heads]
    columns += [t(f"choosing.way.{way}.column"), t("choosing.column.mean")]
    columns += [t("choosing.column.given", value=value) for value in values]

    def row(each: Standing) -> tuple[Cell, ...]:
        counts = found.poll.counts[each.thing]
        given = [counts.get(value, 0) for value in values]
        return (
            found.names[each.thing], each.place, each.points, round(each.mean, 2), *given,
        )  # fmt: skip

    return Table(tuple(columns), tuple(row(each) for each in order))
