"""GraphML and GEXF, written by networkx; GEXF opens in Gephi as the map looks here."""

import io
from typing import TYPE_CHECKING, Any

from netwerk_widgets.files import said
from netwerk_widgets.files.columns import ALL_COLUMNS
from netwerk_widgets.files.escape import escaped
from netwerk_widgets.files.sources import written
from netwerk_widgets.files.writing.looks import colour, places, sizes
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation

if TYPE_CHECKING:
    import networkx as nx

#: The name is the node's label, the ends are the edge's.
_PARTY = tuple(each for each in ALL_COLUMNS["parties"] if each not in ("name", "id"))
_RELATION = tuple(
    each
    for each in ALL_COLUMNS["relations"]
    if each in Relation.model_fields and each not in ("id", "from_id", "to_id")
)
#: Gephi counts in pixels, from the middle.
_FIELD = 1000


def _graph(session: Session, *, confided: bool) -> "nx.MultiDiGraph":
    """Parties and the relations that have both ends; what is not filled in is left out.

    A directed graph keeps which end is which; ``one_way`` says which relations run that way.
    """
    import networkx as nx

    relations = [each for each in session.relations.items if each.from_id and each.to_id]
    graph = nx.MultiDiGraph()
    told = said.of_relations(session, confided=confided)
    for party in session.stakeholders.items:
        graph.add_node(
            party.id, label=escaped(party.name), netwerk_id=party.id, **_values(party, _PARTY)
        )
    for relation in relations:
        graph.add_edge(
            relation.from_id,
            relation.to_id,
            key=relation.id,
            netwerk_id=relation.id,
            one_way=relation.one_way,
            **_values(relation, _RELATION),
            **{f"{said.PREFIX}{name}": value for name, value in told[relation.id].items()},
        )
    return graph


def _values(item: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    found = item.model_dump(mode="json", include=set(fields) - {"source"})
    if item.source:
        found["source"] = written(item.source)
    return {
        field: escaped(value) if isinstance(value, str) else value
        for field, value in found.items()
        if value not in (None, "")
    }


def _one_way(graph: "nx.MultiDiGraph") -> bool:
    return any(data["one_way"] for _, _, data in graph.edges(data=True))


def graphml(session: Session, *, confided: bool = False) -> bytes:
    """The network as GraphML: directed when any relation runs one way."""
    from networkx.readwrite.graphml import GraphMLWriter

    graph = _graph(session, confided=confided)
    for _, _, data in graph.edges(data=True):
        data["weight"] = data["strength"]
    writer = GraphMLWriter(graph=graph, prettyprint=True, named_key_ids=True)
    if not _one_way(graph):
        writer.xml.find("graph").set("edgedefault", "undirected")
    out = io.BytesIO()
    writer.dump(out)
    return out.getvalue()


def gexf(session: Session, *, confided: bool = False) -> bytes:
    """The network as GEXF 1.2, with colours, sizes and places; directed as `graphml` is.

    Gephi takes edges with and without direction in one file, networkx and others do not.
    """
    from networkx.readwrite.gexf import GEXFWriter

    graph = _graph(session, confided=confided)
    where, large = places(session), sizes(session)
    for party in session.stakeholders.items:
        red, green, blue = colour(party.role)
        x, y = where[party.id]
        graph.nodes[party.id]["viz"] = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "size": large[party.id],
            "position": {"x": _FIELD * (x - 0.5), "y": _FIELD * (y - 0.5), "z": 0.0},
        }
    for _, _, key, data in graph.edges(keys=True, data=True):
        thick = float(data["strength"])
        data |= {"id": key, "weight": thick, "viz": {"thickness": thick}}
    writer = GEXFWriter(graph=graph, prettyprint=True, version="1.2draft")
    if not _one_way(graph):
        writer.graph_element.set("defaultedgetype", "undirected")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
