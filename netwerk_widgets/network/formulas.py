"""The formulas: networkx's where it has one; Freeman's centralisation and the E-I index are ours.

Where all routes are walked rustworkx gives networkx's numbers (`routes`).

They take a simple graph (`networkx.Graph` or `DiGraph`). None or a missing node: the measure
has no value there. Nothing here looks at the strength of a relation; see `weighted`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from math import isnan
from typing import TYPE_CHECKING, Literal

from netwerk_widgets.network import routes
from netwerk_widgets.network.eigen import by_patience, strongest_of
from netwerk_widgets.network.engines import there

if TYPE_CHECKING:
    import networkx as nx

#: A sample is taken by chance: always the same chance.
SEED = 7
#: With more parties than this, betweenness is estimated from the routes of `SAMPLE` of them
#: (Brandes & Pich 2007); and so is the one that counts strength, which networkx itself walks.
EXACT, EXACT_WEIGHTED, SAMPLE = 2000, 750, 200

Groups = tuple[tuple[str, ...], ...]


def sampled(parties: int) -> bool:
    """Whether betweenness is an estimate for so many parties."""
    return parties > EXACT


def betweenness(graph: "nx.Graph", weight: str | None = None) -> dict[str, float]:
    """The share of shortest routes between others that pass through each (Freeman 1977), 0–1.

    Divided by all pairs of others in the whole network, ``(n − 1)(n − 2) / 2`` (twice that in a
    directed graph), as networkx, UCINET and Gephi do: between parts that stand apart there is no
    route, and those pairs count. So Wasserman & Faust (1994) give the Medici .522 among the 15
    families that are related; with the isolate Pucci it is .452.

    An estimate above `EXACT` nodes (with ``weight``, the attribute with the length of an edge,
    above `EXACT_WEIGHTED`), always the same one.
    """
    import networkx as nx

    size = graph.number_of_nodes()
    most = EXACT if weight is None else EXACT_WEIGHTED
    if weight is None and size <= most:
        return routes.betweenness(graph)
    k = SAMPLE if size > most else None
    return dict(nx.betweenness_centrality(graph, k=k, weight=weight, seed=SEED))


def closeness(graph: "nx.Graph") -> dict[str, float]:
    """How near each is to all others, 0–1 (Freeman 1978; Wasserman & Faust 1994 for parts).

    ``(r − 1)/(n − 1) · (r − 1)/Σd`` with r the nodes that can be reached and d the steps. In a
    directed graph the steps *towards* the node count. 0 for who is reached by nobody.
    """
    return routes.closeness(graph)


def distance(graph: "nx.Graph", members: Collection[str], near: Mapping[str, float]) -> float:
    """The mean number of steps between two of the ``members`` of one component (2 or more).

    Taken back from ``near``, their `closeness` in ``graph``, so that the routes are walked
    only once: networkx's own ``average_shortest_path_length`` takes ten times as long.
    """
    size, others = len(members), graph.number_of_nodes() - 1
    return sum((size - 1) / (others * near[node]) for node in members) / size


def centralisation(
    graph: "nx.Graph",
    by: Literal["degree", "betweenness"] = "degree",
    values: Mapping[str, float] | None = None,
) -> float | None:
    """How far the network hangs on one party: 0 (all alike) … 1 (a star).

    The sum of the differences from the highest centrality, divided by the largest sum that
    a network of this size can have: ``(n − 1)(n − 2)`` for degree (twice that for a directed
    graph, where it is the arrows in and out) and ``n − 1`` for betweenness normalised to 0–1
    (Freeman 1978, "Centrality in social networks: conceptual clarification", Social
    Networks 1, 215–239). ``values``: the centralities, when known already. None below three
    nodes.
    """
    n = graph.number_of_nodes()
    if n < 3:
        return None
    if by == "degree":
        found = [float(degree) for _, degree in graph.degree]
        largest = float((n - 1) * (n - 2)) * (2 if graph.is_directed() else 1)
    else:
        found = list((betweenness(graph) if values is None else values).values())
        largest = float(n - 1)
    top = max(found)
    return sum(top - value for value in found) / largest


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


def sectors_crossed(mixed: Mapping[tuple[str, str], int]) -> tuple[int, int]:
    """The number of relations between different sectors, and of all with known sectors."""
    counts = Counter(mixed)
    across = sum(count for (a, b), count in counts.items() if a != b)
    return across, counts.total()


def constraint(graph: "nx.Graph", weight: str | None = None) -> dict[str, float]:
    """How far a party's contacts are each other's contacts too; low: room to mediate.

    Burt (1992, "Structural holes"; 2004): ``Σ_j (p_ij + Σ_q p_iq p_qj)²``. Isolates have
    no value (networkx gives NaN) and are left out.
    """
    import networkx as nx

    # Without `nodes`, networkx multiplies matrices: 300 times as fast at 500 parties.
    if not graph.number_of_edges():
        return {}
    if there("numpy"):
        return _numbers(nx.constraint(graph, weight=weight))
    both = _both_ways(graph, weight)
    return _numbers(nx.constraint(both, nodes=[*both], weight="weight"))


def effective_size(graph: "nx.Graph", weight: str | None = None) -> dict[str, float]:
    """The number of contacts that do not know each other (Burt 1992).

    Without weights and direction this is ``n − 2t/n`` (Borgatti 1997), n being the number of
    contacts and t the relations among them. Isolates are left out.
    """
    import networkx as nx

    if not graph.number_of_edges():
        return {}
    with _nothing_by_nothing():
        if weight is None and not graph.is_directed():
            nodes = None if there("numpy") else [*graph]
            return _numbers(nx.effective_size(graph, nodes))
        # By matrices it is 700 times as fast at 500 parties, but networkx 3.6 then divides by the
        # strongest tie of the wrong end, and one by one it forgets who only receives arrows. Burt
        # adds what runs either way, so the sums as a graph without direction say the same.
        both = _both_ways(graph, weight)
        return _numbers(nx.effective_size(both, nodes=[*both], weight="weight"))


def _nothing_by_nothing() -> AbstractContextManager[object]:
    """numpy may divide nothing by nothing, for isolates, without a word of it."""
    if not there("numpy"):
        return nullcontext()
    import numpy as np

    return np.errstate(invalid="ignore")


def _both_ways(graph: "nx.Graph", weight: str | None) -> "nx.Graph":
    """Who has a relation, with what runs either way between two added up."""
    import networkx as nx

    found = nx.Graph()
    for a, b, data in graph.edges(data=True):
        before = found[a][b]["weight"] if found.has_edge(a, b) else 0
        found.add_edge(a, b, weight=before + (data.get(weight, 1) if weight else 1))
    return found


def eigenvector(graph: "nx.Graph", weight: str | None = None) -> dict[str, float]:
    """Being connected with the well-connected (Bonacich 1972); the squares add up to 1.

    Who has no relation scores 0. Empty below three nodes, without relations, and where the
    equation has no single answer (a directed graph without circles).
    """
    import networkx as nx

    if graph.number_of_nodes() < 3 or not graph.number_of_edges():
        return {}
    if nx.is_directed_acyclic_graph(graph):
        return {}
    try:
        found = dict(nx.eigenvector_centrality(graph, max_iter=1000, weight=weight))
    except nx.PowerIterationFailedConvergence:
        found = _by_algebra(graph, weight)
    return {node: 0.0 if graph.degree[node] == 0 else value for node, value in found.items()}


def _by_algebra(graph: "nx.Graph", weight: str | None) -> dict[str, float]:
    """Where networkx's iteration does not end in time: what it would end at."""
    import networkx as nx

    if graph.is_directed():
        if not nx.is_strongly_connected(graph):
            return {}
        if not there("numpy"):
            return by_patience(graph, weight)
        found = nx.eigenvector_centrality_numpy(graph, weight=weight)
        return {node: float(value) for node, value in found.items()}
    # Part by part; of parts that are equally strong each has its share of the start, all ones.
    best: dict[str, float] = {}
    largest = 0.0
    for part in nx.connected_components(graph):
        nodes = [node for node in graph if node in part]
        value, vector = strongest_of(graph, nodes, weight)
        if value > largest + 1e-9:
            best, largest = {}, value
        if value > largest - 1e-9:
            share = [each * sum(vector) for each in vector]
            best |= {node: float(abs(each)) for node, each in zip(nodes, share, strict=True)}
    whole = sum(value**2 for value in best.values()) ** 0.5
    return {node: best.get(node, 0.0) / whole for node in graph}


def transitivity(graph: "nx.Graph") -> float | None:
    """The share of "friends of a friend" who know each other, 0–1 (Luce & Perry 1949).

    Of an undirected graph; None when nobody has two relations, so that there is no such pair.
    """
    import networkx as nx

    if not any(degree > 1 for _, degree in graph.degree):
        return None
    return float(nx.transitivity(graph))


def reciprocity(graph: "nx.DiGraph") -> float | None:
    """The share of arrows that are answered.

    Raises
    ------
    ValueError
        On an undirected graph, where networkx would silently say 0.
    """
    if not graph.is_directed():
        raise ValueError("reciprocity needs a directed graph")
    lines = graph.number_of_edges()
    return sum(graph.has_edge(b, a) for a, b in graph.edges) / lines if lines else None


def largest_first(groups: Iterable[Collection[str]], order: Sequence[str] = ()) -> Groups:
    """The largest group first; of equals, and inside each, by ``order`` (without it by id)."""
    place = {node: number for number, node in enumerate(order)}
    placed = [
        sorted((place[node], node) if order else (0, node) for node in each) for each in groups
    ]
    placed.sort(key=lambda each: (-len(each), each))
    return tuple(tuple(node for _, node in each) for each in placed)


def _numbers(values: Mapping[str, float]) -> dict[str, float]:
    return {node: float(value) for node, value in values.items() if not isnan(value)}
