"""What people do to a part of a session, as operations on its document.

An operation is one of::

    {"op": "set", "id": row, "key": "now.technology", "value": 4}
    {"op": "add", "id": new row, "after": row or None, "values": {...}}
    {"op": "remove", "id": row}
    {"op": "move", "id": row, "before": row or None}
"""

import copy
import re
from datetime import date
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Item
from netwerk_widgets.session.numbers import parse_date, parse_number
from netwerk_widgets.texts import Language

Document = dict[str, Any]
Op = dict[str, Any]


def apply(part: str, document: Document, path: str, op: Op, language: Language = "nl") -> Document:
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
    fresh = copy.deepcopy(document)
    model = _row_model(part, path)
    if op["op"] == "set":
        _set(fresh if not path else _row(fresh[path], op["id"], model), op, model, language)
    elif op["op"] == "add":
        _add(fresh[path], op)
    elif op["op"] == "remove":
        fresh[path] = [row for row in fresh[path] if row["id"] != op["id"]]
    elif op["op"] == "move":
        fresh[path] = _moved(fresh[path], op["id"], op["before"])
    else:
        raise EditError("not_possible")
    try:
        return PARTS[part].model_validate(fresh).model_dump(mode="json")
    except ValidationError as problem:
        raise _explained(problem) from problem


def _row_model(part: str, path: str) -> type[BaseModel]:
    model: type[BaseModel] = PARTS[part]
    if not path:
        return model
    found: type[BaseModel] = get_args(model.model_fields[path].annotation)[0]
    return found


def _row(rows: list[Document], id_: str, model: type[BaseModel]) -> Document:
    for row in rows:
        if row["id"] == id_:
            return row
    if "source" in model.model_fields and _given_id(model):
        row = {"id": id_}
        rows.append(row)
        return row
    raise EditError("row_gone")


def _given_id(model: type[BaseModel]) -> bool:
    """Whether rows are known by something else's id (a party, a force), so may not be there yet."""
    return not issubclass(model, Item)


def _add(rows: list[Document], op: Op) -> None:
    row = {"id": op["id"]} | op.get("values", {})
    places = [index for index, each in enumerate(rows) if each["id"] == op.get("after")]
    rows.insert(places[0] + 1 if places else len(rows), row)


def _moved(rows: list[Document], id_: str, before: str | None) -> list[Document]:
    moving = [row for row in rows if row["id"] == id_]
    rest = [row for row in rows if row["id"] != id_]
    places = [index for index, each in enumerate(rest) if each["id"] == before]
    at = places[0] if places else len(rest)
    return [*rest[:at], *moving, *rest[at:]]


def _set(row: Document, op: Op, model: type[BaseModel], language: Language) -> None:
    name, _, inner = op["key"].partition(".")
    if name not in model.model_fields or name == "id":
        raise EditError("not_possible")
    if inner:
        entries = dict(row.get(name) or {})
        if op["value"] in (None, ""):
            entries.pop(inner, None)
        else:
            entries[inner] = op["value"]
        row[name] = entries
        return
    row[name] = _value(model.model_fields[name].annotation, op["value"], language)


def _value(annotation: Any, value: Any, language: Language) -> Any:
    kinds = _plain_types(annotation)
    if value in (None, ""):
        if str in kinds and type(None) not in kinds:
            return ""
        return [] if get_origin(annotation) is list else None
    if isinstance(value, str) and kinds & {int, float}:
        try:
            number = parse_number(value, language)
        except ValueError:
            raise EditError("not_a_number", value=value[:40]) from None
        return int(number) if int in kinds and number == int(number) else number
    if isinstance(value, str) and date in kinds:
        try:
            return parse_date(value).isoformat()
        except ValueError:
            raise EditError("not_a_date", value=value[:40]) from None
    return value


def _plain_types(annotation: Any) -> set[Any]:
    if get_origin(annotation) is Annotated:
        return _plain_types(get_args(annotation)[0])
    if get_origin(annotation) is Union or (hasattr(annotation, "__or__") and get_args(annotation)):
        return set().union(*(_plain_types(each) for each in get_args(annotation)))
    return {annotation}


def _explained(problem: ValidationError) -> EditError:
    """The first thing that is wrong, in words."""
    first = problem.errors()[0]
    kind, context = first["type"], first.get("ctx", {})
    shown = str(first.get("input"))[:40]
    if kind == "string_too_long":
        return EditError("too_long", most=context["max_length"])
    if kind == "too_long":
        return EditError("too_many", most=context["max_length"])
    if kind in (
        "greater_than_equal",
        "less_than_equal",
        "int_from_float",
        "int_parsing",
        "int_type",
    ):
        return EditError("out_of_range", value=shown)
    if kind in ("literal_error", "enum"):
        return EditError("not_a_choice", value=shown)
    if kind == "value_error" and "control_character" in first["msg"]:
        return EditError("control_character")
    if kind == "string_pattern_mismatch" or re.search("double_id", first["msg"]):
        return EditError("row_gone")
    return EditError("not_valid", value=shown)
