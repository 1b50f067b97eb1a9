"""Lists with columns without a head, two rows of heads, rows that are headings, codes as heads."""

import pytest

from tests.files.books import book_of
from tests.files.fresh_shapes import AB, BC, A, B, C
from tests.files.test_cells_of_several import lines, relations_of
from tests.files.test_later_kinds import planned


def notes_of(found, part="relations"):
    return [each["note"] for each in found.documents[part]["items"]]


def test_a_column_without_a_head_goes_to_the_note():
    found, links = planned(lines(("van", "naar"), (A, B, "via Jan"), (B, C, "sinds 2020")))
    assert links == [AB, BC]
    assert notes_of(found) == ["via Jan", "sinds 2020"]
    found, _ = planned(lines(("Naam", "Sector"), (A, "publiek", "ja"), (B, "privaat", "nee")))
    assert notes_of(found, "stakeholders") == ["ja", "nee"]


def test_heads_over_two_rows_may_say_who_is_meant_below_from_and_to():
    rows = [["Van", None, "Naar", None], ["Organisatie", "Persoon", "Organisatie", "Persoon"]]
    found, links = planned(
        book_of(Blad1=[*rows, [A, "Jan", B, "Piet"], [B, "Piet", C, "Kees"]]), "x.xlsx"
    )
    assert links == [AB, BC]
    assert notes_of(found)[0] == "Van Persoon: Jan\nNaar Persoon: Piet"


def test_a_number_before_each_party_is_what_others_call_it():
    data = lines(("id", "naam", "partners"), ("1", A, "2"), ("2", B, "1,3"), ("3", C, "2"))
    found, links = planned(data)
    assert (found.asks, [each[:2] for each in links]) == ((), [AB[:2], BC[:2]])


def test_letters_above_a_matrix_are_those_before_the_names():
    data = lines(("", "A", "B", "C"), (f"A. {A}", "", "2", "0"), (f"B. {B}", "2", "", "1"),
                 (f"C. {C}", "0", "1", ""))  # fmt: skip
    _, links = planned(data)
    assert links == [(f"A. {A}", f"B. {B}", 2), (f"B. {B}", f"C. {C}", 1)]


@pytest.mark.parametrize(
    ("often", "strength"),
    [("per week", 3), ("1x per maand", 2), ("2 keer per kwartaal", 2), ("once a year", 1),
     ("halfjaarlijks", 1), ("3 times a week", 3), ("om de week", 2)],
)  # fmt: skip
def test_how_often_may_be_said_in_more_words(often, strength):
    found, links = planned(lines(("van", "naar", "sterkte"), (A, B, often), (B, C, "dagelijks")))
    assert links == [(A, B, strength), (B, C, 3)]
    assert [each.kind for each in found.problems if each.kind == "value"] == []


SECTIONS = lines(
    ("Naam", "Toelichting"), ("OVERHEID",), (A, "regie"), ("ZORG",), (B, "wijk"), (C, "huis")
)


def test_rows_with_only_a_heading_are_asked_about():
    found, _ = planned(SECTIONS)
    assert [(each.kind, each.chosen) for each in found.asks] == [("headings", "groups")]
    assert found.named == (3, 0)
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [A, B, C]
    assert [each["branch"] for each in found.documents["stakeholders"]["items"]] == [
        "OVERHEID", "ZORG", "ZORG"
    ]  # fmt: skip
    (asked,) = found.asks
    found, _ = planned(SECTIONS, answers={asked.key: "names"})
    assert found.named == (5, 0)


def test_a_party_of_which_nothing_else_is_known_is_no_heading():
    found, _ = planned(lines(("Naam", "Toelichting"), (A, "regie"), (B,), (C, "huis")))
    assert (found.asks, found.named) == ((), (3, 0))
    assert relations_of(found) == []
