"""Power and coalitions between parties, after Godet's MACTOR: influences, and positions to order 3.

With a_ij the direct influence of party i on party j (``MDI``; 0 none … 4 it can end what j is;
nothing on itself), and x_ik the position of party i on goal k:

- direct and indirect: ``MDII_ij = a_ij + Σ_k min(a_ik, a_kj)``. The diagonal is what comes back to
  a party by another one;
- ``I_i = Σ_j≠i MDII_ij``, what it can do to others; ``D_i = Σ_j≠i MDII_ji``, what they can to it;
- relative power ``R_i = (I_i − MDII_ii) / ΣI · I_i / (I_i + D_i)``, and ``R*_i = n · R_i / ΣR``:
  1 is as much as the mean party;
- the strongest way alone: ``MMDII_ij = max(a_ij, max_k min(a_ik, a_kj))``, with ``IMAX``, ``DMAX``
  its sums without the diagonal, ``Q_i = IMAX_i / ΣIMAX · IMAX_i / (IMAX_i + DMAX_i)`` and
  ``Q*_i = n · Q_i / ΣQ``;
- positions of order 1 (their sign), 2 (as given) and 3 (``3MAO_ik = R*_i · x_ik``);
- convergence and divergence of order 3 (3CAA, 3DAA), as those of order 2 in `mactor`, of 3MAO;
- mobilisation of a goal: ``Σ_i |x_ik|`` for, against and together, of each order.

What comes back to a party may be more than it does to others; it then has no power of its own, so
``I_i − MDII_ii`` counts as 0 at least (that is ours: a negative power has no meaning).

Sources: M. Godet (1991), "Actors' moves and strategies: the MACTOR method", Futures 23(6),
605–622; M. Godet (2001), "Creating futures", Economica; the MACTOR manual of LIPSOR.

What could be checked against a text: the scale of 0 … 4 and its steps (how a party works, its
projects, its mission, its existence), the names of the matrices, and that influence goes by one
party between at most. These stand in an output of LIPSOR's program, in a thesis of the University
of Évora, and on LIPSOR's own pages. What could not: the formula of ``R``, hence ``R*``, ``Q*`` and
order 3. Of Godet's article only the first page could be had, of the manual nothing, and no
published example with all its figures. The one open program that was found multiplies matrices,
where the smaller of two is taken here, so it proves nothing. The tests hold two implementations
equal, and the identities that follow; that shows that we compute what stands above, not that
LIPSOR does. So rest no number on it: an order at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk_widgets.insights.mactor import Matrix, mactor

#: The ends of the scale of a direct influence.
INFLUENCE = (0, 4)


@dataclass(frozen=True)
class Power:
    """Influences between parties, in the order given.

    ``both`` is MDII with its diagonal; ``influence`` I and ``dependence`` D; ``relative`` R* and
    ``strongest`` Q*, 1 on average, all 0 when nobody has any influence.
    """

    both: Matrix
    influence: tuple[float, ...]
    dependence: tuple[float, ...]
    relative: tuple[float, ...]
    strongest: tuple[float, ...]


@dataclass(frozen=True)
class Mobilised:
    """How strongly the parties want a goal, and do not; both 0 or more."""

    support: float
    opposition: float

    @property
    def together(self) -> float:
        """How much a goal moves people, either way."""
        return self.support + self.opposition


@dataclass(frozen=True)
class Coalitions:
    """Positions, weighted by power, and what follows of them.

    ``weighted`` is 3MAO, ``agree`` 3CAA and ``differ`` 3DAA; ``mobilised`` are the goals by the
    order (1, 2, 3) of the positions that are added.
    """

    weighted: Matrix
    agree: Matrix
    differ: Matrix
    mobilised: dict[int, tuple[Mobilised, ...]]


def power(direct: Sequence[Sequence[int]]) -> Power:
    """Who can do what to whom, of a square matrix of direct influences (a row is who has it).

    Raises
    ------
    ValueError
        When it is not square, a value lies outside the scale, or somebody influences itself.
    """
    size = range(len(direct))
    if any(len(row) != len(direct) for row in direct):
        raise ValueError("every party needs an influence on every party")
    if any(not INFLUENCE[0] <= value <= INFLUENCE[1] for row in direct for value in row):
        raise ValueError("an influence lies outside the scale")
    if any(direct[i][i] for i in size):
        raise ValueError("a party has no influence on itself")

    reached = [[k for k in size if direct[i][k]] for i in size]

    def ways(i: int, j: int) -> list[int]:
        return [min(direct[i][k], direct[k][j]) for k in reached[i]]

    both = tuple(tuple(float(direct[i][j] + sum(ways(i, j))) for j in size) for i in size)
    most = tuple(tuple(float(max((direct[i][j], *ways(i, j)))) for j in size) for i in size)
    influence, dependence = _sums(both)
    returns = [both[i][i] for i in size]
    return Power(
        both,
        influence,
        dependence,
        _relative(influence, dependence, returns),
        _relative(*_sums(most), [0.0 for _ in size]),
    )


def _sums(matrix: Matrix) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Of rows and of columns, without the diagonal."""
    size = range(len(matrix))
    rows = tuple(sum(matrix[i][j] for j in size if j != i) for i in size)
    columns = tuple(sum(matrix[j][i] for j in size if j != i) for i in size)
    return rows, columns


def _relative(
    influence: Sequence[float], dependence: Sequence[float], returns: Sequence[float]
) -> tuple[float, ...]:
    total = sum(influence)
    found = [
        max(0.0, mine - back) / total * mine / (mine + on) if mine else 0.0
        for mine, on, back in zip(influence, dependence, returns, strict=True)
    ]
    whole = sum(found)
    return tuple(len(found) * each / whole if whole else 0.0 for each in found)


def coalitions(positions: Sequence[Sequence[int | None]], relative: Sequence[float]) -> Coalitions:
    """What the parties can do together, of a positions matrix and the relative power of each.

    A row for each party, a column for each goal, −3 … +3; not filled in counts as 0.

    Raises
    ------
    ValueError
        When the rows differ in length, or there are more or fewer powers than parties.
    """
    if len(positions) != len(relative):
        raise ValueError("every party needs a relative power")
    rows = [[value or 0 for value in row] for row in positions]
    weighted = tuple(
        tuple(mine * value for value in row) for mine, row in zip(relative, rows, strict=True)
    )
    found = mactor(weighted)
    signs = [[(value > 0) - (value < 0) for value in row] for row in rows]
    orders: dict[int, Sequence[Sequence[float]]] = {1: signs, 2: rows, 3: weighted}
    return Coalitions(
        weighted,
        found.agree_valued,
        found.differ_valued,
        {order: _mobilised(each) for order, each in orders.items()},
    )


def _mobilised(rows: Sequence[Sequence[float]]) -> tuple[Mobilised, ...]:
    return tuple(
        Mobilised(
            float(sum(value for value in goal if value > 0)),
            float(-sum(value for value in goal if value < 0)),
        )
        for goal in zip(*rows, strict=True)
    )
