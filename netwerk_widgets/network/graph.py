"""The recorded parties and relations as networkx graphs."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import RelationKind

if TYPE_CHECKING:
    import networkx as nx

#: What a node carries of its stakeholder.
ATTRIBUTES = (
    "name",
    "sector",
    "branch",
    "parent",
    "role",
    "ring",
    "geography",
    "power",
    "interest",
)


def build(session: Session, kinds: Collection[RelationKind] | None = None) -> "nx.MultiDiGraph":
    """Every party as a node (its id), every relation of some kinds as an edge (key: its id).

    Without ``kinds`` those of all. A relation of which an end is missing or no longer exists, and
    a relation of a party with itself, is left out. Edges have ``kind``, ``one_way``, ``strength``
    (1–3) and ``source``: who says that there is such a relation (and, of a node, such a party).
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for party in session.stakeholders.items:
        values: dict[str, Any] = {name: getattr(party, name) for name in ATTRIBUTES}
        graph.add_node(party.id, **values, source=party.says("name"))
    for relation in session.relations.items:
        start, end = relation.from_id, relation.to_id
        if start is None or end is None or start == end:
            continue
        if kinds is not None and relation.kind not in kinds:
            continue
        if start in graph and end in graph:
            graph.add_edge(
                start,
                end,
                key=relation.id,
                kind=relation.kind,
                one_way=relation.one_way,
                strength=relation.strength,
                source=relation.says("from_id"),
            )
    return graph


def directed(session: Session, kinds: Collection[RelationKind] | None = None) -> "nx.DiGraph":
    """Who reaches whom: a simple graph of the chosen kinds of relation (None: all).

    A relation that runs one way (`Relation.one_way`) is an arc from the one to the other; any
    other is two, one each way. ``weight`` is the sum of the strengths in that direction.
    """
    import networkx as nx

    source = build(session, kinds)
    graph = nx.DiGraph()
    graph.add_nodes_from(source.nodes(data=True))
    for start, end, data in source.edges(data=True):
        _add(graph, start, end, data["strength"])
        if not data["one_way"]:
            _add(graph, end, start, data["strength"])
    return graph


def undirected(session: Session, kinds: Collection[RelationKind] | None = None) -> "nx.Graph":
    """Who has anything with whom: ``weight`` is the sum of the strengths between two parties."""
    import networkx as nx

    source = build(session, kinds)
    graph = nx.Graph()
    graph.add_nodes_from(source.nodes(data=True))
    for start, end, data in source.edges(data=True):
        _add(graph, start, end, data["strength"])
    return graph


def _add(graph: "nx.Graph", start: str, end: str, strength: int) -> None:
    if graph.has_edge(start, end):
        graph[start][end]["weight"] += strength
    else:
        graph.add_edge(start, end, weight=strength)
