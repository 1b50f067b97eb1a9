"""Convergence and divergence between parties, after Godet's MACTOR.

With x_ik the position of party i on goal k (−3 … +3; not filled in counts as 0):

- simple (order 1): ``1CAA_ij`` counts the goals on which both are for or both against,
  ``1DAA_ij`` those on which one is for and the other against;
- valued (order 2): ``2CAA_ij = Σ ½(|x_ik| + |x_jk|)`` over the goals with
  ``x_ik · x_jk > 0``, and ``2DAA_ij`` likewise over those with ``x_ik · x_jk < 0``;
- ambivalence: ``EQ_i = 1 − Σ_j |CAA_ij − DAA_ij| / Σ_j (CAA_ij + DAA_ij)`` over the other
  parties: 0 for a party that is with or against each of the others in everything, 1 for one
  that agrees with each as much as it differs.

Sources: M. Godet (1991), "Actors' moves and strategies: the MACTOR method", Futures 23(6),
605–622; M. Godet (2001), "Creating futures", Economica; the MACTOR manual of LIPSOR
(matrices 1CAA, 1DAA, 2CAA, 2DAA). The scale here ends at 3, where LIPSOR's ends at 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Mactor:
    """The square matrices, in the order of the rows given; the diagonals are 0.

    ``ambivalence`` (order 2) is None for a party that shares no goal with anyone.
    """

    agree: Matrix
    differ: Matrix
    agree_valued: Matrix
    differ_valued: Matrix
    ambivalence: tuple[float | None, ...]


def mactor(positions: Sequence[Sequence[float | None]]) -> Mactor:
    """The matrices of a positions matrix: a row for each party, a column for each goal.

    Raises
    ------
    ValueError
        When the rows differ in length.
    """
    if len({len(row) for row in positions}) > 1:
        raise ValueError("every party needs as many positions as there are goals")
    rows = [[value or 0 for value in row] for row in positions]
    return Mactor(
        agree=_matrix(rows, same=True, valued=False),
        differ=_matrix(rows, same=False, valued=False),
        agree_valued=(caa := _matrix(rows, same=True, valued=True)),
        differ_valued=(daa := _matrix(rows, same=False, valued=True)),
        ambivalence=tuple(map(_ambivalence, caa, daa)),
    )


def _matrix(rows: list[list[float]], *, same: bool, valued: bool) -> Matrix:
    def cell(i: int, j: int) -> float:
        if i == j:
            return 0
        return sum(
            (abs(x) + abs(y)) / 2 if valued else 1
            for x, y in zip(rows[i], rows[j], strict=True)
            if (x * y > 0 if same else x * y < 0)
        )

    size = range(len(rows))
    return tuple(tuple(cell(i, j) for j in size) for i in size)


def _ambivalence(caa: tuple[float, ...], daa: tuple[float, ...]) -> float | None:
    total = sum(caa) + sum(daa)
    if not total:
        return None
    return 1 - sum(abs(c - d) for c, d in zip(caa, daa, strict=True)) / total
