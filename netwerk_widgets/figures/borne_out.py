"""A student's scores of driving forces or accelerators, beside what the facts bear out."""

from collections.abc import Mapping, Sequence

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, Spec, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import folded
from netwerk_widgets.figures.parts import UNDER_RADAR
from netwerk_widgets.figures.radar import spokes
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.method import ACCELERATORS, FORCES
from netwerk_widgets.session.models.study import Driver
from netwerk_widgets.texts import Texts

#: The scores that the facts bear out, by driver; the first and the last are the ends of a range.
Ranges = Mapping[Driver, Sequence[int]]


def evidence_radar(
    drivers: Sequence[Driver], scores: Mapping[Driver, int], fitting: Ranges, t: Texts
) -> Drawing:
    """The scores 1–5 of these drivers on a radar; ``fitting`` is the band behind them, if given.

    ``scores`` has only what was scored; ``fitting`` has all drivers, or is empty as long as
    the reference is not to be seen.
    """
    key = "study_forces" if drivers[0] in FORCES else "study_accelerators"
    if not scores:
        return empty(key, t("evidence.empty"), t("evidence.hint"))
    figure = Chart(layout={"template": TEMPLATE, "height": 500})
    if fitting:
        for trace in _band(drivers, fitting, t):
            figure.add_trace(trace)
    known = [each for each in drivers if each in scores]
    figure.add_scatterpolar(
        r=[scores[each] for each in [*known, known[0]]],
        theta=[_folded(each, t) for each in [*known, known[0]]],
        mode="lines+markers",
        line={"color": palette.BLUE, "width": 4},
        marker={"size": 12, "color": palette.BLUE},
        name=t("evidence.mine"),
        hoverinfo="text",
        hovertext=[wrapped(_each(each, scores, fitting, t), 40) for each in [*known, known[0]]],
    )
    figure.update_layout(
        showlegend=True,
        margin={"l": 120, "r": 120, "t": 72, "b": 24},
        legend=UNDER_RADAR,
        polar=spokes([_folded(each, t) for each in drivers]),
    )
    summary = t.enumerate([_each(each, scores, fitting, t) for each in known])
    return Drawing(
        key,
        figure,
        _title(drivers, scores, fitting, t),
        t("evidence.summary", each=summary[:1].upper() + summary[1:]),
        _table(drivers, scores, fitting, t),
        narrow={
            "height": 400,
            "margin.l": 100,
            "margin.r": 112,
            "polar.angularaxis.tickfont.size": 16,
            "legend.font.size": 16,
            "polar.angularaxis.tickvals": list(range(len(drivers))),
            "polar.angularaxis.ticktext": [_narrow(each, t) for each in drivers],
        },
    )


def _band(drivers: Sequence[Driver], fitting: Ranges, t: Texts) -> list[Spec]:
    """From the lowest to the highest score that fits; dashed, so that it is not only a colour."""
    ring = [*drivers, drivers[0]]
    line = {"color": palette.VERMILION, "width": 2, "dash": "dash"}
    look = {"theta": [_folded(each, t) for each in ring], "mode": "lines", "hoverinfo": "skip"}
    return [
        trace("scatterpolar", r=[min(fitting[each]) for each in ring], line=line, showlegend=False)
        | look,
        trace(
            "scatterpolar",
            r=[max(fitting[each]) for each in ring],
            line=line,
            fill="tonext",
            fillcolor="rgba(213,94,0,0.16)",
            name=t("evidence.fitting"),
        )
        | look,
    ]


def _label(driver: Driver, t: Texts) -> str:
    return t(f"method.{'force' if driver in FORCES else 'accelerator'}.{driver}.label")


def _folded(driver: Driver, t: Texts) -> str:
    return wrapped(_label(driver, t), 14)


def _narrow(driver: Driver, t: Texts) -> str:
    """The name in short lines, for a phone."""
    accelerator = next((each for each in ACCELERATORS if each == driver), None)
    return folded(accelerator, t) if accelerator else wrapped(_label(driver, t), 9, 4)


def _range(levels: Sequence[int], t: Texts) -> str:
    low, high = min(levels), max(levels)
    return str(low) if low == high else t("study.drivers.levels", low=low, high=high)


def _each(driver: Driver, scores: Mapping[Driver, int], fitting: Ranges, t: Texts) -> str:
    label, level = _label(driver, t), scores[driver]
    if driver not in fitting:
        return t("evidence.each", label=label, level=level)
    return t("evidence.compared", label=label, level=level, range=_range(fitting[driver], t))


def _title(
    drivers: Sequence[Driver], scores: Mapping[Driver, int], fitting: Ranges, t: Texts
) -> str:
    if fitting:
        right = sum(level in fitting[each] for each, level in scores.items())
        return t.count("evidence.right", right, all=len(drivers))
    most = max(scores.values())
    names = t.enumerate([_label(each, t) for each in drivers if scores.get(each) == most])
    return t("evidence.title", labels=names[:1].upper() + names[1:], level=most)


def _table(
    drivers: Sequence[Driver], scores: Mapping[Driver, int], fitting: Ranges, t: Texts
) -> Table:
    columns = [t("evidence.driver"), t("evidence.mine")]
    rows: list[list[str | int | None]] = [[_label(each, t), scores.get(each)] for each in drivers]
    if fitting:
        columns.append(t("evidence.fitting"))
        for row, each in zip(rows, drivers, strict=True):
            row.append(_range(fitting[each], t))
    return Table(tuple(columns), tuple(map(tuple, rows)))
