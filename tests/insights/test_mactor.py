import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights.mactor import mactor

# Worked by hand. Three actors on four objectives:
#   A: +3 −1  0 +2      B: +1 −2 +2 −2      C: −2  0 +1 +2
EXAMPLE = [[3, -1, 0, 2], [1, -2, 2, -2], [-2, 0, 1, 2]]


def test_simple_matrices_count_shared_and_opposed_objectives():
    found = mactor(EXAMPLE)
    assert found.agree == ((0, 2, 1), (2, 0, 1), (1, 1, 0))
    assert found.differ == ((0, 1, 1), (1, 0, 2), (1, 2, 0))


def test_valued_matrices_weigh_them_by_the_mean_intensity():
    found = mactor(EXAMPLE)
    # A–B agree on 1 (½(3+1) = 2) and 2 (½(1+2) = 1.5); A–C on 4 (2); B–C on 3 (1.5).
    assert found.agree_valued == ((0, 3.5, 2), (3.5, 0, 1.5), (2, 1.5, 0))
    # A–B differ on 4 (2); A–C on 1 (2.5); B–C on 1 (1.5) and 4 (2).
    assert found.differ_valued == ((0, 2, 2.5), (2, 0, 3.5), (2.5, 3.5, 0))


def test_ambivalence_of_the_worked_example():
    # A: 1 − (|3.5−2| + |2−2.5|) / (3.5+2+2+2.5) = 1 − 2/10
    assert mactor(EXAMPLE).ambivalence[0] == pytest.approx(0.8)


def test_always_together_is_not_ambivalent_and_half_and_half_is():
    assert mactor([[1, 1], [3, 2]]).ambivalence == (0, 0)
    assert mactor([[2, 2], [2, -2]]).ambivalence == (1, 1)


def test_who_shares_nothing_has_no_ambivalence():
    assert mactor([[1, None], [None, 1]]).ambivalence == (None, None)


def test_rows_of_different_length_are_refused():
    with pytest.raises(ValueError, match="as many positions"):
        mactor([[1], [1, 2]])


def test_nobody():
    assert mactor([]).agree == ()


POSITIONS = st.lists(
    st.lists(st.none() | st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=6
)


@given(POSITIONS)
def test_symmetric_and_an_opposite_actor_swaps_the_two_matrices(rows):
    found = mactor(rows)
    size = range(len(rows))
    assert all(found.agree_valued[i][j] == found.agree_valued[j][i] for i in size for j in size)
    flipped = mactor([[None if x is None else -x for x in rows[0]], *rows[1:]])
    assert flipped.agree_valued[0] == found.differ_valued[0]
    assert flipped.differ[0] == found.agree[0]
    assert all(0 <= x <= 1 for x in found.ambivalence if x is not None)
