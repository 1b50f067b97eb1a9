"""What an undo leaves as it is: the fields that are marked `Lasting`."""

from functools import cache
from typing import Any

from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Lasting
from netwerk_widgets.session.shapes import field_shape

Document = dict[str, Any]


@cache
def lasting(part: str) -> frozenset[str]:
    """The fields of a part that no undo takes back."""
    fields = PARTS[part].model_fields.items()
    return frozenset(name for name, field in fields if field_shape(field).first(Lasting))


def kept(part: str, now: Document, undone: Document) -> Document:
    """The document that an undo makes, with what lasts of the one there is ``now``.

    A value that is there stays; of a list every item that is there. What an undo brings back
    (the work that was there before a student started over) comes.
    """
    return {**undone, **{name: _kept(now[name], undone[name]) for name in lasting(part)}}


def _kept(now: Any, undone: Any) -> Any:
    if isinstance(now, list):
        known = {each["id"] for each in now}
        return [*now, *(each for each in undone or () if each["id"] not in known)]
    return undone if now is None else now
