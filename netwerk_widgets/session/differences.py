"""How two documents of one part differ: which items came, went or moved, which fields changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_origin

from pydantic import BaseModel

from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Item
from netwerk_widgets.session.models.sources import DEFAULT, GROUP, as_now, source_of
from netwerk_widgets.session.shapes import field_shape
from netwerk_widgets.session.store.base import Document

Kind = Literal["added", "removed", "moved", "changed"]

#: Who says so follows from what was changed: it is told only when nothing else was.
_BESIDES = "source"


@dataclass(frozen=True)
class Differing:
    """A field, or one entry (``inner``) of a field that is a dict; None: it was not there."""

    field: str
    inner: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What happened to one item of a list, or to a part's own fields.

    ``path`` is the list, empty for own fields; ``row`` the item as it is, or was when it went.
    A list that was put in another order altogether has a ``moved`` without an item.
    """

    part: str
    path: str
    kind: Kind
    item: str = ""
    row: Document | None = None
    fields: tuple[Differing, ...] = ()


def differences(part: str, before: Document, after: Document) -> list[Change]:
    """How a document of a part came to be another, in the order of its model.

    A row that goes by a party's or a force's id is never added or removed: what is not
    there is as its model starts.
    """
    own: list[Differing] = []
    found: list[Change] = []
    for name, field in PARTS[part].model_fields.items():
        entry = field_shape(field).entry.type
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        if isinstance(entry, type) and issubclass(entry, BaseModel):
            found += _rows(part, name, entry, was or [], now or [])
        else:
            own += _field(name, field_shape(field).type, was, now)
    mine = [Change(part, "", "changed", fields=_telling(own))] if own else []
    return [*mine, *found]


def _rows(
    part: str, path: str, model: type[BaseModel], before: list[Document], after: list[Document]
) -> Iterator[Change]:
    old, new = {each["id"]: each for each in before}, {each["id"]: each for each in after}
    # What is more than its id and what may be left out is made by somebody, and can go.
    items = issubclass(model, Item) or any(
        field.is_required() for name, field in model.model_fields.items() if name != "id"
    )
    for id_ in dict.fromkeys([*new, *old]):
        was, now = old.get(id_), new.get(id_)
        if items and was is None:
            yield Change(part, path, "added", id_, now)
        elif items and now is None:
            yield Change(part, path, "removed", id_, was)
        elif was != now:
            empty = {} if items else model.model_validate({"id": id_}).model_dump(mode="json")
            fields = _fields(model, was or empty, now or empty)
            if fields:
                yield Change(part, path, "changed", id_, now or was, fields)
    if items:
        yield from _moved(part, path, old, new)


def _moved(
    part: str, path: str, old: dict[str, Document], new: dict[str, Document]
) -> Iterator[Change]:
    was, now = [each for each in old if each in new], [each for each in new if each in old]
    if was == now:
        return
    at = next(index for index, each in enumerate(was) if each != now[index])
    for each in (was[at], now[at]):
        if [one for one in was if one != each] == [one for one in now if one != each]:
            yield Change(part, path, "moved", each, new[each])
            return
    yield Change(part, path, "moved")


def _fields(model: type[BaseModel], before: Document, after: Document) -> tuple[Differing, ...]:
    return _telling(
        [
            each
            for name, field in model.model_fields.items()
            if before.get(name) != after.get(name)
            for each in _field(name, field_shape(field).type, before.get(name), after.get(name))
        ]
    )


def _telling(found: list[Differing]) -> tuple[Differing, ...]:
    telling = tuple(each for each in found if each.field != _BESIDES)
    return telling or tuple(found)


def _said(sources: Any, key: str) -> str:
    found = as_now(sources)
    return source_of(found, *key.partition(".")[::2]) if key != DEFAULT else found.get(key, GROUP)


def _field(name: str, type_: Any, before: Any, after: Any) -> list[Differing]:
    if (get_origin(type_) or type_) is not dict:
        return [Differing(name, "", before, after)]
    was, now = before or {}, after or {}
    if name == _BESIDES:
        return [
            Differing(name, key, _said(was, key), _said(now, key))
            for key in dict.fromkeys([*now, *was])
            if _said(was, key) != _said(now, key)
        ]
    keys = [key for key in dict.fromkeys([*now, *was]) if was.get(key) != now.get(key)]
    return [Differing(name, key, was.get(key), now.get(key)) for key in keys]
