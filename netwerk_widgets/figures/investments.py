"""Step 6: who invests what, beside who gains what."""

from typing import Any, NamedTuple

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import texture
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.doing import Invested, invested
from netwerk_widgets.insights.names import amount, few, row_names, short, with_outside
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


class Look(NamedTuple):
    """What a panel shows, with which colour and texture, and where it stands.

    ``domain`` is its share of the width (from, to), ``room`` how much longer than the longest
    bar the axis is, for the numbers.
    """

    what: str
    colour: str
    pattern: str
    domain: tuple[float, float]
    room: float


_LOOKS = (
    Look("hours", palette.BLUE, "", (0, 0.28), 1.6),
    Look("money", palette.GREEN, "/", (0.32, 0.7), 2.1),
    Look("gain", palette.ORANGE, ".", (0.74, 1), 1.3),
)
_ROW, _ROW_NARROW = 46, 52


def investment_bars(session: Session, t: Texts) -> Drawing:
    """Three panels with one row for each party: hours, euros, and what it gains (1 … 5)."""
    rows = invested(session)
    if not rows:
        return empty("investments", t("doing.invested.empty"), t("doing.invested.hint"))
    counted = tuple(row for row in rows if not row.outside)
    names = row_names(session, t)
    figure = Chart()
    layout: dict[str, Any] = {}
    narrow: dict[str, Any] = {"margin": {"l": 134, "r": 8, "t": 0, "b": 0}}
    for number, look in enumerate(_LOOKS, 1):
        _panel(figure, rows, names, number, look, t)
        layout |= _axes(rows, names, number, look, t)
        narrow |= _narrow(rows, names, number, look)
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * _ROW + 70,
        margin={"l": 250, "r": 8, "t": 54, "b": 12},
        **layout,
    )
    summary = t(
        "doing.invested.summary",
        parties=t.count("dream.word.party", len(counted)),
        hours=amount(sum(row.hours or 0 for row in counted), t),
        money=amount(sum(row.money or 0 for row in counted), t),
    )
    return Drawing(
        "investments",
        figure,
        _title(counted, names, t),
        with_outside(summary, (row.party for row in rows), session, t),
        _table(rows, names, t),
        narrow=narrow,
    )


def _panel(
    figure: Chart,
    rows: tuple[Invested, ...],
    names: dict[str, str],
    number: int,
    look: Look,
    t: Texts,
) -> None:
    """A bar for each party of what one panel shows."""
    values = [getattr(row, look.what) for row in rows]
    figure.add_bar(
        y=list(range(len(rows))),
        x=[value or 0 for value in values],
        xaxis=f"x{_suffix(number)}",
        yaxis=f"y{_suffix(number)}",
        orientation="h",
        width=0.6,
        marker={
            "color": look.colour,
            "pattern": texture(look.pattern, size=8, solidity=0.2),
        },
        text=[_number(value, look.what, t) for value in values],
        textposition="outside",
        textfont={"size": 17, "color": palette.INK},
        cliponaxis=False,
        hovertext=[
            f"{plain(names[row.party])}<br>{t(f'doing.invested.{look.what}')}: "
            f"{_number(value, look.what, t)}"
            for row, value in zip(rows, values, strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )


def _axes(
    rows: tuple[Invested, ...], names: dict[str, str], number: int, look: Look, t: Texts
) -> dict[str, Any]:
    """The axes of one panel; the names stand at the first only."""
    suffix = _suffix(number)
    return {
        f"xaxis{suffix}": {
            "domain": list(look.domain),
            "anchor": f"y{suffix}",
            "range": [0, _most(rows, look.what) * look.room],
            "showgrid": False,
            "showticklabels": False,
            "showline": False,
            "side": "top",
            "title": {"text": f"<b>{t(f'doing.invested.{look.what}')}</b>", "font": {"size": 17}},
            "fixedrange": True,
        },
        f"yaxis{suffix}": {
            "anchor": f"x{suffix}",
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": [wrapped(names[row.party], 24, 2) for row in rows],
            "showticklabels": number == 1,
            "showgrid": False,
            "ticks": "",
            "ticklabelstandoff": 6,
            "tickfont": {"size": 17},
            "linecolor": palette.MUTED,
            "fixedrange": True,
        },
    }


def _narrow(
    rows: tuple[Invested, ...], names: dict[str, str], number: int, look: Look
) -> dict[str, Any]:
    """On a phone the panels stand under each other, each with its own names."""
    suffix = _suffix(number)
    height = len(rows) * _ROW_NARROW
    total = len(_LOOKS) * (height + 60)
    top = 1 - ((number - 1) * (height + 60) + 40) / total
    return {
        "height": total,
        f"xaxis{suffix}.domain": [0, 1],
        f"xaxis{suffix}.range": [0, _most(rows, look.what) * 1.85],
        f"xaxis{suffix}.title.font.size": 16,
        f"yaxis{suffix}.domain": [max(0, top - height / total), top],
        f"yaxis{suffix}.showticklabels": True,
        f"yaxis{suffix}.ticktext": [wrapped(names[row.party], 13, 2) for row in rows],
        f"yaxis{suffix}.tickfont.size": 16,
    }


def _suffix(number: int) -> str:
    """What plotly puts behind the name of a panel's axis: nothing at the first."""
    return "" if number == 1 else str(number)


def _most(rows: tuple[Invested, ...], what: str) -> float:
    """The end of a panel's axis, without the room for the numbers."""
    return 5 if what == "gain" else max((getattr(row, what) or 0 for row in rows), default=0) or 1


def _table(rows: tuple[Invested, ...], names: dict[str, str], t: Texts) -> Table:
    columns = ("party", "hours", "money", "gain")
    return Table(
        tuple(t(f"doing.invested.{name}") for name in columns),
        tuple(
            (
                names[row.party],
                None if row.hours is None else amount(row.hours, t),
                None if row.money is None else amount(row.money, t),
                row.gain,
            )
            for row in rows
        ),
    )


def _number(value: float | None, what: str, t: Texts) -> str:
    if value is None:
        return "–"
    return f"€ {amount(value, t)}" if what == "money" else amount(value, t)


def _title(rows: tuple[Invested, ...], names: dict[str, str], t: Texts) -> str:
    free = [names[row.party] for row in rows if row.free]
    if free:
        return t.count("doing.invested.title.free", len(free), names=few(free, t, 3))
    hours = [row for row in rows if row.hours is not None]
    if not hours:
        return t("doing.invested.title.open")
    most = max(row.hours or 0 for row in hours)
    top = [row for row in hours if row.hours == most]
    if not most:
        return t("doing.invested.title.none")
    if len(top) == len(hours):
        told = {"hours": amount(most, t)}
        if len(top) == 1:
            return t("doing.invested.title.one", party=short(names[top[0].party], 50), **told)
        return t("doing.invested.title.even", n=len(top), **told)
    gain = max(row.gain or 0 for row in rows)
    gains = [row for row in rows if gain and row.gain == gain]
    several = sum(row.gain is not None for row in rows) > 1
    if len(top) > 1 or len(gains) != 1 or not several:
        who = few([names[row.party] for row in top], t, 3)
        return t.count("doing.invested.title.most", len(top), names=who)
    if gains[0].party != top[0].party:
        return t(
            "doing.invested.title.apart",
            invests=short(names[top[0].party], 40),
            gains=short(names[gains[0].party], 40),
        )
    return t("doing.invested.title.same", party=short(names[top[0].party], 50))
