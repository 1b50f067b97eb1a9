"""Groups of parties that are denser inside than between, and how far apart they are."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from netwerk_widgets.network.formulas import Groups, largest_first

if TYPE_CHECKING:
    import networkx as nx


def communities(graph: "nx.Graph", order: Sequence[str] = ()) -> Groups:
    """Groups of two or more parties that are denser inside than between.

    By greedy merging for the highest modularity (Clauset, Newman & Moore 2004, Physical Review E
    70, 066111). Always ends, after at most as many mergers as there are parties. Of equal mergers
    the first in ``order`` (all nodes; the order of the graph when empty) is taken, so with
    `order.by_name` the same network has the same groups, however it was typed.
    """
    import networkx as nx

    # Numbers in place of ids: networkx decides by what a node is called, and by who came first.
    place = {node: number for number, node in enumerate(order or graph)}
    numbered = graph.__class__()
    numbered.add_nodes_from(sorted(place[node] for node in graph if graph.degree[node]))
    numbered.add_edges_from(sorted(_placed(a, b, place, graph) for a, b in graph.edges))
    found = (
        nx.community.greedy_modularity_communities(numbered) if numbered.number_of_edges() else []
    )
    back = dict(enumerate(order or graph))
    return largest_first(({back[n] for n in each} for each in found if len(each) > 1), order)


def _placed(a: str, b: str, place: Mapping[str, int], graph: "nx.Graph") -> tuple[int, int]:
    start, end = place[a], place[b]
    return (start, end) if graph.is_directed() else (min(start, end), max(start, end))


def modularity(graph: "nx.Graph", groups: Groups) -> float | None:
    """How much denser the groups are inside than chance would make them (Newman & Girvan 2004).

    Who is in none of the groups stands apart. None without relations.
    """
    import networkx as nx

    if not graph.number_of_edges():
        return None
    alone = set(graph).difference(*groups)
    parts = [*map(set, groups), *({node} for node in alone)]
    return float(nx.community.modularity(graph, parts, weight=None))
