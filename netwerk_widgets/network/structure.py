"""What of a session its measures depend on, and nothing else: made once for what is recorded."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from netwerk_widgets.network.order import by_name
from netwerk_widgets.session.models import Session

Lines = tuple[tuple[str, str, int], ...]


class Structure(NamedTuple):
    """A network without words: the parties with their sectors, who has anything with whom, who
    reaches whom (each with the sum of the strengths), and who comes first of equals.

    ``edges`` and ``arrows`` are those of `graph.undirected` and `graph.directed`.
    """

    nodes: tuple[tuple[str, str], ...]
    edges: Lines
    arrows: Lines
    order: tuple[str, ...]


def structure(session: Session) -> Structure:
    """The structure of a session's network."""
    return _structure(
        tuple((each.id, each.sector or "", each.name) for each in session.stakeholders.items),
        tuple(
            (each.from_id, each.to_id, each.one_way, each.strength)
            for each in session.relations.items
        ),
    )


@lru_cache(maxsize=32)
def _structure(
    parties: tuple[tuple[str, str, str], ...],
    relations: tuple[tuple[str | None, str | None, bool, int], ...],
) -> Structure:
    """A page asks for it several times for each thing that it shows."""
    import networkx as nx

    known = {party for party, _, _ in parties}
    edges: dict[tuple[str, str], int] = {}
    arrows: dict[tuple[str, str], int] = {}
    for start, end, one_way, strength in relations:
        if start is None or end is None or start == end or not known >= {start, end}:
            continue
        pair = (min(start, end), max(start, end))
        edges[pair] = edges.get(pair, 0) + strength
        for arrow in [(start, end)] if one_way else [(start, end), (end, start)]:
            arrows[arrow] = arrows.get(arrow, 0) + strength
    graph = nx.DiGraph()
    graph.add_nodes_from(known)
    graph.add_edges_from(arrows)
    names = {party: " ".join(name.split()) for party, _, name in parties}
    return Structure(
        tuple(sorted((party, sector) for party, sector, _ in parties)),
        _lines(edges.items()),
        _lines(arrows.items()),
        by_name(graph, names),
    )


def _lines(weights: Iterable[tuple[tuple[str, str], int]]) -> Lines:
    return tuple(sorted((start, end, weight) for (start, end), weight in weights))
