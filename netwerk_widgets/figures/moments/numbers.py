"""Step 7: the size of the map at two moments."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.figures.lines import wrapped
from netwerk_widgets.figures.theme import TEMPLATE, empty
from netwerk_widgets.insights.persevering import MapNumbers, map_numbers, two_states
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import Texts


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
    figure = Chart()
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
