"""Workbooks, encodings and programs whose files were read wrongly without a word."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.files.books import book_of
from tests.files.fresh_shapes import AB, BC, A, B, C
from tests.files.test_more_shapes import links_of

LONG = "Stichting voor Samenwerking in de Regio Oost"


def planned(data, name="x.csv", answers=None):
    found = plan(read(data, name), Session(), answers)
    return found, links_of(Session.model_validate(found.documents))


@pytest.mark.parametrize(
    "top", [["Partner", "Sterkte"], ["Werkt samen met", "Sterkte"], ["Naam", "Sterkte"]]
)
def test_a_sheet_for_each_party_holds_its_relations(top):
    data = book_of(**{A: [top, [B, 3], [C, 1]], B: [top, [C, 2]]})
    found, links = planned(data, "x.xlsx")
    assert [(each.kind, each.chosen) for each in found.asks] == [("owners", "with")]
    assert links == [(A, B, 3), (A, C, 1), BC]
    _, links = planned(data, "x.xlsx", {"owners": "keep"})
    assert links == []


def test_a_sheet_for_each_party_may_be_names_alone_and_its_own_name_cut():
    data = book_of(**{A: [[B], [LONG]], LONG[:31]: [[A], [C]]})
    found, links = planned(data, "x.xlsx")
    assert [each.kind for each in found.asks] == ["owners"]
    assert {frozenset(each[:2]) for each in links} == {
        frozenset(each) for each in ((A, B), (A, LONG), (LONG, C))
    }


def test_sheets_of_themes_are_lists_of_parties():
    data = book_of(Zorg=[["Naam", "Sector"], [A, "publiek"]], Wonen=[["Naam"], [B]])
    found, links = planned(data, "x.xlsx")
    assert (found.asks, links, found.named) == ((), [], (2, 0))


def test_a_form_for_each_party_is_a_row_of_it():
    forms = {
        name: [["Organisatie", name], ["Sector", "publiek"], ["Partners", other]]
        for name, other in ((A, B), (B, C))
    }
    found, links = planned(book_of(**forms), "x.xlsx")
    assert links == [AB, BC]
    sectors = [each["sector"] for each in found.documents["stakeholders"]["items"]]
    assert sectors == ["public", "public", None]


def test_zeros_all_over_are_no_letters_of_two_bytes():
    with pytest.raises(ImportFileError, match="upload_unknown"):
        read(b"ab12" + b"\0" * 50 + b"cd34", "x.bin")


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "mac_roman", "cp1252", "twice"])
def test_letters_are_those_that_were_written(encoding):
    names = ("Café Noord", "Coöperatie Súd", "Reünie")
    text = f"van;naar\n{names[0]};{names[1]}\n{names[1]};{names[2]}\n"
    twice = text.encode().decode("cp1252").encode()
    _, links = planned(twice if encoding == "twice" else text.encode(encoding))
    assert links == [(names[0], names[1], 2), (names[1], names[2], 2)]


PAJEK = f'*Vertices 3\n1 "{A}"\n2 "{B}"\n3 "{C}"\n'


def test_a_partition_of_pajek_is_no_party_and_is_said():
    text = f"*Network x\n{PAJEK}*Arcs\n1 2 1\n*Partition y\n*Vertices 3\n1\n1\n2\n"
    found, links = planned(text.encode(), "x.paj")
    assert (found.named, links) == ((3, 1), [(A, B, 1)])
    assert [each.kind for each in found.problems] == ["left_partitions"]


def test_relations_of_pajek_keep_what_they_are_called():
    text = f'{PAJEK}*Arcs :1 "financiering"\n1 2\n*Arcs :2 "informatie"\n1 2\n2 3\n'
    found, _ = planned(text.encode(), "x.net")
    kinds = [each["kind"] for each in found.documents["relations"]["items"]]
    assert kinds == ["funding", "information", "information"]


def test_two_kinds_of_vertices_are_asked():
    text = f'*Vertices 4 3\n1 "{A}"\n2 "{B}"\n3 "{C}"\n4 "Tafel"\n*Edges\n1 4\n2 4\n'
    found, links = planned(text.encode(), "x.net")
    assert [each.kind for each in found.asks] == ["meetings"]
    assert links == [(A, B, 1)]


def test_a_matrix_of_ucinet_without_its_diagonal():
    text = "dl n=3 diagonal absent\nlabels:\nAa,Bee,Cee\ndata:\n1 0\n1 1\n0 1\n"
    _, links = planned(text.encode(), "x.dl")
    assert links == [("Aa", "Bee", 1), ("Bee", "Cee", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 format=lowerhalf\nlabels:\nAa,Bee,Cee\ndata:\n0\n2 0\n0 3 0\n",
        "dl n=3 format=lowerhalf diagonal absent\nlabels:\nAa,Bee,Cee\ndata:\n2\n0 3\n",
        "dl n=3 format=upperhalf\nlabels:\nAa,Bee,Cee\ndata:\n0 2 0\n0 3\n0\n",
        "dl n=3 format=upperhalf diagonal=absent\nlabels:\nAa,Bee,Cee\ndata:\n2 0\n3\n",
        "dl n=3 format=lowerhalf\nlabels embedded\ndata:\nAa Bee Cee\nAa 0\nBee 2 0\nCee 0 3 0\n",
        "dl n=3 format=upperhalf\nlabels embedded\ndata:\nAa Bee Cee\nAa 2 0\nBee 3\nCee\n",
    ],
)
def test_half_a_matrix_of_ucinet_says_each_pair_once_without_direction(text):
    found = read(text.encode(), "x.dl")
    assert found.directed is False
    _, links = planned(text.encode(), "x.dl")
    assert links == [("Aa", "Bee", 2), ("Bee", "Cee", 3)]


def test_half_a_matrix_of_another_size_than_it_says_is_damaged():
    for data in ("2\n0 3 4 5\n", "1\n"):
        with pytest.raises(ImportFileError) as problem:
            read(f"dl n=3 format=lowerhalf\ndata:\n{data}".encode(), "x.dl")
        assert problem.value.key == "upload_damaged"


GROUPED = {
    "x.gml": 'graph [ node [ id 0 label "Overheid" isGroup 1 ] node [ id 1 label "Aa" gid 0 ]'
    ' node [ id 2 label "Bee" gid 0 ] node [ id 3 label "Cee" ]'
    " edge [ source 1 target 3 ] edge [ source 2 target 3 ] ]",
    "x.gexf": '<gexf><graph defaultedgetype="undirected"><nodes><node id="0" label="Overheid">'
    '<nodes><node id="1" label="Aa"/></nodes></node><node id="2" label="Bee" pid="0"/>'
    '<node id="3" label="Cee"/></nodes><edges><edge source="1" target="3"/>'
    '<edge source="2" target="3"/></edges></graph></gexf>',
    "x.cyjs": '{"elements": {"nodes": [{"data": {"id": "0", "name": "Overheid"}},'
    ' {"data": {"id": "1", "name": "Aa", "parent": "0"}},'
    ' {"data": {"id": "2", "name": "Bee", "parent": "0"}}, {"data": {"id": "3", "name": "Cee"}}],'
    ' "edges": [{"data": {"source": "1", "target": "3"}},'
    ' {"data": {"source": "2", "target": "3"}}]}}',
}


@pytest.mark.parametrize("name", GROUPED)
def test_what_holds_others_is_a_group_and_no_party(name):
    contents = read(GROUPED[name].encode(), name)
    assert ("groups", 1) in contents.left
    found, links = planned(GROUPED[name].encode(), name)
    assert [link[:2] for link in links] == [("Aa", "Cee"), ("Bee", "Cee")]
    within = {e["name"]: e["parent"] for e in found.documents["stakeholders"]["items"]}
    assert within == {"Aa": "Overheid", "Bee": "Overheid", "Cee": ""}


def test_what_holds_others_and_has_a_relation_of_its_own_is_a_party():
    text = GROUPED["x.gml"].replace("source 2 target 3", "source 0 target 3")
    found, links = planned(text.encode(), "x.gml")
    assert sorted(link[:2] for link in links) == [("Aa", "Cee"), ("Overheid", "Cee")]
    assert len(found.documents["stakeholders"]["items"]) == 4


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"// made by\ndigraph { a -> b }", "DOT"), (b"\n\n%PDF-1.4\n1 0 obj", "PDF"),
        (b"SQLite format 3\0" + b"\0" * 90, "SQLite"), (b"c x\np edge 3 2\ne 1 2\n", "DIMACS"),
        (b"%%MatrixMarket matrix coordinate\n3 3 1\n1 2\n", "Matrix Market"),
        (b"@prefix ex: <http://ex.org/> .\nex:a ex:b ex:c .\n", "RDF"),
        (b"<http://a> <http://b> <http://c> .\n", "RDF"), (b"LEDA.GRAPH\nstring\n", "LEDA"),
        (b"CREATE (a:Org {n:'A'})-[:K]->(b)\n", "Cypher"), (b"[a]\nb = 1\n[c]\nd = 2\n", "INI"),
        (b"Return-Path: <a@b.nl>\nFrom: a@b.nl\nTo: c\n\nx", "e-mail"),
        (b'<?xml version="1.0"?><Workbook><Row/></Workbook>', "Excel 2003"),
        (b'<?xml version="1.0"?><graph xmlns="http://x/XGMML"><node id="1"/></graph>', "XGMML"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (b"dl nr=2 nc=2\ndata:\n1 0\n1 1\n", "two-mode"), (b"dl n=2 nm=2\ndata:\n1 0\n1 1\n", "nm"),
        (b"$FL2@(#) SPSS DATA FILE" + b"\0" * 90, "SPSS"),
        (b"PAR1" + b"\0" * 50 + b"PAR1", "Parquet"), (b"RDX3\nX\n" + b"\0" * 20, " R."),
        (b"<stata_dta><header>", "Stata"),
        (b"Beste collega,\n\nHierbij stuur ik de lijst van het overleg.\n\nGroet,\nJan\n", "tekst"),
    ],
)  # fmt: skip
def test_it_is_refused_by_what_it_is(data, named):
    with pytest.raises(ImportFileError) as problem:
        read(data, "x.txt")
    assert named in problem.value.sentence(texts("nl"))


def test_relationships_of_neo4j_in_json_run_one_way():
    text = (
        f'{{"nodes": [{{"id": "1", "labels": ["Org"], "properties": {{"name": "{A}"}}}},'
        f' {{"id": "2", "properties": {{"name": "{B}"}}}}],'
        ' "relationships": [{"type": "FUNDS", "startNode": "1", "endNode": "2"}]}'
    )
    found, links = planned(text.encode(), "x.json")
    assert links == [AB]
    assert [each["kind"] for each in found.documents["relations"]["items"]] == ["funding"]


def test_heads_that_nobody_knows_above_known_values_are_asked():
    found, _ = planned(f"Card Name,List Name\n{A},Kern\n{B},Ring\n".encode())
    assert [(each.kind, each.chosen) for each in found.asks] == [("unknown_heads", "heads")]
    assert [each["name"] for each in found.documents["stakeholders"]["items"]] == [A, B]
