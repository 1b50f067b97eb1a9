import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.figures.lines import broken, wrapped
from netwerk_widgets.insights.overdue import marked
from netwerk_widgets.texts import LANGUAGES, texts


def test_long_words_break_between_syllables_with_a_hyphen():
    assert broken("Minder bestrijdingsmiddelen", 13, 4) == ["Minder", "bestrijdings-", "middelen"]
    assert broken("Groenopleiding", 12, 3) == ["Groenoplei-", "ding"]


def test_a_words_own_hyphen_comes_first():
    assert broken("KvK Midden-Nederland", 13, 3) == ["KvK Midden-", "Nederland"]


def test_too_much_ends_with_an_ellipsis():
    assert broken("een twee drie vier vijf", 9, 2) == ["een twee", "drie…"]
    assert broken("abcdefghijklmnop qrst", 8, 1) == ["abcdefg…"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [12, 18, 24])
def test_that_something_is_overdue_stays_on_one_line(language, width):
    said = marked("Een pilot met drie winkels", is_late=True, t=texts(language), together=True)
    mark = said.removeprefix("Een pilot met drie winkels").strip()
    assert sum(mark in line for line in broken(said, width, 6)) == 1


def test_wrapped_is_harmless():
    assert "<img" not in wrapped("<img src=x>", 40)


@given(st.text(max_size=200), st.integers(6, 60), st.integers(1, 6))
def test_never_wider_or_longer_than_asked(text, width, lines):
    found = broken(text, width, lines)
    assert len(found) <= lines
    assert all(len(line) <= width + 1 for line in found)
