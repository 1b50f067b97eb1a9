"""What organisations say of their relations: what both say, where kinds differ, what one says."""

from collections.abc import Mapping, Sequence

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.parts import texture
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.insights.names import short
from netwerk_widgets.insights.pictures import STATES, State, named
from netwerk_widgets.rounds.relating import Told
from netwerk_widgets.texts import Texts

_COLOURS: dict[State, tuple[str, str]] = {
    "both": (palette.ACCENT, ""),
    "differ": (palette.VERMILION, "/"),
    "one": (palette.AMOUNTS[1], "."),
}


def pairs(found: Sequence[Told]) -> dict[State, int]:
    """Of how many pairs of organisations both say so, kinds differ, or one says so."""
    ends = {each.link.ends: each.state for each in found}
    return {state: list(ends.values()).count(state) for state in STATES}


def relation_bars(found: Sequence[Told], names: Mapping[str, str], t: Texts) -> Drawing:
    """A bar for what both say, where kinds differ and what one says; the table has each of them."""
    many = pairs(found)
    title = t("relating.title", both=many["both"], all=sum(many.values()))
    if not found:
        return empty("relating", title, t("relating.nothing"))
    labels = [t(f"relating.state.{state}") for state in STATES]
    figure = Chart(
        trace(
            "bar",
            x=[many[state] for state in STATES],
            y=list(range(len(STATES))),
            orientation="h",
            width=0.6,
            marker={
                "color": [_COLOURS[state][0] for state in STATES],
                "pattern": texture([_COLOURS[state][1] for state in STATES], solidity=0.2),
            },
            text=[str(many[state]) for state in STATES],
            textposition="outside",
            textfont={"size": 18},
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    figure.update_layout(
        template=TEMPLATE,
        height=290,
        showlegend=False,
        margin={"l": 260, "r": 40, "t": 12, "b": 60},
    )
    figure.update_xaxes(
        title={"text": t("relating.axis"), "font": {"size": 17}},
        range=[0, max(many.values()) * 1.15],
        showticklabels=False,
        showgrid=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        tickvals=list(range(len(STATES))),
        ticktext=[wrapped(label, 24, 2) for label in labels],
        range=[len(STATES) - 0.5, -0.5],
        showgrid=False,
        fixedrange=True,
    )
    return Drawing(
        "relating",
        figure,
        title,
        " ".join(t("relating.each", state=t(f"relating.state.{s}"), n=many[s]) for s in STATES),
        Table(
            tuple(t(f"relating.column.{each}") for each in ("relation", "strength", "state", "by")),
            tuple(
                (
                    said(each, names, t),
                    each.strength,
                    t(f"relating.state.{each.state}"),
                    t.enumerate([short(names[by]) for by in each.by]),
                )
                for each in found
            ),
        ),
        narrow={
            "height": 320,
            "margin.l": 130,
            "font.size": 14,
            "yaxis.ticktext": [wrapped(label, 14, 3) for label in labels],
        },
    )


def said(each: Told, names: Mapping[str, str], t: Texts) -> str:
    """One relation in words."""
    return named(each.link, names, t)
