"""Which accelerator strengthens which: a 5×5 heatmap."""

from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart, trace
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import folded
from netwerk_widgets.figures.theme import TEMPLATE, empty, wrapped
from netwerk_widgets.insights.reinforcement import Reinforcing, read, strongest
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts

_KEY = "reinforcement"
#: The colours of strength 0, 1, 2, 3.
_STEPS = (palette.AMOUNTS[0], palette.AMOUNTS[1], palette.AMOUNTS[3], palette.AMOUNTS[5])


def reinforcement_heatmap(session: Session, t: Texts) -> Drawing:
    """Rows strengthen columns, 0 (not) … 3 (strongly); number and word in the cell."""
    matrix = read(session)
    if not matrix.cells:
        return empty(_KEY, t("figures.reinforcement.empty"), t("figures.reinforcement.hint"))
    labels = [t(f"method.accelerator.{each}.label") for each in ACCELERATORS]
    short = [wrapped(label, 12) for label in labels]
    values = [[matrix.cells.get((row, column)) for column in ACCELERATORS] for row in ACCELERATORS]
    figure = Chart(layout={"template": TEMPLATE, "height": 520, "showlegend": False})
    figure.add_trace(
        trace(
            "heatmap",
            x=list(range(5)),
            y=list(range(5)),
            z=values,
            zmin=0,
            zmax=3,
            colorscale=[
                [(step + end) / 4, colour] for step, colour in enumerate(_STEPS) for end in (0, 1)
            ],
            showscale=False,
            xgap=3,
            ygap=3,
            hoverinfo="skip",
        )
    )
    figure.update_layout(
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        annotations=_cells(values, t, words=True),
    )
    axis = {"tickvals": list(range(5)), "ticks": "", "showgrid": False, "fixedrange": True}
    figure.update_xaxes(
        **axis,
        ticktext=[folded(each, t) for each in ACCELERATORS],
        side="top",
        automargin=True,
        showline=False,
        tickangle=0,
        title={"text": t("figures.reinforcement.columns"), "font": {"size": 17}, "standoff": 8},
    )
    figure.update_yaxes(
        **axis,
        ticktext=short,
        autorange="reversed",
        automargin=True,
        showline=False,
        title={"text": t("figures.reinforcement.rows"), "font": {"size": 17}, "standoff": 8},
    )
    narrow = {
        "height": 460,
        "font.size": 16,
        "xaxis.tickangle": -90,
        "xaxis.ticktext": short,
        "xaxis.title.font.size": 16,
        "yaxis.title.text": "",
        "annotations": _cells(values, t, words=False),
    }
    table = Table(
        (t("figures.reinforcement.corner"), *labels),
        tuple((label, *row) for label, row in zip(labels, values, strict=True)),
    )
    return Drawing(_KEY, figure, _title(matrix, t), _summary(matrix, t), table, narrow=narrow)


def _cells(values: list[list[int | None]], t: Texts, *, words: bool) -> list[dict[str, Any]]:
    found = []
    for y, row in enumerate(values):
        for x, strength in enumerate(row):
            if strength is None:
                continue
            word = f"<br>{t(f'fields.strength.{strength}')}" if words else ""
            found.append(
                {
                    "x": x,
                    "y": y,
                    "text": f"<b>{strength}</b>{word}",
                    "showarrow": False,
                    "font": {
                        "size": 17,
                        "color": palette.PAPER if strength == 3 else palette.INK,
                    },
                }
            )
    return found


def _title(matrix: Reinforcing, t: Texts) -> str:
    if not any(matrix.cells.values()):
        return t("figures.reinforcement.nothing", scored=len(matrix.cells))
    if len(set(matrix.gives.values())) == 1:
        title = t("figures.reinforcement.all", total=max(matrix.gives.values()))
    else:
        title = t("figures.reinforcement.title", labels=strongest(matrix.gives, t))
    if matrix.whole:
        return title
    return t("figures.reinforcement.so_far", title=title, scored=len(matrix.cells))


def _summary(matrix: Reinforcing, t: Texts) -> str:
    strong = sum(value == 3 for value in matrix.cells.values())
    return t(
        "figures.reinforcement.summary",
        scored=len(matrix.cells),
        strong=strong,
        loops=len(matrix.loops),
    )
