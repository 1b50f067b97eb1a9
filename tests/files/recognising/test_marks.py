"""What a single cell says: how much, how often, nothing or nobody."""

import pytest

from netwerk_widgets.files.recognising.headed import names_others
from netwerk_widgets.files.recognising.marks import frequency, is_no, is_yes, mark, nobody, scoring
from netwerk_widgets.files.recognising.meaning import known
from netwerk_widgets.files.recognising.values import nearest, number, numeric, recognised


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", 0), (" ", 0), ("-", 0), ("---", 0), ("–—", 0), (".", 0), ("☐", 0), ("nee", 0),
        ("n.v.t.", 0), ("weet niet", 0), ("x", 1), ("X", 1), ("xx", 2), ("***", 3), ("★★", 2),
        ("✓", 1), ("+", 1), ("ja", 1), ("2", 2), ("2,5", 2.5), ("40%", 40), ("-1", -1),
        ("wekelijks", 3), ("soms", 2), ("zelden", 1), ("++", None), ("Gemeente", None),
        ("xyz", None), ("?", None),
    ],
)  # fmt: skip
def test_how_much_a_cell_marks(cell, expected):
    assert mark(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # Strong is fifty times a year or more, medium four times.
        ("1 keer per week", 3), ("per week", 3), ("elke dag", 3), ("4x per maand", 2),
        ("5x per maand", 3), ("twice a month", 2), ("50 keer per jaar", 3), ("49 keer per jaar", 2),
        ("4 keer per jaar", 2), ("3 keer per jaar", 1), ("once a year", 1), ("elk kwartaal", 2),
        ("2 keer per eeuw", None), ("vaak", 3), ("nooit", None), ("Gemeente", None),
    ],
)  # fmt: skip
def test_how_often_is_how_strong(cell, expected):
    assert frequency(cell) is (expected is not None)
    if expected:
        assert mark(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("", True), (" - ", True), ("?", True), ("…", False), ("geen", False)]
)
def test_who_is_nobody(cell, expected):
    assert nobody(cell) is expected


def test_words_for_nothing_and_for_something():
    assert [is_no(each) for each in ("", " ", "geen", "Nee", "ja")] == [
        False, False, True, True, False,
    ]  # fmt: skip
    assert [is_yes(each) for each in ("", "ja", "x", "nee", "2")] == [
        False, True, True, False, False,
    ]  # fmt: skip
    assert [scoring(each) for each in ("H", "laag", "++", "0", "Aa", "")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((), True), (("", ""), True), (("Aa", ""), True), (("12", "3"), False),
        (("12-3-2024", "1"), False), (("a@b.nl",), False), (("06 12345678",), False),
        (("ja", "nee"), False), (("overleg", "subsidie"), False), (("overleg", "Aa"), True),
        (("12", "Aa"), True), (("www.aa.nl",), False),
    ],
)  # fmt: skip
def test_whether_a_column_names_others(cells, expected):
    assert names_others(cells) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1", 1), ("1,5", 1.5), ("1.5", 1.5), (" 2 ", 2), ("-3", -3), ("−3", -3), ("+4", 4),
        (".5", 0.5), ("2.", 2), ("1e3", 1000), ("1E-2", 0.01), ("", None), ("1,2,3", None),
        ("a1", None), ("nan", None), ("inf", None), ("1%", None),
    ],
)  # fmt: skip
def test_what_is_a_number(words, expected):
    assert number(words) == expected


def test_a_column_of_numbers_has_one_at_least_and_nothing_else():
    assert numeric(["1", "", "2,5"])
    assert not numeric(["1", "x"])
    assert not numeric(["", ""])
    assert not numeric([])


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("power", "5", 5), ("power", "1", 1), ("power", "6", None), ("power", "0", None),
        ("power", "2,0", 2), ("power", "2,5", None), ("power", "hoog", 4),
        ("power", "zeer hoog", 5), ("strength", "3", 3), ("strength", "4", None),
        ("strength", "hoog", 3), ("strength", "zwak", 1), ("sector", "Overheid", "public"),
        ("sector", "gemeente", None), ("kind", "subsidie", "funding"), ("x", "1,5", 1.5),
        ("direction", "wederzijds", "both_ways"), ("direction", "ja", "one_way"),
        ("interests", "wat dan ook", "wat dan ook"),
    ],
)  # fmt: skip
def test_the_value_that_words_stand_for(field, words, expected):
    assert recognised(field, words) == expected


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("power", "7", 5), ("power", "0", 1), ("power", "2,4", 2), ("power", "2,5", 3),
        ("strength", "9", 3), ("power", "hooog", 4), ("power", "niet hoog", None),
        ("sector", "publiek (gemeente)", "public"), ("sector", "qqq", None),
        ("sector", "overheden", "public"),
    ],
)  # fmt: skip
def test_the_value_that_was_probably_meant(field, words, expected):
    assert nearest(field, words) == expected


def test_a_column_is_of_known_values_from_six_in_ten_different_ones_on():
    values = ["publiek", "privaat", "sociaal", "aa", "bee"]
    assert known("sector", values)
    assert not known("sector", [*values, "cee"])
    # A value that stands there ten times is one value.
    assert known("sector", ["publiek", *["aa"] * 10], 0.5)
    assert not known("sector", ["publiek", *["aa"] * 10])
    assert not known("sector", ["", " "])
    assert not known("sector", [])
