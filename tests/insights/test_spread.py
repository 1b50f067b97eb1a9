import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights.spread import Spread, group_spread, spread


def test_quartiles_of_type_7():
    # R: quantile(c(1, 2, 3, 4), type = 7) is 1, 1.75, 2.5, 3.25, 4.
    assert spread([4, 1, 3, 2]) == Spread(4, 2.5, 1.75, 3.25, 1, 4)


def test_one_answer_is_its_own_spread():
    assert spread([3, None]) == Spread(1, 3, 3, 3, 3, 3)


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_has_no_spread(values):
    assert spread(values) is None


@pytest.mark.parametrize("values", [[1], [1, 2], [1, 2, None, None]])
def test_a_group_of_fewer_than_three_is_not_shown(values):
    assert group_spread(values) is None


def test_a_group_of_three_is():
    assert group_spread([1, 2, 5]).n == 3


@given(st.lists(st.integers(1, 5), min_size=1))
def test_the_five_numbers_are_in_order(values):
    found = spread(values)
    assert 1 <= found.minimum <= found.lower <= found.median <= found.upper <= found.maximum <= 5
    assert found.width >= 0
    assert found.n == len(values)
