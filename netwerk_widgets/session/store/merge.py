"""Three-way merge of documents: what does not overlap goes together, the rest is named."""

from dataclasses import dataclass
from typing import Any

_GONE = object()


@dataclass(frozen=True)
class Conflict:
    """Both sides changed the same place differently; ours stands, theirs is in the log.

    ``path`` leads to the place: field names, and ids of items in lists.
    """

    path: tuple[str, ...]
    mine: Any
    theirs: Any


def merge(base: Any, mine: Any, theirs: Any) -> tuple[Any, list[Conflict]]:
    """What comes of two changes to one document.

    Parameters
    ----------
    base, mine, theirs
        JSON trees: what both started from, and what each made of it.

    Returns
    -------
    The merged tree, and the places where both changed the same thing differently.
    """
    conflicts: list[Conflict] = []
    return _merge(base, mine, theirs, (), conflicts), conflicts


def replaced(tree: Any, path: tuple[str, ...], value: Any) -> Any:
    """The tree with another value at a conflict's path.

    None there removes a list's item, or an entry: a field of a model then is as it starts.
    """
    if not path:
        return value
    key, *rest = path
    if isinstance(tree, dict):
        made = replaced(tree.get(key), tuple(rest), value)
        return {k: v for k, v in (tree | {key: made}).items() if k != key or v is not None}
    items = [
        replaced(each, tuple(rest), value) if each["id"] == key else each for each in tree or ()
    ]
    if not rest and value is not None and all(each["id"] != key for each in tree or ()):
        items.append(value)
    return [each for each in items if each is not None]


def _merge(
    base: Any, mine: Any, theirs: Any, path: tuple[str, ...], conflicts: list[Conflict]
) -> Any:
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _dicts(base if isinstance(base, dict) else {}, mine, theirs, path, conflicts)
    if _is_items(mine) and _is_items(theirs):
        return _items(base if _is_items(base) else [], mine, theirs, path, conflicts)
    conflicts.append(
        Conflict(path, None if mine is _GONE else mine, None if theirs is _GONE else theirs)
    )
    # A change wins from a removal: nothing that somebody typed is lost.
    return theirs if mine is _GONE else mine


def _dicts(
    base: dict[str, Any],
    mine: dict[str, Any],
    theirs: dict[str, Any],
    path: tuple[str, ...],
    conflicts: list[Conflict],
) -> dict[str, Any]:
    merged = {}
    for key in [*mine, *(key for key in theirs if key not in mine)]:
        value = _merge(
            base.get(key, _GONE),
            mine.get(key, _GONE),
            theirs.get(key, _GONE),
            (*path, key),
            conflicts,
        )
        if value is not _GONE:
            merged[key] = value
    return merged


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, dict) and "id" in each for each in value
    )


def _items(
    base: list[Any],
    mine: list[Any],
    theirs: list[Any],
    path: tuple[str, ...],
    conflicts: list[Conflict],
) -> list[Any]:
    old, ours, others = ({each["id"]: each for each in side} for side in (base, mine, theirs))
    merged = _dicts(old, ours, others, path, conflicts)
    return [merged[key] for key in _order(list(old), list(ours), list(others)) if key in merged]


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Mine if I moved something, else theirs; what only the other has keeps its place."""
    was, now = set(base), set(mine)
    moved = [key for key in mine if key in was] != [key for key in base if key in now]
    first, second = (mine, theirs) if moved else (theirs, mine)
    order, placed = list(first), set(first)
    before: str | None = None
    for key in second:
        if key not in placed:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
            placed.add(key)
        before = key
    return order
