"""What two say of a relation, in the files that are taken along: and never read from them again."""

import csv
import io

import networkx as nx
import openpyxl
import pytest

from netwerk_widgets.files import plan, read, said, write
from netwerk_widgets.files.seeing import columns
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.goals import PartyInfluences
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.session.models.pictures import Picture
from netwerk_widgets.texts import LANGUAGES, texts
from tests.insights.test_helping import made

LISTS = ("xlsx", "ods", "csv", "graphml", "gexf")
NL = texts("nl")


@pytest.fixture
def session() -> Session:
    """Two say the same, one says it, one pair was never heard; with marks, and hostile names."""
    found = made("abcd", ("ab", "ac", "cd"))
    found.stakeholders.items[0].name = "=cmd()|' /C calc'!A0"
    found.relations.items[0].kind = "cooperation"
    rows = [("pa", "pb", 4, 3), ("pb", "pa", 1, 2), ("pa", "pc", None, None)]
    found.domain.pictures = [
        Picture(id=f"x{n}", round="r", by=by, other=other, kinds=["cooperation"],
                reliable=mark, open=(mark and mark - 1) or None, means=value, seen="no")
        for n, (by, other, mark, value) in enumerate(rows)
    ]  # fmt: skip
    found.goals.influences = [PartyInfluences(id="pc", on={"pd": 0, "pa": 4})]
    return Session.model_validate(found.model_dump())


def test_who_says_it_is_told_and_marks_only_when_they_are_asked_for(session):
    plain = said.of_relations(session)
    assert plain == {"r0": {"said": "both"}, "r1": {"said": "one"}, "r2": {}}
    found = said.of_relations(session, confided=True)
    assert found["r0"] == {
        "said": "both", "trust_there": 3.5, "trust_back": 1.0, "value_there": 3.0,
        "value_back": 2.0,
    }  # fmt: skip
    assert found["r1"] == {"said": "one", "influence_back": 4.0}
    # Answered with nothing is an answer; unasked is not.
    assert found["r2"] == {"influence_there": 0.0}


def test_a_relation_that_neither_names_is_told_so_once_one_was_heard(session):
    session.domain.pictures = session.domain.pictures[:1]
    session.relations.items[1].to_id = "pd"
    assert said.of_relations(session)["r1"] == {"said": "none"}
    assert said.of_relations(session)["r2"] == {}


@pytest.mark.parametrize("extension", LISTS)
def test_no_mark_is_in_a_file_that_was_not_asked_for_it(session, extension):
    data = write("x", session, extension, NL)
    without = session.model_copy(deep=True)
    for each in without.domain.pictures:
        for aspect in ("reliable", "open", "aims", "means", "influence", "time", "seen"):
            setattr(each, aspect, None)
    without.goals.influences = []
    if extension != "xlsx":  # which has the moment at which it was made
        assert write("x", without, extension, NL) == data
    assert cells(read(data, f"x.{extension}")) == cells(
        read(write("x", without, extension, NL), f"x.{extension}")
    )


def cells(contents):
    return [(sheet.name, [row.cells for row in sheet.rows]) for sheet in contents.sheets]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("extension", LISTS)
def test_it_comes_back_as_it_was_nothing_of_it_in_a_note_and_the_preview_says_so(
    session, extension, language
):
    t = texts(language)
    data = write("x", session, extension, t, confided=True)
    found = plan(read(data, f"x.{extension}"), session)
    assert found.documents == {}
    told = [each.line(NL) for each in found.problems if each.kind.startswith("told")]
    head = said.header("said", t) if extension in ("xlsx", "ods", "csv") else "netwerk_said"
    assert [head in each for each in told] == [True, False]
    assert "Cijfers over vertrouwen, waarde en invloed blijven weg" in told[1]
    # Into an empty session too: the same parties and relations, and no mark anywhere.
    fresh = plan(read(data, f"x.{extension}"), Session()).documents
    assert len(fresh["relations"]["items"]) == 3
    assert [each["note"] for each in fresh["relations"]["items"]] == ["", "", ""]
    assert [each["note"] for each in fresh["stakeholders"]["items"]] == [""] * 4


def test_a_list_that_somebody_cut_down_keeps_no_mark_either(session):
    session.stakeholders.items[0].name = "=cmd()"  # a line between names has a meaning of its own
    data = write("x", session, "csv", NL, confided=True).decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(data), delimiter=";") if row][5:]
    keep = [n for n, head in enumerate(rows[0]) if "kenmerk" not in head.lower()]
    cut = "\r\n".join(";".join(row[n] for n in keep) for row in rows).encode()
    contents = read(cut, "x.csv")
    found = plan(contents, Session())
    assert [each["note"] for each in found.documents["relations"]["items"]] == ["", "", ""]
    shown = [one.head for each in found.seen.seen for one in columns(each, NL)]
    assert not {*shown} & said.heads(said.SAID, *said.CONFIDED)
    # What is not ours is kept, and named in the preview.
    other = plan(read(cut.replace(b"Vertrouwen van", b"Mijn vertrouwen van"), "x.csv"), Session())
    heads = {one.head: one.role for each in other.seen.seen for one in columns(each, NL)}
    assert any(head.startswith("Mijn") and role == "keep" for head, role in heads.items())


def test_excel_has_numbers_csv_the_languages_own_and_nothing_is_a_formula(session):
    session.relations.items[0].note = "=cmd()"
    book = openpyxl.load_workbook(io.BytesIO(write("x", session, "xlsx", NL, confided=True)))
    sheet = book[NL("files.sheet.relations")]
    top = [cell.value for cell in sheet[1]]
    first = dict(zip(top, sheet[2], strict=True))
    assert first["Wat de twee zeggen"].value == "beide zeggen het"
    assert first[said.header("trust_there", NL)].value == 3.5
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    text = write("x", session, "csv", NL, confided=True).decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=";") if row]
    head = next(row for row in rows if "Wat de twee zeggen" in row)
    assert rows[rows.index(head) + 1][head.index(said.header("trust_there", NL))] == "3,5"
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_networkx_reads_them_as_numbers_of_each_edge(session):
    graph = nx.parse_graphml(write("x", session, "graphml", NL, confided=True).decode())
    found = {data["netwerk_id"]: data for _, _, data in graph.edges(data=True)}
    assert found["r0"]["netwerk_said"] == "both"
    assert found["r0"]["netwerk_trust_there"] == 3.5
    assert "netwerk_trust_there" not in found["r2"]


def test_a_session_without_rounds_has_none_of_these_columns():
    plain = Session.model_validate(made("ab", ("ab",)).model_dump())
    for each in ("csv", "graphml"):
        text = write("x", plain, each, NL, confided=True).decode()
        assert not [head for head in said.heads(said.SAID, *said.CONFIDED) if head in text]
    assert not said.has_confided(plain)


def test_fresh_relations_between_the_same_two_each_have_it(session):
    session.relations.items.append(Relation(id="r9", from_id="pb", to_id="pa", kind="funding"))
    found = said.of_relations(session, confided=True)
    assert (found["r9"]["trust_there"], found["r9"]["trust_back"]) == (1.0, 3.5)
