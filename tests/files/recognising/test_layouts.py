"""What shape a list has, by what stands in it."""

import pytest

from netwerk_widgets.files.recognising import layouts
from netwerk_widgets.files.recognising.matrices import matrix, symmetric, turned
from tests.files.recognising.made import block

# ---- neighbours ----


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Aa;Bee;Cee", "Bee;Aa", "Cee;Aa"), True),
        # All rows as long: only when every neighbour has a row.
        (("Aa;Bee;Cee", "Bee;Aa;Cee", "Cee;Aa;Bee"), True),
        (("Aa;Bee;Cee", "Bee;Aa;Cee", "Cee;Aa;Dee"), False),
        # Rows of different length: when half of the neighbours have one.
        (("Aa;Bee;Dee", "Bee;Eef"), False), (("Aa;Bee;Dee", "Bee;Aa;Eef", "Cee;Bee"), True),
        (("Aa;Bee;Dee", "Bee;Aa;Eef", "Cee;Eef"), False),
        # Two columns, one row, nobody in front, or a mark between.
        (("Aa;Bee", "Bee;Aa"), False), (("Aa;Aa;Aa",), False),
        (("Aa;Bee;Cee", ";Aa", "Bee;Aa"), False), (("Aa;Bee;x", "Bee;Aa"), False),
        (("Aa;;", "Bee;;"), False),
    ],
)  # fmt: skip
def test_a_row_of_neighbours(lines, expected):
    found = layouts.neighbours(block(*lines))
    assert (found is not None) is expected


def test_every_column_behind_the_first_names_neighbours():
    found = layouts.neighbours(block("Aa;Bee;Cee;Dee", "Bee;Aa", "Cee;Aa", "Dee;Aa"))
    assert (found.shape, found.roles) == ("neighbours", ("name", "with", "with", "with"))


# ---- meetings ----


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((";Zorg;Wonen", "Aa;x;", "Bee;x;x"), True),
        ((";Zorg;Wonen", "Aa;x;"), False),
        ((";Zorg", "Aa;x", "Bee;x"), False),
        ((";Zorg;", "Aa;x;x", "Bee;x;x"), False),
        # Twos are no crosses, unless every head asks for meetings.
        ((";Zorg;Wonen", "Aa;2;", "Bee;1;1"), False),
        ((";Werkgroep 1;Werkgroep 2", "Aa;2;", "Bee;1;1"), True),
        ((";Werkgroep 1;Wonen", "Aa;2;", "Bee;1;1"), False),
        # What a party is or has, it does not meet in.
        ((";Zorg;Macht", "Aa;x;", "Bee;x;x"), False),
        ((";Zorg;Wonen", "Aa;;", "Bee;;"), False),
    ],
)
def test_crosses_below_what_parties_take_part_in(lines, expected):
    assert (layouts.meetings(block(*lines)) is not None) is expected


def test_sums_beside_the_crosses_are_skipped():
    made, found = layouts.meetings(block(";Zorg;Wonen;Totaal", "Aa;x;;1", "Bee;x;x;2"))
    assert found.roles == ("name", "mark", "mark", "skip")
    assert found.names == ("", "Zorg", "Wonen", "Totaal")
    assert len(made.rows) == 2


def test_beside_known_heads_only_the_other_columns_are_meetings():
    made = block("Aa;publiek;x;", "Bee;privaat;x;x", heads="Naam;Sector;Zorg;Wonen")
    assert layouts.meetings(made)[1].roles == ("name", "sector", "mark", "mark")
    assert layouts.meetings(block("Aa;Bee;x;", "Bee;Cee;x;x", heads="Van;Naar;Zorg;Wonen")) is None


# ---- matrices ----


def roles(*lines):
    found = matrix(block(*lines))
    return None if found is None else found[1].roles


def test_names_above_and_beside():
    assert roles(";Aa;Bee", "Aa;;x", "Bee;x;") == ("name", "mark", "mark")
    assert roles(";Aa;Bee;Cee", "Aa;;x;", "Bee;x;;x") == ("name", "mark", "mark", "mark")
    # What stands above and nowhere beside, with words below, tells something of the row.
    assert roles(";Aa;Bee;Opmerking", "Aa;;x;nieuw", "Bee;x;;") == ("name", "mark", "mark", "keep")
    assert roles(";Aa;Bee;Totaal", "Aa;;x;1", "Bee;x;;1") == ("name", "mark", "mark", "skip")


def test_seven_in_ten_names_must_stand_on_both_sides():
    # Two of the three names beside: .67; with all three above, or two beside, enough.
    assert roles(";Aa;Bee;Xx;Yy", "Aa;;x;x;x", "Bee;x;;;", "Cee;;x;;", "Dee;;;x;") is None
    assert roles(";Aa;Bee;Cee", "Aa;;x;x", "Bee;x;;", "Cee;x;;") == ("name", *["mark"] * 3)


def test_names_between_names_are_neighbours_and_no_marks():
    assert roles(";Aa;Bee", "Aa;Bee;Cee", "Bee;Aa;Dee") is None
    assert roles(";Aa;Bee", "Aa;;", "Bee;;") is None
    assert roles(";Aa;Bee", "Aa;;++", "Bee;++;") == ("name", "mark", "mark")


def test_a_head_may_end_in_a_name_the_longest_first():
    found = matrix(block(";Werkt met Bee;Werkt met Zorg Bee", "Bee;;x", "Zorg Bee;x;"))
    assert found[1].names[1:] == ("Bee", "Zorg Bee")


def test_heads_may_be_initials_where_all_are():
    found = matrix(block(";ga;zb", "Gemeente Aa;;x", "Zorg Bee;x;"))
    assert found[1].names[1:] == ("Gemeente Aa", "Zorg Bee")
    # Two parties have the same initials, so nobody knows who is meant.
    assert matrix(block(";ga;gb", "Gemeente Aa;;x", "Groep Aa;x;", "Goed Bee;x;")) is None


def test_heads_may_be_the_numbers_of_the_rows():
    found = matrix(block("Nr;Naam;1;2", "1;Aa;;x", "2;Bee;x;"))
    assert found[1].names[2:] == ("Aa", "Bee")
    found = matrix(block(";A;B", "A. Gemeente;;x", "B. Zorg;x;"))
    assert found[1].names[1:] == ("A. Gemeente", "B. Zorg")


@pytest.mark.parametrize(
    ("corner", "expected"),
    [
        ("naar \\ van", True), ("ontvanger/gever", True), ("van \\ naar", False),
        ("naar", False), ("naar|van|door", False), ("naar > iets", False), ("", False),
    ],
)  # fmt: skip
def test_the_corner_says_whether_the_rows_get_or_give(corner, expected):
    assert turned(block("Aa;;x", "Bee;x;", heads=f"{corner};Aa;Bee"), 0) is expected
    assert turned(block("Aa;;x", heads=f"{corner};Aa;Bee"), 9) is False


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Aa;;1;1", "Bee;1;;1", "Cee;1;1;"), True), (("Aa;;ja;1", "Bee;x;;1", "Cee;1;1;"), True),
        (("Aa;;subsidie;1", "Bee;Subsidie;;1", "Cee;1;1;"), True),
        (("Aa;;;", "Bee;;;1", "Cee;;1;"), True), (("Aa;;0;1", "Bee;;;1", "Cee;1;1;"), True),
        # One side is empty: above the diagonal, or below it.
        (("Aa;;2;1", "Bee;;;1", "Cee;;;"), None), (("Aa;;;", "Bee;2;;", "Cee;1;1;"), None),
        # Both sides say something, and not the same.
        (("Aa;;2;1", "Bee;3;;1", "Cee;1;1;"), False), (("Aa;;2;1", "Bee;;;1", "Cee;1;;"), False),
        (("Aa;;subsidie;1", "Bee;overleg;;1", "Cee;1;1;"), False),
        # Rows that end early say nothing there.
        (("Aa;;1;1", "Bee;1", "Cee;1"), True),
    ],
)  # fmt: skip
def test_whether_both_sides_of_a_matrix_say_the_same(lines, expected):
    assert symmetric(*matrix(block(";Aa;Bee;Cee", *lines))) is expected
