"""JSON: a session of ours, Kumu's blueprint, a PRSM map, or any list of nodes and edges."""

import json
from collections import Counter
from typing import Any

from netwerk_widgets.files.reading.items import (
    LOOKS,
    Record,
    arrowed,
    as_contents,
    as_dict,
    as_items,
    as_record,
    heads,
)
from netwerk_widgets.files.reading.naming import is_names, naming_others
from netwerk_widgets.files.reading.nodes import is_cytoscape, of_cytoscape, of_nodes
from netwerk_widgets.files.reading.packing import unpacked
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.portable import FORMAT, loads

__all__ = ["read", "unpacked"]


def read(text: str) -> Contents:
    """The parties and relations in a JSON file.

    Raises
    ------
    ImportFileError
        When it is damaged, or holds neither elements nor nodes.
    """
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as problem:
        whole = _of_lines(text)
        if whole is None:
            raise ImportFileError(
                "file_damaged", line=problem.lineno, column=problem.colno
            ) from problem
    except (RecursionError, ValueError) as problem:
        raise ImportFileError("upload_unknown") from problem
    whole = _adjacency(whole) or whole
    listed = naming_others(whole)
    if listed:
        return listed
    if isinstance(whole, list):
        whole = {"elements": whole}
    if not isinstance(whole, dict):
        raise ImportFileError("upload_unknown")
    if whole.get("format") == FORMAT:
        return _session(text)
    if is_cytoscape(whole):
        return of_cytoscape(whole)
    if "elements" in whole:
        return _kumu(whole)
    if (isinstance(whole.get("graph"), dict) and "nodes" in whole["graph"]) or "graphs" in whole:
        raise ImportFileError("upload_other_graph", format="JGF")
    if "nodes" in whole:
        return _nodes(whole) if _of_prsm(whole) else of_nodes(whole)
    raise ImportFileError("upload_unknown")


def is_foreign(data: bytes) -> bool:
    """Whether this is the JSON of another program that we can read."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if _adjacency(whole):
        return True
    if isinstance(whole, dict):
        return whole.get("format") != FORMAT and bool({"elements", "nodes"} & set(whole))
    return isinstance(whole, list) and bool(whole) and isinstance(whole[0], dict)


def _of_lines(text: str) -> list[dict[str, Any]] | None:
    """The objects of a file that has one on each line."""
    try:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    return found if len(found) > 1 and all(isinstance(each, dict) for each in found) else None


#: What lists of nodes and links call their parts.
_PARTS = frozenset({"nodes", "links", "edges", "elements", "vertices", "connections"})


def _adjacency(whole: Any) -> dict[str, Any] | None:
    """As nodes and links, what is a list of pairs or says of each name which others it has.

    Some name must recur: on both sides, or in two pairs.

    ``[["a", "b"], ["b", "c", 2]]``, ``{"a": ["b"], "b": ["c"]}`` and ``{"a": {"b": 2}}``.
    """
    if isinstance(whole, list) and whole and all(_is_pair(each) for each in whole):
        links = [dict(zip(("source", "target", "weight"), each, strict=False)) for each in whole]
    elif (
        isinstance(whole, dict)
        and any(whole.values())
        and all(is_names(each) or _is_weights(each) for each in whole.values())
    ):
        links = [
            {
                "source": a,
                "target": b,
                **({"weight": others[b]} if isinstance(others, dict) else {}),
            }
            for a, others in whole.items()
            for b in others
        ]
    else:
        return None
    ends = Counter(each[end] for each in links for end in ("source", "target"))
    if isinstance(whole, dict):
        again = any(each["target"] in whole for each in links)
    else:
        again = max(ends.values()) > 1
    if not again or _PARTS & ends.keys():
        return None  # nothing says that these are names of a network
    names = [*(whole if isinstance(whole, dict) else ())]
    names += [each[end] for each in links for end in ("source", "target")]
    return {"nodes": [{"id": each} for each in dict.fromkeys(names)], "links": links}


def _is_weights(item: Any) -> bool:
    return isinstance(item, dict) and all(
        isinstance(each, int | float) and not isinstance(each, bool) for each in item.values()
    )


def _is_pair(item: Any) -> bool:
    if not isinstance(item, list) or not is_names(item[:2]):
        return False
    return len(item) == 2 or (len(item) == 3 and isinstance(item[2], int | float))


def _session(text: str) -> Contents:
    from netwerk_widgets.files.columns import plain_sheets

    return Contents("session", plain_sheets(loads(text)[1]))


# ---- Kumu (docs.kumu.io, JSON blueprints) ----


def _kumu(whole: dict[str, Any]) -> Contents:
    parties = []
    for item in as_items(whole, "elements"):
        record = as_record(item)
        ref = next((record.pop(key) for key in ("_id", "id") if key in record), "")
        parties.append({REF: ref or record.get("label", ""), **record})
    relations = []
    for item in as_items(whole, "connections"):
        record = as_record(item)
        record.pop("_id", None)
        ends = {FROM_REF: record.pop("from", ""), TO_REF: record.pop("to", "")}
        if record.pop("reversed", "") == "true":
            ends = {FROM_REF: ends[TO_REF], TO_REF: ends[FROM_REF]}
        relations.append({**ends, **record})
    return as_contents("kumu", parties, relations, None)


def _of_prsm(whole: dict[str, Any]) -> bool:
    return bool({"version", "attributeTitles", "styles"} & set(whole))


# ---- PRSM (js/files.js of micrology/prsm), and other lists of nodes and edges ----


def _nodes(whole: dict[str, Any]) -> Contents:
    styles, titles = as_dict(whole.get("styles")), as_dict(whole.get("attributeTitles"))
    parties = [_node(item, styles, titles) for item in as_items(whole, "nodes")]
    edges = as_items(whole, "edges", "links")
    relations = [_edge(item, titles) for item in edges]
    directed = whole.get("directed")
    if not isinstance(directed, bool):
        directed = None
        if "version" in whole:
            relations = [
                arrowed(record, *_heads(item, styles))
                for record, item in zip(relations, edges, strict=True)
            ]
    return as_contents("prsm", parties, relations, directed)


def _node(item: dict[str, Any], styles: dict[str, Any], titles: dict[str, Any]) -> Record:
    note = _note(item.get("note"))
    record = as_record({key: value for key, value in item.items() if key != "note"}, LOOKS)
    ref = record.pop("id", record.pop("key", record.get("label", "")))
    style = as_dict(as_dict(styles.get("nodes")).get(str(item.get("grp"))))
    named = style.get("groupLabel")
    found = {REF: ref, "label": record.pop("label", record.get("name", ref))}
    found["label"] = " ".join(found["label"].split())  # PRSM breaks long labels into lines
    if isinstance(named, str) and named not in ("", "Sample"):
        found["type"] = named
    if note:
        found["note"] = note
    return {**{str(titles.get(key, key)): value for key, value in record.items()}, **found}


def _edge(item: dict[str, Any], titles: dict[str, Any]) -> Record:
    note = _note(item.get("note"))
    record = as_record({key: value for key, value in item.items() if key != "note"}, LOOKS)
    for key in ("id", "key"):
        record.pop(key, None)
    ends = {
        FROM_REF: record.pop("from", record.pop("source", "")),
        TO_REF: record.pop("to", record.pop("target", "")),
    }
    rest = {str(titles.get(key, key)): value for key, value in record.items()}
    return {**ends, **rest, **({"note": note} if note else {})}


def _note(value: Any) -> str:
    """PRSM keeps notes as Quill's list of inserted pieces."""
    if isinstance(value, dict):
        pieces = value.get("ops") or []
        words = [piece.get("insert") for piece in pieces if isinstance(piece, dict)]
        return "".join(each for each in words if isinstance(each, str)).strip()
    return value.strip() if isinstance(value, str) else ""


def _heads(item: dict[str, Any], styles: dict[str, Any]) -> tuple[bool, bool]:
    style = as_dict(as_dict(styles.get("edges")).get(str(item.get("grp"))))
    return heads(item.get("arrows", style.get("arrows", "to")))
