"""The strongest direction of a matrix, also without numpy (C. G. J. Jacobi 1846)."""

from math import copysign, sqrt
from typing import TYPE_CHECKING

from netwerk_widgets.network.engines import there

if TYPE_CHECKING:
    import networkx as nx

Matrix = list[list[float]]
#: More than any matrix of a network was seen to need.
_SWEEPS = 60


def strongest(matrix: Matrix) -> tuple[float, list[float]]:
    """The largest eigenvalue of a symmetric matrix, and its eigenvector of length 1.

    ``matrix`` is a square list of rows; it is left as it is.
    """
    size = len(matrix)
    left = [list(row) for row in matrix]
    turned = [[float(a == b) for b in range(size)] for a in range(size)]
    for _ in range(_SWEEPS):
        if sum(left[a][b] ** 2 for a in range(size) for b in range(a)) < 1e-26:
            break
        for a in range(size):
            for b in range(a + 1, size):
                if left[a][b]:
                    _turn(left, turned, a, b)
    best = max(range(size), key=lambda place: left[place][place])
    return left[best][best], [row[best] for row in turned]


def _turn(left: Matrix, turned: Matrix, a: int, b: int) -> None:
    """Turn two axes so that what they have in common is 0."""
    slant = (left[b][b] - left[a][a]) / (2 * left[a][b])
    tangent = copysign(1, slant) / (abs(slant) + sqrt(slant * slant + 1))
    cosine = 1 / sqrt(tangent * tangent + 1)
    sine = tangent * cosine
    for row in (*left, *turned):
        row[a], row[b] = cosine * row[a] - sine * row[b], sine * row[a] + cosine * row[b]
    one, other = left[a], left[b]
    left[a] = [cosine * x - sine * y for x, y in zip(one, other, strict=True)]
    left[b] = [sine * x + cosine * y for x, y in zip(one, other, strict=True)]


def strongest_of(
    graph: "nx.Graph", nodes: list[str], weight: str | None
) -> tuple[float, list[float]]:
    """`strongest` of an undirected graph's matrix, ``nodes`` in this order."""
    if not there("numpy"):
        return strongest(
            [
                [graph[a][b].get(weight, 1) if graph.has_edge(a, b) else 0.0 for b in nodes]
                for a in nodes
            ]
        )
    import networkx as nx
    import numpy as np

    values, vectors = np.linalg.eigh(nx.to_numpy_array(graph, nodes, weight=weight))
    return float(values[-1]), vectors[:, -1].tolist()


def by_patience(graph: "nx.Graph", weight: str | None) -> dict[str, float]:
    """networkx's own iteration, for longer; empty when that does not end either."""
    import networkx as nx

    try:
        return dict(nx.eigenvector_centrality(graph, max_iter=50_000, weight=weight))
    except nx.PowerIterationFailedConvergence:
        return {}
