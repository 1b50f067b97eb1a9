"""Numbers and dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk_widgets.session.numbers import parse_date, parse_number
from netwerk_widgets.texts import LANGUAGES, texts


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("nl", "1.234,5", 1234.5),
        ("nl", "1234,5", 1234.5),
        ("nl", "12.345.678", 12345678),
        ("nl", "1.5", 1.5),
        ("nl", "0.125", 0.125),
        ("nl", "€ 1.000", 1000),
        ("nl", "−3", -3),
        ("nl", "+3", 3),
        ("nl", ",5", 0.5),
        ("en", "1,234.5", 1234.5),
        ("en", "1 234.5", 1234.5),
        ("en", "1,234", 1234),
        ("en", "1,5", 1.5),
        ("en", " 7 ", 7),
    ],
)
def test_a_number(language, typed, value):
    assert parse_number(typed, language) == value


@pytest.mark.parametrize("typed", ["", "x", "1.2.3", "1,2,3", "--1", "1e5", "nan", "inf", ",", "-"])
def test_not_a_number(typed):
    for language in LANGUAGES:
        with pytest.raises(ValueError, match=r".*"):
            parse_number(typed, language)


@given(st.integers(-(10**9), 10**9), st.sampled_from(LANGUAGES), st.integers(0, 2))
def test_what_we_write_we_can_read(cents, language, digits):
    value = round(cents / 100, digits)
    assert parse_number(texts(language).number(value, digits), language) == value


@pytest.mark.parametrize(
    "typed", ["2026-12-31", "31-12-2026", "31/12/2026", "31.12.2026", " 31-12-2026 "]
)
def test_a_date(typed):
    assert parse_date(typed) == date(2026, 12, 31)


@pytest.mark.parametrize("typed", ["", "31-02-2026", "12-31-2026", "2026", "31-12-26", "morgen"])
def test_not_a_date(typed):
    with pytest.raises(ValueError, match=r".*"):
        parse_date(typed)
