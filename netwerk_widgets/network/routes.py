"""Shortest routes between all parties, walked by rustworkx.

The definitions are networkx's, and so are the numbers (tests hold them equal); this is 15 to 30
times as fast. Where there is no rustworkx (in a browser), networkx itself walks. All of it in one
thread: a page's kernel is forked, and a fork has no other threads.
"""

from typing import TYPE_CHECKING, Any

from netwerk_widgets.network.engines import there

if TYPE_CHECKING:
    import networkx as nx

#: Of more nodes the steps between all of them take too much memory (eight bytes each).
_MATRIX = 1000
#: So many nodes that rustworkx never starts threads.
_ONE_THREAD = 1 << 30


def betweenness(graph: "nx.Graph") -> dict[str, float]:
    """What `networkx.betweenness_centrality` gives, by node."""
    if not there("rustworkx"):
        import networkx as nx

        return dict(nx.betweenness_centrality(graph))
    import rustworkx as rx

    found = rx.betweenness_centrality(_numbered(graph), parallel_threshold=_ONE_THREAD)
    return _by_node(graph, found)


def closeness(graph: "nx.Graph") -> dict[str, float]:
    """What `networkx.closeness_centrality` gives, by node."""
    if not there("rustworkx"):
        import networkx as nx

        return dict(nx.closeness_centrality(graph))
    import numpy as np
    import rustworkx as rx

    size = graph.number_of_nodes()
    if size < 2 or size > _MATRIX:
        found = rx.closeness_centrality(_numbered(graph), parallel_threshold=_ONE_THREAD)
        return _by_node(graph, found)
    # Several times as fast still: all steps at once. The steps towards a node stand in its column.
    steps = rx.distance_matrix(_numbered(graph), parallel_threshold=_ONE_THREAD)
    total, reach = steps.sum(axis=0), np.count_nonzero(steps, axis=0)
    near = reach * reach / np.where(total == 0, 1, total) / (size - 1)
    return dict(zip(graph, near.tolist(), strict=True))


def steps(graph: "nx.Graph") -> Any:
    """The steps between all nodes, in the order of the graph: a square array of floats.

    Infinite where there is no way, 0 from a node to itself.
    """
    import rustworkx as rx

    numbered = _numbered(graph)
    found = rx.distance_matrix(numbered, parallel_threshold=_ONE_THREAD, null_value=float("inf"))
    for node in range(len(found)):
        found[node, node] = 0.0
    return found


def weighted_closeness(graph: "nx.Graph", weight: str) -> dict[str, float]:
    """The same with ``1 / weight`` as the length of an edge (Newman 2001)."""
    if not there("rustworkx"):
        import networkx as nx

        lengths = graph.copy()
        for _, _, data in lengths.edges(data=True):
            data["length"] = 1 / data.get(weight, 1)
        return dict(nx.closeness_centrality(lengths, distance="length"))
    import rustworkx as rx

    found = rx.newman_weighted_closeness_centrality(
        _numbered(graph, weight), weight_fn=float, parallel_threshold=_ONE_THREAD
    )
    return _by_node(graph, found)


def _numbered(graph: "nx.Graph", weight: str = "") -> Any:
    """The same graph with numbers for nodes, in their order; ``weight`` is kept of the edges."""
    import rustworkx as rx

    number = {node: place for place, node in enumerate(graph)}
    made = (rx.PyDiGraph if graph.is_directed() else rx.PyGraph)(multigraph=False)
    made.add_nodes_from(range(len(number)))
    edges = graph.edges(data=weight, default=1) if weight else ((a, b, 1) for a, b in graph.edges)
    made.add_edges_from([(number[a], number[b], each) for a, b, each in edges])
    return made


def _by_node(graph: "nx.Graph", found: Any) -> dict[str, float]:
    return {node: float(found[place]) for place, node in enumerate(graph)}
