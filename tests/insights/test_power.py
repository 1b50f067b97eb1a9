"""MACTOR to order 3: by hand, two implementations held equal, and what follows of the formulas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights.mactor import mactor
from netwerk_widgets.insights.power import coalitions, power

#: a does much to b, b something to c, c a little to a; d does nothing, and nothing is done to it.
RING = [[0, 4, 0, 0], [0, 0, 2, 0], [1, 0, 0, 0], [0, 0, 0, 0]]


def test_direct_and_indirect_influence_by_hand():
    found = power(RING)
    # a reaches c by b: min(4, 2); b reaches a by c: min(2, 1); c reaches b by a: min(1, 4).
    assert found.both == ((0, 4, 2, 0), (1, 0, 2, 0), (1, 1, 0, 0), (0, 0, 0, 0))
    assert found.influence == (6, 3, 2, 0)
    assert found.dependence == (2, 5, 4, 0)
    # 6/11 · 6/8, 3/11 · 3/8, 2/11 · 2/6; times four, over their sum.
    each = [6 / 11 * 6 / 8, 3 / 11 * 3 / 8, 2 / 11 * 2 / 6, 0]
    assert found.relative == pytest.approx([4 * x / sum(each) for x in each])


def test_what_comes_back_is_no_power_of_ones_own():
    found = power([[0, 3, 1], [2, 0, 0], [0, 0, 0]])
    # a does 3 to b, b 2 to a: 2 comes back to each. a: (4 − 2); b: 2 + 1 by a, less 2.
    assert [found.both[i][i] for i in range(3)] == [2, 2, 0]
    assert (found.influence, found.dependence) == ((4, 3, 0), (2, 3, 2))
    each = [2 / 7 * 4 / 6, 1 / 7 * 3 / 6, 0]
    assert found.relative == pytest.approx([3 * x / sum(each) for x in each])


def test_without_influences_nobody_has_power_and_nothing_is_divided():
    assert power([[0, 0], [0, 0]]).relative == (0, 0)
    assert power([]).relative == ()
    assert power([[0]]).strongest == (0,)


@pytest.mark.parametrize("wrong", [[[0, 1]], [[0, 5], [0, 0]], [[0, -1], [0, 0]], [[1]]])
def test_what_is_no_matrix_of_influences_is_refused(wrong):
    with pytest.raises(ValueError, match="influence"):
        power(wrong)


def test_positions_weighted_by_power_by_hand():
    found = coalitions([[3, -1], [1, 2], [-2, None]], [2, 0.5, 0.5])
    assert found.weighted == ((6, -2), (0.5, 1), (-1, 0))
    # a and b are both for the first goal, and differ on the second.
    assert (found.agree[0][1], found.differ[0][1]) == ((6 + 0.5) / 2, (2 + 1) / 2)
    assert (found.agree[0][2], found.differ[0][2]) == (0, (6 + 1) / 2)
    told = {k: [(m.support, m.opposition) for m in v] for k, v in found.mobilised.items()}
    assert told == {1: [(2, 1), (1, 1)], 2: [(4, 2), (2, 1)], 3: [(6.5, 1), (1, 2)]}
    with pytest.raises(ValueError, match="relative power"):
        coalitions([[1]], [])


# ---- the second implementation, in arrays ----


@st.composite
def groups(draw):
    size, goals = draw(st.integers(1, 6)), draw(st.integers(0, 4))
    rows = [[draw(st.integers(0, 4)) * (i != j) for j in range(size)] for i in range(size)]
    stands = [[draw(st.integers(-3, 3)) for _ in range(goals)] for _ in range(size)]
    return rows, stands


def arrays(rows, stands):
    a, x = np.array(rows, dtype=float), np.array(stands, dtype=float).reshape(len(rows), -1)
    smallest = np.minimum(a[:, :, None], a[None, :, :])
    both, most = a + smallest.sum(axis=1), np.maximum(a, smallest.max(axis=1))

    def weighed(m, back):
        off = m * (1 - np.eye(len(m)))
        i, d = off.sum(axis=1), off.sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            r = np.nan_to_num(np.clip(i - back, 0, None) / i.sum() * i / (i + d))
            return np.nan_to_num(len(r) * r / r.sum()), i, d

    r, i, d = weighed(both, np.diag(both))
    q, _, _ = weighed(most, 0)
    y = r[:, None] * x
    s, half = np.sign(y), np.abs(y) / 2
    sums = half[:, None, :] + half[None, :, :]
    same = s[:, None, :] * s[None, :, :]
    off = 1 - np.eye(len(a))
    return both, i, d, r, q, y, (sums * (same > 0)).sum(2) * off, (sums * (same < 0)).sum(2) * off


@given(groups())
def test_loops_and_arrays_find_the_same(group):
    rows, stands = group
    both, i, d, r, q, y, agree, differ = arrays(rows, stands)
    found = power(rows)
    assert np.allclose(found.both, both)
    for ours, theirs in (
        (found.influence, i), (found.dependence, d), (found.relative, r), (found.strongest, q),
    ):  # fmt: skip
        assert np.allclose(ours, theirs)
    with_power = coalitions(stands, found.relative)
    assert np.allclose(np.array(with_power.weighted).reshape(y.shape), y)
    assert np.allclose(with_power.agree, agree)
    assert np.allclose(with_power.differ, differ)


# ---- what follows of the formulas ----


@given(groups())
def test_the_identities_hold(group):
    rows, stands = group
    found, size = power(rows), len(rows)
    assert sum(found.influence) == sum(found.dependence)
    for shares in (found.relative, found.strongest):
        assert sum(shares) == pytest.approx(size) or not any(shares)
        assert min(shares) >= 0
    turned = power([list(each) for each in zip(*rows, strict=True)])
    assert (turned.influence, turned.dependence) == (found.dependence, found.influence)
    weighed = coalitions(stands, found.relative)
    for matrix in (weighed.agree, weighed.differ):
        assert matrix == tuple(zip(*matrix, strict=True))
    # All as strong: order 3 is order 2.
    alike, second = coalitions(stands, [1] * size), mactor(stands)
    assert (alike.agree, alike.differ) == (second.agree_valued, second.differ_valued)
    assert alike.mobilised[3] == alike.mobilised[2]
    # A goal moves people as much as their positions are large.
    for order, goals in weighed.mobilised.items():
        if order == 3:
            columns = zip(*weighed.weighted, strict=True)
            assert [g.together for g in goals] == pytest.approx([sum(map(abs, c)) for c in columns])
