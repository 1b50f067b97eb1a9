"""Step 5: brengen en halen, what each party brings and what it gets."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import named_rows, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.dilemmas import Balance, balances
from netwerk_widgets.insights.names import few, row_names, with_outside
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_MOST = 3
#: So many letters of names leave a title on the three lines that a screen has for it.
_LETTERS = 88


def exchange_bars(session: Session, t: Texts) -> Drawing:
    """What each party brings to the left, what it gets to the right, 0 … 3."""
    rows = balances(session)
    if not rows:
        return empty("exchange", t("dilemmas.exchange.empty"), t("dilemmas.exchange.hint"))
    names = row_names(session, t)
    # The mark of who only gets is a line more in the label.
    extra = 18 if any(row.only_gets for row in rows) else 0
    only = [names[row.party] for row in rows if row.only_gets]
    title = (
        t.count("dilemmas.exchange.title.only", len(only), names=few(only, t, 3, room=_LETTERS))
        if only
        else _even(rows, names, t)
    )
    return Drawing(
        "exchange",
        _bars(rows, names, extra, t),
        title,
        with_outside(
            t("dilemmas.exchange.summary", n=sum(not row.outside for row in rows)),
            (row.party for row in rows),
            session,
            t,
        ),
        Table(
            tuple(
                t(f"dilemmas.exchange.column.{name}")
                for name in ("party", "brings", "brings_what", "gets", "gets_what")
            ),
            tuple(
                (names[r.party], r.brings, r.brings_what or None, r.gets, r.gets_what or None)
                for r in rows
            ),
        ),
        narrow={
            "height": len(rows) * (66 + extra) + 140,
            "margin": {"l": 136, "r": 8, "t": 52, "b": 84},
            "yaxis.ticktext": [_label(row, names[row.party], 13, t) for row in rows],
            "yaxis.tickfont.size": 16,
            "xaxis.title.text": wrapped(t("dilemmas.exchange.axis"), 26, 2),
            "xaxis.title.font.size": 16,
            "legend.x": -0.5,
            "legend.font.size": 16,
        },
    )


def _bars(rows: tuple[Balance, ...], names: dict[str, str], extra: int, t: Texts) -> Chart:
    """The bars to both sides; ``extra`` is how many pixels a row has besides."""
    figure = Chart()
    sides = (
        ("brings", -1, palette.BLUE, "", [row.brings for row in rows]),
        ("gets", 1, palette.ORANGE, "/", [row.gets for row in rows]),
    )
    for side, sign, colour, pattern, weights in sides:
        figure.add_bar(
            y=list(range(len(rows))),
            x=[sign * (weight or 0) for weight in weights],
            orientation="h",
            name=t(f"dilemmas.exchange.{side}"),
            width=0.62,
            marker={
                "color": colour,
                "pattern": texture(pattern, size=9, solidity=0.2),
            },
            text=["" if not weight else str(weight) for weight in weights],
            textposition="outside",
            textfont={"size": 17, "color": palette.INK},
            cliponaxis=False,
            hovertext=[_hover(row, names[row.party], t) for row in rows],
            hoverinfo="text",
        )
    figure.add_vline(x=0, line={"color": palette.MUTED, "width": 2})
    figure.update_layout(
        template=TEMPLATE,
        height=len(rows) * (50 + extra) + 130,
        barmode="relative",
        margin={"l": 270, "r": 16, "t": 52, "b": 78},
        legend={"y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    labels = [_label(row, names[row.party], 28, t) for row in rows]
    named_rows(figure, labels, showline=False, tickfont={"size": 17})
    figure.update_xaxes(
        range=[-_MOST - 0.6, _MOST + 0.6],
        tickvals=list(range(-_MOST, _MOST + 1)),
        ticktext=[str(abs(x)) for x in range(-_MOST, _MOST + 1)],
        title={"text": t("dilemmas.exchange.axis"), "font": {"size": 17}},
        fixedrange=True,
    )
    return figure


def _label(row: Balance, name: str, width: int, t: Texts) -> str:
    label = wrapped(name, width, 2)
    return f"{label}<br><b>▲ {t('dilemmas.exchange.only')}</b>" if row.only_gets else label


def _even(rows: tuple[Balance, ...], names: dict[str, str], t: Texts) -> str:
    known = [
        (row, row.brings, row.gets)
        for row in rows
        if row.brings is not None and row.gets is not None and not row.outside
    ]
    if not known:
        return t("dilemmas.exchange.title.open")
    more = [names[row.party] for row, brings, gets in known if brings > gets]
    if more:
        return t.count(
            "dilemmas.exchange.title.brings", len(more), names=few(more, t, 3, room=_LETTERS)
        )
    return t.count("dilemmas.exchange.title.even", len(known))


def _hover(row: Balance, name: str, t: Texts) -> str:
    lines = [plain(name)]
    for side, what in (("brings", row.brings_what), ("gets", row.gets_what)):
        if what:
            lines.append(f"{t(f'dilemmas.exchange.{side}')}: {wrapped(what, 50, 5)}")
    return "<br>".join(lines)
