"""Everything that was recorded, as tables: one for each list, one for each form.

The tables follow from the models, so that a field that is added to a session is in its report.
Left out are what nobody typed (ids, where a party stands on the map) and what is empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, get_args, get_origin

from netwerk_widgets.insights.names import named, short
from netwerk_widgets.insights.people import numbered
from netwerk_widgets.report.document import Cell, Grid
from netwerk_widgets.report.writing import capital
from netwerk_widgets.session.choices import WORDS
from netwerk_widgets.session.fields import personal
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Model, Ref
from netwerk_widgets.session.models.marks import Confided, Counted, Personal, Untyped
from netwerk_widgets.session.shapes import Shape, field_key, field_shape, shape
from netwerk_widgets.session.sources import is_said, told
from netwerk_widgets.texts import Texts

#: The first two have a table of their own; what the room sees, what is planned and what a
#: student answers is nothing that a group recorded.
_APART = ("moments", "steps", "room", "programme", "study")


def tables(session: Session, t: Texts) -> tuple[Grid, ...]:
    """All tables of a session, in the order of its parts; what is empty is left out."""
    return tuple(grid for grid in _all(session, t) if grid is not None)


def _all(session: Session, t: Texts) -> Iterator[Grid | None]:
    reader = _Reader(session, t)
    for part, model in PARTS.items():
        if part in _APART:
            continue
        content = getattr(session, part)
        yield reader.form(part, content)
        for name in model.model_fields:
            entry = field_shape(model.model_fields[name]).entry.type
            if isinstance(entry, type) and issubclass(entry, Model):
                yield _nobody_s(reader.rows(part, name, entry, getattr(content, name)), entry)
    yield _frozen(session, t)
    yield _confirmed(session, t)


def _nobody_s(found: Grid | None, model: type[Model]) -> Grid | None:
    """Rows of scores in an order of their own: by what stands in them, not by whose they are."""
    if found is None or "id" not in personal(model):
        return found
    return replace(found, rows=tuple(sorted(found.rows, key=str)))


def grid(
    key: str, title: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]], fixed: int = 0
) -> Grid | None:
    """A table without its empty columns and rows; None when nothing is left.

    ``fixed`` is the number of columns at the start that say what a row is about: they do not
    fill a row by themselves.
    """
    full = [row for row in rows if any(cell not in (None, "") for cell in row[fixed:])]
    used = [
        index for index in range(len(columns)) if any(row[index] not in (None, "") for row in full)
    ]
    if not full or not used:
        return None
    return Grid(
        key,
        title,
        tuple(columns[index] for index in used),
        tuple(tuple(row[index] for index in used) for row in full),
    )


class _Reader:
    """Turns items into rows of cells, with names in place of ids."""

    def __init__(self, session: Session, t: Texts) -> None:
        self.t = t
        self.names: dict[str, dict[str, str]] = {
            "person": numbered(session, t),
            "stakeholder": named(session.stakeholders.items, t),
            "theme": named(session.dream.themes, t),
            "goal": named(session.goals.goals, t, 600),
            "dilemma": named(session.dilemmas.dilemmas, t, 600),
            "moment": named(session.persevering.moments, t),
            "group": named(session.ideas.groups, t),
            "question": named(session.own.questions, t, 200),
        }

    def form(self, part: str, content: Model) -> Grid | None:
        """What a part holds apart from its lists, line by line."""
        t = self.t
        rows: list[tuple[Cell, ...]] = []
        sourced = is_said(content)
        for name, field in type(content).model_fields.items():
            found = field_shape(field)
            entry = found.entry.type
            value = getattr(content, name)
            if (
                name == "source"
                or found.first(Untyped)
                or (isinstance(entry, type) and issubclass(entry, Model))
            ):
                continue
            cell = self.cell(found, value)
            says = capital(told(content, t, [name])) if sourced and cell is not None else None
            rows.append((self._label(type(content), name), cell, says))
        heads = ("what", "recorded", "source")
        columns = [capital(t(f"report.column.{each}")) for each in heads]
        title = t.optional(f"report.form.{part}") or capital(t(f"fields.part.{part}"))
        return grid(part, title, columns, rows, fixed=1)

    def rows(self, part: str, name: str, model: type[Model], items: list[Any]) -> Grid | None:
        """A list, one row for each item."""
        columns: list[str] = []
        cells: list[list[Cell]] = [[] for _ in items]
        given = 0
        for key, field in model.model_fields.items():
            found = field_shape(field)
            if key == "source" or found.first(Untyped) or (key == "id" and not self._says(found)):
                continue
            if found.first(Confided):
                continue
            if found.first(Personal) and key == "id":  # no report has who gave which scores
                continue
            given += key == "id"
            label = self._label(model, key)
            if get_origin(found.type) is dict:
                several = sum(
                    get_origin(field_shape(each).type) is dict
                    for each in model.model_fields.values()
                )
                values = [getattr(each, key) for each in items]
                named = several > 1 or found.first(Counted)
                self._spread(found, label if named else "", columns, cells, values)
                continue
            columns.append(label)
            for row, each in zip(cells, items, strict=True):
                row.append(self.cell(found, getattr(each, key)))
        return self._listed(f"{part}_{name}", columns, cells, given, items)

    def _listed(
        self, key: str, columns: list[str], cells: list[list[Cell]], given: int, items: list[Any]
    ) -> Grid | None:
        """The table; with a column of sources when somebody else than the group is one."""
        title = capital(self.t(f"fields.list.{key}"))
        if not any(is_said(each) for each in items):
            return grid(key, title, columns, [tuple(row) for row in cells], given)
        rows = [
            (*row, told(each, self.t))
            for row, each in zip(cells, items, strict=True)
            if any(cell not in (None, "") for cell in row[given:])
        ]
        return grid(key, title, [*columns, capital(self.t("report.column.source"))], rows, given)

    def _spread(
        self,
        found: Shape,
        label: str,
        columns: list[str],
        cells: list[list[Cell]],
        values: list[dict[str, Any]],
    ) -> None:
        """A column for each key of a dictionary."""
        keys = shape(get_args(found.type)[0])
        for key in dict.fromkeys(key for value in values for key in value):
            name = str(self.cell(keys, key))
            columns.append(f"{label}: {name}" if label else capital(name))
            for row, value in zip(cells, values, strict=True):
                row.append(value.get(key))

    @staticmethod
    def _says(found: Shape) -> bool:
        """Whether an id means something to people: a reference, or a part of the method."""
        refers = any(isinstance(mark, Ref) for mark in found.metadata)
        return refers or get_origin(found.type) is Literal

    def cell(self, found: Shape, value: Any) -> Cell:
        """A value as a cell: ids and choices in words, the rest as it is."""
        if value is None or value == "":
            return None
        if isinstance(value, dict):
            keys = shape(get_args(found.type)[0])
            each = [f"{self.cell(keys, key)}: {many}" for key, many in sorted(value.items())]
            return ", ".join(each) or None
        if isinstance(value, list):
            return ", ".join(str(self.cell(found.entry, each)) for each in value) or None
        reference = next((mark for mark in found.metadata if isinstance(mark, Ref)), None)
        if reference is not None:
            return self.names[reference.kind].get(value, self.t("ui.gone"))
        if get_origin(found.type) is Literal:
            return WORDS[found.type](self.t, value)
        return value.strip() if isinstance(value, str) else value

    def _label(self, model: type[Model], name: str) -> str:
        return capital(self.t(f"fields.label.{field_key(model, name)}"))


def _frozen(session: Session, t: Texts) -> Grid | None:
    """The kept moments: when, and how large the network was."""
    moments = named(session.persevering.moments, t)
    columns = [
        capital(t("fields.label.measurement_moment")),
        capital(t("fields.label.frozen_moment_taken")),
        capital(t("report.column.parties")),
        capital(t("report.column.relations")),
        capital(t("report.column.actions")),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            moments.get(each.id, t("ui.gone")),
            each.taken.date(),
            len(each.state.get("stakeholders", {}).get("items", ())),
            len(each.state.get("relations", {}).get("items", ())),
            len(each.state.get("doing", {}).get("actions", ())),
        )
        for each in session.moments.frozen
    ]
    return grid("moments_frozen", capital(t("fields.list.moments_frozen")), columns, rows)


def _confirmed(session: Session, t: Texts) -> Grid | None:
    """Which steps the group confirmed, and when."""
    columns = [capital(t("report.column.step")), capital(t("fields.label.confirmation_at"))]
    rows: list[tuple[Cell, ...]] = [
        (short(t(f"steps.{step}.label")), confirmed.at.date())
        for step, confirmed in session.steps.confirmed.items()
    ]
    return grid("steps", capital(t("fields.part.steps")), columns, rows)
