"""The fields of the models, by what they say about themselves (`session.models.marks`)."""

from functools import cache

from pydantic import BaseModel

from netwerk_widgets.method import STEPS, Step
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.marks import Belongs, Counted, Later, Personal, Untyped
from netwerk_widgets.session.shapes import field_shape

#: Of every row, and not typed: which it is, and who says so.
OF_ROWS = ("id", "source")


@cache
def typed(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that a person fills in, in the order of the model; lists of rows are not."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if name not in OF_ROWS
        and field_shape(field).first(Untyped) is None
        and field_shape(field).first(Counted) is None
        and not _is_rows(model, name)
    )


def _is_rows(model: type[BaseModel], name: str) -> bool:
    inner = field_shape(model.model_fields[name]).entry.type
    return isinstance(inner, type) and issubclass(inner, BaseModel)


@cache
def untyped(model: type[BaseModel]) -> tuple[str, ...]:
    """What only an export has: first what is marked so, then what is of every row."""
    marked = (
        name
        for name, field in model.model_fields.items()
        if name not in OF_ROWS and field_shape(field).first(Untyped) is not None
    )
    return (*marked, *(name for name in reversed(OF_ROWS) if name in model.model_fields))


def counted(model: type[BaseModel]) -> frozenset[str]:
    """The fields that rounds without names fill."""
    return _marked(model, Counted)


def personal(model: type[BaseModel]) -> frozenset[str]:
    """The fields that tell who somebody is."""
    return _marked(model, Personal)


@cache
def _marked(model: type[BaseModel], mark: type) -> frozenset[str]:
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if field_shape(field).first(mark) is not None
    )


def later(model: type[BaseModel]) -> frozenset[str]:
    """The fields that it did not have at first."""
    return counted(model) | _marked(model, Later)


@cache
def rows(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The lists of rows of a model, and the model of each."""
    return {
        name: field_shape(field).entry.type
        for name, field in model.model_fields.items()
        if _is_rows(model, name)
    }


@cache
def grew(model: type[BaseModel]) -> bool:
    """Whether it, or any row within, has fields that it did not have at first."""
    return bool(later(model)) or any(map(grew, rows(model).values()))


@cache
def belongs(part: str, model: type[BaseModel], name: str) -> Belongs:
    """Where a field of a part's row (or of the part itself) belongs."""
    own = field_shape(model.model_fields[name]).first(Belongs)
    return own if own is not None else _of_part(part)


@cache
def _of_part(part: str) -> Belongs:
    """Where a part belongs; a step's own to that step."""
    marked = field_shape(Session.model_fields[part]).first(Belongs)
    if marked is not None:
        return marked
    return Belongs(tuple(step for step in STEPS if step == part), part)


def page_of_part(part: str) -> str:
    """The page where a part's fields are: ``start``, a step, one of `places.EXTRAS` or ``case``."""
    found = _of_part(part)
    return found.page or found.steps[0]


@cache
def in_step(part: str, model: type[BaseModel], step: Step) -> tuple[str, ...]:
    """The fields whose change takes a step's confirmation away."""
    return tuple(name for name in model.model_fields if step in belongs(part, model, name).steps)


#: The parts that the steps share, with the model of their rows.
SHARED: dict[str, type[BaseModel]] = {
    part: field_shape(PARTS[part].model_fields["items"]).entry.type
    for part, field in Session.model_fields.items()
    if (mark := field_shape(field).first(Belongs)) is not None and mark.steps
}
