"""The same session to the room, with all that it does not see written otherwise."""

import re
from collections.abc import Iterator
from typing import Any

from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.published import published

#: A choice, an id, a reference: another one would be of something else, or of nothing.
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")


def leaves(tree: Any, seen: Any) -> Iterator[tuple[Any, Any, Any]]:
    """What is recorded and not published: what holds it, its place there, its value."""
    pairs = enumerate(tree) if isinstance(tree, list) else tree.items()
    for place, value in list(pairs):
        try:
            shown = seen[place]
        except (KeyError, IndexError, TypeError):
            shown = None
        if isinstance(value, dict | list):
            yield from leaves(value, shown)
        elif value not in (None, "", shown) and place not in ("id", "room"):
            yield tree, place, value


def other(value: Any) -> Any:
    """Another value that says as much: another text, number or day."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and 0 < abs(value) < 1:  # of 1 at most
        return value / 2
    if isinstance(value, int | float):
        return value + 1 if value < 3 else value - 1
    if _DAY.fullmatch(value):
        return f"{int(value[:4]) + 4}{value[4:]}"
    return value if _SLUG.fullmatch(value) else f"Anders {value}"[:100]


def otherwise(session: Session) -> tuple[Session, list[str]]:
    """The same session to the room, with all that it does not see written otherwise; the words."""
    tree, words = session.model_dump(mode="json"), []
    tree = {part: tree[part] for part in PARTS}
    seen = published(session).model_dump(mode="json")
    for holder, place, value in leaves(tree, seen):
        changed = other(value)
        if isinstance(value, str) and changed != value and not _DAY.fullmatch(value):
            words.append(value)
        holder[place] = changed
    return Session.model_validate(tree), words
