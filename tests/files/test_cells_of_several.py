"""Lists in which a cell holds several things, or more than its head has room for."""

import json

import pytest

from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session
from tests.files.books import book_of
from tests.files.fresh_shapes import AB, BC, A, B, C
from tests.files.test_later_kinds import planned


def lines(*rows, sep=";"):
    return "\n".join(sep.join(row) for row in rows).encode()


@pytest.mark.parametrize(
    ("others", "much"), [(f"{B}, {C}", "3, 1"), (f"{B}|{C}", "3|1"), (f"{B}\n{C}", "3\n1")]
)
@pytest.mark.parametrize("heads", [("van", "naar"), ("Organisatie", "Partners")])
def test_each_of_several_others_has_its_own_strength(heads, others, much):
    data = lines((*heads, "sterkte"), (A, f'"{others}"', f'"{much}"'), (B, C, "2"), (C, "", ""))
    found, links = planned(data)
    assert links == [(A, B, 3), (A, C, 1), BC]
    assert found.asks == ()


@pytest.mark.parametrize("heads", [("van", "naar"), ("Organisatie", "Partners")])
def test_each_of_several_others_has_its_own_kind(heads):
    data = lines((*heads, "soort relatie"), (A, f"{B}, {C}", "geld, informatie"), (B, C, "geld"))
    found, _ = planned(data)
    session = Session.model_validate(found.documents)
    assert [each.kind for each in session.relations.items] == ["funding", "information", "funding"]
    assert [each.kind for each in found.problems if each.kind == "value"] == []


def test_a_strength_for_several_others_together_is_that_of_each():
    _, links = planned(lines(("van", "naar", "sterkte"), (A, f"{B}, {C}", "3"), (B, C, "1")))
    assert links == [(A, B, 3), (A, C, 3), (B, C, 1)]


def test_names_with_commas_of_which_none_stands_elsewhere_are_asked_about():
    data = lines(("van", "naar"), (A, "Bakker, Slager"), (B, "Kerk, School"))
    found, links = planned(data)
    assert [each.kind for each in found.asks] == ["commas"]
    assert len(links) == 4
    _, links = planned(data, answers={"commas": "whole"})
    assert links == [(A, "Bakker, Slager", 2), (B, "Kerk, School", 2)]


def test_a_name_with_a_comma_that_stands_there_twice_is_one_name():
    found, links = planned(lines(("van", "naar"), (A, "Bakker, Oost"), (B, "Bakker, Oost")))
    assert (found.asks, links) == ((), [(A, "Bakker, Oost", 2), (B, "Bakker, Oost", 2)])


def test_a_row_that_is_longer_than_the_heads_is_told_of():
    data = lines(("van", "naar"), ("Natuur", " Landbouw", A), (A, B), sep=",")
    found, _ = planned(data)
    told = [each for each in found.problems if each.kind == "longer"]
    assert [[place.row for place in each.places] for each in told] == [[2]]


def test_a_sign_between_cells_is_of_the_name_behind_a_backslash():
    _, links = planned(b"van,naar\nLandbouw\\, Natuur,Zorg\nZorg,Wonen\n")
    assert links == [("Landbouw, Natuur", "Zorg", 2), ("Zorg", "Wonen", 2)]


@pytest.mark.parametrize(
    "head",
    ["Deelnemende organisaties", "Lijst van partijen", "Organisaties die meedoen",
     "List of participants", "Organisations that take part"],
)  # fmt: skip
def test_what_stands_above_names_and_says_what_they_are_is_no_name(head):
    found, _ = planned(lines((head,), (A,), (B,), (C,)))
    assert found.named == (3, 0)


@pytest.mark.parametrize("name", ["Partners in Zorg", "Stichting Samenwerkende Organisaties"])
def test_a_name_that_looks_like_such_a_head_is_a_name(name):
    found, _ = planned(lines((name,), (A,), (B,)))
    assert found.named == (3, 0)


@pytest.mark.parametrize(
    ("there", "back", "both"),
    [("heen", "terug", "beide"), ("uitgaand", "inkomend", "wederzijds"),
     ("outgoing", "incoming", "both"), ("forward", "backward", "none")],
)  # fmt: skip
def test_a_direction_may_be_told_as_seen_from_the_first_party(there, back, both):
    data = lines(("van", "naar", "richting"), (A, B, there), (C, B, back), (A, C, both))
    found, links = planned(data)
    session = Session.model_validate(found.documents)
    assert links == [AB, BC, (A, C, 2)]
    ways = [each.direction for each in session.relations.items]
    assert ways == ["one_way", "one_way", None]


# ---- JSON ----


def told(value):
    return planned(json.dumps(value).encode(), "x.json")


def data(**values):
    return {"data": values}


def test_nodes_and_edges_may_have_their_values_in_data():
    nodes = [data(id="a", label=A), data(id="b", label=B), data(id="c", label=C)]
    edges = [data(source="a", target="b"), data(source="b", target="c")]
    _, links = told({"nodes": nodes, "edges": edges})
    assert links == [AB, BC]


def test_nodes_with_an_id_may_have_more_in_data():
    nodes = [{"id": "a", "label": A, **data(x=1)}, {"id": "b", "label": B, **data(x=2)}]
    _, links = told({"nodes": nodes, "edges": [{"source": "a", "target": "b", **data(y=1)}]})
    assert links == [AB]


@pytest.mark.parametrize("key", ["partners", "werkt met"])
@pytest.mark.parametrize("name", ["organisatie", "name"])
def test_objects_that_name_their_others_are_parties_with_relations(name, key):
    found, links = told([{name: A, key: [B]}, {name: B, key: [C]}, {name: C, key: []}])
    assert (found.named, links) == ((3, 2), [AB, BC])


def test_objects_that_name_others_under_a_word_that_nobody_knows_are_asked_about():
    found, links = told([{"name": A, "imports": [B]}, {"name": B, "imports": [C]}, {"name": C}])
    assert [each.kind for each in found.asks] == ["with"]
    assert links == [AB, BC]


def test_links_of_which_the_ends_have_other_names_are_not_passed_over():
    nodes = [{"id": "a", "name": A}, {"id": "b", "name": B}]
    _, links = told({"nodes": nodes, "links": [{"tail": "a", "head": "b"}]})
    assert links == [AB]


# ---- what a head says of the relations below it ----


def relations_of(found):
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    return [
        (names[each.from_id], names[each.to_id], each.kind, each.strength, each.direction)
        for each in session.relations.items
    ]


def test_columns_under_verbs_are_relations_of_that_kind_and_one_question():
    data = lines(
        ("Naam", "Financiert", "Krijgt geld van", "Overlegt met"),
        (A, B, "", C), (B, "", A, ""), (C, "", B, A),
    )  # fmt: skip
    found, _ = planned(data)
    assert [each.kind for each in found.asks] == ["with"]
    assert found.asks[0].words == {"name": "Financiert, Krijgt geld van"}
    assert relations_of(found) == [
        (A, B, "funding", 2, None), (A, C, "information", 2, None), (B, C, "funding", 2, None)
    ]  # fmt: skip


def test_a_head_says_which_way_relations_run():
    data = lines(("Actor", "Influences", "Influenced by"), (A, B, C), (B, C, A), (C, A, B))
    found, links = planned(data)
    assert [each.kind for each in found.asks] == ["with"]
    assert links == [(A, B, 2), (C, A, 2), (B, C, 2)]
    assert {each[-1] for each in relations_of(found)} == {"one_way"}


def test_a_head_says_how_strong_relations_are():
    data = lines(("Partij", "Sterke relatie met", "Zwakke relatie met"), (A, B, C), (B, C, ""))
    _, links = planned(data)
    assert links == [(A, B, 3), (A, C, 1), (B, C, 3)]


def test_two_lists_of_relations_beside_each_other_need_no_empty_column():
    _, links = planned(lines(("Van", "Naar", "Van", "Naar"), (A, B, B, C)))
    assert links == [AB, BC]


def test_several_parties_in_one_cell_of_a_list_of_parties_are_asked_about():
    found, _ = planned(lines(("Sector", "Partijen"), ("zorg", f"{A}, {B}"), ("wonen", f"{C}")))
    assert [each.kind for each in found.asks] == ["commas"]
    assert found.named == (3, 0)
    found, _ = planned(
        lines(("Sector", "Partijen"), ("zorg", f"{A}, {B}"), ("wonen", f"{C}")),
        answers={"commas": "whole"},
    )
    assert found.named == (2, 0)
    found, _ = planned(lines(("Partijen", "Sector"), ("Bakker, Oost", "zorg"), (B, "zorg")))
    assert [each.kind for each in found.asks] == ["commas"]


@pytest.mark.parametrize(("name", "chosen"), [("Lijsten", "leave"), ("Blad2", "names")])
def test_words_on_a_sheet_beside_a_list_are_asked_about(name, chosen):
    sheets = {"Data": [["van", "naar"], [A, B]], name: [["sterk"], ["zwak"]]}
    found, links = planned(book_of(**sheets), "x.xlsx")
    assert [(each.kind, each.chosen) for each in found.asks] == [("loose", chosen)]
    assert found.named == ((2, 1) if chosen == "leave" else (4, 1))
    assert links == [AB]


def test_names_on_a_sheet_that_stand_in_the_list_too_are_parties():
    sheets = {"Data": [["van", "naar"], [A, B]], "Blad2": [[A], [B], [C]]}
    found, _ = planned(book_of(**sheets), "x.xlsx")
    assert (found.asks, found.named) == ((), (3, 1))


LABELLED = "DL N = 3\nFORMAT = FULLMATRIX\nROW LABELS:\na\nb\nc\nCOLUMN LABELS:\n{}\nDATA:\n{}"


def test_labels_of_rows_and_columns_of_ucinet_are_those_of_one_matrix():
    _, links = planned(LABELLED.format("a\nb\nc", "0 1 0\n1 0 1\n0 1 0\n").encode(), "x.dl")
    assert [each[:2] for each in links] == [("a", "b"), ("b", "c")]


@pytest.mark.parametrize(
    "text", [LABELLED.format("d\ne\nf", "0 1 0\n1 0 1\n0 1 0\n"), "dl nr=2 nc=3 data:\n1 0 1 1 1 0"]
)
def test_two_modes_of_ucinet_are_refused_as_what_they_are(text):
    with pytest.raises(ImportFileError) as refused:
        planned(text.encode(), "x.dl")
    assert (refused.value.key, refused.value.values["name"]) == ("upload_dl", "two-mode")


def test_names_that_stand_elsewhere_are_known_in_every_row():
    data = lines(("Naam", "Partners"), (A, B), (B, f"{A}, {C}"), (C, f"{A}, {B}"))
    found, links = planned(data)
    assert found.asks == ()
    assert {frozenset(each[:2]) for each in links} == {
        frozenset(each) for each in ((A, B), (B, C), (A, C))
    }
