"""Step 6: the nine things it asks, of the organisation, of its people and of its manager."""

from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Cell, Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import FOOT_CENTRE, texture
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.insights.doing import AUDIENCE, Readiness, readiness
from netwerk_widgets.insights.names import amount, few, spanned
from netwerk_widgets.insights.spread import MINIMUM_GROUP, Spread
from netwerk_widgets.method import ASKED_OF, ASKS, AUDIENCES, Ask, Audience
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_TINTS: dict[Audience, tuple[str, str]] = {
    "organisation": ("#dcebf5", ""),
    "people": ("#e0f2ea", "."),
    "manager": ("#fbeadb", "/"),
}

#: The asks that enough people answered.
Spreads = dict[Ask, Spread]


def readiness_radar(session: Session, t: Texts) -> Drawing:
    """The median of each ask with its quartiles, the asks of one audience side by side.

    Nothing is drawn of an ask that fewer than three people answered.
    """
    found = readiness(session)
    known = {ask: spread for ask in ASKS if (spread := found.spreads[ask]) is not None}
    if len(known) < 3:
        hint = t("doing.ready.hint", n=found.respondents, least=MINIMUM_GROUP)
        return empty("readiness", t("doing.ready.empty"), hint)
    labels = {ask: t(f"method.ask.{ask}.label") for ask in known}
    figure = Chart()
    _audiences(figure, known, t)
    _spreads(figure, known, labels, t)
    step = 360 / len(known)
    figure.update_layout(
        template=TEMPLATE,
        height=660,
        margin={"l": 160, "r": 160, "t": 56, "b": 130},
        legend=FOOT_CENTRE,
        polar={
            "radialaxis": {
                "range": [0, 5],
                "tickvals": [1, 2, 3, 4, 5],
                "layer": "above traces",
                "side": "counterclockwise",
                "angle": step / 2,
                "tickangle": step / 2,
                "tickfont": {"size": 16, "color": palette.MUTED},
            },
            "angularaxis": {
                "tickvals": [step * n for n in range(len(known))],
                "ticktext": [wrapped(label, 17, 3) for label in labels.values()],
                "direction": "clockwise",
                "rotation": 90,
                "tickfont": {"size": 17},
            },
        },
    )
    title, summary = _words(known, labels, t)
    return Drawing(
        "readiness", figure, title, summary, _table(found, t), narrow=_narrow([*labels.values()])
    )


def _audiences(figure: Chart, known: Spreads, t: Texts) -> None:
    """A sector behind the asks of each audience, with a colour and a texture of its own."""
    step = 360 / len(known)
    for audience in AUDIENCES:
        asked = [n for n, ask in enumerate(known) if AUDIENCE[ask] == audience]
        if asked:
            colour, pattern = _TINTS[audience]
            figure.add_barpolar(
                r=[5] * len(asked),
                theta=[step * n for n in asked],
                width=[step] * len(asked),
                name=t(f"method.audience.{audience}.label"),
                marker={
                    "color": colour,
                    "line": {"width": 0},
                    "pattern": texture(pattern, size=10),
                },
                hoverinfo="skip",
            )


def _spreads(figure: Chart, known: Spreads, labels: dict[Ask, str], t: Texts) -> None:
    """The band between the quartiles, and the medians, all the way round."""
    asks, step = [*known, next(iter(known))], 360 / len(known)
    around = [*(step * n for n in range(len(known))), 0]
    figure.add_scatterpolar(
        r=[
            *(known[ask].upper for ask in asks),
            *(known[ask].lower for ask in reversed(asks)),
        ],
        theta=[*around, *reversed(around)],
        mode="lines",
        fill="toself",
        fillcolor="rgba(11, 110, 143, 0.25)",
        line={"color": "rgba(11, 110, 143, 0.5)", "width": 1},
        name=t("doing.ready.band"),
        hoverinfo="skip",
    )
    figure.add_scatterpolar(
        r=[known[ask].median for ask in asks],
        theta=around,
        mode="lines+markers",
        line={"color": palette.ACCENT, "width": 4},
        marker={"size": 10, "color": palette.ACCENT},
        name=t("doing.ready.median"),
        hovertext=[f"{labels[ask]}: {amount(known[ask].median, t)}" for ask in asks],
        hoverinfo="text",
    )


def _words(known: Spreads, labels: dict[Ask, str], t: Texts) -> tuple[str, str]:
    """The title and the summary."""
    medians = {ask: spread.median for ask, spread in known.items()}
    low, high = (
        few([labels[ask] for ask in known if medians[ask] == end], t, 3, quoted=True)
        for end in (min(medians.values()), max(medians.values()))
    )
    summary = t("doing.ready.summary", n=spanned(spread.n for spread in known.values()))
    lowest = amount(min(medians.values()), t)
    if len(set(medians.values())) == 1:
        return t("doing.ready.title.even", n=len(known), median=lowest), summary
    weak = sum(median == min(medians.values()) for median in medians.values())
    title = t.count("doing.ready.title.low", weak, names=low, median=lowest)
    return title, f"{summary} {t('doing.ready.ends', high=high, low=low)}"


def _table(found: Readiness, t: Texts) -> Table:
    def cells(spread: Spread | None) -> tuple[Cell, ...]:
        if spread is None:
            return (None, None, None, None)
        quartiles = (spread.median, spread.lower, spread.upper)
        return (*(amount(each, t) for each in quartiles), spread.n)

    columns = ("who", "ask", "median", "lower", "upper", "n")
    return Table(
        tuple(t(f"doing.ready.column.{name}") for name in columns),
        tuple(
            (
                t(f"method.audience.{audience}.label"),
                t(f"method.ask.{ask}.label"),
                *cells(found.spreads[ask]),
            )
            for audience, asks in ASKED_OF.items()
            for ask in asks
        ),
    )


def _narrow(labels: list[str]) -> dict[str, Any]:
    """Nine labels do not fit around a circle on a phone: numbers, and a list under it."""
    foot = len(labels) * 32 + 190
    return {
        "height": 330 + foot,
        "margin": {"l": 34, "r": 34, "t": 30, "b": foot},
        "font.size": 16,
        "legend.font.size": 16,
        "legend.x": 0,
        "legend.xanchor": "left",
        "polar.angularaxis.ticktext": [f"<b>{n}</b>" for n in range(1, len(labels) + 1)],
        "annotations": [
            {
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": 0,
                "xanchor": "left",
                "yanchor": "top",
                "align": "left",
                "xshift": -24,
                "yshift": -34 - 32 * n,
                "text": f"<b>{n + 1}</b>  {wrapped(label, 32, 2)}",
                "showarrow": False,
                "font": {"size": 16},
            }
            for n, label in enumerate(labels)
        ],
    }
