"""Workbooks of several sheets, and what a spreadsheet makes of a table."""

import datetime

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session
from tests.files.books import book_of
from tests.files.fresh_shapes import A, B, C


def planned(**sheets):
    return plan(read(book_of(**sheets), "x.xlsx"), Session())


def names(found):
    return [each["name"] for each in found.documents["stakeholders"]["items"]]


def links(found):
    called = {each["id"]: each["name"] for each in found.documents["stakeholders"]["items"]}
    return [
        (called[each["from_id"]], called[each["to_id"]], each["kind"])
        for each in found.documents["relations"]["items"]
    ]


MATRIX = [["", A, B, C], [A, 0, 1, 0], [B, 1, 0, 1], [C, 0, 1, 0]]


def test_a_sheet_that_explains_the_others_names_nobody():
    lines = [["Deze matrix laat zien wie met wie samenwerkt."], ["0 = niet, 1 = wel"]]
    found = planned(Blad1=lines, Matrix=MATRIX)
    assert names(found) == [A, B, C]
    assert [each.kind for each in found.problems] == ["explains"]


def test_a_sheet_for_each_kind_is_that_kind():
    found = planned(
        Informatie=MATRIX, Geld=[["", A, B, C], [A, 0, 0, 1], [B, 0, 0, 0], [C, 0, 0, 0]]
    )
    assert links(found) == [
        (A, B, "information"), (B, C, "information"), (A, C, "funding"),
    ]  # fmt: skip


def test_the_heads_of_a_pivot_table_are_no_parties():
    found = planned(
        Blad1=[
            ["Aantal van id", "Kolomlabels"],
            ["Rijlabels", A, B, C, "Eindtotaal"],
            [A, None, 2, 1, 3],
            [B, 1, None, 3, 4],
            ["Eindtotaal", 1, 2, 4, 7],
        ]
    )
    assert names(found) == [A, B, C]
    assert len(found.documents["relations"]["items"]) == 4


def test_days_and_addresses_are_nobody_to_have_a_relation_with():
    day = datetime.date(2025, 1, 1)
    found = planned(
        Blad1=[
            ["Organisatie", "Laatste contact met", "Contacten"],
            [A, day, "a@aa.nl"],
            [B, day, "b@bee.nl"],
        ]
    )
    assert names(found) == [A, B]
    assert "relations" not in found.documents
