"""Nodes and links as Cytoscape, D3, networkx, graphology and vis write them."""

from typing import Any

from netwerk_widgets.files.reading.cells import as_text
from netwerk_widgets.files.reading.compound import without_groups
from netwerk_widgets.files.reading.items import (
    LOOKS,
    arrowed,
    as_contents,
    as_dict,
    as_items,
    as_record,
    heads,
)
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents

# ---- Cytoscape (.cyjs and cytoscape.js: every item has its values in "data") ----


def is_cytoscape(whole: dict[str, Any]) -> bool:
    """Whether items have their values in ``data``."""
    found = whole.get("elements", whole.get("nodes"))
    if isinstance(found, dict):
        return "nodes" in found
    if not isinstance(found, list) or not found:
        return False
    within = all(isinstance(each, dict) and "data" in each for each in found)
    # A node with an id of its own only has some more in "data".
    return within and ("elements" in whole or not any("id" in each for each in found))


#: What Cytoscape keeps for itself.
_CYTOSCAPE = frozenset({
    "id", "source", "target", "name", "shared_name", "SUID", "selected", "id_original",
    "shared_interaction", "interaction", "label", "parent",
})  # fmt: skip


def of_cytoscape(whole: dict[str, Any]) -> Contents:
    """The nodes and edges of Cytoscape."""
    found = whole.get("elements", whole)
    if isinstance(found, dict):
        nodes, edges = (
            as_items(found, "nodes"),
            as_items(found, "edges") if "edges" in found else [],
        )
    else:
        nodes = [each for each in found if "source" not in as_dict(each["data"])]
        edges = [each for each in found if "source" in as_dict(each["data"])]
    parties, inside = [], {}
    for item in nodes:
        data = as_dict(item.get("data"))
        ref = as_text(data.get("id", ""))
        if data.get("parent") not in (None, ""):
            inside[ref] = as_text(data["parent"])
        label = next((data[key] for key in ("label", "name", "shared_name") if data.get(key)), ref)
        place = as_record(as_dict(item.get("position")))
        rest = {key: value for key, value in data.items() if key not in _CYTOSCAPE}
        parties.append({REF: ref, "label": as_text(label), **place, **as_record(rest, LOOKS)})
    relations = []
    for item in edges:
        data = as_dict(item.get("data"))
        record = {
            FROM_REF: as_text(data.get("source", "")),
            TO_REF: as_text(data.get("target", "")),
        }
        kind = next((data[key] for key in ("interaction", "shared_interaction", "label")
                     if data.get(key)), "")  # fmt: skip
        if kind:
            record["type"] = as_text(kind)
        rest = {key: value for key, value in data.items() if key not in _CYTOSCAPE}
        relations.append({**record, **as_record(rest, LOOKS)})
    parties, left = without_groups(parties, relations, inside)
    return as_contents("nodes", parties, relations, None, left)


# ---- lists of nodes and links: D3, networkx's node-link, graphology, vis ----


#: Of a node or link: what it weighs, and what only says how it is drawn.
_DRAWN = frozenset(LOOKS - {"value"})
#: What a list of links is called, and what a link calls its ends.
LINKS = ("links", "edges", "relationships", "relations", "connections")
_ENDS = (
    ("source", "from", "startNode", "start", "van", "tail", "subject"),
    ("target", "to", "endNode", "end", "naar", "head", "object"),
)


def of_nodes(whole: dict[str, Any]) -> Contents:
    """Any other list of nodes and links."""
    nodes = as_items(whole, "nodes")
    links = _beside(whole, nodes) or as_items(whole, *LINKS)
    parties, refs = [], []
    for place, item in enumerate(nodes):
        data = _flat(item)
        named = [data.get(key) for key in ("id", "key") if data.get(key) is not None]
        # Without ids of its own a node is meant by its place.
        ref = as_text(named[0]) if named else str(place)
        label = next((data[k] for k in ("label", "name", "naam", "title") if data.get(k)), ref)
        skip = {"id", "key", "label", "name", "naam", "title", "attributes", "index", "group"}
        rest = {key: value for key, value in data.items() if key not in skip}
        refs.append(ref)
        group = {"group": as_text(data["group"])} if data.get("group") not in (None, "") else {}
        parties.append(
            {REF: ref, "label": as_text(label), **group, **as_record(rest, _DRAWN - {"group"})}
        )
    by_place = _places(links, refs)
    relations = []
    for item in links:
        data = _flat(item)
        found = [next((key for key in keys if key in data), "") for keys in _ENDS]
        ends = [_end(data.pop(key, None)) for key in found]
        if by_place:
            ends = [refs[int(each)] for each in ends]
        skip = {"source", "target", "from", "to", "id", "key", "attributes", "undirected", "index"}
        record = {FROM_REF: ends[0], TO_REF: ends[1]}
        if isinstance(data.get("undirected"), bool):
            record["direction"] = "undirected" if data["undirected"] else "directed"
        elif "arrows" in data:
            record = arrowed(record, *heads(data["arrows"]))
        rest = {key: value for key, value in data.items() if key not in skip}
        relations.append({**record, **as_record(rest, _DRAWN)})
    options = as_dict(whole.get("options"))
    # What Neo4j calls a relationship always runs one way.
    directed = whole.get("directed", True if "relationships" in whole else None)
    if options.get("type") in ("directed", "undirected"):
        directed = options["type"] == "directed"
    return as_contents(
        "nodes", parties, relations, directed if isinstance(directed, bool) else None
    )


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """An item with the values that graphology and Neo4j keep apart in it."""
    rest = {key: value for key, value in item.items() if key not in ("attributes", "properties")}
    return {**rest, **as_dict(item.get("attributes")), **as_dict(item.get("properties"))}


def _beside(whole: dict[str, Any], nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The links of networkx's adjacency data: of each node, in order, the ends it leads to."""
    rows = whole.get("adjacency")
    if not isinstance(rows, list) or len(rows) != len(nodes):
        return []
    found, seen = [], set()
    for node, row in zip(nodes, rows, strict=True):
        for item in row if isinstance(row, list) else ():
            link = {**as_dict(item), "source": node.get("id"), "target": as_dict(item).get("id")}
            key = (as_text(link["target"]), as_text(link["source"]), as_text(link.get("key", "")))
            if whole.get("directed") or key not in seen:  # without direction it stands at both
                found.append(link)
            seen.add((key[1], key[0], key[2]))
    return found


def _end(value: Any) -> str:
    """What a link calls its end: an id, or (after D3 has drawn it) the node itself."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("id", "key", "name") if key in value), "")
    return "" if value is None else as_text(value)


def _places(links: list[dict[str, Any]], refs: list[str]) -> bool:
    """Whether the links mean their nodes by place, as D3 once did."""
    ends = [item.get(key) for item in links for key in ("source", "target")]
    return (
        bool(ends)
        and all(isinstance(end, int) and 0 <= end < len(refs) for end in ends)
        and not {str(end) for end in ends} <= set(refs)
    )
