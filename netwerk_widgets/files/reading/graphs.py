"""GraphML and GEXF: nodes as parties, edges as relations.

Source: graphml.graphdrawing.org (1.0) and gexf.net (1.1draft to 1.3). networkx reads both,
but with a parser that an XML bomb goes off in; here defusedxml parses.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from netwerk_widgets.files.escape import unescaped
from netwerk_widgets.files.reading.compound import without_groups
from netwerk_widgets.files.reading.items import arrowed
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, records
from netwerk_widgets.session.errors import ImportFileError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Record = dict[str, str]

#: What we write besides for other programs: strength, and direction or kind, say the same.
REPEATS = frozenset({"weight", "one_way"})
#: How a program drew a node or edge: about the picture, not about the party.
LOOKS = frozenset(
    {
        "r",
        "g",
        "b",
        "a",
        "color",
        "size",
        "nodegraphics",
        "edgegraphics",
        "suid",
        "selected",
        "shared name",
        "shared interaction",
    }
)


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
    try:
        if name == "graphml":
            return _graphml(root)
        if name == "gexf":
            return _gexf(root)
    except RecursionError as problem:  # groups within groups, as nobody draws them
        raise ImportFileError("upload_damaged") from problem
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
                    words = " ".join(labels[0].split())
                    if words:
                        found.setdefault("label", words)
                elif len(data) == 0:
                    found[key] = _words(data)
        return {key: value for key, value in found.items() if key.lower() not in LOOKS}

    nodes, groups = _graphml_nodes(root, values)
    edges, loose = [], 0
    graphs = [each for each in root if _tag(each) == "graph"]
    defaults_told = {g.get("edgedefault") for g in graphs}
    ways = {
        edge: edge.get("directed")
        for edge in _all(root, "edge")
        if edge.get("directed") is not None
    }
    mixed = len(defaults_told) > 1 or bool(ways)
    for graph in graphs:
        otherwise = "true" if graph.get("edgedefault") == "directed" else "false"
        for edge in _all(graph, "edge"):
            if {edge.get("source"), edge.get("target")} & groups:
                loose += 1
                continue
            own = values(edge)
            if "netwerk_id" in own:
                own = {key: own[key] for key in own if key not in REPEATS}
            record = {FROM_REF: edge.get("source", ""), TO_REF: edge.get("target", "")}
            heads = next(_all(edge, "Arrows"), None)
            if heads is not None:  # yEd calls every edge directed, and draws what it is
                told = [heads.get(end, "none") not in ("none", "") for end in ("target", "source")]
                record = arrowed(record, *told)
            elif mixed:
                way = ways.get(edge) or otherwise
                record["direction"] = "directed" if way == "true" else "undirected"
            edges.append({**record, **own})
    default = graphs[0].get("edgedefault") if graphs else None
    directed = None if mixed else {"directed": True, "undirected": False}.get(default or "")
    left = [("groups", len(groups))] if groups else []
    if loose:
        left.append(("group_edges", loose))
    hyper = sum(1 for _ in _all(root, "hyperedge"))
    if hyper:
        left.append(("hyperedges", hyper))
    if len(graphs) > 1:
        left.append(("graphs", len(graphs)))
    return _contents("graphml", nodes, edges, directed, left)


def _graphml_nodes(
    root: "Element", values: Callable[["Element"], Record]
) -> tuple[list[Record], set[str]]:
    """The nodes, each once, and the ids of yEd's groups: those are no party, but have members."""
    nodes: dict[str, Record] = {}
    groups: set[str] = set()

    def walk(element: "Element", parent: str) -> None:
        for each in element:
            if _tag(each) == "node":
                inner = [child for child in each if _tag(child) == "graph"]
                if inner and any("foldertype" in key for key in each.attrib):
                    groups.add(each.get("id", ""))
                    label = values(each).get("label", "") or each.get("id", "")
                    for child in inner:
                        walk(child, label)
                    continue
                ref = each.get("id", "")
                record = _named({REF: ref, **values(each)}, ref)
                if parent:
                    record.setdefault("parent", parent)
                known = nodes.setdefault(ref, record)
                if known is not record:
                    known.update({key: value for key, value in record.items() if key not in known})
                for child in inner:
                    walk(child, parent)
            elif _tag(each) == "graph":
                walk(each, parent)

    walk(root, "")
    return list(nodes.values()), groups


def _named(record: Record, ref: str) -> Record:
    """A node without any name is called as its file calls it."""
    names = {key.lower(): value for key, value in record.items()}
    if "netwerk_id" in names or any(names.get(key) for key in ("label", "name", "naam")):
        return record
    empty = [key for key in record if key.lower() in ("label", "name", "naam")]
    return {**record, (empty or ["label"])[0]: ref}


def _contents(
    kind: str,
    nodes: list[Record],
    edges: list[Record],
    directed: bool | None,
    left: Sequence[tuple[str, int]] = (),
) -> Contents:
    if not nodes:
        raise ImportFileError("upload_nothing")
    sheets = [records("nodes", nodes)]
    if edges:
        sheets.append(records("edges", edges))
    return Contents("gexf" if kind == "gexf" else "graphml", tuple(sheets), directed, tuple(left))


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
        if edge.get("kind"):  # 1.3: edges between the same two, told apart by what they are
            record["label"] = unescaped(edge.get("kind", ""))
        for name in ("label", "weight"):
            if edge.get(name):
                record[name] = unescaped(edge.get(name, ""))
        own = values(edge, "edge")
        own.pop("networkx_key", None)
        if "netwerk_id" in own:
            record = {key: record[key] for key in (FROM_REF, TO_REF)}
            own = {key: own[key] for key in own if key not in REPEATS}
        else:
            record["direction"] = kind
        edges.append({**record, **own})
    directed = "directed" in kinds or (default == "directed" and not kinds)
    dated = sum(
        any(each.get(key) for key in ("start", "end", "startopen", "endopen"))
        or any(_tag(inner) == "spells" for inner in each)
        for name in ("node", "edge")
        for each in _all(root, name)
    )
    nodes, left = without_groups(nodes, edges, _holders(root))
    left += [("dates", dated)] if dated else []
    return _contents("gexf", nodes, edges, directed, left)


def _holders(root: "Element") -> Record:
    """Of each node inside another: which one, by being written in it or by its ``pid``."""
    found = {}
    for node in _all(root, "node"):
        if node.get("pid"):
            found[node.get("id", "")] = node.get("pid", "")
        for holder in (each for each in node if _tag(each) == "nodes"):
            found |= {each.get("id", ""): node.get("id", "") for each in holder}
    return found
