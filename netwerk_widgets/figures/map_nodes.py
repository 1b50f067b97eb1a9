"""The parties on the map: form is sector, colour and letters are role, size is relations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map_layout import Places
from netwerk_widgets.figures.map_trace import Trace, scatter
from netwerk_widgets.figures.theme import plain
from netwerk_widgets.session.models.parties import Role, Sector, Stakeholder
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


def node_traces(drawn: list[Node], t: Texts, selected: str | None) -> list[Trace]:
    """Halos (outside the network; selected), then the nodes themselves."""
    traces = []
    for group, colour, width, extra in (
        ([each for each in drawn if each.party.ring == "outside"], palette.MUTED, 1.5, 8),
        ([each for each in drawn if each.party.id == selected], palette.INK, 5, 14),
    ):
        if group:
            traces.append(
                scatter(
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
        scatter(
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
