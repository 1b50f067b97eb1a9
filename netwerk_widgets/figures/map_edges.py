"""The relations on the map: one line each, with an arrow where it runs one way."""

from collections.abc import Mapping, Sequence
from math import hypot

from netwerk_widgets.figures import palette
from netwerk_widgets.figures.map_layout import WIDE
from netwerk_widgets.figures.map_nodes import Node
from netwerk_widgets.figures.map_trace import Trace, scatter
from netwerk_widgets.figures.theme import plain
from netwerk_widgets.session.models.parties import DIRECTED, Relation, RelationKind
from netwerk_widgets.texts import Texts

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
WIDTHS = {1: 1.5, 2: 2.75, 3: 4.5}


Routes = Mapping[tuple[str, str], Sequence[tuple[float, float]]]


def edge_traces(
    relations: list[Relation],
    drawn: list[Node],
    t: Texts,
    selected: str | None,
    routes: Routes | None = None,
) -> list[Trace]:
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
            scatter(
                x=xs,
                y=ys,
                mode="lines+markers" if arrow else "lines",
                line={
                    "color": LINE_COLOURS[kind],
                    "width": WIDTHS[strength],
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


def _middles(middles: list[tuple[tuple[float, float], Relation, Node, Node]], t: Texts) -> Trace:
    """Something to point at halfway each line: a line itself has no hover text."""
    return scatter(
        x=[place[0] for place, *_ in middles],
        y=[place[1] for place, *_ in middles],
        mode="markers",
        marker={"size": 14, "color": palette.PAPER, "opacity": 0},
        hoverinfo="text",
        hovertext=[_said(relation, start, end, t) for _, relation, start, end in middles],
        showlegend=False,
    )


def _said(relation: Relation, start: Node, end: Node, t: Texts) -> str:
    values = {
        "a": plain(start.name),
        "b": plain(end.name),
        "kind": t(f"fields.relation.{relation.kind}"),
        "strength": relation.strength,
    }
    if relation.kind in DIRECTED:
        return t("figures.map.directed", **values)
    return t("figures.map.mutual", **values)
