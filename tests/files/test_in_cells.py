"""Several names in one cell, and relations in words: taken apart, left whole, or asked."""

import pytest

from netwerk_widgets.files import plan, read_text
from netwerk_widgets.files.recognising.blocks import Block
from netwerk_widgets.files.recognising.incell import several
from netwerk_widgets.files.recognising.questions import Asking
from netwerk_widgets.files.recognising.values import normal
from netwerk_widgets.files.tables import Row
from netwerk_widgets.session.models import Session


def names(cell, known=(), answer=None, **how):
    """The names in a cell, and whether anything was asked."""
    asking = Asking({"commas": answer} if answer else {})
    row = Row(2, (cell,))
    block = Block("Blad1", ("Partners",), (row,), "", 1)
    return several(cell, {*map(normal, known)}, block, row, asking, **how), bool(asking.found)


@pytest.mark.parametrize(
    ("cell", "known", "found", "asked"),
    [
        ("Aa", (), ["Aa"], False),
        ("Aa|Bee\nCee", (), ["Aa", "Bee", "Cee"], False),
        ("Aa, Bee", ("aa", "bee"), ["Aa", "Bee"], False),
        ("Aa, Bee", ("Aa, Bee",), ["Aa, Bee"], False),
        ("Aa, Bee en Cee", ("aa", "bee", "cee"), ["Aa", "Bee", "Cee"], False),
        ("Aa en Bee", ("aa", "bee"), ["Aa", "Bee"], False),
        ("Aa; Bee", ("aa",), ["Aa", "Bee"], False),
        ("Aa; Bee", (), ["Aa", "Bee"], True),
        ("Aa, Bee", (), ["Aa", "Bee"], True),
    ],
)
def test_names_that_stand_elsewhere_part_a_cell_and_else_it_is_asked(cell, known, found, asked):
    assert names(cell, known) == (found, asked)


@pytest.mark.parametrize("cell", ["Aa; Bee", "Aa, Bee"])
def test_the_answer_decides(cell):
    assert names(cell, answer="whole") == ([cell], True)
    assert names(cell, answer="split") == (["Aa", "Bee"], True)
    assert names("Aa; Bee", one=True) == (["Aa; Bee"], True)
    assert names("Aa; Bee", whole={normal("Aa; Bee")}) == (["Aa; Bee"], False)


def listed(text):
    found = plan(read_text(text), Session())
    session = Session.model_validate(found.documents)
    called = {each.id: each.name for each in session.stakeholders.items}
    lines = [(called[each.from_id], called[each.to_id]) for each in session.relations.items]
    return sorted(called.values()), lines, [each.kind for each in found.asks]


def test_two_who_work_together_have_a_relation():
    text = "Gemeente Aa en Bank Bee werken samen.\nBank Bee and School Cee work together\n"
    parties = ["Bank Bee", "Gemeente Aa", "School Cee"]
    lines = [("Gemeente Aa", "Bank Bee"), ("Bank Bee", "School Cee")]
    assert listed(text) == (parties, lines, [])


def test_dashes_between_names_that_never_return_are_part_of_a_name():
    assert listed("Aa - Bee\nCee - Dee\n") == (["Aa - Bee", "Cee - Dee"], [], [])
    assert listed("Aa - Bee\nBee - Dee\n")[2] == ["pairs"]
