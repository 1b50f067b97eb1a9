"""Step 7: two moments side by side."""

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.outline import STATUS_MARKS
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.figures.words import folded, wrapped
from netwerk_widgets.insights.names import amount
from netwerk_widgets.insights.persevering import (
    STATUSES,
    MapNumbers,
    accelerators_of,
    map_numbers,
    statuses_of,
    two_states,
)
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: Then and now: colour, and a dash or texture besides it.
THEN, NOW = palette.ORANGE, palette.ACCENT


def radar_then_now(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> Drawing:
    """The accelerators' medians at two moments; only where three or more scored at both."""
    key, title = "radar_then_now", t("persevering.radar.empty")
    pair = two_states(session, t, then, now)
    if pair is None:
        return empty(key, title, t("persevering.hint.moments"))
    old, new = (accelerators_of(state.session) for state in pair)
    both = [
        (each, before, after)
        for each in ACCELERATORS
        if (before := old[each]) is not None and (after := new[each]) is not None
    ]
    if len(both) < 3:
        return empty(key, title, t("persevering.radar.hint"))
    early, late = (state.label for state in pair)
    labels = [t(f"method.accelerator.{each}.label") for each, _, _ in both]
    around = [*range(len(both)), 0]
    step = 360 / len(both)
    figure = go.Figure()
    for label, index, colour, dash, symbol in (
        (early, 1, THEN, "dash", "diamond"),
        (late, 2, NOW, "solid", "circle"),
    ):
        medians = [row[index].median for row in both]  # type: ignore[union-attr]
        figure.add_scatterpolar(
            r=[medians[n] for n in around],
            theta=[step * n for n in around],
            mode="lines+markers",
            name=plain(label, 30),
            line={"color": colour, "width": 4, "dash": dash},
            marker={"size": 11, "color": colour, "symbol": symbol},
            hovertext=[f"{plain(label)}<br>{labels[n]}: {amount(medians[n], t)}" for n in around],
            hoverinfo="text",
        )
    figure.update_layout(
        template=TEMPLATE,
        height=540,
        margin={"l": 130, "r": 130, "t": 48, "b": 84},
        legend={"yref": "container", "y": 0, "yanchor": "bottom", "x": 0.5, "xanchor": "center"},
        polar={
            "radialaxis": {
                "range": [0, 5],
                "tickvals": [1, 2, 3, 4, 5],
                "angle": step / 2,
                "tickangle": step / 2,
                "tickfont": {"size": 16, "color": palette.MUTED},
            },
            "angularaxis": {
                "tickvals": [step * n for n in range(len(both))],
                "ticktext": [wrapped(label, 16, 2) for label in labels],
                "direction": "clockwise",
                "rotation": 90,
            },
        },
    )
    shifts = [after.median - before.median for _, before, after in both]
    top = max(range(len(both)), key=lambda n: abs(shifts[n]))
    way = "up" if shifts[top] > 0 else "down"
    most = abs(shifts[top])
    tied = [label for label, shift in zip(labels, shifts, strict=True) if abs(shift) == most]
    if not shifts[top]:
        title = t("persevering.radar.title.same", moment=early)
    elif len(tied) > 1:
        who = t.enumerate(tied)
        title = t("persevering.radar.title.tied", names=who[:1].upper() + who[1:], moment=early)
    else:
        title = t(f"persevering.radar.title.{way}", accelerator=labels[top], moment=early)
    return Drawing(
        key,
        figure,
        title,
        t(
            "persevering.radar.summary",
            then=early,
            now=late,
            n_then=max(before.n for _, before, _ in both),
            n_now=max(after.n for _, _, after in both),
        ),
        Table(
            (
                t("persevering.radar.accelerator"),
                t("persevering.column.median", moment=early),
                t("persevering.column.n", moment=early),
                t("persevering.column.median", moment=late),
                t("persevering.column.n", moment=late),
            ),
            tuple(
                (label, amount(before.median, t), before.n, amount(after.median, t), after.n)
                for label, (_, before, after) in zip(labels, both, strict=True)
            ),
        ),
        narrow={
            "height": 400,
            "margin": {"l": 96, "r": 96, "t": 48, "b": 72},
            "font.size": 16,
            "legend.font.size": 16,
            "polar.angularaxis.ticktext": [folded(each, t) for each, _, _ in both],
        },
    )


def actions_then_now(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> Drawing:
    """How many actions had each status at two moments."""
    key, title = "actions_then_now", t("persevering.actions.empty")
    pair = two_states(session, t, then, now)
    if pair is None:
        return empty(key, title, t("persevering.hint.moments"))
    old, new = (statuses_of(state.session) for state in pair)
    if not sum(old.values()) + sum(new.values()):
        return empty(key, title, t("persevering.actions.hint"))
    early, late = (state.label for state in pair)
    labels = [f"{STATUS_MARKS[each]} {t(f'fields.status.{each}')}" for each in STATUSES]
    figure = go.Figure()
    for label, counts, colour, pattern in ((early, old, THEN, "/"), (late, new, NOW, "")):
        figure.add_bar(
            x=list(range(len(labels))),
            y=[counts[each] for each in STATUSES],
            name=plain(label, 30),
            marker={
                "color": colour,
                "pattern": {
                    "shape": pattern,
                    "fillmode": "overlay",
                    "fgcolor": palette.PAPER,
                    "size": 9,
                    "solidity": 0.2,
                },
            },
            text=[str(counts[each]) for each in STATUSES],
            textposition="outside",
            textfont={"size": 18},
            cliponaxis=False,
            hovertext=[f"{plain(label)}<br>{text}" for text in labels],
            hoverinfo="text",
        )
    most = max(*old.values(), *new.values())
    figure.update_layout(
        template=TEMPLATE,
        height=400,
        barmode="group",
        bargap=0.3,
        bargroupgap=0.08,
        margin={"l": 60, "r": 12, "t": 28, "b": 92},
        legend={"yref": "container", "y": 0, "yanchor": "bottom", "x": 0.5, "xanchor": "center"},
    )
    figure.update_xaxes(
        tickvals=list(range(len(labels))),
        ticktext=labels,
        ticks="",
        fixedrange=True,
        tickfont={"size": 17},
        tickangle=0,
    )
    figure.update_yaxes(
        range=[0, most * 1.12],
        nticks=5,
        tickformat="d",
        title={"text": t("persevering.actions.axis"), "font": {"size": 17}},
        fixedrange=True,
    )
    shift = new["done"] - old["done"]
    return Drawing(
        key,
        figure,
        t.count("persevering.actions.title.more", shift, moment=early)
        if shift > 0
        else t.count("persevering.actions.title.fewer", -shift, moment=early)
        if shift < 0
        else t("persevering.actions.title.same", moment=early),
        t(
            "persevering.actions.summary",
            then=early,
            now=late,
            then_all=sum(old.values()),
            now_all=sum(new.values()),
        ),
        Table(
            (t("persevering.actions.status"), early, late),
            tuple((t(f"fields.status.{each}"), old[each], new[each]) for each in STATUSES),
        ),
        narrow={
            "height": 360,
            "margin": {"l": 44, "r": 4, "t": 28, "b": 112},
            "xaxis.tickfont.size": 16,
            "xaxis.ticktext": [label.replace(" ", "<br>") for label in labels],
            "yaxis.title.text": "",
            "legend.font.size": 16,
        },
    )


def map_then_now(
    session: Session, t: Texts, then: str | None = None, now: str | None = None
) -> Drawing:
    """The size of the map at two moments, as large numbers."""
    pair = two_states(session, t, then, now)
    if pair is None:
        return empty("map_then_now", t("persevering.map.empty"), t("persevering.hint.moments"))
    early, late = (state.label for state in pair)
    old, new = (map_numbers(state.session) for state in pair)
    tiles = [
        (t("persevering.map.parties"), str(old.parties), str(new.parties)),
        (t("persevering.map.core"), str(old.core), str(new.core)),
        (t("persevering.map.relations"), str(old.relations), str(new.relations)),
        (t("persevering.map.density"), _percent(old, t), _percent(new, t)),
    ]
    figure = go.Figure()
    figure.update_layout(
        template=TEMPLATE,
        height=150,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        annotations=[
            each
            for n, tile in enumerate(tiles)
            for each in _tile(tile, (n + 0.5) / len(tiles), 0.62, 28)
        ],
    )
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[0, 1], fixedrange=True)
    shift = new.relations - old.relations
    kind = "more" if shift > 0 else "fewer" if shift < 0 else "same"
    title = (
        t("persevering.map.title.same", moment=early)
        if kind == "same"
        else t.count(f"persevering.map.title.{kind}", abs(shift), moment=early)
    )
    return Drawing(
        "map_then_now",
        figure,
        title,
        t("persevering.map.summary", then=early, now=late),
        Table((t("persevering.map.number"), early, late), tuple(tiles)),
        narrow={
            "height": 240,
            "annotations": [
                each
                for n, tile in enumerate(tiles)
                for each in _tile(tile, 0.25 + 0.5 * (n % 2), 0.84 - 0.5 * (n // 2), 25)
            ],
        },
    )


def _tile(tile: tuple[str, str, str], x: float, y: float, size: int) -> list[dict[str, object]]:
    label, before, after = tile
    shared = {"xref": "paper", "yref": "paper", "x": x, "xanchor": "center", "showarrow": False}
    return [
        shared
        | {
            "y": y,
            "yanchor": "middle",
            "text": f"<span style='color:{palette.MUTED}'>{before} →</span> <b>{after}</b>",
            "font": {"size": size, "color": palette.ACCENT},
        },
        shared
        | {
            "y": y,
            "yanchor": "top",
            "yshift": -size * 0.75,
            "text": wrapped(label, 20, 2),
            "font": {"size": 17},
        },
    ]


def _percent(numbers: MapNumbers, t: Texts) -> str:
    return "–" if numbers.density is None else f"{t.number(100 * numbers.density)}%"
