"""A session as the room may see it.

What is hidden or personal is taken out here, before anything is made of it: what is not in
the session cannot come out of a figure, a sentence or a table by accident.
"""

from collections.abc import Callable
from typing import Any

from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.room import Panel

#: Fields that are somebody's own remark, or say who somebody is, in any part.
PERSONAL = ("note",)
#: Lists of persons: their names are nobody's business.
PERSONS = (("context", "respondents"), ("doing", "readiness"))
#: What says where a party stands on the map.
_ON_THE_MAP = ("role", "ring", "power", "interest", "x", "y")

Documents = dict[str, Any]


def _without(*places: tuple[str, str]) -> Callable[[Documents], None]:
    """Empty these fields, given as part and field."""

    def empty(documents: Documents) -> None:
        for part, field in places:
            if part in documents:
                fresh = PARTS[part]().model_dump(mode="json")
                documents[part] = documents[part] | {field: fresh[field]}

    return empty


def _without_map(documents: Documents) -> None:
    _without(("relations", "items"))(documents)
    for party in documents.get("stakeholders", {}).get("items", []):
        for field in _ON_THE_MAP:
            party[field] = None


def _without_agreements(documents: Documents) -> None:
    for dilemma in documents.get("dilemmas", {}).get("dilemmas", []):
        dilemma["outcome"] = ""
        dilemma["review"] = None


#: What goes when a panel is hidden, wherever else it would have come out.
_TAKEN_OUT: dict[Panel, Callable[[Documents], None]] = {
    "shared": _without(("dream", "shared"), ("dream", "horizon")),
    "map": _without_map,
    "dream": _without(("dream", "dreams"), ("dream", "themes")),
    "goals": _without(("goals", "goals"), ("goals", "positions")),
    "doing": _without(("doing", "actions"), ("doing", "investments")),
    "dilemmas": _without(
        ("dilemmas", "dilemmas"), ("dilemmas", "positions"), ("dilemmas", "exchanges")
    ),
    "agreements": _without_agreements,
    "progress": _without(
        ("persevering", "measurements"), ("persevering", "lessons"), ("moments", "frozen")
    ),
    "accelerators": _without(("context", "respondents")),
    "readiness": _without(("doing", "readiness"), ("doing", "conditions")),
    "forces": _without(("context", "forces")),
    "reinforcement": _without(("context", "reinforcement")),
}


def published(session: Session) -> Session:
    """What of a session may be sent to the participants, its frozen moments included."""
    documents = session.model_dump(mode="json")
    _take_out(documents, session.room.hidden)
    for moment in documents["moments"]["frozen"]:
        _take_out(moment["state"], session.room.hidden)
    return Session.model_validate(documents)


def _take_out(documents: Documents, hidden: list[Panel]) -> None:
    for panel in hidden:
        if panel in _TAKEN_OUT:
            _TAKEN_OUT[panel](documents)
    for part, people in PERSONS:
        for person in documents.get(part, {}).get(people, []):
            person["name"] = ""
    _blank(documents)


def _blank(tree: Any) -> None:
    """Empty every personal field in a tree."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in PERSONAL and isinstance(value, str):
                tree[key] = ""
            else:
                _blank(value)
    elif isinstance(tree, list):
        for each in tree:
            _blank(each)
