"""Which way a column of a list of relations is about, and with whom a party is said to have one."""

import pytest

from netwerk_widgets.files.recognising import building, headless, twoways
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.layouts import Layout
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.tables import Row
from tests.files.recognising.made import block

ROLES = ("from", "to", "strength")


@pytest.mark.parametrize(
    ("heads", "goes"),
    [
        # By what the ends are called, not by their letters.
        ("partij Z;partij A;sterkte Z -> A", True),
        ("partij Z;partij A;sterkte A -> Z", False),
        ("partij A;partij Z;sterkte A -> Z", True),
        ("partij A;partij Z;sterkte Z -> A", False),
        # The ends are called otherwise: the first letter is there.
        ("van;naar;sterkte A -> B", True),
        ("van;naar;sterkte B -> A", False),
        ("van;naar;heen", True),
        ("van;naar;terug", False),
    ],
)
def test_the_way_that_an_arrow_in_a_head_is_about(heads, goes):
    assert twoways._goes(block("x;y;3", heads=heads), ROLES, 2) is goes


@pytest.mark.parametrize(
    ("lines", "listed"),
    [
        (("Aa;publiek", "Bee;publiek", "Cee;privaat"), True),
        (("Aa;publiek", "Bee;privaat", "Cee;privaat"), False),
        (("Naam;sector", "Bee;privaat"), False),
        # A name that recurs, says nothing of the heads; a number does.
        (("Aa;publiek", "Aa;privaat"), False),
        (("Aa;3", "Bee;hoog"), True),
        (("Aa;publiek",), False),
    ],
)
def test_a_first_row_of_the_list_recurs_below_or_has_a_number(lines, listed):
    assert headless._of_the_list(block(*lines)) is listed


def test_names_between_semicolons_that_recur_are_apart_unasked():
    rows = (("Aa", "Xen; Yps"), ("Bee", "Xen; Zet"))
    listed = Block("blad", ("Naam", "Met"), tuple(Row(n, each) for n, each in enumerate(rows, 1)))
    asking = Asking()
    found = building.beside(listed, Layout("parties", ("name", "with")), asking)
    assert [row.cells[:2] for row in found.rows] == [
        ("Aa", "Xen"),
        ("Aa", "Yps"),
        ("Bee", "Xen"),
        ("Bee", "Zet"),
    ]
    assert asking.found == {}
