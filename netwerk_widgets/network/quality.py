"""Measures on what each side gives the other: a mark from one to the other is a weighted arc."""

from collections.abc import Mapping

Weights = Mapping[tuple[str, str], float]


def reciprocity(weights: Weights) -> float | None:
    """How far what is given comes back, 0 (nothing) … 1 (all of it); None without any weight.

    ``Σ min(w_ij, w_ji) / Σ w_ij`` over all arcs: T. Squartini, F. Picciolo, F. Ruzzenenti &
    D. Garlaschelli (2013), "Reciprocity of weighted networks", Scientific Reports 3, 2729. With
    all weights 1 it is networkx's ``overall_reciprocity``.
    """
    total = sum(weights.values())
    if not total:
        return None
    back = sum(min(weight, weights.get((b, a), 0)) for (a, b), weight in weights.items())
    return back / total


def received(weights: Weights) -> dict[str, float]:
    """The sum of what each is given: the in-strength of A. Barrat, M. Barthélemy,
    R. Pastor-Satorras & A. Vespignani (2004), "The architecture of complex weighted networks",
    PNAS 101(11), 3747–3752.
    """
    found: dict[str, float] = {}
    for (_by, other), weight in weights.items():
        found[other] = found.get(other, 0) + weight
    return found
