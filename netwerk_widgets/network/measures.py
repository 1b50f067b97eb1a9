"""The measures of a network. networkx computes them; what it lacks stands in `formulas`.

Unless a name says otherwise, measures look at who has anything with whom: the simple graph
without strengths. Each is computed when it is asked for, and once.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from netwerk_widgets.network import communities, cutting, formulas, weighted
from netwerk_widgets.network.formulas import Groups, largest_first
from netwerk_widgets.network.kept import Keeping, kept
from netwerk_widgets.network.order import by_name
from netwerk_widgets.network.structure import Lines, structure
from netwerk_widgets.session.models import Session

if TYPE_CHECKING:
    import networkx as nx

Edge = tuple[str, str]


class Measures(Keeping):
    """What a graph says. None or a missing node: the measure has no value there.

    ``graph`` is what is measured, a simple `networkx.Graph` or `DiGraph`; ``ties`` is the same
    without direction. ``arrows`` is the directed graph that `reciprocity`, `in_degree` and
    `out_degree` need; ``sectors`` the sector of each node that has one.

    What stays or falls with a connection is taken of ``ties``: components, isolates, articulation
    points, bridges, core, transitivity, distance. The rest follows the arrows of a `DiGraph`.
    A line from a node to itself is no relation, and is left out.

    ``order`` (of all nodes) decides between equals; without it their names, or themselves, do.
    ``shared`` is where what does not depend on that order is kept: measures of the same graph
    may share it.
    """

    def __init__(
        self,
        graph: "nx.Graph",
        arrows: "nx.DiGraph | None" = None,
        sectors: Mapping[str, str] | None = None,
        order: Sequence[str] | None = None,
        shared: dict[str, Any] | None = None,
    ) -> None:
        self.graph = _without_loops(graph)
        self.directed = bool(graph.is_directed())
        self.arrows = self.graph if self.directed else arrows
        self.sectors = dict(sectors or {})
        names = {node: str(data["name"]) for node, data in graph.nodes(data=True) if "name" in data}
        self.order = tuple(by_name(self.graph, names) if order is None else order)
        super().__init__(shared)

    @kept
    def ties(self) -> "nx.Graph":
        """The graph without direction."""
        return self.graph.to_undirected() if self.directed else self.graph

    @kept.by_order
    def place(self) -> dict[str, int]:
        """The place of each party in the order that decides between equals."""
        return {node: number for number, node in enumerate(self.order)}

    # ---- the network as a whole ----

    @property
    def parties(self) -> int:
        """The number of parties."""
        return int(self.graph.number_of_nodes())

    @property
    def relations(self) -> int:
        """The number of pairs of parties with any relation; of arrows in a `DiGraph`."""
        return int(self.graph.number_of_edges())

    @property
    def sampled(self) -> bool:
        """Whether betweenness is an estimate (see `formulas.EXACT`)."""
        return formulas.sampled(self.parties)

    @kept
    def density(self) -> float | None:
        """The share of all possible relations that is there, 0–1."""
        import networkx as nx

        return float(nx.density(self.graph)) if self.parties > 1 else None

    @kept.by_order
    def components(self) -> Groups:
        """The parts that stand apart from each other, largest first."""
        import networkx as nx

        return largest_first(nx.connected_components(self.ties), self.order)

    @kept.by_order
    def isolates(self) -> tuple[str, ...]:
        """Parties without any relation."""
        return tuple(node for node in self.order if not self.ties.degree[node])

    @kept
    def transitivity(self) -> float | None:
        """See `formulas.transitivity`."""
        return formulas.transitivity(self.ties)

    @kept
    def reciprocity(self) -> float | None:
        """The share of directed relations that are answered, 0–1; None without direction."""
        return None if self.arrows is None else formulas.reciprocity(self.arrows)

    @kept
    def centralisation(self) -> float | None:
        """Degree centralisation, see `formulas.centralisation`."""
        return formulas.centralisation(self.graph)

    @kept
    def betweenness_centralisation(self) -> float | None:
        """Betweenness centralisation, see `formulas.centralisation`."""
        return formulas.centralisation(self.graph, "betweenness", self.betweenness)

    @kept
    def ei(self) -> float | None:
        """The E-I index by sector, see `formulas.ei_index`."""
        return self.ei_by(self.sectors)

    def ei_by(self, groups: Mapping[str, str]) -> float | None:
        """The E-I index by any grouping of the parties."""
        return formulas.ei_index(self.graph, groups)

    @kept
    def sector_mixing(self) -> dict[tuple[str, str], int]:
        """The number of relations between two sectors (names in alphabetical order)."""
        return formulas.mixing(self.ties, self.sectors)

    @kept.by_order
    def distance(self) -> float | None:
        """The mean number of steps between two parties of the largest component."""
        if not self.components or len(self.components[0]) < 2:
            return None
        near = formulas.closeness(self.ties) if self.directed else self.closeness
        return formulas.distance(self.ties, self.components[0], near)

    @kept.by_order
    def communities(self) -> Groups:
        """Groups that are denser inside than between, largest first; isolates left out."""
        return communities.communities(self.graph, self.order)

    @kept.by_order
    def modularity(self) -> float | None:
        """How far apart the communities are, see `communities.modularity`."""
        return communities.modularity(self.graph, self.communities)

    @kept
    def articulation(self) -> dict[str, int]:
        """Without whom a part falls apart: how many are cut off then, see `cutting.come_loose`."""
        return cutting.come_loose(self.ties)

    def parts_without(self, node: str) -> Groups:
        """The parts (largest first) that a party's component falls into without it."""
        import networkx as nx

        reached = nx.node_connected_component(self.ties, node) - {node}
        return largest_first(nx.connected_components(self.ties.subgraph(reached)), self.order)

    @kept.by_order
    def bridges(self) -> tuple[Edge, ...]:
        """Relations without a way round."""
        import networkx as nx

        place = self.place
        pairs = (sorted(edge, key=place.__getitem__) for edge in nx.bridges(self.ties))
        return tuple(
            sorted(((a, b) for a, b in pairs), key=lambda ab: (place[ab[0]], place[ab[1]]))
        )

    # ---- each party ----

    @kept
    def degree(self) -> dict[str, int]:
        """With how many parties each has a relation; in a `DiGraph` its arrows in and out."""
        return dict(self.graph.degree)

    @kept
    def degree_centrality(self) -> dict[str, float]:
        """Degree as a share of the other parties (Freeman 1978)."""
        import networkx as nx

        return dict(nx.degree_centrality(self.graph)) if self.parties > 1 else {}

    @kept
    def in_degree(self) -> dict[str, int]:
        """How many arrows reach each party; empty without direction."""
        return {} if self.arrows is None else dict(self.arrows.in_degree)

    @kept
    def out_degree(self) -> dict[str, int]:
        """How many arrows leave each party; empty without direction."""
        return {} if self.arrows is None else dict(self.arrows.out_degree)

    @kept
    def betweenness(self) -> dict[str, float]:
        """See `formulas.betweenness`."""
        return formulas.betweenness(self.graph)

    @kept
    def closeness(self) -> dict[str, float]:
        """See `formulas.closeness`."""
        return formulas.closeness(self.graph)

    @kept
    def eigenvector(self) -> dict[str, float]:
        """See `formulas.eigenvector`."""
        return formulas.eigenvector(self.graph)

    @kept
    def constraint(self) -> dict[str, float]:
        """See `formulas.constraint`."""
        return formulas.constraint(self.graph)

    @kept
    def effective_size(self) -> dict[str, float]:
        """See `formulas.effective_size`."""
        return formulas.effective_size(self.graph)

    @kept
    def core(self) -> dict[str, int]:
        """The largest k so that the party is in a group in which all have k relations."""
        import networkx as nx

        return dict(nx.core_number(self.ties))

    @kept.by_order
    def community(self) -> dict[str, int]:
        """The number of each party's community, 1 for the largest; isolates have none."""
        return {node: n for n, each in enumerate(self.communities, 1) for node in each}

    @kept
    def weighted(self) -> dict[str, dict[str, float | None]]:
        """The measures that look at strength, by party; see `weighted`."""
        return weighted.per_party(self.graph)


def _without_loops(graph: "nx.Graph") -> "nx.Graph":
    import networkx as nx

    loops = list(nx.selfloop_edges(graph))
    if loops:
        graph = graph.copy()
        graph.remove_edges_from(loops)
    return graph


def measure(session: Session, *, directed_graph: bool = False) -> Measures:
    """The measures of a session's network; never raises, whatever is recorded.

    With ``directed_graph`` it is who reaches whom that is measured (see `graph.directed`).
    """
    nodes, edges, arrows, order = structure(session)
    return _measures(nodes, edges, arrows, directed_graph, order)


_Nodes = tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def _measures(
    nodes: _Nodes, edges: Lines, arrows: Lines, directed_graph: bool, order: tuple[str, ...]
) -> Measures:
    """Kept by structure: typing in a name or a note computes nothing anew, or only who is first."""
    graph, arrowed, shared = _structure(nodes, edges, arrows, directed_graph)
    sectors = {node: sector for node, sector in nodes if sector}
    return Measures(arrowed if directed_graph else graph, arrowed, sectors, order, shared)


@lru_cache(maxsize=32)
def _structure(
    nodes: _Nodes, edges: Lines, arrows: Lines, _directed_graph: bool
) -> "tuple[nx.Graph, nx.DiGraph, dict[str, Any]]":
    """The graphs, and where what is measured of one of them is kept."""
    import networkx as nx

    graph, arrowed = nx.Graph(), nx.DiGraph()
    for one, lines in ((graph, edges), (arrowed, arrows)):
        one.add_nodes_from(node for node, _ in nodes)
        one.add_weighted_edges_from(lines)
    return graph, arrowed, {}
