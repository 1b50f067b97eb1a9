"""What people do to a part of a session (`session.ops`), carried out on its document."""

import copy
import logging
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, get_origin

from pydantic import BaseModel, ValidationError

from netwerk_widgets.session.errors import BugError, EditError
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Item, Lasting
from netwerk_widgets.session.models.sources import Sourced, as_now, claimed
from netwerk_widgets.session.numbers import parse_date, parse_number
from netwerk_widgets.session.ops import Add, Edit, Op, check
from netwerk_widgets.session.shapes import Shape, explained, field_shape, shown
from netwerk_widgets.texts import DEFAULT, Language

log = logging.getLogger("netwerk")

Document = dict[str, Any]


class Made(NamedTuple):
    """What operations came to: a part's document, and what it holds."""

    document: Document
    content: BaseModel


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
    return made(part, document, path, ops, language).document


def made(
    part: str, document: Document, path: str, ops: Sequence[Op], language: Language = DEFAULT
) -> Made:
    """As `apply_all`, with what the document holds: who needs both reads it once."""
    edits = [_edit(op) for op in check(ops)]
    try:
        return _applied(part, document, path, edits, language)
    except EditError:
        raise
    except Exception as problem:
        kinds = [op["op"] for op in edits]
        log.exception("could not apply %s to %s %s", kinds, part, path)
        raise BugError from problem


def _edit(op: Op) -> Edit:
    """The operation as one on rows."""
    if op["op"] == "tidy":  # which only the map knows
        raise EditError("not_possible")
    return op


def _applied(
    part: str, document: Document, path: str, ops: Sequence[Edit], language: Language
) -> Made:
    fresh = _own(document, path)
    for op in ops:
        _change(fresh, part, path, op, language)
    try:
        content = PARTS[part].model_validate(fresh)
        return Made(content.model_dump(mode="json"), content)
    except ValidationError as problem:
        typed = ops[0]["value"] if len(ops) == 1 and ops[0]["op"] == "set" else None
        raise explained(problem, PARTS[part], typed) from problem


def _own(document: Document, path: str) -> Document:
    """A copy of which the fields, and those of the rows at ``path``, may be put anew."""
    rows = document.get(path)
    return {**document, path: [*map(copy.copy, rows)]} if isinstance(rows, list) else {**document}


def _change(fresh: Document, part: str, path: str, op: Edit, language: Language) -> None:
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


def _add(rows: list[Document], model: type[BaseModel], op: Add, language: Language) -> None:
    row = {"id": op["id"]}
    values = op.get("values", {})
    # The source last: of a row that is put back, it is what it was.
    for key in sorted(values, key=lambda each: each == "source"):
        _set(row, model, key, values[key], language)
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
    before = copy.copy(row.get(name))
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
    if row[name] != before:
        claim(row, model, name, inner)


def claim(row: Document, model: type[BaseModel], name: str, inner: str = "") -> None:
    """Make the group the source of what it filled in, or emptied."""
    if issubclass(model, Sourced) and name in typed(model):
        row["source"] = claimed(as_now(row.get("source") or {}), name, inner)


def claim_at(part: str, document: Document, path: tuple[str, ...]) -> None:
    """As `claim`, at the place in a part's document where a `Conflict` was."""
    row: Document | None = document
    model: type[BaseModel] = PARTS[part]
    if len(path) > 2:
        model = _row_model(part, path[0])
        row = next((each for each in document[path[0]] if each["id"] == path[1]), None)
        path = path[2:]
    if row is not None and path[0] in model.model_fields and len(path) <= 2:
        claim(row, model, *path)


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
