"""The direction of each relation: as its file says, kept in the session, and out again."""

import csv
import io
import json

import networkx as nx
import pytest

from netwerk_widgets.figures.map.frame import framed
from netwerk_widgets.figures.map.legend import explained
from netwerk_widgets.figures.map.scene import map_scene
from netwerk_widgets.figures.map.strokes import strokes
from netwerk_widgets.files import plan, read, write
from netwerk_widgets.network import graph
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation
from netwerk_widgets.texts import texts

GRAPHML = """<graphml><graph edgedefault="undirected"><node id="A"/><node id="B"/><node id="C"/>
<edge source="A" target="B" directed="true"/><edge source="B" target="C"/></graph></graphml>"""
YED = """<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="edge" id="d1"
yfiles.type="edgegraphics"/><graph edgedefault="directed"><node id="A"/><node id="B"/><node id="C"/>
<edge source="A" target="B"><data key="d1"><y:PolyLineEdge><y:Arrows source="{0}" target="{1}"/>
</y:PolyLineEdge></data></edge></graph></graphml>"""
GEXF = """<gexf version="1.2"><graph defaultedgetype="directed"><nodes><node id="A" label="A"/>
<node id="B" label="B"/><node id="C" label="C"/></nodes><edges><edge source="A" target="B"/>
<edge source="B" target="C" type="undirected"/></edges></graph></gexf>"""
PRSM = {
    "version": "2", "nodes": [{"id": each, "label": each} for each in "ABC"],
    "edges": [{"from": "A", "to": "B", "arrows": {"to": {"enabled": True}}},
              {"from": "B", "to": "C", "arrows": {"to": {"enabled": False}}}],
}  # fmt: skip


def taken(data, into=None):
    session = into or Session()
    found = plan(read(data.encode() if isinstance(data, str) else data, "x.csv"), session)
    return Session.model_validate(session.model_dump() | found.documents)


def ways(session):
    names = {each.id: each.name for each in session.stakeholders.items}
    return [
        (names[each.from_id], names[each.to_id], each.one_way) for each in session.relations.items
    ]


@pytest.mark.parametrize(
    "text",
    [
        GRAPHML, GEXF, json.dumps(PRSM),
        "van,naar,richting\nA,B,één kant op\nB,C,beide kanten op\n",
        "From,To,Direction\nA,B,directed\nB,C,mutual\n", "A -> B\nB <-> C\n",
        "*Vertices 3\n1 A\n2 B\n3 C\n*Arcs\n1 2\n*Edges\n2 3\n",
    ],
)  # fmt: skip
def test_each_relation_runs_as_the_file_says(text):
    assert ways(taken(text)) == [("A", "B", True), ("B", "C", False)]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (("none", "standard"), ("A", "B", True)), (("standard", "none"), ("B", "A", True)),
        (("none", "none"), ("A", "B", False)), (("delta", "delta"), ("A", "B", False)),
    ],
)  # fmt: skip
def test_yed_draws_which_way_an_edge_runs(heads, found):
    assert ways(taken(YED.format(*heads))) == [found]


def test_a_directed_file_keeps_there_and_back_apart_and_an_undirected_one_does_not():
    text = GRAPHML.replace('source="B" target="C"', 'source="B" target="A"')
    assert ways(taken(text.replace('"undirected"', '"directed"'))) == [
        ("A", "B", True), ("B", "A", True),
    ]  # fmt: skip
    assert ways(taken(text.replace(' directed="true"', ""))) == [("A", "B", False)]


def test_a_file_that_says_nothing_leaves_it_to_the_kind():
    session = taken("van,naar,soort relatie\nA,B,levering\nB,C,samenwerking\n")
    assert [each.direction for each in session.relations.items] == [None, None]
    assert ways(session) == [("A", "B", True), ("B", "C", False)]


def test_what_the_kind_says_already_is_not_said_again():
    session = taken("van,naar,soort relatie,richting\nA,B,levering,gericht\nB,C,geld,beide\n")
    assert [each.direction for each in session.relations.items] == [None, "both_ways"]


def test_a_later_file_tells_the_direction_of_what_is_there():
    session = taken("van,naar\nA,B\nB,C\n")
    again = taken("van,naar,richting\nA,B,gericht\nC,B,ongericht\n", session)
    assert ways(again) == [("A", "B", True), ("B", "C", False)]
    assert ways(taken("van,naar\nA,B\nC,B\n", again)) == ways(again)


def test_a_session_from_before_runs_as_its_kinds_do():
    old = {"id": "r", "from_id": "a", "to_id": "b", "kind": "supply", "strength": 2}
    assert Relation.model_validate(old).one_way
    assert not Relation.model_validate(old | {"kind": "cooperation"}).one_way


@pytest.mark.parametrize("extension", ["xlsx", "ods", "csv", "graphml", "gexf", "net", "json"])
def test_it_goes_out_and_comes_in(extension):
    session = taken(GRAPHML)
    data = write("x", session, extension, texts("nl"))
    fresh = plan(read(data, f"x.{extension}"), Session())
    again = Session.model_validate(fresh.documents)
    assert ways(again) == ways(session)
    assert [each.direction for each in again.relations.items] == ["one_way", None]


def test_other_programs_see_which_relations_run_one_way():
    session = taken(GRAPHML)
    for extension, parse in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        network = parse(io.BytesIO(write("x", session, extension, texts("en"))))
        assert network.is_directed()
        assert [data["one_way"] for *_, data in network.edges(data=True)] == [True, False]
    rows = list(csv.reader(io.StringIO(write("x", session, "csv", texts("en")).decode())))
    assert any("one way" in row for row in rows)


def test_arrows_count_in_the_directed_measures_only():
    session = taken(GRAPHML)
    a, b, c = (each.id for each in session.stakeholders.items)
    assert set(graph.directed(session).edges) == {(a, b), (b, c), (c, b)}
    assert graph.undirected(session).number_of_edges() == 2


def test_the_map_has_an_arrow_where_a_relation_runs_one_way_and_explains_it():
    heads = "van,naar,soort relatie,richting\n"
    text = f"{heads}A,B,samenwerking,gericht\nB,C,levering,beide\nC,A,geld,\n"
    t = texts("nl")
    scene = map_scene(taken(text), t)
    frame = framed(scene, "network", (900, 600))
    heads = {each.style["value"]: len(each.head) for each in strokes(frame.lines)}
    assert heads == {"cooperation": 1, "supply": 0, "funding": 1}
    assert [label for label, _ in explained(frame, scene, t) if "kant" in label] == [
        "levering of verwijzing, beide kanten op",
        "samenwerking, één kant op",
    ]
