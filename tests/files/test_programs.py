"""The same small network as each program writes it: read as that network, direction and all."""

import io
import json

import networkx as nx
import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts

#: Aa to Bee with strength 3, Bee to Cee with strength 1; Dee stands alone.
NAMES = ["Gemeente Aa", "Zorg Bee", "Welzijn Cee", "Bieb Dee"]
LINKS = [("Gemeente Aa", "Zorg Bee", 3), ("Zorg Bee", "Welzijn Cee", 1)]

IGRAPH = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<!-- Created by igraph -->
<key id="v_name" for="node" attr.name="name" attr.type="string"/>
<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>
<graph id="G" edgedefault="{0}">
<node id="n0"><data key="v_name">Gemeente Aa</data></node>
<node id="n1"><data key="v_name">Zorg Bee</data></node>
<node id="n2"><data key="v_name">Welzijn Cee</data></node>
<node id="n3"><data key="v_name">Bieb Dee</data></node>
<edge source="n0" target="n1"><data key="e_weight">3</data></edge>
<edge source="n1" target="n2"><data key="e_weight">1</data></edge>
</graph></graphml>"""
CYTOSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="shared name" attr.type="string" for="node" id="shared name"/>
<key attr.name="name" attr.type="string" for="node" id="name"/>
<key attr.name="selected" attr.type="boolean" for="node" id="selected"/>
<key attr.name="SUID" attr.type="long" for="node" id="SUID"/>
<key attr.name="weight" attr.type="int" for="edge" id="weight"/>
<key attr.name="interaction" attr.type="string" for="edge" id="interaction"/>
<graph edgedefault="{0}" id="net">
<node id="61"><data key="SUID">61</data><data key="shared name">Gemeente Aa</data>
<data key="name">Gemeente Aa</data><data key="selected">false</data></node>
<node id="62"><data key="SUID">62</data><data key="name">Zorg Bee</data></node>
<node id="63"><data key="SUID">63</data><data key="name">Welzijn Cee</data></node>
<node id="64"><data key="SUID">64</data><data key="name">Bieb Dee</data></node>
<edge id="71" source="61" target="62"><data key="weight">3</data>
<data key="interaction">pp</data></edge>
<edge id="72" source="62" target="63"><data key="weight">1</data></edge>
</graph></graphml>"""
NEO4J = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="name" for="node" attr.name="name"/><key id="labels" for="node" attr.name="labels"/>
<key id="label" for="edge" attr.name="label"/><key id="weight" for="edge" attr.name="weight"/>
<graph id="G" edgedefault="{0}">
<node id="n0" labels=":Org"><data key="labels">:Org</data><data key="name">Gemeente Aa</data></node>
<node id="n1" labels=":Org"><data key="labels">:Org</data><data key="name">Zorg Bee</data></node>
<node id="n2" labels=":Org"><data key="labels">:Org</data><data key="name">Welzijn Cee</data></node>
<node id="n3" labels=":Org"><data key="labels">:Org</data><data key="name">Bieb Dee</data></node>
<edge id="e0" source="n0" target="n1" label="FUNDS"><data key="label">FUNDS</data>
<data key="weight">3</data></edge>
<edge id="e1" source="n1" target="n2" label="KNOWS"><data key="label">KNOWS</data>
<data key="weight">1</data></edge>
</graph></graphml>"""
YED = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/>
<key attr.name="weight" attr.type="int" for="edge" id="d9"/>
<graph edgedefault="directed" id="G">
<node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Gemeente
Aa</y:NodeLabel></y:ShapeNode></data></node>
<node id="n1"><data key="d6"><y:ShapeNode>
<y:NodeLabel>Zorg Bee</y:NodeLabel></y:ShapeNode></data></node>
<node id="n2"><data key="d6"><y:ShapeNode>
<y:NodeLabel>Welzijn Cee</y:NodeLabel></y:ShapeNode></data></node>
<node id="n3"><data key="d6"><y:ShapeNode>
<y:NodeLabel>Bieb Dee</y:NodeLabel></y:ShapeNode></data></node>
<edge id="e0" source="n0" target="n1"><data key="d9">3</data><data key="d10"><y:PolyLineEdge>
<y:Arrows source="none" target="{0}"/></y:PolyLineEdge></data></edge>
<edge id="e1" source="n1" target="n2"><data key="d9">1</data><data key="d10"><y:PolyLineEdge>
<y:Arrows source="none" target="{0}"/></y:PolyLineEdge></data></edge>
</graph></graphml>"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/{1}" version="{1}"><meta><creator>Gephi</creator></meta>
<graph defaultedgetype="{0}" mode="static"><nodes>
<node id="0" label="Gemeente Aa"/><node id="1" label="Zorg Bee"/><node id="2" label="Welzijn Cee"/>
<node id="3" label="Bieb Dee"/></nodes><edges>
<edge id="0" source="0" target="1" weight="3.0"/><edge id="1" source="1" target="2" weight="1.0"/>
</edges></graph></gexf>"""
CYJS = {
    "format_version": "1.0", "data": {"name": "net"},
    "elements": {
        "nodes": [{"data": {"id": str(n), "name": a, "SUID": n}} for n, a in enumerate(NAMES)],
        "edges": [{"data": {"id": "e0", "source": "0", "target": "1", "weight": 3}},
                  {"data": {"id": "e1", "source": "1", "target": "2", "weight": 1}}],
    },
}  # fmt: skip
D3 = {
    "nodes": [{"id": each, "group": 1} for each in NAMES],
    "links": [{"source": a, "target": b, "value": w} for a, b, w in LINKS],
}
D3_BY_PLACE = {
    "nodes": [{"name": each} for each in NAMES],
    "links": [{"source": 0, "target": 1, "value": 3}, {"source": 1, "target": 2, "value": 1}],
}
GRAPHOLOGY = {
    "attributes": {"name": "net"}, "options": {"type": "{0}", "multi": False},
    "nodes": [{"key": str(n), "attributes": {"label": each}} for n, each in enumerate(NAMES)],
    "edges": [{"key": "e0", "source": "0", "target": "1", "attributes": {"weight": 3}},
              {"key": "e1", "source": "1", "target": "2", "attributes": {"weight": 1}}],
}  # fmt: skip
KUMU = {
    "elements": [{"_id": f"elem-{n}", "label": each} for n, each in enumerate(NAMES)],
    "connections": [
        {"from": a, "to": b, "strength": w, "direction": "{0}"} for a, b, w in LINKS
    ],
}  # fmt: skip
PRSM = {
    "version": "2.3", "styles": {"nodes": {}, "edges": {}},
    "nodes": [{"id": f"n{n}", "label": each} for n, each in enumerate(NAMES)],
    "edges": [
        {"id": "e0", "from": "n0", "to": "n1", "weight": 3, "arrows": {"to": {"enabled": "{0}"}}},
        {"id": "e1", "from": "n1", "to": "n2", "weight": 1, "arrows": {"to": {"enabled": "{0}"}}},
    ],
}  # fmt: skip
GML = """Creator "igraph version 0.10"
Version 1
graph
[
  directed {0}
  node
  [ id 0 label "Gemeente Aa" ]
  node
  [ id 1 label "Zorg Bee" ]
  node
  [ id 2 label "Welzijn Cee" ]
  node
  [ id 3 label "Bieb Dee" ]
  edge
  [ source 0 target 1 weight 3 ]
  edge
  [ source 1 target 2 weight 1 ]
]
"""
LABELS = "\n".join(f'"{each}"' for each in NAMES)
PAJEK = (
    '*Vertices 4\n1 "Gemeente Aa"\n2 "Zorg Bee"\n3 "Welzijn Cee"\n4 "Bieb Dee"\n{0}\n1 2 3\n2 3 1\n'
)
DL_MATRIX = f"dl n = 4 format = fullmatrix\nlabels:\n{LABELS}\ndata:\n{{0}}"
DL_EDGES = f"dl n=4, format=edgelist1\nlabels:\n{LABELS}\ndata:\n1 2 3\n2 3 1\n"
DL_NODES = f"dl n=4 format=nodelist1\nlabels:\n{LABELS}\ndata:\n1 2\n2 3\n"
DL_EMBEDDED = """dl n=4 format=edgelist1
labels embedded
data:
"Gemeente Aa" "Zorg Bee" 3
"Zorg Bee" "Welzijn Cee" 1
"Bieb Dee"
"""


def adjacency(directed: bool) -> str:
    graph = (nx.DiGraph if directed else nx.Graph)()
    graph.add_nodes_from(NAMES)
    graph.add_weighted_edges_from(LINKS)
    return json.dumps(nx.adjacency_data(graph))


def node_link(directed: bool) -> str:
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(NAMES)
    graph.add_weighted_edges_from(LINKS)
    return json.dumps(nx.node_link_data(graph, edges="links"))


def by_networkx(write, directed: bool, **more) -> str:
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(NAMES)
    graph.add_weighted_edges_from(LINKS)
    out = io.BytesIO()
    write(graph, out, **more)
    return out.getvalue().decode()


def filled(whole, word) -> str:
    return json.dumps(whole).replace('"{0}"', json.dumps(word))


#: As ``apoc.export.csv.all`` writes it: both in one list.
NEO4J_CSV = """"_id","_labels","name","_start","_end","_type","weight"
"0",":Organisation","Gemeente Aa",,,,
"1",":Organisation:Care","Zorg Bee",,,,
"2",":Organisation","Welzijn Cee",,,,
"3",":Organisation","Bieb Dee",,,,
,,,"0","1","WORKS_WITH","3"
,,,"1","2","MENTORS","1"
"""
NEO4J_CSV_RELATIONS_FIRST = """_id,_labels,name,_start,_end,_type,weight
,,,10,11,WORKS_WITH,3
,,,11,12,FUNDS,1
10,:Organisation,Gemeente Aa,,,,
11,:Organisation,Zorg Bee,,,,
12,:Organisation,Welzijn Cee,,,,
13,:Organisation,Bieb Dee,,,,
"""


#: A text, and whether its relations run one way (None: it does not say).
FILES = {
    "igraph, directed": (IGRAPH.format("directed"), True),
    "igraph, undirected": (IGRAPH.format("undirected"), False),
    "Cytoscape, GraphML": (CYTOSCAPE.format("directed"), True),
    "Neo4j, GraphML": (NEO4J.format("directed"), True),
    "Neo4j, CSV": (NEO4J_CSV, True),
    "Neo4j, CSV, relations first": (NEO4J_CSV_RELATIONS_FIRST, True),
    "yEd with heads": (YED.format("standard"), True),
    "yEd without heads": (YED.format("none"), False),
    **{f"Gephi, GEXF {version}, {way}": (GEXF.format(way, version), way == "directed")
       for version in ("1.1draft", "1.2draft", "1.3") for way in ("directed", "undirected")},
    "Cytoscape, cyjs": (json.dumps(CYJS), None),
    "D3 by id": (json.dumps(D3), None),
    "D3 by place": (json.dumps(D3_BY_PLACE), None),
    "graphology, directed": (filled(GRAPHOLOGY, "directed"), True),
    "graphology, undirected": (filled(GRAPHOLOGY, "undirected"), False),
    "Kumu, directed": (filled(KUMU, "directed"), True),
    "Kumu, mutual": (filled(KUMU, "mutual"), False),
    "PRSM with heads": (filled(PRSM, True), True),
    "PRSM without heads": (filled(PRSM, False), False),
    "node-link, directed": (node_link(True), True),
    "node-link, undirected": (node_link(False), False),
    "adjacency data, directed": (adjacency(True), True),
    "adjacency data, undirected": (adjacency(False), False),
    "GML, directed": (GML.format(1), True),
    "GML, undirected": (GML.format(0), False),
    "networkx, GML": (by_networkx(nx.write_gml, True), True),
    "networkx, Pajek": (by_networkx(nx.write_pajek, True), True),
    "networkx, GraphML": (by_networkx(nx.write_graphml, False), False),
    "networkx, GEXF": (by_networkx(nx.write_gexf, False), False),
    "Pajek, arcs": (PAJEK.format("*Arcs"), True),
    "Pajek, edges": (PAJEK.format("*Edges"), False),
    "DL, full matrix, directed": (
        DL_MATRIX.format("0 3 0 0\n0 0 1 0\n0 0 0 0\n0 0 0 0\n"), True),
    "DL, full matrix, both sides": (
        DL_MATRIX.format("0 3 0 0\n3 0 1 0\n0 1 0 0\n0 0 0 0\n"), False),
    "DL, edge list": (DL_EDGES, True),
    "DL, node list": (DL_NODES, True),
    "DL, labels embedded": (DL_EMBEDDED, True),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_as_that_network(name):
    text, one_way = FILES[name]
    found = plan(read(text.encode(), "x"), Session())
    session = Session.model_validate(found.documents)
    names = {each.id: each.name for each in session.stakeholders.items}
    assert set(names.values()) == set(NAMES)
    strong = {
        (names[each.from_id], names[each.to_id]): each.strength for each in session.relations.items
    }
    told = {(a, b): w if "node list" not in name else 2 for a, b, w in LINKS}
    if one_way is False:
        strong = {tuple(sorted(pair)): w for pair, w in strong.items()}
        told = {tuple(sorted(pair)): w for pair, w in told.items()}
    assert strong == told
    assert {each.one_way for each in session.relations.items} == {bool(one_way)}
    # No id of a program is a name, and nothing that says how it is drawn is in a note.
    notes = [each.note for each in session.stakeholders.items]
    assert not any("SUID" in note or "selected" in note for note in notes)


def test_the_two_lists_that_are_one_in_neo4j_are_shown_apart_and_lose_nothing():
    found = plan(read(NEO4J_CSV.encode(), "x.csv"), Session())
    assert [each.key for each in found.seen.seen] == [":1", ":6"]
    session = Session.model_validate(found.documents)
    assert [each.branch for each in session.stakeholders.items[:2]] == [
        "Organisation",
        "Organisation, Care",
    ]
    assert [(each.kind, each.note) for each in session.relations.items] == [
        ("cooperation", ""), ("cooperation", "_type: MENTORS"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("digraph G { a -> b; }", "x.dot"), ("strict graph {a -- b}", "x.gv"),
        ("a pp b\n", "x.sif"), ("*Node data\nid\na\n*Tie data\nfrom to\na b\n", "x.vna"),
        ("nodedef>name VARCHAR\na\nedgedef>node1,node2\n", "x.gdf"),
        ('{"graph": {"nodes": [], "edges": []}}', "x.json"),
        ("<!DOCTYPE html><table><tr><td>Aa</td></tr></table>", "x.html"), ("%PDF-1.7\n", "x.pdf"),
        ("- van: Aa\n  naar: Bee\n", "x.yaml"), ("<mxfile><diagram/></mxfile>", "draw.io"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_by_its_name(text, name):
    with pytest.raises(ImportFileError) as problem:
        read(text.encode(), name)
    assert problem.value.key.startswith("upload_other_")
    assert name.rpartition(".")[2].upper() in problem.value.sentence(texts("nl")).upper() or (
        name.endswith((".gv", ".json"))
    )
