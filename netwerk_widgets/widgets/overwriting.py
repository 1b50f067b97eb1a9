"""Noticing that what somebody typed replaces what they did not see.

A page takes over what others save, but not in a field that is being typed in: that still shows
what it showed. So its operation says what that was (``started``, see ``static/keeping.js``).
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

from netwerk_widgets.session.ops import Edit
from netwerk_widgets.session.store.base import Conflict, Document
from netwerk_widgets.texts import Language
from netwerk_widgets.widgets.drafts import verdict
from netwerk_widgets.widgets.recording import dig


def unseen(
    part: str, path: str, before: Document, ops: Iterable[Edit], language: Language
) -> list[Conflict]:
    """What operations replace in a part's document that their typists did not see.

    ``before`` is the document that they are carried out on; ``path`` the list in it, empty for
    the part's own fields. An operation that does not say where it started replaces nothing.
    """
    found = []
    for op in ops:
        started = op.get("started") if op["op"] == "set" else None
        if op["op"] != "set" or not started:
            continue
        rows = before[path] if path else [before]
        row = next((each for each in rows if not path or each["id"] == op["id"]), {})
        now = dig(row, op["key"])
        if any(_alike(each, now) for each in started):  # mostly: nothing to be worked out
            continue
        if verdict(part, path, before, {**op, "bases": started}, language) == "offer":
            place = (path, op["id"]) if path else ()
            found.append(Conflict((*place, *op["key"].split(".", 1)), op["value"], now))
    return found


def _alike(one: Any, other: Any) -> bool:
    """Whether two values look the same; the map shows a name on one line."""
    if isinstance(one, str) and isinstance(other, str):
        one, other = (" ".join(unicodedata.normalize("NFC", each).split()) for each in (one, other))
    return bool(one == other)
