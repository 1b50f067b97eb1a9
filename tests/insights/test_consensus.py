import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.insights.consensus import agreement, consensus


def spread_out(*counts: int) -> list[int]:
    """The answers of a frequency vector: so many in category 1, in category 2, …"""
    return [level for level, count in enumerate(counts, 1) for _ in range(count)]


def test_all_in_one_category_is_full_consensus():
    assert consensus([4, 4, 4, 4], 1, 5) == 1


def test_half_at_either_end_is_none():
    assert consensus([1, 1, 5, 5], 1, 5) == pytest.approx(0)


def test_the_published_example_of_agrmt():
    # Documentation of R's agrmt::consensus, which implements Tastle & Wierman (2007).
    answers = spread_out(30, 40, 210, 130, 530, 50, 10)
    assert consensus(answers, 1, 7) == pytest.approx(0.7256876, abs=1e-7)


def test_even_over_five_categories_follows_from_the_formula():
    # 1 + (2 log2(1/2) + 2 log2(3/4)) / 5
    assert consensus([1, 2, 3, 4, 5], 1, 5) == pytest.approx(0.43398, abs=1e-5)


def test_the_scale_counts_and_not_only_the_answers():
    assert consensus([2, 3], 1, 5) > consensus([2, 3], 2, 3)


def test_nobody_is_not_a_number():
    assert consensus([], 1, 5) is None


@pytest.mark.parametrize(("answers", "low", "high"), [([0], 1, 5), ([6], 1, 5), ([1], 1, 1)])
def test_what_lies_outside_the_scale_is_refused(answers, low, high):
    with pytest.raises(ValueError, match="scale"):
        consensus(answers, low, high)


@given(st.lists(st.integers(1, 7), min_size=1, max_size=40))
def test_it_lies_between_0_and_1_and_mirroring_changes_nothing(answers):
    found = consensus(answers, 1, 7)
    assert 0 <= found <= 1
    assert consensus([8 - answer for answer in answers], 1, 7) == pytest.approx(found)
    assert (found == 1) == (len(set(answers)) == 1)


def test_in_a_word():
    assert [agreement(x) for x in (0.9, 0.8, 0.7, 0.6, 0.59)] == [
        "high",
        "high",
        "fair",
        "fair",
        "low",
    ]


@pytest.mark.parametrize(("value", "word"), [(0.797, "high"), (0.794, "fair"), (0.5951, "fair")])
def test_the_word_is_that_of_the_number_that_is_shown(value, word):
    assert agreement(value) == word
