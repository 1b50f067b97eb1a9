"""The measures of a network. networkx computes them; what it lacks stands here.

All measures are of the simple, undirected graph without weights (who has anything with
whom), except reciprocity, which needs the direction.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import isnan
from typing import TYPE_CHECKING, Literal

from netwerk_widgets.network.graph import directed, undirected
from netwerk_widgets.session.models import Session

if TYPE_CHECKING:
    import networkx as nx

#: Communities are found by a random walk through the possibilities: always the same one.
SEED = 7

Edge = tuple[str, str]


@dataclass(frozen=True)
class Measures:
    """What the graph says. None or a missing node: the measure has no value there.

    Attributes
    ----------
    parties, relations : int
        The number of parties, and of pairs of parties that have any relation.
    density : float or None
        The share of all possible pairs that is there, 0–1.
    components : tuple of tuple of str
        The parts that stand apart from each other, largest first.
    isolates : tuple of str
        Parties without any relation.
    degree : dict
        The number of parties that each has a relation with.
    betweenness : dict
        The share of shortest routes between others that pass through each (Freeman 1977), 0–1.
    eigenvector : dict
        Being connected with the well-connected (Bonacich 1972), in the largest component.
    articulation : dict
        The parts (2 or more, largest first) that the party's component falls into without it.
    bridges : tuple of (str, str)
        Relations without a way round.
    reciprocity : float or None
        The share of directed relations that are answered, 0–1.
    sector_mixing : dict
        The number of relations between two sectors (names in alphabetical order).
    core : dict
        The largest k so that the party is in a group in which all have k relations.
    communities : tuple of tuple of str
        Groups that are denser inside than between (Louvain), largest first; isolates left out.
    centralisation, betweenness_centralisation : float or None
        See `centralisation`.
    ei : float or None
        See `ei_index`, by sector.
    distance : float or None
        The mean number of steps between two parties of the largest component.
    graph : networkx.Graph or None
        What was measured.
    """

    parties: int = 0
    relations: int = 0
    density: float | None = None
    components: tuple[tuple[str, ...], ...] = ()
    isolates: tuple[str, ...] = ()
    degree: dict[str, int] = field(default_factory=dict)
    betweenness: dict[str, float] = field(default_factory=dict)
    eigenvector: dict[str, float] = field(default_factory=dict)
    articulation: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    bridges: tuple[Edge, ...] = ()
    reciprocity: float | None = None
    sector_mixing: dict[tuple[str, str], int] = field(default_factory=dict)
    core: dict[str, int] = field(default_factory=dict)
    communities: tuple[tuple[str, ...], ...] = ()
    centralisation: float | None = None
    betweenness_centralisation: float | None = None
    ei: float | None = None
    distance: float | None = None
    graph: "nx.Graph | None" = field(default=None, repr=False, compare=False)

    @cached_property
    def constraint(self) -> dict[str, float]:
        """See `constraint`; computed when asked for, because it takes longest."""
        return {} if self.graph is None else constraint(self.graph)

    @cached_property
    def effective_size(self) -> dict[str, float]:
        """See `effective_size`; computed when asked for."""
        return {} if self.graph is None else effective_size(self.graph)


def measure(session: Session) -> Measures:
    """All measures of a session's network; never raises, whatever is recorded."""
    graph, arrows = undirected(session), directed(session)
    return _measure(
        tuple(sorted((node, data["sector"] or "") for node, data in graph.nodes(data=True))),
        tuple(sorted((min(edge), max(edge)) for edge in graph.edges)),
        tuple(sorted(arrows.edges)),
    )


@lru_cache(maxsize=32)
def _measure(
    nodes: tuple[tuple[str, str], ...], edges: tuple[Edge, ...], arrows: tuple[Edge, ...]
) -> Measures:
    """Kept by structure: typing in a name or a note computes nothing anew."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(node for node, _ in nodes)
    graph.add_edges_from(edges)
    sectors = {node: sector for node, sector in nodes if sector}
    if not nodes:
        return Measures()
    components = _largest_first(nx.connected_components(graph))
    main = graph.subgraph(components[0])
    isolates = tuple(sorted(nx.isolates(graph)))
    betweenness = nx.betweenness_centrality(graph)
    return Measures(
        parties=len(nodes),
        relations=len(edges),
        density=nx.density(graph) if len(nodes) > 1 else None,
        components=components,
        isolates=isolates,
        degree=dict(graph.degree),
        betweenness=betweenness,
        eigenvector=eigenvector(main),
        graph=graph,
        articulation={node: _parts_without(graph, node) for node in nx.articulation_points(graph)},
        bridges=tuple(sorted((min(edge), max(edge)) for edge in nx.bridges(graph))),
        reciprocity=reciprocity(nx.DiGraph(arrows)),
        sector_mixing=mixing(graph, sectors),
        core=nx.core_number(graph),
        communities=communities(graph),
        centralisation=centralisation(graph),
        betweenness_centralisation=centralisation(graph, "betweenness"),
        ei=ei_index(graph, sectors),
        # Raises on a disconnected graph, so only within the largest part.
        distance=nx.average_shortest_path_length(main) if len(main) > 1 else None,
    )


def centralisation(
    graph: "nx.Graph", by: Literal["degree", "betweenness"] = "degree"
) -> float | None:
    """How far the network hangs on one party: 0 (all alike) … 1 (a star).

    The sum of the differences from the highest centrality, divided by the largest sum that
    a network of this size can have: ``(n − 1)(n − 2)`` for degree and ``n − 1`` for
    betweenness normalised to 0–1 (Freeman 1978, "Centrality in social networks:
    conceptual clarification", Social Networks 1, 215–239). None below three nodes.
    """
    import networkx as nx

    n = graph.number_of_nodes()
    if n < 3:
        return None
    if by == "degree":
        values = [float(degree) for _, degree in graph.degree]
        largest = float((n - 1) * (n - 2))
    else:
        values = list(nx.betweenness_centrality(graph, normalized=True).values())
        largest = float(n - 1)
    top = max(values)
    return sum(top - value for value in values) / largest


def ei_index(graph: "nx.Graph", groups: Mapping[str, str]) -> float | None:
    """Outward or inward: −1 (all relations within groups) … +1 (all between groups).

    ``(E − I) / (E + I)`` with E the relations between and I those within groups (Krackhardt
    & Stern 1988, "Informal networks and organizational crises", Social Psychology
    Quarterly 51, 123–140). Relations of nodes without a group do not count; None when no
    relation is left.
    """
    known = [(a, b) for a, b in graph.edges if a in groups and b in groups]
    if not known:
        return None
    external = sum(groups[a] != groups[b] for a, b in known)
    return (2 * external - len(known)) / len(known)


def mixing(graph: "nx.Graph", groups: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """The number of relations between each two groups, the names in alphabetical order."""
    import networkx as nx

    known = graph.subgraph(node for node in graph if node in groups).copy()
    nx.set_node_attributes(known, dict(groups), "group")
    both = nx.attribute_mixing_dict(known, "group")
    # networkx counts an undirected edge from both its ends.
    return {
        (a, b): int(count // 2 if a == b else count)
        for a, row in sorted(both.items())
        for b, count in sorted(row.items())
        if a <= b and count
    }


def constraint(graph: "nx.Graph") -> dict[str, float]:
    """How far a party's contacts are each other's contacts too; low: room to mediate.

    Burt (1992, "Structural holes"; 2004): ``Σ_j (p_ij + Σ_q p_iq p_qj)²``. Isolates have
    no value (networkx gives NaN) and are left out.
    """
    import networkx as nx

    # With `nodes` networkx does without scipy.sparse, which takes longer to load than this.
    return _numbers(nx.constraint(graph, nodes=list(graph)))


def effective_size(graph: "nx.Graph") -> dict[str, float]:
    """The number of contacts that do not know each other: ``n − 2t/n`` (Burt; Borgatti 1997).

    n is the number of contacts and t the relations among them. Isolates are left out.
    """
    import networkx as nx

    return _numbers(nx.effective_size(graph, nodes=list(graph)))


def eigenvector(graph: "nx.Graph") -> dict[str, float]:
    """Eigenvector centrality of a connected graph; empty below three nodes."""
    import networkx as nx

    if graph.number_of_nodes() < 3:
        return {}
    try:
        return dict(nx.eigenvector_centrality(graph, max_iter=1000))
    except nx.PowerIterationFailedConvergence:
        return dict(nx.eigenvector_centrality_numpy(graph))


def reciprocity(graph: "nx.DiGraph") -> float | None:
    """The share of arrows that are answered.

    Raises
    ------
    ValueError
        On an undirected graph, where networkx would silently say 0.
    """
    import networkx as nx

    if not graph.is_directed():
        raise ValueError("reciprocity needs a directed graph")
    return float(nx.overall_reciprocity(graph)) if graph.number_of_edges() else None


def communities(graph: "nx.Graph") -> tuple[tuple[str, ...], ...]:
    """Groups of two or more parties that are denser inside than between (Louvain, Blondel 2008)."""
    import networkx as nx

    found = nx.community.louvain_communities(graph, seed=SEED) if graph.number_of_edges() else []
    return _largest_first(each for each in found if len(each) > 1)


def _parts_without(graph: "nx.Graph", node: str) -> tuple[tuple[str, ...], ...]:
    import networkx as nx

    reached = nx.node_connected_component(graph, node) - {node}
    return _largest_first(nx.connected_components(graph.subgraph(reached)))


def _largest_first(groups: Iterable[Collection[str]]) -> tuple[tuple[str, ...], ...]:
    found = [tuple(sorted(each)) for each in groups]
    return tuple(sorted(found, key=lambda each: (-len(each), each)))


def _numbers(values: Mapping[str, float]) -> dict[str, float]:
    return {node: float(value) for node, value in values.items() if not isnan(value)}


def sectors_crossed(mixed: Mapping[tuple[str, str], int]) -> tuple[int, int]:
    """The number of relations between different sectors, and of all with known sectors."""
    counts = Counter(mixed)
    across = sum(count for (a, b), count in counts.items() if a != b)
    return across, counts.total()
