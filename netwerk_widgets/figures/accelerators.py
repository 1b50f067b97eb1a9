"""The five accelerators on a radar: now and expected, median and spread."""

from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, Spec, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import folded
from netwerk_widgets.figures.parts import UNDER_RADAR
from netwerk_widgets.figures.radar import spokes
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.insights.accelerators import (
    AcceleratorScores,
    fastest,
    groups,
    numbers,
    of_everyone,
    of_group,
    score,
    summarise,
)
from netwerk_widgets.insights.spread import MINIMUM_GROUP, Spread
from netwerk_widgets.method import Accelerator
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_KEY = "accelerators"
#: Now and expected differ in colour, line and marker.
_STYLES: dict[str, dict[str, Any]] = {
    "now": {
        "color": palette.BLUE,
        "fill": "rgba(0,114,178,0.20)",
        "dash": "solid",
        "symbol": "circle",
    },
    "expected": {
        "color": palette.VERMILION,
        "fill": "rgba(213,94,0,0.16)",
        "dash": "dash",
        "symbol": "diamond",
    },
}


def accelerator_radar(session: Session, t: Texts, group: str | None = None) -> Drawing:
    """The medians 1–5 with the quartiles as a band, for all or for one group of `groups`."""
    scores = of_everyone(session) if group is None else summarise(of_group(session, group))
    title = _title(scores, dict(groups(session)).get(group or "", ""), t)
    if not any(each.now or each.expected for each in scores):
        hint = (
            t("figures.accelerators.hint")
            if group is None
            else t("figures.accelerators.small", least=MINIMUM_GROUP)
        )
        return empty(_KEY, t("figures.accelerators.empty"), hint)
    figure = Chart(layout={"template": TEMPLATE, "height": 560})
    for moment in ("now", "expected"):
        spreads = [each.now if moment == "now" else each.expected for each in scores]
        for each in _traces(moment, scores, spreads, t):
            figure.add_trace(each)
    # The band needs explaining once, in a colour that belongs to neither.
    figure.add_trace(
        trace(
            "scatterpolar",
            r=[None],
            theta=[None],
            mode="markers",
            marker={"symbol": "square", "size": 15, "color": palette.AMOUNTS[1]},
            name=t("figures.accelerators.band"),
        )
    )
    figure.update_layout(
        margin={"l": 110, "r": 110, "t": 44, "b": 24},
        legend=UNDER_RADAR,
        polar=spokes([_label(each.id, t) for each in scores]),
    )
    narrow = {
        "height": 440,
        "margin.l": 102,
        "margin.r": 92,
        "margin.t": 36,
        "polar.angularaxis.tickfont.size": 16,
        "legend.font.size": 16,
        "legend.x": 0.5,
        "polar.angularaxis.tickvals": list(range(len(scores))),
        "polar.angularaxis.ticktext": [folded(each.id, t) for each in scores],
    }
    return Drawing(_KEY, figure, title, _summary(scores, t), _table(scores, t), narrow=narrow)


def _traces(
    moment: str, scores: tuple[AcceleratorScores, ...], spreads: list[Spread | None], t: Texts
) -> list[Spec]:
    known = [
        (each.id, found) for each, found in zip(scores, spreads, strict=True) if found is not None
    ]
    if not known:
        return []
    style = _STYLES[moment]
    labels = [_label(accelerator, t) for accelerator, _ in known]
    ring = [*labels, labels[0]]
    lower = [found.lower for _, found in known]
    upper = [found.upper for _, found in known]
    values = [found.median for _, found in known]
    edge = {"theta": ring, "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    name = t(
        "figures.accelerators.legend",
        moment=t(f"figures.accelerators.{moment}"),
        n=numbers(found for _, found in known),
    )
    return [
        trace("scatterpolar", r=[*lower, lower[0]], showlegend=False, **edge),
        trace(
            "scatterpolar",
            r=[*upper, upper[0]],
            fill="tonext",
            fillcolor=style["fill"],
            showlegend=False,
            **edge,
        ),
        trace(
            "scatterpolar",
            r=[*values, values[0]],
            theta=ring,
            mode="lines+markers",
            line={"color": style["color"], "width": 4, "dash": style["dash"]},
            marker={"size": 12, "symbol": style["symbol"], "color": style["color"]},
            name=name,
            hoverinfo="text",
            hovertext=[_hover(moment, *pair, t) for pair in [*known, known[0]]],
        ),
    ]


def _label(accelerator: Accelerator, t: Texts) -> str:
    return wrapped(t(f"method.accelerator.{accelerator}.label"), 12)


def _hover(moment: str, accelerator: Accelerator, found: Spread, t: Texts) -> str:
    numbered = t(
        "figures.accelerators.hover",
        label=t(f"method.accelerator.{accelerator}.label"),
        moment=t(f"figures.accelerators.{moment}"),
        median=score(found.median, t),
        lower=score(found.lower, t),
        upper=score(found.upper, t),
        n=found.n,
    )
    explained = t(f"method.accelerator.{accelerator}.explanation")
    return f"<b>{wrapped(numbered, 44, 3)}</b><br>{wrapped(explained, 44, 5)}"


def _title(scores: tuple[AcceleratorScores, ...], group: str, t: Texts) -> str:
    top = fastest(scores)
    grown = [each for each in scores if each.growth is not None]
    if not grown:
        title = t("figures.accelerators.unknown")
    elif len(grown) == 1:
        label = t(f"method.accelerator.{grown[0].id}.label")
        title = t("figures.accelerators.only", label=label)
    elif len(top) == len(grown):
        title = t("figures.accelerators.all", n=len(top))
    elif top:
        names = t.enumerate([t(f"method.accelerator.{each.id}.label") for each in top])
        title = t.count(
            "figures.accelerators.title", len(top), labels=names[:1].upper() + names[1:]
        )
    else:
        title = t("figures.accelerators.no_growth")
    return t("figures.accelerators.of_group", title=title, group=group) if group else title


def _summary(scores: tuple[AcceleratorScores, ...], t: Texts) -> str:
    known = [
        t(
            "figures.accelerators.each",
            label=t(f"method.accelerator.{each.id}.label"),
            now=score(each.now.median, t),
            expected=score(each.expected.median, t),
        )
        for each in scores
        if each.now is not None and each.expected is not None
    ]
    n = numbers(each for pair in scores for each in (pair.now, pair.expected) if each is not None)
    if not known:
        return t("figures.accelerators.partial", n=n)
    return t("figures.accelerators.summary", each=t.enumerate(known), n=n)


def _table(scores: tuple[AcceleratorScores, ...], t: Texts) -> Table:
    columns = [t("figures.accelerators.accelerator")]
    for moment in ("now", "expected"):
        columns.extend(
            t(f"figures.accelerators.column.{column}", moment=t(f"figures.accelerators.{moment}"))
            for column in ("median", "lower", "upper", "n")
        )
    rows = []
    for each in scores:
        cells: list[str | float | int | None] = [t(f"method.accelerator.{each.id}.label")]
        for found in (each.now, each.expected):
            if found is None:
                cells.extend((None, None, None, 0))
            else:
                numbered = (found.median, found.lower, found.upper)
                cells.extend((*(score(value, t) for value in numbered), found.n))
        rows.append(tuple(cells))
    return Table(tuple(columns), tuple(rows))
