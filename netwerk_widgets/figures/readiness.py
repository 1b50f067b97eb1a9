"""Step 6: the nine things it asks, and the three conditions for investing together."""

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.figures.words import wrapped
from netwerk_widgets.insights.doing import AUDIENCE, MET, conditions, readiness
from netwerk_widgets.insights.names import amount, few
from netwerk_widgets.insights.spread import MINIMUM_GROUP
from netwerk_widgets.method import ASKED_OF, ASKS, AUDIENCES, CONDITIONS, Audience
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_TINTS: dict[Audience, tuple[str, str]] = {
    "organisation": ("#dcebf5", ""),
    "people": ("#e0f2ea", "."),
    "manager": ("#fbeadb", "/"),
}


def readiness_radar(session: Session, t: Texts) -> Drawing:
    """The median of each ask with its quartiles, the asks of one audience side by side.

    Nothing is drawn of an ask that fewer than three people answered.
    """
    found = readiness(session)
    known = [ask for ask in ASKS if found.spreads[ask] is not None]
    if len(known) < 3:
        hint = t("doing.ready.hint", n=found.respondents, least=MINIMUM_GROUP)
        return empty("readiness", t("doing.ready.empty"), hint)
    spreads = [found.spreads[ask] for ask in known]
    places = list(range(len(known)))
    step = 360 / len(known)
    figure = go.Figure()
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
                    "pattern": {
                        "shape": pattern,
                        "fillmode": "overlay",
                        "fgcolor": palette.PAPER,
                        "size": 10,
                    },
                },
                hoverinfo="skip",
            )
    around = [*places, 0]
    upper = [s.upper for s in spreads if s]
    lower = [s.lower for s in spreads if s]
    figure.add_scatterpolar(
        r=[*(upper[n] for n in around), *(lower[n] for n in reversed(around))],
        theta=[*(step * n for n in around), *(step * n for n in reversed(around))],
        mode="lines",
        fill="toself",
        fillcolor="rgba(11, 110, 143, 0.25)",
        line={"color": "rgba(11, 110, 143, 0.5)", "width": 1},
        name=t("doing.ready.band"),
        hoverinfo="skip",
    )
    medians = [s.median for s in spreads if s]
    figure.add_scatterpolar(
        r=[medians[n] for n in around],
        theta=[step * n for n in around],
        mode="lines+markers",
        line={"color": palette.ACCENT, "width": 4},
        marker={"size": 10, "color": palette.ACCENT},
        name=t("doing.ready.median"),
        hovertext=[f"{t(f'method.ask.{known[n]}.label')}: {amount(medians[n], t)}" for n in around],
        hoverinfo="text",
    )
    labels = {ask: t(f"method.ask.{ask}.label") for ask in known}
    figure.update_layout(
        template=TEMPLATE,
        height=660,
        margin={"l": 150, "r": 150, "t": 56, "b": 130},
        legend={"yref": "container", "y": 0, "yanchor": "bottom", "x": 0.5, "xanchor": "center"},
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
                "tickvals": [step * n for n in places],
                "ticktext": [wrapped(labels[ask], 17, 3) for ask in known],
                "direction": "clockwise",
                "rotation": 90,
                "tickfont": {"size": 17},
            },
        },
    )
    low, high = (
        [labels[ask] for ask, each in zip(known, medians, strict=True) if each == end]
        for end in (min(medians), max(medians))
    )
    numbers = [s.n for s in spreads if s]
    spread_n = str(numbers[0]) if len(set(numbers)) == 1 else f"{min(numbers)}–{max(numbers)}"
    summary = t("doing.ready.summary", n=spread_n)
    lowest = amount(min(medians), t)
    if len(set(medians)) == 1:
        title = t("doing.ready.title.even", n=len(known), median=lowest)
    else:
        names = few(low, t, 3, quoted=True)
        title = t.count("doing.ready.title.low", len(low), names=names, median=lowest)
        ends = t("doing.ready.ends", high=few(high, t, 3, quoted=True), low=names)
        summary = f"{summary} {ends}"
    return Drawing(
        "readiness",
        figure,
        title,
        summary,
        Table(
            tuple(
                t(f"doing.ready.column.{name}")
                for name in ("who", "ask", "median", "lower", "upper", "n")
            ),
            tuple(
                (
                    t(f"method.audience.{audience}.label"),
                    t(f"method.ask.{ask}.label"),
                    *(
                        (None, None, None, None)
                        if (each := found.spreads[ask]) is None
                        else (
                            amount(each.median, t),
                            amount(each.lower, t),
                            amount(each.upper, t),
                            each.n,
                        )
                    ),
                )
                for audience, asks in ASKED_OF.items()
                for ask in asks
            ),
        ),
        narrow={
            # Nine labels do not fit around a circle on a phone: numbers, and a list under it.
            "height": 330 + len(known) * 32 + 190,
            "margin": {"l": 34, "r": 34, "t": 30, "b": len(known) * 32 + 190},
            "font.size": 16,
            "legend.font.size": 16,
            "legend.x": 0,
            "legend.xanchor": "left",
            "polar.angularaxis.ticktext": [f"<b>{n}</b>" for n in range(1, len(known) + 1)],
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
                    "text": f"<b>{n + 1}</b>  {wrapped(labels[ask], 32, 2)}",
                    "showarrow": False,
                    "font": {"size": 16},
                }
                for n, ask in enumerate(known)
            ],
        },
    )


def condition_bars(session: Session, t: Texts) -> Drawing:
    """How far each of the three conditions is met, 1 … 5."""
    levels = conditions(session)
    if not any(levels.values()):
        return empty("conditions", t("doing.conditions.empty"), t("doing.conditions.hint"))
    labels = {each: t(f"method.condition.{each}.label") for each in CONDITIONS}
    notes = {each.id: each.note for each in session.doing.conditions}
    values = [levels[each] for each in CONDITIONS]
    figure = go.Figure(
        go.Bar(
            x=[value or 0 for value in values],
            y=list(range(len(values))),
            orientation="h",
            width=0.55,
            marker={
                "color": [palette.ACCENT if (v or 0) >= MET else palette.VERMILION for v in values],
                "pattern": {
                    "shape": ["" if (v or 0) >= MET else "/" for v in values],
                    "fillmode": "overlay",
                    "fgcolor": palette.PAPER,
                    "solidity": 0.2,
                },
            },
            text=["–" if v is None else str(v) for v in values],
            textposition="outside",
            textfont={"size": 18},
            cliponaxis=False,
            hovertext=[wrapped(notes.get(each, ""), 50, 6) or labels[each] for each in CONDITIONS],
            hoverinfo="text",
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=280,
        showlegend=False,
        margin={"l": 280, "r": 30, "t": 8, "b": 60},
    )
    figure.update_yaxes(
        tickvals=list(range(len(values))),
        ticktext=[wrapped(labels[each], 28, 3) for each in CONDITIONS],
        range=[len(values) - 0.5, -0.5],
        showgrid=False,
        ticks="",
        ticklabelstandoff=6,
        fixedrange=True,
    )
    figure.update_xaxes(
        range=[0, 5.3],
        tickvals=[0, 1, 2, 3, 4, 5],
        title={"text": t("doing.conditions.axis"), "font": {"size": 17}},
        fixedrange=True,
    )
    given = {each: level for each, level in levels.items() if level is not None}
    lowest = min(given.values())
    names = few([labels[each] for each in given if given[each] == lowest], t, 3, quoted=True)
    if len(given) == 1:
        title = t("doing.conditions.title.one", names=names, level=lowest)
    elif len(set(given.values())) == 1:
        title = t("doing.conditions.title.even", n=len(given), level=lowest)
    else:
        weak = sum(level == lowest for level in given.values())
        title = t.count("doing.conditions.title.weak", weak, names=names, level=lowest)
    return Drawing(
        "conditions",
        figure,
        title,
        t("doing.conditions.summary", n=len(given)),
        Table(
            tuple(t(f"doing.conditions.column.{name}") for name in ("condition", "level", "note")),
            tuple((labels[each], levels[each], notes.get(each) or None) for each in CONDITIONS),
        ),
        narrow={
            "height": 360,
            "margin": {"l": 132, "r": 20, "t": 8, "b": 112},
            "font.size": 16,
            "yaxis.ticktext": [wrapped(labels[each], 14, 4) for each in CONDITIONS],
            "xaxis.title.text": wrapped(t("doing.conditions.axis"), 22, 3),
            "xaxis.title.font.size": 16,
        },
    )
