"""Where a rule of the recognising begins and ends."""

import pytest

from netwerk_widgets.files.recognising import attending, building, headless
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.matrices import matrix
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.tables import Row
from tests.files.recognising.made import block


@pytest.mark.parametrize(
    ("heads", "lines", "found"),
    [
        # The names are in one of the first three columns.
        (";;Naam;Aa;Bee", ("1;x;Aa;0;1", "2;y;Bee;1;0"), True),
        (";;;Naam;Aa;Bee", ("1;x;z;Aa;0;1", "2;y;w;Bee;1;0"), False),
        # A number above is that of a name when it stands before it; not a mark behind it.
        ("Nr;Naam;1;2", ("1;Aa;0;1", "2;Bee;1;0"), True),
        ("Naam;1;2", ("Aa;0;1", "Bee;1;2"), False),
    ],
)
def test_where_the_names_of_a_matrix_are(heads, lines, found):
    assert (matrix(block(*lines, heads=heads)) is not None) is found


def test_a_row_that_ends_before_the_names_has_none():
    rows = (Row(2, ("x",)), Row(3, ("x", "Aa")))
    listed = Block("blad", ("Groep", "Naam"), rows)
    [((row, name), _)] = attending._met(listed, Layout("parties", ("keep", "name")))
    assert (row.number, name) == (3, "Aa")


def test_a_strength_right_behind_with_whom_is_of_that_relation():
    listed = block("Aa;1;Bee;3;x", heads="Naam;Sterkte;Met;Sterkte;Noot")
    layout = Layout("parties", ("name", "strength", "with", "strength", "keep"))
    table = building.beside(listed, layout, Asking())
    [row] = table.rows
    assert row.cells[table.columns["strength"]] == "3"


def test_a_list_begins_at_the_first_name_below_what_these_are():
    found = headless._below_head(block("Deelnemende organisaties", "Aa", "Bee"), 0)
    assert (found.heads, found.top) == (("Deelnemende organisaties",), 2)
    assert [row.cells for row in found.rows] == [("Aa",), ("Bee",)]
