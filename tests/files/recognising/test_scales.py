"""Which scale scores are on: what is asked, and where each score comes on ours."""

import pytest

from netwerk_widgets.files.recognising.building import Table
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.recognising.scales import on_our_scale, scored
from tests.files.recognising.made import rows


def strengths(cells, answer=None, field="strength"):
    """What is asked of a column of scores (kind and answers), and what becomes of each."""
    lines = rows(*(f"a{n};b{n};{cell}" for n, cell in enumerate(cells)))
    kind = "relations" if field == "strength" else "parties"
    table = Table(kind, "blad", {"from": 0, "to": 1, field: 2}, ("Van", "Naar", "Hoe"), lines)
    group = "strength" if field == "strength" else "levels"
    asking = Asking({f"scale:{group}:blad": answer} if answer else {})
    made = on_our_scale(table, asking)
    asked = [(each.kind, *(c.value for c in each.choices)) for each in asking.found.values()]
    return asked, [row.cells[2] for row in made.rows]


@pytest.mark.parametrize(
    ("scale", "cells", "expected"),
    [
        # Thirds of 1–5 begin at 1, 2.33 and 3.67; of 1–10 at 1, 4 and 7; of 0–10 at 3.33 and 6.67.
        ("1-5", "1 2 3 4 5", "1 1 2 3 3"),
        ("1-5", "1 2,3 2,4 3,6 3,7", "1 1 2 2 3"),
        ("0-5", "0 1 2 3 4 5", "1 1 2 2 3 3"),
        ("1-10", "1 3 4 6 7 10", "1 1 2 2 3 3"),
        ("0-10", "0 3 4 6 7 10", "1 1 2 2 3 3"),
        ("1-4", "1 2 3 4", "1 2 3 3"),
        ("share", "2 4 5 8 9 12", "1 2 2 3 3 3"),
        ("none", "2 5", "2 5"),
    ],
)
def test_a_score_comes_in_the_third_of_its_scale_that_it_lies_in(scale, cells, expected):
    assert strengths(cells.split(), scale)[1] == expected.split()


@pytest.mark.parametrize(
    ("scale", "cells", "expected"),
    [
        # Fifths of 1–10 begin at 1, 2.8, 4.6, 6.4 and 8.2.
        ("1-10", "1 2 3 4 5 6 7 8 9 10", "1 1 2 2 3 3 4 4 5 5"),
        ("1-7", "1 2 3 4 5 6 7", "1 1 2 3 4 5 5"),
        ("0-10", "0 1 2 3 4 5 6 8 9 10", "1 1 2 2 3 3 4 5 5 5"),
    ],
)
def test_of_five_levels_a_score_comes_in_the_fifth_that_it_lies_in(scale, cells, expected):
    assert strengths(cells.split(), scale, "power")[1] == expected.split()


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ("4 1", ("1-4", "1-5", "0-5", "share")),
        ("5 1", ("1-5", "0-5", "1-7", "share")),
        ("5 0", ("0-5", "0-10", "0-100", "share")),
        ("7 2", ("1-7", "1-10", "0-10", "share")),
        ("10 2", ("1-10", "0-10", "0-100", "share")),
        ("11 2", ("0-100", "share")),
        ("100 2", ("0-100", "share")),
        ("101 2", ("share",)),
        ("0,5 1", ("0-1", "0-5", "0-10", "share")),
    ],
)
def test_the_likeliest_scale_that_holds_every_score_is_asked_first(cells, values):
    asked, _ = strengths(cells.split())
    assert asked == [("scale", *values, "none")]


def test_a_share_of_the_most():
    # Of 0–101 the thirds begin at 33.67 and 67.33.
    asked, found = strengths(["101", "33", "34", "67", "68"])
    assert asked == [("scale", "share", "none")]
    assert found == ["3", "1", "2", "2", "3"]


def test_scores_within_our_scale_are_rounded_and_that_is_said():
    asked, found = strengths(["1,4", "1,5", "2,5", "3"])
    assert asked == [("rounded",)]
    assert found == ["1", "2", "3", "3"]


def test_percentages():
    asked, found = strengths(["0%", "33 %", "34%", "67%", "100%"])
    assert asked == [("scale", "0-100", "none")]
    assert found == ["1", "1", "2", "3", "3"]
    assert strengths(["10%", "90%"], "none")[1] == ["10%", "90%"]


def test_scores_out_of_another_most_begin_with_one_unless_there_is_a_nought():
    asked, found = strengths(["1/10", "4/10", "7 van de 10"])
    assert asked == [("scale", "1-10", "0-10", "none")]
    assert found == ["1", "2", "3"]
    asked, found = strengths(["0/10", "4/10", "6 out of 10"])
    assert asked == [("scale", "0-10", "1-10", "none")]
    assert found == ["1", "2", "2"]
    assert strengths(["4/10", "3/10"], "0-10")[1] == ["2", "1"]
    assert strengths(["4/10", "3/10"], "none")[1] == ["4/10", "3/10"]


def test_out_of_our_own_most_it_is_our_score_and_of_two_mosts_none():
    assert strengths(["1/3", "3/3", "2 of 3"]) == ([], ["1", "3", "2"])
    assert strengths(["1/3", "3/4"]) == ([], ["1/3", "3/4"])
    assert strengths(["4/5", "1/5"], field="power") == ([], ["4", "1"])
    # From nought on there are as many steps as our levels.
    assert strengths(["0/4", "1/4", "4/4"], field="power")[1] == ["1", "2", "5"]


def test_stars_are_counted_and_thousands_lose_their_sign():
    assert strengths(["*", "***", "★★"]) == ([], ["1", "3", "2"])
    # 1,200 of 2,400: the thirds begin at 800 and 1,600.
    asked, found = strengths(["1.200", "2.400", "700"])
    assert asked == [("scale", "share", "none")]
    assert found == ["2", "3", "1"]
    # One of them has another number of digits, so these are no thousands.
    assert strengths(["1.200", "2.5"]) == ([("rounded",)], ["1", "3"])


def test_plusses_alone_go_from_one_to_the_most_and_with_minuses_over_five():
    asked, found = strengths(["+", "++", "+++"])
    assert asked == [("scale_words", "plus", "none")]
    assert found == ["1", "2", "3"]
    # One alone has no longest: then it is the fourth of five signs.
    assert strengths(["+"])[0] == [("scale_words", "signs", "none")]
    asked, found = strengths(["--", "-", "0", "+", "++"])
    assert asked == [("scale_words", "signs", "none")]
    # Of five the thirds are 1–2, 3 and 4–5.
    assert found == ["1", "1", "2", "3", "3"]
    assert strengths(["--", "++"], "none")[1] == ["--", "++"]
    assert strengths(["+", "+++"], "none")[1] == ["+", "+++"]


def test_high_medium_and_low_are_ours_of_three_and_asked_of_five():
    assert strengths(["hoog", "laag"]) == ([], ["hoog", "laag"])
    asked, found = strengths(["H", "M", "L"], field="power")
    assert asked == [("scale_words", "words", "none")]
    assert found == ["5", "3", "1"]
    assert strengths(["H", "L"], "none", "power")[1] == ["H", "L"]


def test_how_often_is_said_by_one_rule():
    asked, found = strengths(["wekelijks", "elke maand", "jaarlijks"])
    assert asked == [("often",)]
    assert found == ["3", "2", "1"]


def test_words_that_nobody_knows_stay():
    assert strengths(["innig", "2"]) == ([], ["innig", "2"])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((), False), (("",), False), (("1", ""), True), (("10%",), True), (("++", "-"), True),
        (("H", "laag"), True), (("1", "veel"), False), (("Gemeente",), False),
    ],
)  # fmt: skip
def test_a_column_of_scores_holds_nothing_else(cells, expected):
    assert scored(cells) is expected


def test_a_row_that_ends_before_its_score_has_none():
    columns = {"from": 0, "to": 1, "strength": 2}
    table = Table("relations", "b", columns, ("Van", "Naar", "Hoe"), rows("a;b;5", "a;c", "b;c;1"))
    made = on_our_scale(table, Asking())
    assert [row.cells[2] for row in made.rows] == ["3", "", "1"]


# ---- below zero ----


def below_zero(answer):
    lines = rows("a;b;2", "a;c;-1", "b;c;3")
    table = Table(
        "relations", "blad", {"from": 0, "to": 1, "strength": 2}, ("Van", "Naar", "Hoe"), lines
    )
    asking = Asking({"negative:blad": answer} if answer else {})
    return on_our_scale(table, asking), asking.found["negative:blad"]


def test_a_strength_below_zero_is_left_out_or_noted():
    made, question = below_zero(None)
    assert (question.row, question.column, question.words["n"]) == (2, "Hoe", "1")
    assert [each.value for each in question.choices] == ["skip", "note"]
    assert [row.cells for row in made.rows] == [("a", "b", "2"), ("b", "c", "3")]
    made, _ = below_zero("note")
    assert [row.cells for row in made.rows] == [
        ("a", "b", "2"), ("a", "c", "", "-1"), ("b", "c", "3"),
    ]  # fmt: skip
    assert made.heads == ("Van", "Naar", "Hoe", "Hoe")


def test_what_stood_there_is_kept_beside_under_the_same_head():
    lines = rows("a;b;5;x", "a;c;2;y")
    columns = {"from": 0, "to": 1, "strength": 2}
    table = Table("relations", "blad", columns, ("Van", "Naar", "Hoe", "Meer"), lines)
    made = on_our_scale(table, Asking())
    assert made.heads == ("Van", "Naar", "Hoe", "Meer", "Hoe")
    assert [row.cells for row in made.rows] == [
        ("a", "b", "3", "x", "5"),
        ("a", "c", "1", "y", "2"),
    ]
