"""The answers to a round: a bar for each thing asked, in pieces for each value that was chosen."""

from collections.abc import Sequence

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain, wrapped_apart
from netwerk_widgets.insights.names import amount, short
from netwerk_widgets.rounds.model import Answer, Choice, Scale
from netwerk_widgets.rounds.results import Result
from netwerk_widgets.rounds.sheet import signed
from netwerk_widgets.texts import Texts

#: Light to dark, from low to high, for as many values as a scale can have (seven).
_SHADES = ("#dceaf0", *palette.AMOUNTS[1:], "#063c50")
#: More rows than this are not read out one by one.
SENTENCES = 4
#: A row: its name, and the result.
Row = tuple[str, Result]


def value_words(result: Result, value: Answer, t: Texts) -> str:
    """A value as it is read: a number, or the word that was chosen."""
    shape = result.ask.shape
    if isinstance(shape, Choice):
        return shape.options[str(value)].said(t)
    return signed(int(value), shape) if isinstance(shape, Scale) else str(value)


def asked_words(result: Result, t: Texts) -> str:
    """What was asked, and of what has several answers which."""
    label = short(result.question.label.said(t), 200)
    return f"{label} ({result.ask.label.said(t)})" if result.ask.label else label


def round_bars(found: Sequence[Result], before: Sequence[Result], title: str, t: Texts) -> Drawing:
    """How often each value was chosen; of a second round the first stands above it."""
    if not found:
        return empty("round", title, t("rounds.asking.few"))
    first = {each.name: each for each in before}
    rows: list[Row] = []
    for each in found:
        label = asked_words(each, t)
        if each.name in first:
            rows.append((t("rounds.asking.first", label=label), first[each.name]))
            label = t("rounds.asking.second", label=label)
        rows.append((label, each))
    values = list(rows[0][1].counts)
    height = 130 + 58 * len(rows)
    # What was said first and what is said now are read together.
    together = 2 if len(rows) == 2 * len(found) else 1
    most = max(each.n for _, each in rows)
    return Drawing(
        "round",
        _bars(rows, values, height, most, t).update_layout(meta={"together": together}),
        title,
        _summary(rows, len(found), t),
        Table(
            (
                t("rounds.asking.what"),
                *(value_words(rows[0][1], value, t) for value in values),
                t("rounds.asking.median"),
            ),
            tuple(
                (label, *(each.counts.get(value, 0) for value in values), middle_words(each, t))
                for label, each in rows
            ),
        ),
        narrow={
            "height": height + 60,
            "font.size": 14,
            "margin.l": 132,
            "margin.r": 4,
            "xaxis.range": [0, most * 2.2],
            "yaxis.ticktext": wrapped_apart([label for label, _ in rows], 14, 3),
        }
        | {f"annotations.{at}.font.size": 14 for at in range(len(rows))},
    )


def _bars(rows: Sequence[Row], values: Sequence[Answer], height: int, most: int, t: Texts) -> Chart:
    figure = Chart()
    # A column, because two things may be called the same.
    places = list(range(len(rows)))
    for at, value in enumerate(values):
        shade = round(at * (len(_SHADES) - 1) / max(1, len(values) - 1))
        counts = [each.counts.get(value, 0) for _, each in rows]
        figure.add_trace(
            trace(
                "bar",
                name=plain(value_words(rows[0][1], value, t)),
                x=counts,
                y=places,
                orientation="h",
                marker={"color": _SHADES[shade], "line": {"color": palette.PAPER, "width": 1}},
                text=[str(count) if count else "" for count in counts],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": palette.PAPER if shade > 3 else palette.INK, "size": 17},
                hoverinfo="name+x",
            )
        )
    for at, (_, each) in enumerate(rows):
        figure.add_annotation(
            x=each.n,
            y=at,
            xanchor="left",
            xshift=8,
            showarrow=False,
            text=t("rounds.asking.beside", median=plain(middle_words(each, t))),
            font={"size": 17},
        )
    figure.update_layout(
        template=TEMPLATE,
        height=height,
        barmode="stack",
        bargap=0.3,
        margin={"l": 260, "r": 16, "t": 12, "b": 84},
        legend={"orientation": "h", "y": -0.08, "yanchor": "top", "traceorder": "normal"},
    )
    figure.update_xaxes(visible=False, range=[0, most * 1.35], fixedrange=True)
    figure.update_yaxes(
        tickvals=places,
        ticktext=wrapped_apart([label for label, _ in rows], 26, 2),
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        fixedrange=True,
    )
    return figure


def middle_words(result: Result, t: Texts) -> str:
    """The median of a result, as a number or in words."""
    if isinstance(result.ask.shape, Choice):
        return value_words(result, result.middle, t)
    return amount(result.median, t)


def _summary(rows: Sequence[Row], things: int, t: Texts) -> str:
    """Each row in a sentence; of many how many there are, for the table tells them all."""
    if len(rows) <= SENTENCES:
        return " ".join(_sentence(label, each, t) for label, each in rows)
    given = sorted(each.n for _, each in rows)
    times = "–".join(str(each) for each in dict.fromkeys((given[0], given[-1])))
    return t("rounds.asking.sentences", n=things, times=times)


def _sentence(label: str, result: Result, t: Texts) -> str:
    return t(
        "rounds.asking.sentence",
        label=label,
        n=result.n,
        median=middle_words(result, t),
        low=value_words(result, _at(result, result.low), t),
        high=value_words(result, _at(result, result.high), t),
    )


def _at(result: Result, place: int) -> Answer:
    """The value of a number: itself, or the word at that place."""
    return list(result.counts)[place] if isinstance(result.ask.shape, Choice) else place
