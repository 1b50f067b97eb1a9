"""All measures of any graph as plain values: what ``netwerk analyse --json`` prints."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from netwerk_widgets.network.measures import Measures

if TYPE_CHECKING:
    import networkx as nx

#: What groups the parties of a session, in this order.
GROUPINGS = ("sector", "ring", "role", "geography", "branch")
#: What a node may carry that does not say which group it is in.
_NO_GROUP = frozenset({"name", "label", "id", "parent", "note", "source"})
#: How many decimals each measure of a party is written with, in the order of a table.
DECIMALS = {
    "degree": 0,
    "in_degree": 0,
    "out_degree": 0,
    "degree_centrality": 2,
    "betweenness": 2,
    "closeness": 2,
    "eigenvector": 2,
    "constraint": 2,
    "effective_size": 1,
    "core": 0,
    "community": 0,
}
#: What is undefined below is None.
Values = dict[str, Any]


def analyse(graph: "nx.Graph | nx.DiGraph", measures: Measures | None = None) -> Values:
    """The measures of a simple graph, ready for JSON: what is undefined is None, never NaN.

    A node's attribute ``name`` is what it is called (else the node itself), so two parties may
    share a name; the rows of ``per_party`` follow the order of the graph. ``components`` is
    how many there are. ``ei_index`` has every attribute that puts parties in groups.
    Degree, betweenness and closeness are Freeman's, constraint and effective size Burt's, all
    without strength; in a directed graph ``degree`` is the arrows in and out together and
    closeness counts the steps towards a party (see `Measures` and `formulas`). ``measures`` are
    those of the graph, of who has them already.
    """
    m = measures or Measures(graph)
    names = names_of(graph)
    cut, alone = m.articulation, set(m.isolates)
    return {
        "parties": m.parties,
        "relations": m.relations,
        "directed": m.directed,
        "density": m.density,
        "components": len(m.components),
        "isolates": [names[node] for node in graph if node in alone],
        "transitivity": m.transitivity,
        "reciprocity": m.reciprocity,
        "centralisation": {
            "degree": m.centralisation,
            "betweenness": m.betweenness_centralisation,
        },
        "ei_index": {key: m.ei_by(groups) for key, groups in groupings(graph).items()},
        "articulation_points": [names[node] for node in graph if node in cut],
        "bridges": [[names[a], names[b]] for a, b in m.bridges],
        "per_party": [_row(m, node, names[node]) for node in graph],
    }


def _row(m: Measures, node: Any, name: str) -> Values:
    return {
        "name": name,
        "degree": m.degree[node],
        "degree_centrality": m.degree_centrality.get(node),
        "in_degree": m.in_degree.get(node),
        "out_degree": m.out_degree.get(node),
        "betweenness": m.betweenness.get(node),
        "closeness": m.closeness.get(node),
        "eigenvector": m.eigenvector.get(node),
        "constraint": m.constraint.get(node),
        "effective_size": m.effective_size.get(node),
        "core": m.core.get(node),
        "community": m.community.get(node),
    }


def weighted(graph: "nx.Graph | nx.DiGraph") -> list[Values]:
    """The measures that look at strength, a row for each party (see `weighted.per_party`)."""
    names, found = names_of(graph), Measures(graph).weighted
    return [{"name": names[node]} | found[node] for node in graph]


def names_of(graph: "nx.Graph") -> dict[Any, str]:
    """What each node is called."""
    return {
        node: " ".join(str(data.get("name") or "").split()) or str(node)
        for node, data in graph.nodes(data=True)
    }


def groupings(graph: "nx.Graph") -> dict[str, dict[Any, str]]:
    """The attributes that put nodes in groups: for each, the group of each node that has one.

    Those of a session as soon as one party has it; any other when it is text that at
    least two nodes share, and not the same for all.
    """
    keys = dict.fromkeys(key for _, data in graph.nodes(data=True) for key in data)
    found: dict[str, dict[Any, str]] = {}
    for key in (*GROUPINGS, *sorted(map(str, keys.keys() - set(GROUPINGS) - _NO_GROUP))):
        groups = {
            node: " ".join(data[key].split()).casefold()
            for node, data in graph.nodes(data=True)
            if isinstance(data.get(key), str) and data[key].strip()
        }
        counts = Counter(groups.values())
        if groups and (key in GROUPINGS or 1 < len(counts) < len(groups)):
            found[key] = groups
    return found
