"""Which heads name which column, one rule at a time."""

import pytest

from netwerk_widgets.files.recognising.heads import (
    attended,
    ends,
    headed,
    is_head,
    kind_of,
    own,
    placed,
    strictly_headed,
    strong,
    understood,
    with_columns,
)
from netwerk_widgets.files.recognising.ranks import stem
from netwerk_widgets.files.recognising.telling import as_told, tells, told


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Organisatie 1;Organisatie 2", (0, 1)), ("Organisatie;Organisatie", (0, 1)),
        ("Organisatie A;x;Organisatie B", (0, 2)), ("Organisatie i;Organisatie ii", (0, 1)),
        ("Organisatie links;Organisatie rechts", (0, 1)),
        ("Organisatie;Organisatie 2", (0, 1)), ("Organisatie;Organisatie b", (0, 1)),
        ("Eerste organisatie;Tweede organisatie", (0, 1)),
        ("Organisatie1;Organisatie2", (0, 1)),
        ("Organisatie 1;Organisatie b", None), ("Organisatie 2;Organisatie 1", None),
        ("Organisatie 1;Organisatie 3", None), ("Organisatie;Organisatie 3", None),
        ("Organisatie;Organisatie 2 2", None), ("Organisatie 1 x;Organisatie 2 y", None),
        ("Partner;Partner 2", (0, 1)), ("Naam;Partner;Partner 2", None),
        ("Bron;Doel", (0, 1)), ("Naam;Bron;Doel", None), ("Van;Met", (0, 1)),
        ("Sterkte;Sterkte", None), ("Organisatie", None),
    ],
)  # fmt: skip
def test_two_heads_together_name_the_ends_of_a_relation(heads, expected):
    found = ends(heads.split(";"))
    assert (found.get("from"), found.get("to")) == (expected or (None, None))


def test_beside_the_ids_of_both_ends_their_names_are_the_ends():
    found = placed("relations", ["Van", "Naar", "Van naam", "Naam naar", "Gewicht"])
    assert found == {"from_id": 0, "to_id": 1, "from": 2, "to": 3, "weight": 4}
    # With the name of one end alone there is no choice.
    assert placed("relations", ["Van", "Naar", "Van naam"]) == {"from": 0, "to": 1}


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Hoe sterk is de band?", "weight"),
        ("Aantal contacten per jaar", "weight"),
        ("Sterkte", "strength"),
        ("Hoe lang al?", None),
    ],
)
def test_a_head_may_ask_how_much(head, field):
    found = placed("relations", ["Van", "Naar", head])
    assert {key for key, place in found.items() if place == 2} == ({field} if field else set())


def test_of_two_heads_that_ask_how_much_neither_is_taken():
    heads = ["Van", "Naar", "Hoe sterk is het nu?", "Hoe sterk was het toen?"]
    assert placed("relations", heads) == {"from": 0, "to": 1}
    # And beside a column that is called so, a question says no more.
    assert placed("relations", ["Van", "Naar", "Sterkte", "Hoe sterk was het toen?"]) == {
        "from": 0, "to": 1, "strength": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        ("Van;Naar", "relations"),
        ("Naam", "parties"),
        ("Sector;Naam", "parties"),
        ("Sector;Rol", None),
        ("Van;Sterkte", None),
        ("Overleg;Deelnemers", "parties"),
        ("Deelnemers;Iets", None),
    ],
)
def test_a_row_of_heads_tells_which_list_it_heads(heads, kind):
    found = kind_of(heads.split(";"))
    assert (found and found[0]) == kind


def test_in_a_list_of_meetings_who_take_part_are_the_parties():
    assert kind_of(["Overleg", "Datum", "Deelnemers"]) == ("parties", {"name": 2})


@pytest.mark.parametrize(
    ("cells", "plain", "lone", "strict"),
    [
        ("Naam", False, True, False), ("Naam;Sector", True, True, True),
        ("Naam;Aa", False, True, False), ("Naam;Werkt samen met", True, True, True),
        ("Naam;Sector;Aa", True, True, False), ("Aa;Bee", False, False, False),
        ("Van;Naar", True, True, True), ("Van;;Naar", True, True, True),
        ("Sector;Rol", False, False, False),
    ],
)  # fmt: skip
def test_how_many_heads_make_a_row_of_heads(cells, plain, lone, strict):
    row = cells.split(";")
    assert (headed(row), headed(row, lone=True), strictly_headed(row)) == (plain, lone, strict)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [("Naam;Sector;Aa", 2), ("Naam;Werkt samen met", 2), ("Sector;Rol", 0), ("Naam", 1)],
)
def test_how_many_heads_are_known(heads, expected):
    assert understood(heads.split(";")) == expected


def test_which_columns_ask_with_whom():
    heads = ["Naam", "Relatie met 1", "Sector", "Met wie werken jullie samen?", "Contact with"]
    assert with_columns(heads) == [1, 3, 4]
    assert with_columns(["Naam", "Sector"]) == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [("Sterkte", True), ("Sterkte 2", True), ("Gewicht 1", True), ("Sector", False)],
)
def test_a_head_asks_for_a_strength_with_a_number_or_without(head, expected):
    assert strong(["Naam", head], 1) is expected
    assert strong(["Naam", head], 2) is False


@pytest.mark.parametrize(
    ("head", "expected"), [("Werkgroep", True), ("Werkgroep 2", True), ("Werkgroep x", False)]
)
def test_a_head_asks_what_a_party_takes_part_in(head, expected):
    assert attended(head) is expected


def test_heads_that_the_workbook_wrote_itself():
    place = ["Plek op de kaart (breedte)", "Plek op de kaart (hoogte)"]
    assert own(["Kenmerk", "Naam", "Bron", *place])
    assert not own(["Naam", "Bron", *place])
    assert not own(["Kenmerk", "Naam", "Bron"])
    assert own(["Kenmerk", "Van (kenmerk)", "Naar (kenmerk)", "Van", "Naar"])
    assert not own(["Van (kenmerk)", "Naar (kenmerk)", "Van", "Naar"])
    assert not own(["Van", "Naar"])
    assert not own(["Aa", "Bee"])


def test_a_head_is_known_without_what_stands_in_brackets():
    assert is_head("Sector (publiek of privaat)")
    assert is_head("Naam*")
    assert not is_head("Gemeente Aa")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("partner 1", "partner"), ("tweede partner", "partner"), ("partner c", "partner"),
        ("top 3 partners", "partners"), ("c", "c"), ("partner g", "partner g"),
        ("2e keuze", "keuze"), ("top 3", ""),
    ],
)  # fmt: skip
def test_a_head_without_its_rank(head, expected):
    assert stem(head) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Krijgt geld van", ("funding", "", "from")), ("Financiert", ("funding", "", "to")),
        ("Levert aan", ("supply", "", "to")), ("Sterke relaties", ("", "3", "")),
        ("Zwakke band", ("", "1", "")), ("Informatie naar", ("information", "", "to")),
        ("Toezicht door", ("authority", "", "from")), ("Partijen", ("", "", "")),
    ],
)  # fmt: skip
def test_what_a_head_says_of_the_relations_below_it(head, expected):
    found = told(head)
    assert (found.kind, found.strength, found.way) == expected
    assert tells(head) is bool(found.kind or found.way)


def test_what_stands_nearer_to_a_relation_goes_before_what_its_head_says():
    more = ("", "", "")
    assert as_told(("a", "b"), "", more, "", "Krijgt geld van") == (
        "b", "a", "", "directed", "", "", "funding",
    )  # fmt: skip
    assert as_told(("a", "b"), "2", more, "overleg", "Sterke relaties")[2:] == (
        "2", "", "", "", "overleg",
    )  # fmt: skip
    assert as_told(("a", "b"), "", more, "", "Sterke relaties")[2] == "3"
    assert as_told(("a", "b"), "", ("1", "", ""), "", "Sterke relaties")[2] == "1"
    assert as_told(("a", "b"), "", ("", "x", ""), "", "Sterke relaties")[2] == ""
    assert as_told(("a", "b"), "", ("", "", "x"), "", "Financiert")[-1] == ""
