"""The marks on the map: nodes, relations and the legend that explains them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import plotly.graph_objects as go

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map_layout import WIDE, Places
from netwerk_widgets.figures.theme import plain
from netwerk_widgets.session.models.parties import (
    DIRECTED,
    Relation,
    RelationKind,
    Role,
    Sector,
    Stakeholder,
)
from netwerk_widgets.texts import Texts

SHAPES: dict[Sector, str] = {"public": "square", "private": "circle", "social": "diamond"}
UNKNOWN_SHAPE = "hexagon"
COLOURS: dict[Role, str] = {
    "initiator": palette.VERMILION,
    "connector": palette.PURPLE,
    "partner": palette.BLUE,
    "supplier": palette.ORANGE,
    "client": palette.SKY,
    "financier": palette.GREEN,
    "authority": palette.INK,
    "knowledge": palette.GREY,
}
UNKNOWN_COLOUR = palette.AMOUNTS[2]
#: Light colours carry dark letters.
_DARK_LETTERS = {palette.ORANGE, palette.SKY, palette.PURPLE, UNKNOWN_COLOUR}
#: The line of each kind of relation; the directed ones have an arrow as well.
LINES: dict[RelationKind, str] = {
    "supply": "solid",
    "cooperation": "solid",
    "information": "dot",
    "funding": "dash",
    "authority": "dashdot",
}
LINE_COLOURS: dict[RelationKind, str] = {
    "supply": palette.INK,
    "cooperation": palette.AMOUNTS[3],
    "information": palette.AMOUNTS[4],
    "funding": palette.GREEN,
    "authority": palette.VERMILION,
}
_WIDTHS = {1: 1.5, 2: 2.75, 3: 4.5}


@dataclass(frozen=True)
class Node:
    """A party with its place (in the field of 1 × 1) and its diameter in pixels."""

    party: Stakeholder
    name: str
    x: float
    y: float
    size: float
    degree: int

    @property
    def radius(self) -> float:
        """Half of what plotly draws, in pixels: it makes a diamond larger than it is told."""
        return (
            self.size / 2 * (1.3 if SHAPES.get(self.party.sector or "public") == "diamond" else 1)
        )


def nodes(
    parties: Iterable[Stakeholder], places: Places, degrees: Mapping[str, int], t: Texts
) -> list[Node]:
    """The parties that have a place; the more relations, the larger."""
    known = [each for each in parties if each.id in places]
    top = max((degrees.get(each.id, 0) for each in known), default=0) or 1
    # Many parties leave less room for each.
    small, large = (26, 22) if len(known) <= 24 else (18, 16)
    return [
        Node(
            each,
            " ".join(each.name.split()) or t("ui.unnamed"),
            *places[each.id],
            small + large * (degrees.get(each.id, 0) / top) ** 0.5,
            degrees.get(each.id, 0),
        )
        for each in known
    ]


def node_traces(drawn: list[Node], t: Texts, selected: str | None) -> list[go.Scatter]:
    """Halos (outside the network; selected), then the nodes themselves."""
    traces = []
    for group, colour, width, extra in (
        ([each for each in drawn if each.party.ring == "outside"], palette.MUTED, 1.5, 12),
        ([each for each in drawn if each.party.id == selected], palette.INK, 5, 16),
    ):
        if group:
            traces.append(
                go.Scatter(
                    x=[each.x for each in group],
                    y=[each.y for each in group],
                    mode="markers",
                    marker={
                        "symbol": "circle-open",
                        "size": [2 * each.radius + extra for each in group],
                        "color": colour,
                        "line": {"width": width},
                    },
                    hoverinfo="skip",
                    showlegend=False,
                )
            )
    colours = [
        COLOURS.get(each.party.role, UNKNOWN_COLOUR) if each.party.role else UNKNOWN_COLOUR
        for each in drawn
    ]
    hollow = [each.party.source == "illustrative" for each in drawn]
    traces.append(
        go.Scatter(
            x=[each.x for each in drawn],
            y=[each.y for each in drawn],
            mode="markers+text",
            marker={
                "symbol": [
                    SHAPES[each.party.sector] if each.party.sector else UNKNOWN_SHAPE
                    for each in drawn
                ],
                "size": [each.size for each in drawn],
                "color": [
                    palette.PAPER if open_ else colour
                    for open_, colour in zip(hollow, colours, strict=True)
                ],
                "opacity": 1,
                "line": {
                    "color": [
                        colour if open_ else palette.PAPER
                        for open_, colour in zip(hollow, colours, strict=True)
                    ],
                    "width": [4 if open_ else 1.5 for open_ in hollow],
                },
            },
            text=[
                t(f"figures.map.code.{each.party.role}") if each.party.role else ""
                for each in drawn
            ],
            textposition="middle center",
            textfont={
                "size": [13 if each.size < 30 else 16 for each in drawn],
                "color": [
                    palette.INK if open_ or colour in _DARK_LETTERS else palette.PAPER
                    for open_, colour in zip(hollow, colours, strict=True)
                ],
            },
            customdata=[each.party.id for each in drawn],
            hoverinfo="text",
            hovertext=[_hover(each, t) for each in drawn],
            showlegend=False,
        )
    )
    return traces


def _hover(node: Node, t: Texts) -> str:
    party = node.party
    lines = [f"<b>{plain(node.name, 80)}</b>"]
    if party.sector:
        lines.append(t(f"fields.sector.{party.sector}"))
    if party.role:
        lines.append(t(f"fields.role.{party.role}"))
    if party.ring:
        lines.append(t(f"fields.ring.{party.ring}"))
    lines.append(t.count("figures.map.relations", node.degree))
    return "<br>".join(lines)


Routes = Mapping[tuple[str, str], Sequence[tuple[float, float]]]


def edge_traces(
    relations: list[Relation],
    drawn: list[Node],
    t: Texts,
    selected: str | None,
    routes: Routes | None = None,
) -> list[go.Scatter]:
    """Lines by kind and strength, with arrows that end at the edge of the node.

    ``routes`` are the points of lines that are not straight.
    """
    at = {each.party.id: each for each in drawn}
    shifts = _parallel(relations)
    groups: dict[tuple[RelationKind, int, bool], list[tuple[Relation, float]]] = {}
    for relation in relations:
        lit = selected is None or selected in (relation.from_id, relation.to_id)
        key = (relation.kind, relation.strength, lit)
        groups.setdefault(key, []).append((relation, shifts[relation.id]))
    traces, middles = [], []
    for (kind, strength, lit), members in sorted(groups.items()):
        xs: list[float | None] = []
        ys: list[float | None] = []
        stand: list[float] = []
        sizes: list[float] = []
        for relation, shift in members:
            start, end = at[str(relation.from_id)], at[str(relation.to_id)]
            path = (routes or {}).get((start.party.id, end.party.id)) or _line(start, end, shift)
            xs += [*(x for x, _ in path), None]
            ys += [*(y for _, y in path), None]
            rest = [0.0] * (len(path) - 1)
            stand += [*rest, end.radius + 3, 0]
            sizes += [*rest, 11.0 + 2 * strength, 0]
            middles.append((_middle(path), relation, start, end))
        arrow = kind in DIRECTED
        traces.append(
            go.Scatter(
                x=xs,
                y=ys,
                mode="lines+markers" if arrow else "lines",
                line={
                    "color": LINE_COLOURS[kind],
                    "width": _WIDTHS[strength],
                    "dash": LINES[kind],
                },
                marker={
                    "symbol": "arrow",
                    "angleref": "previous",
                    "size": sizes,
                    "standoff": stand,
                    "color": LINE_COLOURS[kind],
                    "opacity": 1,
                    "line": {"width": 0},
                }
                if arrow
                else None,
                opacity=0.85 if lit else 0.15,
                hoverinfo="skip",
                showlegend=False,
            )
        )
    if middles:
        traces.append(_middles(middles, t))
    return traces


def _parallel(relations: list[Relation]) -> dict[str, float]:
    """How far to shift each relation sideways, in pixels, when two parties have several."""
    between: dict[frozenset[str | None], list[Relation]] = {}
    for relation in relations:
        between.setdefault(frozenset((relation.from_id, relation.to_id)), []).append(relation)
    found = {}
    for group in between.values():
        first = group[0].from_id
        for index, relation in enumerate(group):
            shift = 7.0 * (index - (len(group) - 1) / 2)
            found[relation.id] = shift if relation.from_id == first else -shift
    return found


Path = Sequence[tuple[float, float]]


def _middle(path: Path) -> tuple[float, float]:
    (ax, ay), (bx, by) = path[(len(path) - 1) // 2], path[len(path) // 2]
    return (ax + bx) / 2, (ay + by) / 2


def _line(start: Node, end: Node, shift: float) -> Path:
    wide, high = WIDE
    dx, dy = (end.x - start.x) * wide, (end.y - start.y) * high
    length = hypot(dx, dy) or 1.0
    x, y = -dy / length * shift / wide, dx / length * shift / high
    return (start.x + x, start.y + y), (end.x + x, end.y + y)


def _middles(
    middles: list[tuple[tuple[float, float], Relation, Node, Node]], t: Texts
) -> go.Scatter:
    """Something to point at halfway each line: a line itself has no hover text."""
    return go.Scatter(
        x=[place[0] for place, *_ in middles],
        y=[place[1] for place, *_ in middles],
        mode="markers",
        marker={"size": 14, "color": palette.PAPER, "opacity": 0},
        hoverinfo="text",
        hovertext=[
            t(
                "figures.map.directed" if relation.kind in DIRECTED else "figures.map.mutual",
                a=plain(start.name),
                b=plain(end.name),
                kind=t(f"fields.relation.{relation.kind}"),
                strength=relation.strength,
            )
            for _, relation, start, end in middles
        ],
        showlegend=False,
    )


def legend_traces(
    drawn: list[Node], relations: list[Relation], t: Texts, *, case: bool
) -> list[go.Scatter]:
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
            arrow = kind in DIRECTED
            found.append(
                go.Scatter(
                    x=[None],
                    y=[None],
                    mode="lines",
                    line={"color": LINE_COLOURS[kind], "width": 3, "dash": dash},
                    name=t(
                        "figures.map.arrow" if arrow else "figures.map.line",
                        kind=t(f"fields.relation.{kind}"),
                    ),
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


def _mark(name: str, symbol: str, colour: str, width: float = 0) -> go.Scatter:
    marker: dict[str, Any] = {
        "symbol": symbol,
        "size": 15,
        "color": colour,
        "line": {"width": width},
    }
    return go.Scatter(
        x=[None], y=[None], mode="markers", marker=marker, name=name, hoverinfo="skip"
    )
