"""Items of JSON as records of text, and records as contents; for all readers of JSON."""

from collections.abc import Sequence
from typing import Any

from netwerk_widgets.files.reading.cells import as_text
from netwerk_widgets.files.tables import FROM_REF, TO_REF, Contents, Kind, records
from netwerk_widgets.session.errors import ImportFileError

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


def as_items(whole: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    """A list of objects; anything else is no format of ours."""
    found: Any = next((whole[name] for name in names if name in whole), [])
    if not isinstance(found, Sequence) or not all(isinstance(each, dict) for each in found):
        raise ImportFileError("upload_unknown")
    return list(found)


def as_record(item: dict[str, Any], looks: frozenset[str] = frozenset()) -> Record:
    """The values of an item as texts; what is nested is named after both."""
    record: Record = {}
    for key, value in item.items():
        if key in looks or value in (None, "", [], {}):
            continue
        if key == "attributes" and isinstance(value, dict):  # Kumu's backups, Gephi Lite
            record |= as_record(value)
        elif isinstance(value, dict):
            record |= {f"{key} {inner}": text for inner, text in as_record(value).items()}
        elif isinstance(value, list):
            record[key] = ", ".join(str(each) for each in value)
        else:
            record[key] = as_text(value)
    return record


def as_contents(
    kind: Kind,
    parties: list[Record],
    relations: list[Record],
    directed: bool | None,
    left: Sequence[tuple[str, int]] = (),
) -> Contents:
    """Parties and relations as a file's contents; ``left`` is what is not taken from it."""
    if not parties and not relations:
        raise ImportFileError("upload_nothing")
    sheets = [("nodes", parties), ("edges", relations)]
    made = tuple(records(name, each) for name, each in sheets if each)
    return Contents(kind, made, directed, tuple(left))


def arrowed(record: Record, to: bool, back: bool) -> Record:
    """A relation as it is drawn: with a head at its end, at its beginning, at both or at none."""
    if back and not to:
        record = {**record, FROM_REF: record[TO_REF], TO_REF: record[FROM_REF]}
    return {**record, "direction": "directed" if to != back else "mutual" if to else "undirected"}


def heads(arrows: Any) -> tuple[bool, bool]:
    """What vis says of the heads of a line: at its end, at its beginning."""
    if isinstance(arrows, dict):
        ends = (arrows.get("to"), arrows.get("from"))
        to, back = (
            bool(each.get("enabled", True)) if isinstance(each, dict) else bool(each)
            for each in ends
        )
        return to, back
    words = arrows if isinstance(arrows, str) else "to" if arrows else ""
    return "to" in words, "from" in words


def as_dict(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}
