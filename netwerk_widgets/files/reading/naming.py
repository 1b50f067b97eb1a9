"""JSON whose objects name others: the table that it is."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from netwerk_widgets.files.reading.items import as_record
from netwerk_widgets.files.reading.nodes import LINKS
from netwerk_widgets.files.tables import Contents, records

#: What an object calls the name of another that it tells something of.
_NAMES = frozenset({"naam", "name", "label", "organisatie", "organisation", "organization",
                    "partij", "party", "met", "with", "to", "naar", "target"})  # fmt: skip
#: A name in a program ("werktSamenMet") has no spaces between its words.
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")


def naming_others(whole: Any) -> Contents | None:
    """A list of objects of which some name others, as the table that it is.

    ``[{"name": "a", "partners": ["b"]}]``, also with ``[{"name": "b", "kind": "money"}]`` or
    ``"b; c"`` for those; any list of objects is a table. None for anything else.
    """
    items, listed = whole, isinstance(whole, list)
    if isinstance(whole, dict) and not {"elements", *LINKS, "adjacency"} & set(whole):
        items = whole.get("nodes")
    if not isinstance(items, list) or not all(isinstance(each, dict) for each in items):
        return None
    if any(isinstance(each.get("data"), dict) for each in items):
        return None  # so writes Cytoscape
    values = [value for item in items for value in item.values()]
    if not listed and any(isinstance(each, dict) for each in values):
        return None
    named = any(each and (is_names(each) or _are_told(each)) for each in values)
    if not named and not (listed and items):
        return None
    rows = [as_record(_in_words(item)) for item in items]
    return Contents("csv", (records("", rows),))


def is_names(item: Any) -> bool:
    """Whether it is a list of names."""
    return isinstance(item, list) and all(isinstance(each, str) for each in item)


def _are_told(value: Any) -> bool:
    """Whether it is a list of others, of each of which something is told."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, dict) and _name_of(each) for each in value)
    )


def _name_of(told: Mapping[str, Any]) -> str:
    keys = [key for key in told if key.lower() in _NAMES and isinstance(told[key], str)]
    return keys[0] if len(keys) == 1 else ""


def _in_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """The object as cells: others with lines between, and what is told of each likewise."""
    found: dict[str, Any] = {}
    for key, value in item.items():
        head = _HUMP.sub(" ", key)
        if _are_told(value):
            found |= _shared(head, value)
        else:
            found[head] = " | ".join(value) if is_names(value) else value
    return found


def _shared(head: str, others: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    names = [each[_name_of(each)] for each in others]
    rest = [{k: v for k, v in each.items() if k != _name_of(each)} for each in others]
    keys = list(dict.fromkeys(key for each in rest for key in each))
    if len(keys) < 2:
        told = [next(iter(each.values()), "") for each in rest]
        pairs = zip(names, told, strict=True)
        return {head: " | ".join(f"{name} ({say})" if say else name for name, say in pairs)}
    # A column for each thing that is told, with a part for each of the others.
    columns = {key: " | ".join(str(each.get(key) or "-") for each in rest) for key in keys}
    return {head: " | ".join(names), **columns}
