"""What an earlier page could not store: put in by itself, or offered, or there already.

The browser keeps it (``static/drafts.js``) with what was stored when the typing began.
"""

from typing import Any, Literal
from weakref import WeakKeyDictionary

from netwerk_widgets import places
from netwerk_widgets.session import edits, ids
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.ops import Set
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Language, Texts
from netwerk_widgets.widgets.recording import dig

Document = dict[str, Any]
#: An operation with what a draft says besides.
Op = dict[str, Any]
Verdict = Literal["same", "apply", "offer"]
#: What only a draft says of an operation.
_OWN = ("bases", "old")


#: The names of the sessions, for every editor of a page looked up once.
_known: "WeakKeyDictionary[LiveSession, dict[str, str]]" = WeakKeyDictionary()


def _digest(*words: str) -> str:
    return ids.digest("\n".join(words))


def workbook_name() -> str:
    """The name by which a browser knows this workbook from another at the same address."""
    address = places.database_url().rpartition("@")[2]  # without a password
    return _digest(str(places.home().resolve()), address)


def session_names(store: Store) -> dict[str, str]:
    """The sessions by name, each with a name that a later one of the same name has not."""
    return {each.name: _digest(each.created.isoformat()) for each in store.sessions()}


def names(live: LiveSession, parts: dict[str, str]) -> dict[str, Any]:
    """How the browser names the drafts of a session; a read-only one has none."""
    if live not in _known:
        _known[live] = {} if live.readonly else session_names(live.store)
    known = _known[live]
    student = live.session.study.case is not None
    return {
        "workbook": workbook_name(),
        "session": known.get(live.name, ""),
        # Drafts go with their session.
        "known": sorted(known.values()),
        # What a student typed goes with the tab: the computer may be everybody's.
        "where": "session" if student else "local",
        "parts": parts,
    }


def words(t: Texts) -> dict[str, str]:
    """What an editor says of drafts and of a digit off the scale."""
    keys = ("offered", "stray", "take", "drop")
    scale = t("contact.typing.off_scale", low="{low}", high="{high}")
    return {key: t(f"contact.typing.{key}") for key in keys} | {"off_scale": scale}


def plain(op: Op) -> Op:
    """The operation that a draft stands for."""
    empty = {"set": "value", "move": "before"}.get(op.get("op", ""))  # which may be None
    return {
        key: value
        for key, value in op.items()
        if key not in _OWN and (value is not None or key == empty)
    }


def verdict(part: str, path: str, document: Document, op: Op, language: Language) -> Verdict:
    """What is to become of a draft in a part's document as it is now.

    ``same``: it is stored, or there is nothing left to do; ``apply``: what stands there is
    what stood there when it was typed; ``offer``: somebody else changed it since.
    """
    rows = document[path] if path else []
    here = any(row["id"] == op["id"] for row in rows)
    if op["op"] == "add":
        return "same" if here else "apply"
    if op["op"] in ("remove", "move"):
        return "apply" if here else "same"

    def then(value: Any) -> Any:
        change: Set = {"op": "set", "id": op["id"], "key": op["key"], "value": value}
        try:
            made = edits.apply_all(part, document, path, [change], language)
        except EditError:
            return _NEVER
        return _value(made, path, op)

    now = _value(document, path, op) if here or not path else then(None)
    if now is not _NEVER and then(op["value"]) == now:
        return "same"
    if op.get("old"):
        return "offer"
    # A row that others removed: the editor says so where it was typed.
    gone = now is _NEVER
    return "apply" if gone or any(then(base) == now for base in op.get("bases") or ()) else "offer"


_NEVER = object()


def _value(document: Document, path: str, op: Op) -> Any:
    rows = document[path] if path else [document]
    row = next((each for each in rows if not path or each["id"] == op["id"]), {})
    return dig(row, op["key"])
