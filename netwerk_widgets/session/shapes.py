"""What the models say about one field: its type, its limits, and where an error points."""

import re
import types
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from netwerk_widgets.session.errors import EditError

Place = tuple[int | str, ...]


def field_key(model: type[BaseModel], field: str) -> str:
    """``PartyDream``, ``form`` → ``party_dream_form``: how the texts name a field."""
    return f"{re.sub(r'(?<=[a-z])(?=[A-Z])', '_', model.__name__).lower()}_{field}"


@dataclass(frozen=True)
class Shape:
    """The heart of an annotation: its bare type, its limits, and whether it may be empty."""

    type: Any
    metadata: tuple[Any, ...] = ()
    optional: bool = False

    @property
    def least(self) -> Any:
        """The smallest number allowed, or None."""
        return next((mark.ge for mark in self.metadata if isinstance(mark, Ge)), None)

    @property
    def most(self) -> Any:
        """The largest number allowed, or None."""
        return next((mark.le for mark in self.metadata if isinstance(mark, Le)), None)

    @property
    def longest(self) -> int | None:
        """The most characters or items allowed, or None."""
        limits = (getattr(mark, "max_length", None) for mark in self.metadata)
        return next((limit for limit in limits if limit is not None), None)

    def first(self, kind: type) -> Any:
        """The first piece of metadata of a type, or None."""
        return next((mark for mark in self.metadata if isinstance(mark, kind)), None)

    @cached_property
    def kind(self) -> Any:
        """The bare type without what it holds: ``list`` for a list of names."""
        return get_origin(self.type) or self.type

    @cached_property
    def entry(self) -> "Shape":
        """The shape of a list's items or a dict's values."""
        inner = get_args(self.type)
        return shape(inner[-1]) if inner else Shape(Any)


def shape(annotation: Any, metadata: tuple[Any, ...] = (), optional: bool = False) -> Shape:
    """Unwrap ``Annotated`` and ``| None`` down to the bare type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        flat = [m for mark in marks for m in getattr(mark, "metadata", None) or [mark]]
        return shape(inner, (*metadata, *flat), optional)
    if origin in (Union, types.UnionType):
        rest = [each for each in get_args(annotation) if each is not types.NoneType]
        if len(rest) == 1:
            return shape(rest[0], metadata, True)
    return Shape(annotation, metadata, optional)


def field_shape(field: FieldInfo) -> Shape:
    """The shape of a model's field."""
    return shape(field.annotation, tuple(field.metadata))


@dataclass(frozen=True)
class Found:
    """Where a place leads: the model and field it is in, and the shape there."""

    model: type[BaseModel]
    field: str
    shape: Shape


def find(model: type[BaseModel], place: Place) -> Found:
    """The field that a place (field names, numbers in lists, keys of dicts) leads to."""
    found = Found(model, "", Shape(model))
    for word in place:
        kind = found.shape.type
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(str(word))
            found = Found(kind, str(word), field_shape(field) if field else Shape(Any))
        else:
            found = Found(found.model, found.field, found.shape.entry)
    return found


def shown(value: object) -> str:
    """What was typed, short and printable, to quote in a sentence."""
    words = " ".join(str(value)[:200].split())
    printable = "".join(sign if sign.isprintable() else "·" for sign in words)
    return printable if len(printable) <= 40 else printable[:39] + "…"


_NUMBERS = ("greater_than", "less_than", "int_", "float_", "finite_number")
_DATES = ("date_", "datetime_", "timezone_")


def explained(problem: ValidationError, model: type[BaseModel], typed: Any = None) -> EditError:
    """The first thing that is wrong, in words.

    Parameters
    ----------
    problem, model
        What pydantic found, validating that model.
    typed
        What to quote; pydantic's own view of the value if not given.
    """
    return reason(problem.errors(include_url=False)[0], model, typed)


def reason(first: Any, model: type[BaseModel], typed: Any = None) -> EditError:
    """One of the things that pydantic found wrong (`ValidationError.errors`), in words."""
    kind, message, context = first["type"], first["msg"], first.get("ctx", {})
    value = shown(first.get("input") if typed is None else typed)
    # A text that is looked at before its length is counted is "too_long" to pydantic, as a list is.
    if kind == "string_too_long" or (kind == "too_long" and isinstance(first.get("input"), str)):
        return EditError("too_long", most=context["max_length"])
    if kind == "too_long":
        return EditError("too_many", most=context["max_length"])
    if "control_character" in message or kind == "string_unicode":
        return EditError("control_character")
    if "blank_name" in message:
        return EditError("blank_name")
    if "not_a_time" in message:
        return EditError("not_a_time", value=value)
    if "double_id" in message:
        return EditError("double_id")
    if "field_unknown" in message:
        return EditError("field_unknown")
    if "source_default" in message:
        return EditError("source_default")
    if "drivers_incomplete" in message:
        return EditError("drivers_incomplete")
    # An id has a pattern: what has not got it is no item to choose.
    if kind in ("literal_error", "string_pattern_mismatch"):
        return EditError("not_a_choice", value=value)
    if kind.startswith(_DATES):
        return EditError("not_a_date", value=value)
    found = find(model, tuple(first["loc"])).shape
    if kind.startswith(_NUMBERS) and None not in (found.least, found.most):
        least, most = found.least, found.most
        if found.type is int:
            return EditError("not_whole", value=value, least=least, most=most)
        return EditError("out_of_range", value=value, least=float(least), most=float(most))
    if kind == "extra_forbidden":
        return EditError("field_unknown")
    if kind == "missing":
        return EditError("field_missing")
    return EditError("not_valid", value=value)
