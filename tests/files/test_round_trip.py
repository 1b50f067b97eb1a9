"""Out and in again changes nothing: any session, whatever is typed into it."""

import io
import zipfile

import networkx as nx
import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from netwerk_widgets.files import plan, read, write
from netwerk_widgets.files.escape import escaped, unescaped
from netwerk_widgets.files.reading.delimited import unguarded
from netwerk_widgets.files.writing.delimited import guarded
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.signs import blank
from netwerk_widgets.texts import LANGUAGES, texts
from tests.strategies import sessions
from tests.tries import tries

CALM = settings(
    max_examples=tries(25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
#: What a spreadsheet, CSV or XML does something with.
RISKY = (
    "=1+1", "+31 6", "-5", "@SUM(A1)", "'=quoted", "''", "\t=tab", "#N/A", "1,5", "007", "TRUE",
    "_x0041_", "_x005F_x0041_", "a;b,c", '"', "\n", " begin en eind ", "\ufffd", "naam",
    "van", "x005F_", "_x00\ufffd", "]]>", "\u3000", "van;naar",
    "achter\\", "a\\;b",
)  # fmt: skip


def both(session):
    return session.stakeholders.items, session.relations.items


def risky() -> Session:
    """A session of which every text is one that some format does something with."""
    parties = [
        {"id": f"p{n}", "name": name, "branch": name, "values": text, "note": text, "power": 3}
        for n, text in enumerate(RISKY)
        for name in [f"{text}.{text}" if blank(text) else text]  # spaces alone are no name
    ]
    relations = [
        {"id": f"r{n}", "from_id": f"p{n}", "to_id": "p0", "note": text}
        for n, text in enumerate(RISKY)
    ]
    return Session.model_validate(
        {"stakeholders": {"items": parties}, "relations": {"items": relations}}
    )


def taken_in(session, extension, language):
    data = write("x", session, extension, texts(language))
    return read(data, f"x.{extension}")


@pytest.mark.parametrize("extension", ["xlsx", "ods", "csv"])
@CALM
@given(session=sessions(), language=st.sampled_from(LANGUAGES))
@example(session=risky(), language="nl")
@example(session=risky(), language="en")
def test_a_spreadsheet_comes_back_as_it_went(extension, session, language):
    contents = taken_in(session, extension, language)
    if not session.stakeholders.items and not session.relations.items:
        return  # heads alone are no list
    again = plan(contents, session)
    assert again.documents == {}
    assert {each.kind for each in again.problems} <= {"told", "told_marks"}
    fresh = plan(contents, Session())
    assert both(Session.model_validate(fresh.documents)) == both(session)


@pytest.mark.parametrize("extension", ["graphml", "gexf"])
@CALM
@given(session=sessions())
@example(session=risky())
def test_a_graph_comes_back_with_all_that_it_can_hold(extension, session):
    session.relations.items = [r for r in session.relations.items if r.from_id and r.to_id]
    if not session.stakeholders.items:
        return
    contents = taken_in(session, extension, "nl")
    assert plan(contents, session).documents == {}
    parties, relations = both(Session.model_validate(plan(contents, Session()).documents))
    assert parties == session.stakeholders.items
    ranked = sorted(relations, key=lambda each: each.id)
    assert ranked == sorted(session.relations.items, key=lambda each: each.id)


@CALM
@given(st.text() | st.lists(st.sampled_from([*RISKY, "_", "x", "0", "'", "="])).map("".join))
def test_every_text_can_be_written(text):
    assert unescaped(escaped(text)) == text
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_of_a_workbook_or_csv_is_a_formula(language):
    t = texts(language)
    book = openpyxl.load_workbook(io.BytesIO(write("x", risky(), "xlsx", t)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert len(cells) > 100
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert next(cell for cell in cells if cell.value == "=1+1").quotePrefix
    text = write("x", risky(), "csv", t).decode("utf-8-sig")
    separator = ";" if language == "nl" else ","
    assert f"{separator}=1+1" not in text
    assert f"{separator}'=1+1" in text


def test_no_cell_for_libreoffice_is_a_formula():
    with zipfile.ZipFile(io.BytesIO(write("x", risky(), "ods", texts("nl")))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        content = fromstring(archive.read("content.xml"))
    cells = [each for each in content.iter() if each.tag.endswith("}table-cell")]
    assert not [key for each in cells for key in each.attrib if key.endswith("formula")]
    assert any("=1+1" in "".join(each.itertext()) for each in cells)


def test_pajek_gets_arcs_edges_strengths_and_kinds():
    session = load_case("laanboompact", "nl")
    session.relations.items[0].direction = "one_way"
    data = write("x", session, "net", texts("nl"))
    again = plan(read(data, "x.net"), Session())
    fresh = Session.model_validate(again.documents)
    assert [each.name for each in fresh.stakeholders.items] == [
        each.name for each in session.stakeholders.items
    ]

    def told(one):
        names = {each.id: each.name for each in one.stakeholders.items}
        return {
            (names[each.from_id], names[each.to_id], each.kind, each.one_way, each.strength)
            for each in one.relations.items
        }

    assert told(fresh) == told(session)
    assert plan(read(data, "x.net"), session).documents == {}
    graph = nx.parse_pajek(data.decode("utf-8-sig").splitlines())
    assert list(graph) == [each.name for each in session.stakeholders.items]


def test_a_graph_opens_in_networkx_and_looks_as_the_map():
    session = load_case("laanboompact", "nl")
    session.stakeholders.items[0].x = session.stakeholders.items[0].y = 0.25
    t = texts("nl")
    for extension, parse in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = parse(io.BytesIO(write("x", session, extension, t)))
        assert list(graph) == [each.id for each in session.stakeholders.items]
        assert graph.number_of_edges() == len(session.relations.items)
        assert graph.is_directed()
    viz = [data["viz"] for _, data in graph.nodes(data=True)]
    assert viz[0]["position"] == {"x": -250.0, "y": -250.0, "z": 0.0}
    assert len({(each["position"]["x"], each["position"]["y"]) for each in viz}) == len(viz)
    assert len({each["size"] for each in viz}) > 1
    assert all(0 <= viz[0]["color"][part] <= 255 for part in "rgb")


def test_a_network_without_direction_says_so():
    session = risky()
    assert taken_in(session, "graphml", "nl").directed is False
    session.relations.items[0].kind = "supply"
    assert taken_in(session, "graphml", "nl").directed is True
    assert taken_in(session, "gexf", "nl").directed is True
