"""Step 3: how many parties support the shared dream, and how far they agree."""

from collections import Counter
from statistics import median
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.parts import ABOVE_BARS
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.consensus import consensus
from netwerk_widgets.insights.counted import levels as answered
from netwerk_widgets.insights.dream import LEVELS, counted, support
from netwerk_widgets.insights.names import amount, few, row_names, with_outside
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: A level, by how many parties it was chosen, and the names of those.
Chosen = tuple[int, int, list[str]]


def support_bars(session: Session, t: Texts) -> Drawing:
    """A bar for each level of support, with the parties that chose it beside it."""
    found = support(session)
    apart = [party for level in LEVELS for party in found.outside[level]]
    nameless = Counter(answered(session.dream.counts))
    if not found.n and not apart and not nameless:
        return empty("support", t("dream.support.empty"), t("dream.support.hint"))
    names = row_names(session, t)
    # Who is outside the domain is named at its level, and not counted there.
    levels = [
        (
            level,
            len(found.by_level[level]),
            [names[p] for p in found.by_level[level] + found.outside[level]],
        )
        for level in LEVELS
    ]
    most = max(*(count for _, count, _ in levels), *nameless.values(), 1)
    summary = t(
        "dream.support.summary",
        n=found.n,
        median="–" if found.median is None else amount(found.median, t),
        consensus="–" if found.consensus is None else t.number(found.consensus, 2),
    )
    figure = _bars(levels, most, found.n, t)
    more = [t("dream.support.nameless")] if nameless else []
    if nameless:
        summary = f"{summary} {_nameless(figure, nameless, t)}"
    return Drawing(
        "support",
        figure,
        counted(found, t),
        with_outside(summary, apart, session, t),
        Table(
            (t("dream.support.level"), t("dream.support.parties"), t("dream.support.who"), *more),
            tuple(
                (
                    f"{level} {t(f'fields.level.{level}')}",
                    count,
                    t.enumerate(who) or None,
                    *(nameless[level] for _ in more),
                )
                for level, count, who in levels
            ),
        ),
        narrow={
            "height": 360,
            "margin": {"l": 128, "r": 12, "t": figure.top, "b": 84},
            "font.size": 16,
            "xaxis.range": [0, most * 1.2],
            "xaxis.title.text": wrapped(t("dream.support.axis", n=found.n), 24, 2),
            "xaxis.title.font.size": 16,
            "annotations": [
                _at(level, count, f"<b>{count}</b>", xshift=6, yshift=8 if nameless else 0)
                for level, count, _ in levels
            ],
        },
    )


def _bars(levels: list[Chosen], most: int, n: int, t: Texts) -> Chart:
    figure = Chart(
        trace(
            "bar",
            y=list(LEVELS),
            x=[count for _, count, _ in levels],
            orientation="h",
            width=0.66,
            marker={"color": palette.ACCENT},
            hovertext=["<br>".join(map(plain, who[:25])) for _, _, who in levels],
            hoverinfo="text",
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=480,
        showlegend=False,
        margin={"l": 140, "r": 16, "t": 12, "b": 64},
        annotations=[
            _at(level, count, _beside(count, who, t), xshift=8, align="left", font={"size": 17})
            for level, count, who in levels
        ],
    )
    labels = [f"<b>{level}</b> {t(f'fields.level.{level}')}" for level in LEVELS]
    figure.update_yaxes(
        tickvals=list(LEVELS),
        ticktext=labels,
        ticklabelstandoff=6,
        showgrid=False,
        range=[0.4, 5.6],
        fixedrange=True,
    )
    # Room on the right for the names; whole parties only.
    figure.update_xaxes(
        range=[0, most * 2.4],
        tickvals=_whole(most),
        title={"text": t("dream.support.axis", n=n), "font": {"size": 17}},
        fixedrange=True,
    )
    return figure


def _nameless(figure: Chart, many: Counter[int], t: Texts) -> str:
    """A thin bar under each level for the people without a name; gives it in words."""
    said = t(
        "dream.support.counted",
        n=many.total(),
        median=amount(median(many.elements()), t),
        consensus=t.number(consensus([*many.elements()], 1, 5) or 0.0, 2),
    )
    figure.update_traces(width=0.4, offset=-0.06, name=t("dream.support.parties"))
    figure.add_bar(
        y=list(LEVELS),
        x=[many[level] for level in LEVELS],
        orientation="h",
        width=0.26,
        offset=-0.34,
        marker={"color": palette.AMOUNTS[1], "line": {"color": palette.ACCENT, "width": 1}},
        text=[str(many[level]) if many[level] else "" for level in LEVELS],
        textposition="outside",
        textfont={"size": 16},
        cliponaxis=False,
        name=t("dream.support.legend", n=many.total()),
        hoverinfo="name+x",
    )
    figure.update_layout(
        showlegend=True,
        barmode="overlay",
        legend=ABOVE_BARS,
    )
    figure.update_layout(margin={"t": 48})
    # Beside the longer of the two, so that the names lie on neither.
    for each, level in zip(figure.spec["layout"]["annotations"], LEVELS, strict=True):
        each |= {"x": max(each["x"], many[level]), "xshift": 34}
    return said


def _at(level: int, count: int, text: str, **looks: Any) -> dict[str, Any]:
    """Words at the end of a bar."""
    return {"x": count, "y": level, "xanchor": "left", "showarrow": False, "text": text} | looks


def _beside(count: int, names: list[str], t: Texts) -> str:
    if not names:
        return "<b>0</b>"
    return f"<b>{count}</b>  {wrapped(few(names, t, 5), 46, 3)}"


def _whole(most: int) -> list[int]:
    step = max(1, -(-most // 6))
    return list(range(0, most + 1, step))
