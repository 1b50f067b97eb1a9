"""An order of the parties of a network that does not depend on how it was typed.

Where a measure has to choose between equals, this order chooses: by name, and of parties with
one name by their place in the network. Ids are random, so they come last: they decide only
between parties that nobody could tell apart.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

#: So far around a party is looked, and so many that are alike in everything are set apart by id;
#: the ids decide the rest, so that many parties without a name cost no more than this.
_ROUNDS = 16


def by_name(graph: "nx.Graph", names: Mapping[str, str]) -> tuple[str, ...]:
    """The nodes in that order. A node without a name in ``names`` is called by itself."""
    called = {node: names.get(node, str(node)) for node in graph}
    rank = _ranked({node: (name.casefold(), name) for node, name in called.items()})
    if len(set(rank.values())) < len(rank):
        rank = _refined(graph, rank)
    return tuple(sorted(graph, key=lambda node: (rank[node], str(node))))


def _ranked(labels: Mapping[Any, Any]) -> dict[Any, int]:
    place = {label: number for number, label in enumerate(sorted(set(labels.values())))}
    return {node: place[label] for node, label in labels.items()}


def _refined(graph: "nx.Graph", rank: dict[str, int]) -> dict[str, int]:
    """Tell equals apart by who is around them (colour refinement, Weisfeiler & Leman 1968).

    What is still alike then mostly is so in every way; the first by id is set apart, and
    whoever is around it is looked at again.
    """
    for _ in range(_ROUNDS):
        rank = _stable(graph, rank)
        groups: dict[int, list[str]] = {}
        for node, number in rank.items():
            groups.setdefault(number, []).append(node)
        # Without relations there is nothing around it to tell apart.
        alike = [each for each in groups.values() if len(each) > 1 and graph.degree[each[0]]]
        if not alike:
            break
        lowest = {rank[each[0]]: each for each in alike}
        first = min(lowest[min(lowest)], key=str)
        rank = _ranked({node: (number, node != first) for node, number in rank.items()})
    return rank


def _stable(graph: "nx.Graph", rank: dict[str, int]) -> dict[str, int]:
    directed = graph.is_directed()
    for _ in range(_ROUNDS):
        seen = {
            node: (
                rank[node],
                sorted(rank[each] for each in graph.adj[node]),
                sorted(rank[each] for each in graph.pred[node]) if directed else [],
            )
            for node in graph
        }
        finer = _ranked({n: (own, tuple(out), tuple(into)) for n, (own, out, into) in seen.items()})
        if len(set(finer.values())) == len(set(rank.values())):
            break
        rank = finer
    return rank
