"""What people do to a part of a session, as operations on its document.

An operation is one of::

    {"op": "set", "id": row, "key": "now.technology", "value": 4}
    {"op": "add", "id": new row, "after": row or None, "values": {...}}
    {"op": "remove", "id": row}
    {"op": "move", "id": row, "before": row or None}
"""

import copy
import logging
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError

from netwerk_widgets.session.errors import BugError, EditError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Item, Lasting
from netwerk_widgets.session.numbers import parse_date, parse_number
from netwerk_widgets.session.shapes import Shape, explained, field_shape, shown
from netwerk_widgets.texts import DEFAULT, Language

log = logging.getLogger("netwerk")

Document = dict[str, Any]
Op = dict[str, Any]


def apply(
    part: str, document: Document, path: str, op: Op, language: Language = DEFAULT
) -> Document:
    """The document after an operation; the one given stays as it is.

    Parameters
    ----------
    part, document
        A part of a session and its document.
    path
        The list in it that the operation is about; empty for the part's own fields.
    op
        The operation.
    language
        How numbers are written.

    Raises
    ------
    EditError
        When the result would not be valid: what is wrong, and what may be there.
    """
    return apply_all(part, document, path, [op], language)


def apply_all(
    part: str, document: Document, path: str, ops: Sequence[Op], language: Language = DEFAULT
) -> Document:
    """The document after several operations, all or none (see `apply`).

    Raises
    ------
    EditError
        When the result would not be valid; its `BugError` when the mistake is ours.
    """
    check(ops)
    try:
        return _applied(part, document, path, ops, language)
    except EditError:
        raise
    except Exception as problem:
        kinds = [op["op"] for op in ops]
        log.exception("could not apply %s to %s %s", kinds, part, path)
        raise BugError from problem


def check(ops: Sequence[Op]) -> None:
    """Refuse what has not the form of an operation; which one it is, is looked at later.

    Raises
    ------
    EditError
        When no page of ours would ask this.
    """
    for op in ops:
        form = _FORMS.get(str(op.get("op"))) if isinstance(op, dict) else None
        if form is None or not all(fits(op.get(key, _MISSING)) for key, fits in form.items()):
            raise EditError("not_possible")


def _is_word(value: Any) -> bool:
    return isinstance(value, str)


def _is_place(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _may_miss(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is _MISSING or fits(value)


def _is_values(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_word, value))


_MISSING = object()
#: What each operation must have, and how that must be.
_FORMS: dict[str, dict[str, Callable[[Any], bool]]] = {
    "set": {"id": _is_word, "key": _is_word, "value": lambda value: value is not _MISSING},
    "add": {"id": _is_word, "after": _may_miss(_is_place), "values": _may_miss(_is_values)},
    "remove": {"id": _is_word},
    "move": {"id": _is_word, "before": _is_place},
}


def _applied(
    part: str, document: Document, path: str, ops: Sequence[Op], language: Language
) -> Document:
    fresh = copy.deepcopy(document)
    for op in ops:
        _change(fresh, part, path, op, language)
    try:
        return PARTS[part].model_validate(fresh).model_dump(mode="json")
    except ValidationError as problem:
        typed = ops[0].get("value") if len(ops) == 1 else None
        raise explained(problem, PARTS[part], typed) from problem


def _change(fresh: Document, part: str, path: str, op: Op, language: Language) -> None:
    """Carry out one operation on a document of our own."""
    model = _row_model(part, path)
    if not path and op["op"] != "set":
        raise EditError("not_possible")
    if op["op"] == "set":
        row = _row(fresh[path], op["id"], model) if path else fresh
        _set(row, model, op["key"], op["value"], language)
    elif op["op"] == "add":
        _add(fresh[path], model, op, language)
    elif op["op"] == "remove":
        fresh[path] = [row for row in fresh[path] if row["id"] != op["id"]]
    else:
        fresh[path] = _moved(fresh[path], op["id"], op["before"])


def _row_model(part: str, path: str) -> type[BaseModel]:
    model: type[BaseModel] = PARTS[part]
    if not path:
        return model
    field = model.model_fields.get(path)
    entry = field_shape(field).entry.type if field else None
    if not (isinstance(entry, type) and issubclass(entry, BaseModel)):
        raise EditError("not_possible")
    return entry


def _row(rows: list[Document], id_: str, model: type[BaseModel]) -> Document:
    """The row to change; a row that goes by a party's or a force's id is made when needed."""
    for row in rows:
        if row["id"] == id_:
            return row
    if issubclass(model, Item):
        raise EditError("row_gone")
    rows.append({"id": id_})
    return rows[-1]


def _add(rows: list[Document], model: type[BaseModel], op: Op, language: Language) -> None:
    row = {"id": op["id"]}
    for key, value in op.get("values", {}).items():
        _set(row, model, key, value, language)
    places = [index for index, each in enumerate(rows) if each["id"] == op.get("after")]
    rows.insert(places[0] + 1 if places else len(rows), row)


def _moved(rows: list[Document], id_: str, before: str | None) -> list[Document]:
    moving = [row for row in rows if row["id"] == id_]
    rest = [row for row in rows if row["id"] != id_]
    places = [index for index, each in enumerate(rest) if each["id"] == before]
    at = places[0] if places else len(rest)
    return [*rest[:at], *moving, *rest[at:]]


def _set(row: Document, model: type[BaseModel], key: str, value: Any, language: Language) -> None:
    name, _, inner = key.partition(".")
    if name not in model.model_fields or name == "id":
        raise EditError("not_possible")
    field = model.model_fields[name]
    found = field_shape(field)
    if found.first(Lasting):
        raise EditError("not_possible")
    if inner:
        if get_origin(found.type) is not dict:
            raise EditError("not_possible")
        entries = dict(row.get(name) or {})
        entries.pop(inner, None)
        if value not in (None, ""):
            entries[inner] = _value(found.entry, value, language)
        row[name] = entries
    elif value is None or (value == "" and found.type is not str):
        # Emptied: as it was before anybody typed.
        row[name] = field.get_default(call_default_factory=True)
    else:
        row[name] = _value(found, value, language)


def _value(found: Shape, value: Any, language: Language) -> Any:
    """What was typed, as the field's own type; what cannot be is left to the validation."""
    if found.type is date:
        try:
            return parse_date(str(value)).isoformat()
        except ValueError:
            raise EditError("not_a_date", value=shown(value)) from None
    if not isinstance(value, str):
        return value
    if found.type in (int, float):
        try:
            number = parse_number(value, language)
        except ValueError:
            raise EditError("not_a_number", value=shown(value)) from None
        return int(number) if found.type is int and number.is_integer() else number
    # Browsers and spreadsheets end their lines in different ways.
    return value.replace("\r\n", "\n").replace("\r", "\n")
