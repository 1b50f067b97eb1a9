"""JSON: a session of ours, Kumu's blueprint, a PRSM map, or any list of nodes and edges."""

import json
from collections.abc import Sequence
from typing import Any

from netwerk_widgets.files.reading.packing import unpacked
from netwerk_widgets.files.tables import FROM_REF, REF, TO_REF, Contents, Kind, records
from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.exchange import FORMAT, loads

Record = dict[str, str]

#: How vis-network (PRSM) and others draw: about the picture, not about the party.
LOOKS = frozenset({
    "arrows", "arrowStrikethrough", "background", "border", "borderDashes", "borderWidth",
    "borderWidthSelected", "clusteredIn", "color", "created", "dashes", "fixed", "font",
    "group", "groupLabel", "grp", "heightConstraint", "hidden", "hoverWidth",
    "labelHighlightBold", "locked", "margin", "mass", "modified", "opacity", "physics",
    "scaling", "selectionWidth", "shadow", "shape", "shapeProperties", "size", "smooth",
    "thumbDown", "thumbUp", "value", "width", "widthConstraint", "viz",
})  # fmt: skip

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
        raise ImportFileError(
            "file_damaged", line=problem.lineno, column=problem.colno
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise ImportFileError("upload_unknown") from problem
    if isinstance(whole, list):
        whole = {"elements": whole}
    if not isinstance(whole, dict):
        raise ImportFileError("upload_unknown")
    if whole.get("format") == FORMAT:
        return _session(text)
    if "elements" in whole:
        return _kumu(whole)
    if "nodes" in whole:
        return _nodes(whole)
    raise ImportFileError("upload_unknown")


def is_foreign(data: bytes) -> bool:
    """Whether this is the JSON of another program that we can read."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return False
    if isinstance(whole, dict):
        return "format" not in whole and bool({"elements", "nodes"} & set(whole))
    return False


def _session(text: str) -> Contents:
    from netwerk_widgets.files.columns import plain_sheets

    return Contents("session", plain_sheets(loads(text)[1]))


def _items(whole: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    found: Any = next((whole[name] for name in names if name in whole), [])
    if not isinstance(found, Sequence) or not all(isinstance(each, dict) for each in found):
        raise ImportFileError("upload_unknown")
    return list(found)


def _flat(item: dict[str, Any], looks: frozenset[str] = frozenset()) -> Record:
    """The values of an item as texts; what is nested is named after both."""
    record: Record = {}
    for key, value in item.items():
        if key in looks or value in (None, "", [], {}):
            continue
        if key == "attributes" and isinstance(value, dict):  # Kumu's backups, Gephi Lite
            record |= _flat(value)
        elif isinstance(value, dict):
            record |= {f"{key} {inner}": text for inner, text in _flat(value).items()}
        elif isinstance(value, list):
            record[key] = ", ".join(str(each) for each in value)
        else:
            record[key] = _text(value)
    return record


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _contents(
    kind: Kind, parties: list[Record], relations: list[Record], directed: bool | None
) -> Contents:
    if not parties and not relations:
        raise ImportFileError("upload_nothing")
    sheets = [("nodes", parties), ("edges", relations)]
    return Contents(kind, tuple(records(name, each) for name, each in sheets if each), directed)


# ---- Kumu (docs.kumu.io, JSON blueprints) ----


def _kumu(whole: dict[str, Any]) -> Contents:
    parties = []
    for item in _items(whole, "elements"):
        record = _flat(item)
        ref = next((record.pop(key) for key in ("_id", "id") if key in record), "")
        parties.append({REF: ref or record.get("label", ""), **record})
    relations = []
    for item in _items(whole, "connections"):
        record = _flat(item)
        record.pop("_id", None)
        ends = {FROM_REF: record.pop("from", ""), TO_REF: record.pop("to", "")}
        relations.append({**ends, **record})
    return _contents("kumu", parties, relations, None)


# ---- PRSM (js/files.js of micrology/prsm), and other lists of nodes and edges ----


def _nodes(whole: dict[str, Any]) -> Contents:
    styles, titles = _dict(whole.get("styles")), _dict(whole.get("attributeTitles"))
    parties = [_node(item, styles, titles) for item in _items(whole, "nodes")]
    edges = _items(whole, "edges", "links")
    relations = [_edge(item, titles) for item in edges]
    directed = whole.get("directed")
    if not isinstance(directed, bool):
        arrows = [_arrow(item, styles) for item in edges]
        directed = any(arrows) if "version" in whole and arrows else None
    return _contents("prsm", parties, relations, directed)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _node(item: dict[str, Any], styles: dict[str, Any], titles: dict[str, Any]) -> Record:
    note = _note(item.get("note"))
    record = _flat({key: value for key, value in item.items() if key != "note"}, LOOKS)
    ref = record.pop("id", record.pop("key", record.get("label", "")))
    style = _dict(_dict(styles.get("nodes")).get(str(item.get("grp"))))
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
    record = _flat({key: value for key, value in item.items() if key != "note"}, LOOKS)
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


def _arrow(item: dict[str, Any], styles: dict[str, Any]) -> bool:
    style = _dict(_dict(styles.get("edges")).get(str(item.get("grp"))))
    arrows = item.get("arrows", style.get("arrows", "to"))
    if not isinstance(arrows, dict):
        return bool(arrows)
    return any(isinstance(end, dict) and end.get("enabled") for end in arrows.values())
