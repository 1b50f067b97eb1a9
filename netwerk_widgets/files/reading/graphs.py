"""GraphML and GEXF: nodes as parties, edges as relations.

Source: graphml.graphdrawing.org (1.0) and gexf.net (1.1draft to 1.3). networkx reads both,
but with a parser that an XML bomb goes off in; here defusedxml parses.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from netwerk_widgets.files.escape import unescaped
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, records
from netwerk_widgets.session.errors import ImportFileError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Record = dict[str, str]

#: How a program drew a node or edge: about the picture, not about the party.
LOOKS = frozenset({"r", "g", "b", "a", "color", "size", "nodegraphics", "edgegraphics"})


def read(text: str) -> Contents:
    """The parties and relations of a graph.

    Raises
    ------
    ImportFileError
        When it is damaged, not safe, or no graph.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(text)
    except DefusedXmlException as problem:
        raise ImportFileError("upload_unsafe") from problem
    except (ParseError, ValueError) as problem:
        raise ImportFileError("upload_damaged") from problem
    name = _tag(root)
    if name == "graphml":
        return _graphml(root)
    if name == "gexf":
        return _gexf(root)
    raise ImportFileError("upload_unknown")


def _tag(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(element: "Element", name: str) -> Iterator["Element"]:
    return (each for each in element.iter() if _tag(each) == name)


def _words(element: "Element") -> str:
    return unescaped("".join(element.itertext()))


# ---- GraphML ----


def _graphml(root: "Element") -> Contents:
    names: Record = {}
    for key in _all(root, "key"):
        id_ = key.get("id", "")
        names[id_] = key.get("attr.name") or key.get("yfiles.type") or id_
    defaults: dict[str, Record] = {"node": {}, "edge": {}}
    for key in _all(root, "key"):
        for value in _all(key, "default"):
            for kind in defaults:
                if key.get("for") in (kind, "all"):
                    defaults[kind][names[key.get("id", "")]] = _words(value)

    def values(element: "Element") -> Record:
        found = dict(defaults[_tag(element)])
        for data in element:
            if _tag(data) == "data":
                key = names.get(data.get("key", ""), data.get("key", ""))
                labels = [_words(each) for each in data.iter() if _tag(each).endswith("Label")]
                if labels:  # yEd keeps the name in its drawing
                    found.setdefault("label", labels[0].strip())
                elif len(data) == 0:
                    found[key] = _words(data)
        return {key: value for key, value in found.items() if key.lower() not in LOOKS}

    nodes = []
    for node in _all(root, "node"):
        ref = node.get("id", "")
        nodes.append(_named({REF: ref, **values(node)}, ref))
    edges = []
    for edge in _all(root, "edge"):
        own = values(edge)
        if "netwerk_id" in own:
            own.pop("weight", None)  # it repeats the strength
        edges.append({FROM_REF: edge.get("source", ""), TO_REF: edge.get("target", ""), **own})
    graph = next(_all(root, "graph"), None)
    default = graph.get("edgedefault") if graph is not None else None
    directed = {"directed": True, "undirected": False}.get(default or "")
    return _contents("graphml", nodes, edges, directed)


def _named(record: Record, ref: str) -> Record:
    """A node without any name is called as its file calls it."""
    keys = {key.lower() for key in record}
    return record if keys & {"label", "name", "naam", "netwerk_id"} else {**record, "label": ref}


def _contents(
    kind: str, nodes: list[Record], edges: list[Record], directed: bool | None
) -> Contents:
    if not nodes:
        raise ImportFileError("upload_nothing")
    sheets = [records("nodes", nodes)]
    if edges:
        sheets.append(records("edges", edges))
    return Contents("gexf" if kind == "gexf" else "graphml", tuple(sheets), directed)


# ---- GEXF ----


def _gexf(root: "Element") -> Contents:
    titles = {
        (kind, each.get("id", "")): each.get("title", each.get("id", ""))
        for attributes in _all(root, "attributes")
        for kind in [attributes.get("class", "node")]
        for each in _all(attributes, "attribute")
    }

    def values(element: "Element", kind: str) -> Record:
        return {
            titles.get((kind, key), key): unescaped(each.get("value", ""))
            for holder in element
            if _tag(holder) == "attvalues"
            for each in holder
            for key in [each.get("for") or each.get("id") or ""]
        }

    nodes = []
    for node in _all(root, "node"):
        ref, label = node.get("id", ""), node.get("label")
        own = values(node, "node")
        if "netwerk_id" not in own:  # else it is the layout's place, not somebody's choice
            for place in node:
                if _tag(place) == "position":
                    own = {axis: place.get(axis, "") for axis in ("x", "y")} | own
        name = ref if label is None else unescaped(label)
        nodes.append({REF: ref, "label": name, **own})
    default = next((g.get("defaultedgetype") for g in _all(root, "graph")), None)
    edges, kinds = [], set()
    for edge in _all(root, "edge"):
        kind = edge.get("type") or default or "undirected"
        kinds.add(kind)
        record = {FROM_REF: edge.get("source", ""), TO_REF: edge.get("target", "")}
        for name in ("label", "weight"):
            if edge.get(name):
                record[name] = unescaped(edge.get(name, ""))
        own = values(edge, "edge")
        own.pop("networkx_key", None)
        if "netwerk_id" in own:
            record = {key: record[key] for key in (FROM_REF, TO_REF)}
        elif kind in ("directed", "mutual"):
            record["direction"] = kind
        edges.append({**record, **own})
    directed = "directed" in kinds or (default == "directed" and not kinds)
    return _contents("gexf", nodes, edges, directed)
