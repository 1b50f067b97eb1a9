"""A session as the room may see it.

An allow-list: only a field that is marked for the room (`session.models.panels`) is taken over,
and only while what it is marked for is shown. This happens before anything is made of it: what
is not in the session cannot come out of a figure, a sentence or a table by accident.

One thing is told beside it, whatever is hidden: how far each step is (`progress.status`).
"""

from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.session import ids
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.panels import ForRoom, Switch
from netwerk_widgets.session.models.sources import as_now, only
from netwerk_widgets.session.progress import Status, status
from netwerk_widgets.session.shapes import Shape, field_shape

Shown = Collection[Switch]
Document = dict[str, Any]


class Told(NamedTuple):
    """All that a page of the room is made of: the same text as long as nothing of it changes.

    ``session`` is what is `published` of it as JSON, ``far`` is `how_far` each step is, and
    ``shows`` which panels and details the room gets.
    """

    session: str
    far: dict[Step, Status]
    shows: frozenset[Switch] = frozenset()

    def fingerprint(self) -> str:
        """Changes exactly when this does; tells nothing of the session."""
        return ids.digest(f"{self.session} {self.far}")


def published(session: Session) -> Session:
    """What of a session may be sent to the participants, its frozen moments included."""
    shown = session.room.shows
    documents = _parts(session.model_dump(mode="json"), shown)
    for moment in documents["moments"].get("frozen", []):
        moment["state"] = _parts(moment["state"], shown)
    return Session.model_validate(documents)


def how_far(session: Session) -> dict[Step, Status]:
    """How far each step is: it follows from all that is recorded, and is told to the room."""
    return {step: status(session, step) for step in STEPS}


def told(session: Session) -> Told:
    """What the room's page of a session is made of."""
    shows = frozenset(session.room.shows)
    return Told(published(session).model_dump_json(), how_far(session), shows)


def fingerprint(session: Session) -> str:
    """Changes exactly when the room may see something else; tells nothing of the session."""
    return told(session).fingerprint()


def _parts(documents: Document, shown: Shown) -> Document:
    """The parts of a session; what is no part, or not written as one, is left out."""
    return {
        part: _fields(PARTS[part], document, shown)
        for part, document in documents.items()
        if part in PARTS and isinstance(document, dict)
    }


@cache
def _marked(model: type[BaseModel]) -> tuple[tuple[str, Shape, ForRoom], ...]:
    """The fields of a model that are marked for the room, with their shapes and marks."""
    shapes = ((name, field_shape(field)) for name, field in model.model_fields.items())
    found = ((name, shape, shape.first(ForRoom)) for name, shape in shapes)
    return tuple(each for each in found if each[2] is not None)


def _fields(model: type[BaseModel], document: Document, shown: Shown) -> Document:
    kept = {}
    for name, found, mark in _marked(model):
        if name not in document:
            continue
        if not mark.while_shown or any(each in shown for each in mark.while_shown):
            kept[name] = _value(found, document[name], shown)
    if "source" in kept:
        # What the room does not get, it does not get to know was changed either.
        said = as_now(document["source"])
        kept["source"] = only(said, set(kept)) if isinstance(said, dict) else {}
    return kept


def _value(found: Shape, value: Any, shown: Shown) -> Any:
    """A value without what in it is not for the room; None when it is not of its shape."""
    kind = found.kind
    if kind is Any:  # the state of a moment, which is gone through by itself
        return value
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _fields(kind, value, shown) if isinstance(value, dict) else None
    if isinstance(value, list):
        return [_value(found.entry, each, shown) for each in value] if kind is list else None
    if isinstance(value, dict):
        entries = {key: _value(found.entry, each, shown) for key, each in value.items()}
        return entries if kind is dict else None
    return value
