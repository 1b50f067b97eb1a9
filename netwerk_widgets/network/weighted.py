"""Measures that look at the strength of relations, under names of their own.

``weight`` of an edge is the sum of the strengths (1–3 each) between two parties. For routes a
strong relation is a short one: its length is ``1 / weight`` (Newman 2001, "Scientific
collaboration networks II", Physical Review E 64, 016132; see also Opsahl, Agneessens &
Skvoretz 2010, Social Networks 32, 245–251). Burt's constraint and effective size are defined
on the strengths themselves (1992, "Structural holes", chapter 2), and so is Bonacich's
eigenvector centrality (1972).
"""

from typing import TYPE_CHECKING, Any

from netwerk_widgets.network import formulas, routes

if TYPE_CHECKING:
    import networkx as nx


def strength(graph: "nx.Graph") -> dict[str, float]:
    """The sum of the strengths of a party's relations (Barrat et al. 2004, PNAS 101, 3747)."""
    return {node: float(total) for node, total in graph.degree(weight="weight")}


def _lengths(graph: "nx.Graph") -> "nx.Graph":
    found = graph.copy()
    for _, _, data in found.edges(data=True):
        data["length"] = 1 / data.get("weight", 1)
    return found


def per_party(graph: "nx.Graph") -> dict[str, dict[str, Any]]:
    """The weighted measures of each node, by node; None where one has no value."""
    tables = {
        "strength": strength(graph),
        "weighted_betweenness": formulas.betweenness(_lengths(graph), "length"),
        "weighted_closeness": routes.weighted_closeness(graph, "weight"),
        "weighted_eigenvector": formulas.eigenvector(graph, "weight"),
        "weighted_constraint": formulas.constraint(graph, "weight"),
        "weighted_effective_size": formulas.effective_size(graph, "weight"),
    }
    return {node: {key: table.get(node) for key, table in tables.items()} for node in graph}
