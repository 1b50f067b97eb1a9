"""Ordinary lists near shapes that mean something: read as what they are, or asked."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session
from tests.files.fresh_shapes import A, B, C, D


def planned(text, name="x.csv"):
    return plan(read(text.encode(), name), Session())


def names(found):
    return [each["name"] for each in found.documents["stakeholders"]["items"]]


def links(found):
    called = {each["id"]: each["name"] for each in found.documents["stakeholders"]["items"]}
    relations = found.documents.get("relations", {"items": []})["items"]
    return [(called[each["from_id"]], called[each["to_id"]]) for each in relations]


@pytest.mark.parametrize("heads", ["source,target,dest", "Leverancier,Afnemer nr,Klant nr"])
def test_two_columns_of_numbers_that_may_each_be_an_end_come_to_an_end(heads):
    assert names(planned(f"{heads}\na,1,2\nb,3,4\n")) == ["a", "b"]


def test_one_row_of_a_spreadsheet_is_a_party_with_what_is_known_of_it():
    found = planned(f"{A}\toverheid\tpartner\n", "x.txt")
    assert len(names(found)) < 3


def test_whoever_chairs_may_be_a_person_and_is_asked():
    text = (
        f"Overleg;Deelnemers;Voorzitter\nStuurgroep;{A}, {B};Jan Jansen\nTeam;{A}, {C};Jan Jansen\n"
    )
    found = planned(text)
    assert ("leads", "keep") in [(each.kind, each.chosen) for each in found.asks]
    assert "Jan Jansen" not in names(found)
    answers = {each.key: "parties" for each in found.asks if each.kind == "leads"}
    assert "Jan Jansen" in names(plan(read(text.encode(), "x.csv"), Session(), answers))


def test_scores_out_of_ten_are_of_a_scale_of_ten():
    found = planned(f"Van;Naar;Sterkte\n{A};{B};2/10\n{B};{C};3/10\n")
    assert [(each.kind, each.chosen) for each in found.asks] == [("scale", "1-10")]
    assert [each["strength"] for each in found.documents["relations"]["items"]] == [1, 1]
    assert found.documents["relations"]["items"][0]["note"] == "Sterkte: 2/10"


@pytest.mark.parametrize(
    "text",
    [
        '{"nodes": ["A", "B"], "links": []}',
        '{"leden": ["Gemeente", "GGD"], "agendaleden": ["School"]}',
        '[["naam", "sector"], ["Gemeente", "overheid"], ["GGD", "zorg"]]',
    ],
)
def test_json_that_says_of_nothing_that_it_is_a_network_is_refused(text):
    with pytest.raises(ImportFileError):
        planned(text, "x.json")


def test_headings_with_what_is_indented_below_are_asked():
    text = f"Overheid;\n;{A}\n;Provincie\nZorg;\n;{B}\n"
    found = planned(text)
    assert [(each.kind, each.chosen) for each in found.asks] == [("headings", "groups")]
    assert names(found) == [A, "Provincie", B]


def test_a_sheet_of_firms_is_no_explanation():
    from tests.files.test_sheets import planned as book

    firms = [["Jansen B.V."], ["Pietersen B.V."], ["De Boer N.V."]]
    found = book(Blad1=firms, Relaties=[["Van", "Naar"], ["Jansen B.V.", "Pietersen B.V."]])
    assert len(names(found)) == 3


def test_idem_below_nothing_is_not_what_stands_higher():
    found = planned(f"Naam;Werkt samen met\n{A};{B}\n{C};\n{D};idem\n")
    assert (D, B) not in links(found)


def test_everybody_at_the_end_of_a_relation_is_asked_too():
    found = planned(f"van;naar\n{A};alle\n{B};{C}\n")
    assert [each.kind for each in found.asks] == ["everyone"]
    assert sorted(links(found)) == sorted([(A, B), (A, C), (B, C)])
