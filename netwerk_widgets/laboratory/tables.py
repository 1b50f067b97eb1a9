"""Which tables there are of a session, and what their columns are.

The columns follow from the models: a field is a column, with the type and limits that the model
gives it. Here stands only which rows make which table, and what a column is called where the
field's own name would say too little.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args, get_origin

from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Ref
from netwerk_widgets.session.models.model import Model
from netwerk_widgets.session.shapes import Shape, field_shape, shape

#: What a column holds: words, a choice of a few, a score on a scale, a number, a day, yes or no,
#: the label of something else, or several of those.
Kind = Literal["text", "choice", "scale", "number", "day", "flag", "label", "several"]

#: What is called by its name in all tables, and how that column is called.
KINDS = {
    "stakeholder": "party",
    "person": "person",
    "theme": "theme",
    "goal": "goal",
    "dilemma": "dilemma",
    "moment": "moment",
    "group": "group",
    "question": "question",
}
#: A scale has at most so many steps; what has more is a number.
_STEPS = 7


@dataclass(frozen=True)
class Column:
    """A column: the ``field`` of a row that it shows, and the shape of what is in it."""

    name: str
    field: str
    shape: Shape
    #: Follows from others; what a table brings of it is not read.
    derived: bool = False

    @property
    def kind(self) -> Kind:
        """What it holds."""
        if get_origin(self.shape.type) in (list, dict):
            return "several"
        return _kind(self.shape)

    @property
    def ref(self) -> str | None:
        """Of what kind the thing is that it names, if it does."""
        inner = self.shape.entry if self.kind == "several" else self.shape
        mark = inner.first(Ref)
        return mark.kind if mark else None

    @property
    def options(self) -> tuple[Any, ...]:
        """What can be in it, in order, when that is a choice or a scale."""
        inner = self.shape.entry if self.kind == "several" else self.shape
        return options(inner)


def _kind(found: Shape) -> Kind:
    if found.first(Ref):
        return "label"
    if options(found):
        return "scale" if found.type is int else "choice"
    if found.type is bool:
        return "flag"
    if found.type in (int, float):
        return "number"
    return "day" if found.type is date else "text"


def options(found: Shape) -> tuple[Any, ...]:
    """What can be chosen, in order: the words of a choice, the steps of a scale."""
    if get_origin(found.type) is Literal:
        return get_args(found.type)
    least, most = found.least, found.most
    if found.type is int and least is not None and most is not None and most - least < _STEPS:
        return tuple(range(least, most + 1))
    return ()


@dataclass(frozen=True)
class Table:
    """The rows of one list of a session (``part``, ``rows``), a row each.

    ``id`` is what the column of the row's id is called; ``index`` the kind of thing of which each
    row is one: its label is the index. ``only`` are the fields it shows, all when there are none.
    ``names`` are the columns that are called otherwise than their field.
    """

    name: str
    part: str
    rows: str
    id: str = "id"
    index: str = ""
    only: tuple[str, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    #: Columns that follow from others, properties of a row: where they stand, and their shape.
    derived: tuple[tuple[str, str], ...] = ()

    @cached_property
    def model(self) -> type[Model]:
        """The model of a row."""
        found: type[Model] = field_shape(PARTS[self.part].model_fields[self.rows]).entry.type
        return found

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, without the index."""
        return tuple(self._columns())

    def _columns(self) -> Iterator[Column]:
        after = dict(self.derived)
        yield self._column("id")
        for name in self.model.model_fields:
            shown = not self.only or name in self.only
            # A person is called by a number; who that is stands here.
            named = bool(self.index) and name == "name" and self.index != "person"
            if name in ("id", "source") or named or not shown or self._melted(name):
                continue
            yield self._column(name)
            if name in after:
                yield Column(after[name], after[name], Shape(bool), derived=True)

    def _column(self, name: str) -> Column:
        called = self.id if name == "id" else self.names.get(name, name)
        return Column(called, name, field_shape(self.model.model_fields[name]))

    def _melted(self, name: str) -> bool:
        """How often each was answered has a table of its own (`COUNTS`)."""
        return get_origin(field_shape(self.model.model_fields[name]).type) is dict


@dataclass(frozen=True)
class Melted(Table):
    """What the rows say of several things: a row for each of those things.

    ``fields`` hold a value (``value``) by what it is about (``about``). With more
    than one, ``when`` is the column that tells which.
    """

    fields: tuple[str, ...] = ()
    about: str = ""
    value: str = "score"
    when: str = ""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns."""
        found = field_shape(self.model.model_fields[self.fields[0]])
        key = shape(get_args(found.type)[0])
        made = [self._column("id"), Column(self.about, "", key)]
        if self.when:
            made.append(Column(self.when, "", Shape(Literal[self.fields])))
        return (*made, Column(self.value, "", found.entry))


_ITEMS = (
    Table("parties", "stakeholders", "items", index="stakeholder"),
    Table(
        "relations",
        "relations",
        "items",
        names={"from_id": "from", "to_id": "to"},
        derived=(("direction", "one_way"),),
    ),
    Table("people", "people", "items", index="person"),
    Table("tests", "start", "tests", id="test"),
    Table("forces", "context", "forces", id="force"),
    Melted(
        "accelerators",
        "context",
        "respondents",
        id="person",
        fields=("now", "expected"),
        about="accelerator",
        when="when",
    ),
    Melted(
        "reinforcement",
        "context",
        "reinforcement",
        id="accelerator",
        fields=("strengthens",),
        about="strengthens",
        value="strength",
    ),
    Table("scope", "domain", "scope"),
    Table("not_feasible", "domain", "not_feasible"),
    Table("pictures", "domain", "pictures"),
    Table("quality", "domain", "quality"),
    Melted("quality_marks", "domain", "quality", fields=("counts",), about="mark", value="times"),
    Table("dreams", "dream", "dreams", id="party", only=("sentence",)),
    Table("support", "dream", "dreams", id="party", only=("support",)),
    Table("themes", "dream", "themes", index="theme"),
    Table("goals", "goals", "goals", index="goal"),
    Melted(
        "positions",
        "goals",
        "positions",
        id="party",
        fields=("positions",),
        about="goal",
        value="position",
    ),
    Melted(
        "influences",
        "goals",
        "influences",
        id="party",
        fields=("on",),
        about="on",
        value="influence",
    ),
    Table("dilemmas", "dilemmas", "dilemmas", index="dilemma"),
    Table("places", "dilemmas", "positions"),
    Table("exchanges", "dilemmas", "exchanges", id="party"),
    Table("actions", "doing", "actions"),
    Table("investments", "doing", "investments", id="party"),
    Table("conditions", "doing", "conditions", id="condition"),
    Melted("readiness", "doing", "readiness", id="person", fields=("scores",), about="ask"),
    Table("moments", "persevering", "moments", index="moment"),
    Table("measurements", "persevering", "measurements"),
    Table("lessons", "persevering", "lessons"),
    Table("health", "persevering", "health"),
    Melted(
        "health_answers",
        "persevering",
        "health",
        fields=("counts",),
        about="given",
        value="times",
    ),
    Table("health_roles", "persevering", "health_roles"),
    Melted(
        "health_role_answers",
        "persevering",
        "health_roles",
        fields=("counts",),
        about="given",
        value="times",
    ),
    Table("idea_groups", "ideas", "groups", index="group"),
    Table("ideas", "ideas", "items"),
    Table("own_questions", "own", "questions", index="question"),
    Table("own_answers", "own", "answers"),
    Table("choices", "choices", "items"),
    Melted("votes", "choices", "items", fields=("counts",), about="given", value="times"),
    Melted("duels", "choices", "items", fields=("over",), about="other", value="times"),
    Table("programme", "programme", "items"),
)

#: The tables by their names, in the order of the steps.
TABLES: dict[str, Table] = {each.name: each for each in _ITEMS}
