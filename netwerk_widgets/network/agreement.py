"""How far two sides say the same of their relation: before they are merged, and after.

What each says is an arc, from who says it to whom it is about. Only those who ``answered`` count:
of who sent nothing it is not known what it would have said.
"""

from collections.abc import Collection, Iterable

Arc = tuple[str, str]
Pair = frozenset[str]


def heard(arcs: Iterable[Arc], answered: Collection[str]) -> set[Arc]:
    """The arcs of which the other end answered too."""
    return {(by, other) for by, other in arcs if by != other and {by, other} <= {*answered}}


def reciprocity(arcs: Iterable[Arc], answered: Collection[str]) -> float | None:
    """The share of what is said (arcs) that the other says too, 0–1; None where nothing is said.

    As networkx's ``overall_reciprocity``: arcs with an arc back, divided by all arcs (Wasserman &
    Faust 1994, "Social network analysis", chapter 13).
    """
    known = heard(arcs, answered)
    if not known:
        return None
    return sum((other, by) in known for by, other in known) / len(known)


def concordance(arcs: Iterable[Arc], answered: Collection[str]) -> float | None:
    """The share of the pairs that anybody named which both named, 0–1; None where none is.

    J. Adams & J. Moody (2007), "To tell the truth: measuring concordance in multiply reported
    network data", Social Networks 29(1), 44–58. From the reciprocity r it is ``r / (2 − r)``.
    """
    known = heard(arcs, answered)
    pairs = {frozenset(each) for each in known}
    if not pairs:
        return None
    return sum((b, a) in known for a, b in known) / 2 / len(pairs)


def merged(arcs: Iterable[Arc], *, both: bool) -> set[Pair]:
    """The pairs with a relation by a rule: ``both`` must say so, or one is enough.

    The intersection and the union of what the two say: the locally aggregated structures of
    D. Krackhardt (1987), "Cognitive social structures", Social Networks 9(2), 109–134.
    """
    known = {each for each in arcs if each[0] != each[1]}
    return {frozenset((a, b)) for a, b in known if not both or (b, a) in known}
