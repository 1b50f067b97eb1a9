"""Files as Kumu, PRSM, Gephi, yEd and networkx write them."""

import io
import json

import networkx as nx
import openpyxl
import pytest

from netwerk_widgets.files import plan, read, read_network
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session
from tests.files.test_reading import book


@pytest.fixture
def network(tmp_path):
    """What `read_network` makes of a file: names, links by name, and the direction."""

    def of(data, name):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        session, directed = read_network(path, {"scale:strength:edges": "share"})
        names = {each.id: each.name for each in session.stakeholders.items}
        arcs = [(names[each.from_id], names[each.to_id]) for each in session.relations.items]
        return list(names.values()), arcs, directed

    return of


def taken(data, name="x"):
    found = plan(read(data, name), Session())
    session = Session.model_validate(found.documents)
    return session.stakeholders.items, session.relations.items, found


# ---- Kumu ----

KUMU = {
    "elements": [
        {"label": "Gemeente", "type": "Overheid", "description": "Trekt", "tags": ["a", "b"]},
        {"label": "Kwekers", "KvK": 12, "attributes": {"site": "x"}},
    ],
    "connections": [
        {"from": "Gemeente", "to": "Kwekers", "direction": "directed", "type": "Subsidie",
         "strength": 3},
        {"from": "Kwekers", "to": "Burgers", "direction": "mutual", "type": "Roddelt over"},
    ],
}  # fmt: skip


def test_kumu_json():
    parties, relations, found = taken(json.dumps(KUMU).encode())
    assert [(each.name, each.branch, each.note) for each in parties] == [
        ("Gemeente", "", "Trekt\ntags: a, b"),
        ("Kwekers", "", "KvK: 12\nsite: x"),
        ("Burgers", "", ""),
    ]
    assert parties[0].sector == "public"
    assert [(each.kind, each.strength, each.note) for each in relations] == [
        ("funding", 3, ""),
        ("cooperation", 2, "type: Roddelt over"),
    ]
    assert [each.kind for each in found.problems] == ["unknown_party"]
    assert found.directed is True


def test_a_kumu_workbook(network):
    data = book(
        ("Elements", [["Label", "Type", "Description", "Tags"], ["A", "Org", "", "x|y"], ["B"]]),
        ("Connections", [["From", "To", "Direction", "Strength"], ["A", "B", "undirected", 2]]),
    )
    assert network(data, "kumu.xlsx") == (["A", "B"], [("A", "B")], False)


def test_what_runs_both_ways_is_two_arcs_when_others_have_a_direction(network):
    text = "From,To,Direction\nA,B,directed\nB,C,mutual\nC,D,undirected\n"
    arcs = [("A", "B"), ("B", "C"), ("C", "B"), ("C", "D"), ("D", "C")]
    assert network(text, "k.csv") == (["A", "B", "C", "D"], arcs, True)
    text = text.replace(",directed", ",mutual")
    assert network(text, "k.csv") == (["A", "B", "C", "D"], [*arcs[:2], arcs[3]], False)


# ---- PRSM ----


def prsm(arrow=True):
    style = {"arrows": {"to": {"enabled": arrow, "type": "vee"}, "from": {"enabled": False}}}
    return {
        "version": "2.1.0", "mapTitle": "x", "attributeTitles": {"att1": "Budget"},
        "styles": {"nodes": {"group0": {"groupLabel": "Sample"}, "group1": {"groupLabel": "Bank"}},
                   "edges": {"edge0": style}},
        "nodes": [
            {"id": "k1", "label": "Gemeente\nSluis", "grp": "group0", "x": -100, "y": 0, "att1": 5,
             "color": {"border": "#000"}, "note": {"ops": [{"insert": "Let op\n"}]}},
            {"id": "k2", "label": "Rabo", "grp": "group1", "x": 100, "y": 50, "shape": "box"},
            {"id": "k3", "label": "Los", "grp": "group1", "x": 0, "y": 25},
        ],
        "edges": [{"id": "e1", "from": "k2", "to": "k1", "grp": "edge0", "label": "levert"}],
    }  # fmt: skip


def test_a_prsm_map():
    parties, relations, found = taken(json.dumps(prsm()).encode(), "kaart.prsm")
    assert [(each.name, each.branch, each.note, each.x, each.y) for each in parties] == [
        ("Gemeente Sluis", "", "Let op\nBudget: 5", 0.05, 0.95),
        ("Rabo", "Bank", "", 0.95, 0.05),
        ("Los", "Bank", "", 0.5, 0.5),
    ]
    (relation,) = relations
    assert (relation.from_id, relation.to_id, relation.kind) == ("rabo", "gemeente-sluis", "supply")
    assert (found.directed, found.problems) == (True, ())
    assert taken(json.dumps(prsm(arrow=False)).encode())[2].directed is False


def test_a_prsm_workbook(network):
    data = book(
        ("Factors", [["Label", "Description", "Style", "x", "y"], ["A", "n", 1, 0, 0],
                     ["B", "", 2, 90, 90]]),
        ("Links", [["From", "To", "Label", "Style"], ["A", "B", "", 1]]),
    )  # fmt: skip
    assert network(data, "prsm.xlsx") == (["A", "B"], [("A", "B")], None)
    a, b = taken(data)[0]
    assert (a.y, b.y, a.note, a.branch) == (0.95, 0.05, "n", "1")


# ---- graphs ----


def graph(kind) -> nx.Graph:
    made = kind()
    made.add_nodes_from([("Anna", {"budget": 3, "sector": "public"}), "Bert", "Cees"])
    made.add_edge("Bert", "Anna", weight=7, kind="vriend")
    return made


@pytest.mark.parametrize(
    ("write", "name"), [(nx.write_graphml, "x.graphml"), (nx.write_gexf, "x.gexf")]
)
@pytest.mark.parametrize(("kind", "directed"), [(nx.Graph, False), (nx.DiGraph, True)])
def test_what_networkx_writes(network, write, name, kind, directed):
    out = io.BytesIO()
    write(graph(kind), out)
    arc = ("Bert", "Anna") if directed else ("Anna", "Bert")
    assert network(out.getvalue(), name) == (["Anna", "Bert", "Cees"], [arc], directed)
    parties, (relation,), found = taken(out.getvalue())
    assert (parties[0].sector, parties[0].note) == ("public", "budget: 3")
    assert "kind: vriend" in relation.note
    assert "weight: 7" in relation.note
    assert [each.kind for each in found.problems] == ["scale"]


def test_node_link_json(network):
    data = json.dumps(nx.node_link_data(graph(nx.DiGraph), edges="links"))
    assert network(data, "x.json") == (["Anna", "Bert", "Cees"], [("Bert", "Anna")], True)


def test_gephi_tables(network):
    nodes = "Id,Label\n0,Anna\n1,Bert\n\nSource,Target,Type,Weight\n1,0,Directed,2.0\n"
    assert network(nodes, "g.csv") == (["Anna", "Bert"], [("Bert", "Anna")], True)


YED = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
 xmlns:y="http://www.yworks.com/xml/graphml">
 <key for="node" id="d6" yfiles.type="nodegraphics"/>
 <graph edgedefault="directed" id="G">
  <node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Anna &amp; co</y:NodeLabel>
  </y:ShapeNode></data></node>
  <node id="n1"/>
  <edge source="n0" target="n1"/>
 </graph></graphml>"""


def test_yed(network):
    assert network(YED, "y.graphml") == (["Anna & co", "n1"], [("Anna & co", "n1")], True)


def test_nodes_with_one_name_stay_one_party_with_all_their_relations():
    text = YED.replace('<node id="n1"/>', '<node id="n1"/><node id="n2"/>')
    text = text.replace("<graph ", '<key id="l" for="node" attr.name="label"/><graph ')
    text = text.replace('<node id="n1"/>', '<node id="n1"><data key="l">Bert</data></node>')
    text = text.replace('<node id="n2"/>', '<node id="n2"><data key="l">bert</data></node>')
    text = text.replace("</graph>", '<edge source="n2" target="n0"/></graph>')
    parties, relations, _ = taken(text.encode())
    assert [each.name for each in parties] == ["Anna & co", "Bert"]
    assert [(each.from_id, each.to_id) for each in relations] == [
        ("anna-co", "bert"), ("bert", "anna-co"),
    ]  # fmt: skip


# ---- networks to measure ----


def test_an_edge_list_alone(network):
    text = "source,target\n" + "\n".join(f"{a},{b}" for a, b in ["AB", "AF", "BG", "GA"])
    assert network(text, "e.csv") == (
        ["A", "B", "F", "G"], [("A", "B"), ("A", "F"), ("B", "G"), ("G", "A")], None,
    )  # fmt: skip


def test_isolates_stay(network):
    text = "Naam\nPucci\nMedici\nPazzi\n\nVan;Naar\nMedici;Pazzi\n"
    assert network(text, "f.csv") == (["Pucci", "Medici", "Pazzi"], [("Medici", "Pazzi")], None)


def test_there_and_back_is_one_relation_only_where_none_has_a_direction(network):
    text = "From,To\nA,B\nB,A\nA,B\n"
    assert network(text, "e.csv")[1] == [("A", "B"), ("B", "A")]
    assert len(taken(text.encode(), "e.csv")[1]) == 1
    text = "From,To,Direction\nA,B,undirected\nB,A,undirected\n"
    assert network(text, "e.csv")[1] == [("A", "B")]


def test_a_file_without_a_list(network):
    made = openpyxl.Workbook()
    made.active.append(["Begroting 2026", "", "", "", "", "1000"])
    out = io.BytesIO()
    made.save(out)
    with pytest.raises(ImportFileError) as problem:
        network(out.getvalue(), "b.xlsx")
    assert problem.value.key == "upload_nothing"
