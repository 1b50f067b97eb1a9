"""The explanation of the map: only what is on it."""

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map_edges import LINE_COLOURS, LINES
from netwerk_widgets.figures.map_nodes import COLOURS, SHAPES, UNKNOWN_SHAPE, Node
from netwerk_widgets.figures.map_trace import Trace, scatter
from netwerk_widgets.session.models.parties import DIRECTED, Relation
from netwerk_widgets.texts import Texts


def legend_traces(
    drawn: list[Node], relations: list[Relation], t: Texts, *, case: bool
) -> list[Trace]:
    """Empty traces with a name: only what is on the map is explained."""
    found = []
    sectors = {each.party.sector for each in drawn}
    for sector, symbol in SHAPES.items():
        if sector in sectors:
            found.append(_mark(t(f"fields.sector.{sector}"), symbol, palette.AMOUNTS[2]))
    if None in sectors:
        found.append(_mark(t("figures.map.no_sector"), UNKNOWN_SHAPE, palette.AMOUNTS[2]))
    roles = {each.party.role for each in drawn}
    for role, colour in COLOURS.items():
        if role in roles:
            name = t(
                "figures.map.role",
                code=t(f"figures.map.code.{role}"),
                role=t(f"fields.role.{role}"),
            )
            found.append(_mark(name, "circle", colour))
    kinds = {each.kind for each in relations}
    for kind, dash in LINES.items():
        if kind in kinds:
            arrow, label = kind in DIRECTED, t(f"fields.relation.{kind}")
            found.append(
                scatter(
                    x=[None],
                    y=[None],
                    mode="lines",
                    line={"color": LINE_COLOURS[kind], "width": 3, "dash": dash},
                    name=t("figures.map.arrow", kind=label) if arrow else label,
                )
            )
    if any(each.party.ring == "outside" for each in drawn):
        found.append(_mark(t("figures.map.outside"), "circle-open", palette.MUTED, 1.5))
    sources = {each.party.source for each in drawn}
    if case and "illustrative" in sources:
        if len(sources) > 1:
            found.append(_mark(t("figures.map.article"), "circle", palette.AMOUNTS[3]))
        found.append(_mark(t("figures.map.illustrative"), "circle-open", palette.AMOUNTS[3], 3))
    return found


def _mark(name: str, symbol: str, colour: str, width: float = 0) -> Trace:
    marker = {
        "symbol": symbol,
        "size": 15,
        "color": colour,
        "line": {"width": width},
    }
    return scatter(x=[None], y=[None], mode="markers", marker=marker, name=name, hoverinfo="skip")
