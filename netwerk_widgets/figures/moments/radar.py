"""Step 7: the accelerators at two moments."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import folded, wrapped
from netwerk_widgets.figures.moments import NOW, THEN
from netwerk_widgets.figures.parts import FOOT_CENTRE
from netwerk_widgets.figures.theme import TEMPLATE, empty, plain
from netwerk_widgets.insights.names import amount
from netwerk_widgets.insights.persevering import accelerators_of, two_states
from netwerk_widgets.insights.spread import Spread
from netwerk_widgets.method import ACCELERATORS, Accelerator
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

#: Each accelerator that enough people scored at both moments, with then and now.
Both = list[tuple[Accelerator, Spread, Spread]]


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
    return Drawing(
        key,
        _lines(both, labels, (early, late), t),
        _title(both, labels, early, t),
        t(
            "persevering.radar.summary",
            then=early,
            now=late,
            n_then=max(before.n for _, before, _ in both),
            n_now=max(after.n for _, _, after in both),
        ),
        _table(both, labels, (early, late), t),
        narrow={
            "height": 400,
            "margin": {"l": 102, "r": 96, "t": 48, "b": 72},
            "font.size": 16,
            "legend.font.size": 16,
            "polar.angularaxis.ticktext": [folded(each, t) for each, _, _ in both],
        },
    )


def _lines(both: Both, labels: list[str], moments: tuple[str, str], t: Texts) -> Chart:
    around = [*range(len(both)), 0]
    step = 360 / len(both)
    figure = Chart()
    for label, index, colour, dash, symbol in (
        (moments[0], 0, THEN, "dash", "diamond"),
        (moments[1], 1, NOW, "solid", "circle"),
    ):
        medians = [(before, after)[index].median for _, before, after in both]
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
        legend=FOOT_CENTRE,
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
    return figure


def _title(both: Both, labels: list[str], moment: str, t: Texts) -> str:
    """What changed most since ``moment``."""
    shifts = [after.median - before.median for _, before, after in both]
    top = max(range(len(both)), key=lambda n: abs(shifts[n]))
    if not shifts[top]:
        return t("persevering.radar.title.same", moment=moment)
    most = abs(shifts[top])
    tied = [label for label, shift in zip(labels, shifts, strict=True) if abs(shift) == most]
    if len(tied) > 1:
        who = t.enumerate(tied)
        return t("persevering.radar.title.tied", names=who[:1].upper() + who[1:], moment=moment)
    way = "up" if shifts[top] > 0 else "down"
    return t(f"persevering.radar.title.{way}", accelerator=labels[top], moment=moment)


def _table(both: Both, labels: list[str], moments: tuple[str, str], t: Texts) -> Table:
    early, late = moments
    return Table(
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
    )
