"""The cards and bands of the thread: where they stand and how they look."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.goal_list import COLOURS
from netwerk_widgets.figures.lines import broken, harmless
from netwerk_widgets.insights.thread import Loose, Node, NodeKind, Thread

#: The columns; dilemmas stand under the themes, for they too lead to goals.
COLUMNS: tuple[tuple[NodeKind, ...], ...] = (
    ("accelerator",),
    ("theme", "dilemma"),
    ("goal",),
    ("action",),
)
#: Shares of the width: a card, and from one column to the next.
_CARD, STEP = 0.205, 0.264
_HEAD, _LINE, _PAD, _GAP = 66, 21, 9, 14
_BAND = 14


@dataclass(frozen=True)
class Card:
    """One thing on the thread: its column, its place (pixels from the top) and its words."""

    node: Node
    column: int
    top: float
    bottom: float
    lines: tuple[str, ...]
    adrift: bool

    @property
    def left(self) -> float:
        """Its left side, as a share of the width."""
        return self.column * STEP

    @property
    def right(self) -> float:
        """Its right side, as a share of the width."""
        return self.column * STEP + _CARD


def _ordered(whole: Thread) -> list[list[Node]]:
    """The columns, each ordered by what leads to it, so that few bands cross."""
    columns = [[node for kind in kinds for node in whole.of(kind)] for kinds in COLUMNS]
    place: dict[Node, float] = {}
    for number, column in enumerate(columns):
        if number:
            column.sort(key=lambda node: _middle(node, whole, place))
        place |= {node: (n + 0.5) / len(column) for n, node in enumerate(column)}
    return columns


def _middle(node: Node, whole: Thread, place: dict[Node, float]) -> float:
    """The mean place of what leads to a node; what nothing leads to comes last."""
    if node.kind == "theme":
        return 0  # themes keep the group's own order, above the dilemmas
    before = [place[start] for start, end in whole.links if end == node and start in place]
    first = [
        place[start]
        for start, end in whole.links
        if end == node and start.kind in ("theme", "goal")
    ]
    before = first or before
    return sum(before) / len(before) if before else 2


def cards_of(whole: Thread, names: dict[Node, str], off: Loose) -> dict[Node, Card]:
    """A card for everything on the thread, column by column."""
    linked = {node for link in whole.links for node in link}
    adrift = {Node("goal", each) for each in off.goals_without_action}
    adrift |= {Node("action", each) for each in off.actions_without_goal}
    adrift |= {Node("theme", each) for each in off.themes_without_goal}
    columns = _ordered(whole)
    texts = {node: tuple(broken(names[node], 19, 5)) for column in columns for node in column}
    heights = {node: len(lines) * _LINE + 2 * _PAD for node, lines in texts.items()}
    tallest = max(sum(heights[node] + _GAP for node in column) for column in columns)
    cards = {}
    for number, column in enumerate(columns):
        spare = tallest - sum(heights[node] + _GAP for node in column)
        air = min(70.0, spare / max(1, len(column)))
        top = _HEAD + (spare - air * len(column)) / 2 + air / 2
        for node in column:
            cards[node] = Card(
                node,
                number,
                top,
                top + heights[node],
                texts[node],
                node in adrift or node not in linked,
            )
            top += heights[node] + _GAP + air
    return cards


def bands(whole: Thread, cards: dict[Node, Card]) -> list[dict[str, Any]]:
    """The bands between the cards, as plotly shapes."""
    outgoing: dict[Node, list[Node]] = defaultdict(list)
    incoming: dict[Node, list[Node]] = defaultdict(list)
    links = _telling(whole)
    for start, end in links:
        outgoing[start].append(end)
        incoming[end].append(start)
    for ends in (*outgoing.values(), *incoming.values()):
        ends.sort(key=lambda node: cards[node].top)
    shapes = []
    for start, end in links:
        one, other = cards[start], cards[end]
        width = min(_BAND, _room(one, outgoing[start]), _room(other, incoming[end]))
        y0, y1 = _slot(one, outgoing[start], end), _slot(other, incoming[end], start)
        x0, x1 = one.right, other.left
        middle = (x0 + x1) / 2
        shapes.append(
            {
                "type": "path",
                "path": f"M {x0},{y0} C {middle},{y0} {middle},{y1} {x1},{y1}",
                "opacity": 0.35,
                "line": {"width": round(width, 1), "color": COLOURS[start.kind]},
                "layer": "below",
            }
        )
    return shapes


def _telling(whole: Thread) -> list[tuple[Node, Node]]:
    """The links without those from a dilemma to an action of that dilemma's own goal."""
    links = set(whole.links)
    goal_of = {
        start: end for start, end in whole.links if (start.kind, end.kind) == ("dilemma", "goal")
    }
    return [
        (start, end)
        for start, end in whole.links
        if not (
            (start.kind, end.kind) == ("dilemma", "action") and (goal_of.get(start), end) in links
        )
    ]


def _room(card: Card, ends: list[Node]) -> float:
    return (card.bottom - card.top - 8) / max(1, len(ends))


def _slot(card: Card, ends: list[Node], end: Node) -> float:
    """Where a band touches a card: its share of that side, in the order of the other ends."""
    room = _room(card, ends)
    return round(card.top + 4 + room * (ends.index(end) + 0.5), 1)


def edge(card: Card) -> list[dict[str, Any]]:
    """A card's box, dashed when it hangs loose, and its coloured side."""
    colour = COLOURS[card.node.kind]
    box = {"type": "rect", "y0": card.top, "y1": card.bottom, "layer": "below"}
    return [
        box
        | {
            "x0": card.left,
            "x1": card.right,
            "fillcolor": palette.PAPER if card.adrift else palette.MIST,
            "line": {"color": colour, "width": 2, "dash": "dash" if card.adrift else "solid"},
        },
        box
        | {
            "x0": card.left,
            "x1": card.left + 0.007,
            "fillcolor": colour,
            "line": {"width": 0},
        },
    ]


def text(card: Card) -> dict[str, Any]:
    """A card's words."""
    words = "<br>".join(harmless(line) for line in card.lines)
    return {
        "x": card.left,
        "xshift": 14,
        "y": (card.top + card.bottom) / 2,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "text": words,
        "showarrow": False,
        "font": {"size": 16},
    }
