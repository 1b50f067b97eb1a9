"""Changes of a session in words: which item, which field, what it was and what it became."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from netwerk_widgets.method import FORCES
from netwerk_widgets.session.choices import WORDS
from netwerk_widgets.session.differences import Change, Differing
from netwerk_widgets.session.fields import personal
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import Ref
from netwerk_widgets.session.models.marks import Personal
from netwerk_widgets.session.models.sources import DEFAULT
from netwerk_widgets.session.models.study import DRIVERS, EXERCISES
from netwerk_widgets.session.references import PLACES
from netwerk_widgets.session.shapes import Shape, field_key, field_shape, shape, shown
from netwerk_widgets.session.store.base import Document
from netwerk_widgets.texts import Texts

#: More changes of one kind in one list are counted; more different ones are not all named.
_SAME, _NAMED, _FIELDS = 3, 3, 4


class Names:
    """What items are called, for changes that mention them.

    ``sources``: whole sessions' documents by part, the first that knows an item names it.
    """

    def __init__(self, *sources: Mapping[str, Document]) -> None:
        self._sources = sources

    def of(self, kind: str, id_: str, t: Texts) -> str:
        """The name of what a reference points at."""
        part, path = PLACES[kind]
        for source in self._sources:
            for number, row in enumerate(source.get(part, {}).get(path, ()), 1):
                if row["id"] == id_ and kind == "person":
                    return str(number)  # this is told on the beamer, beside a score
                if row["id"] == id_:
                    return shown(row.get("name") or "") or t("ui.unnamed")
        return t("ui.gone")


def told(changes: Sequence[Change], names: Names, t: Texts) -> str:
    """Changes as one phrase: ``partij ‘Waterschap’ toegevoegd``.

    Of many only the first are named, and the rest counted; whole sentences are the caller's.
    """
    phrases: list[str] = []
    for (part, path, kind), group in groupby(
        changes, lambda each: (each.part, each.path, each.kind)
    ):
        same = list(group)
        if len(same) > _SAME:
            where = t(f"fields.list.{part}_{path}")
            phrases.append(t(f"history.many.{kind}", list=where, n=len(same)))
        else:
            phrases += [_one(each, names, t) for each in same]
    if len(phrases) > _NAMED:
        rest = len(phrases) - _NAMED + 1
        phrases = [*phrases[: _NAMED - 1], t.count("history.more", rest)]
    return "; ".join(phrases)


def _one(change: Change, names: Names, t: Texts) -> str:
    if change.kind == "moved" and not change.item:
        return t("history.order", list=t(f"fields.list.{change.part}_{change.path}"))
    what = item_words(change.part, change.path, change.row, names, t)
    if change.kind != "changed":
        return t(f"history.kind.{change.kind}", what=what)
    fields = fields_words(change, names, t)
    return t("history.changed", what=what, fields=fields) if what else fields


def item_words(part: str, path: str, row: Document | None, names: Names, t: Texts) -> str:
    """What an item is and is called: ``partij ‘Waterschap’``; nothing for a part's own fields."""
    if not path or row is None:
        return ""
    noun = t(f"history.item.{part}_{path}")
    name = _name(_model(part, path), row, names, t)
    return t("history.named", noun=noun, name=name)


def _name(model: type[BaseModel], row: Document, names: Names, t: Texts) -> str:
    """An item's own name, or that of what it is about; a person is a number on the beamer."""
    if "name" in personal(model):
        return names.of("person", row["id"], t)
    for key in ("name", "text"):
        if key in model.model_fields:
            kind = field_shape(model.model_fields["what"]) if "what" in model.model_fields else None
            said = _choice(kind.type, row["what"], t) if kind and not row.get(key) else ""
            return said or shown(row.get(key) or "") or t("ui.unnamed")
    about = []
    for key in list(model.model_fields):
        found = field_shape(model.model_fields[key])
        reference, value = found.first(Ref), row.get(key)
        if reference is not None:
            about.append(names.of(reference.kind, value, t) if value else "…")
        elif key == "id" and get_origin(found.type) is Literal and value:
            about.append(_choice(found.type, value, t))
    return " – ".join(about) or t("ui.unnamed")


def fields_words(change: Change, names: Names, t: Texts) -> str:
    """Which fields differ; of a single one also what it was and became."""
    model = _model(change.part, change.path)
    if len(change.fields) == 1:
        [only] = change.fields
        label = _label(model, only, names, t)
        found = _shape(model, only)
        before, after = (_value(found, each, names, t) for each in (only.before, only.after))
        return t("history.value", label=label, before=before, after=after)
    whole = [replace(each, inner="") for each in change.fields]
    labels = list(dict.fromkeys(_label(model, each, names, t) for each in whole))
    if len(labels) > _FIELDS:
        rest = len(labels) - _FIELDS + 1
        return ", ".join([*labels[: _FIELDS - 1], t.count("history.more", rest)])
    return t.enumerate(labels)


def place_words(
    part: str, path: str, row: Document | None, field: str, inner: str, names: Names, t: Texts
) -> str:
    """A field of an item: ``partij ‘Waterschap’, invloed``."""
    what = item_words(part, path, row, names, t)
    if not field:
        return what
    label = field_label(part, path, field, inner, names, t)
    return t("history.changed", what=what, fields=label) if what else label


def field_label(part: str, path: str, field: str, inner: str, names: Names, t: Texts) -> str:
    """What a field, or an entry of one, is called."""
    return _label(_model(part, path), Differing(field, inner, None, None), names, t)


def value_words(
    part: str, path: str, field: str, inner: str, value: Any, names: Names, t: Texts
) -> str:
    """A value as people read it: a choice in words, a party by its name, a text in quotes."""
    found = _shape(_model(part, path), Differing(field, inner, None, None))
    return _value(found, value, names, t)


def _model(part: str, path: str) -> type[BaseModel]:
    whole: type[BaseModel] = PARTS[part]
    if not path:
        return whole
    found: type[BaseModel] = field_shape(whole.model_fields[path]).entry.type
    return found


def _shape(model: type[BaseModel], field: Differing) -> Shape:
    found = field_shape(model.model_fields[field.field])
    return found.entry if field.inner else found


def _label(model: type[BaseModel], field: Differing, names: Names, t: Texts) -> str:
    key = field_key(model, field.field)
    label = t.optional(f"history.field.{key}") or t(f"fields.label.{key}")
    if not field.inner:
        return label
    if field.field == "source":
        return t("history.entry", label=label, entry=_sourced(model, field.inner, t))
    keys = shape(get_args(field_shape(model.model_fields[field.field]).type)[0])
    return t("history.entry", label=label, entry=_value(keys, field.inner, names, t))


def _sourced(model: type[BaseModel], key: str, t: Texts) -> str:
    """What a source is of: one of the fields, or all the others."""
    if key == DEFAULT:
        return t("fields.sources.default")
    return t(f"fields.label.{field_key(model, key.partition('.')[0])}")


def _value(found: Shape, value: Any, names: Names, t: Texts) -> str:
    if value in (None, "", [], {}):
        return t("history.empty")
    if found.first(Personal):
        return "…"  # seen in the row that somebody opened
    if isinstance(value, list):
        return _few([_value(found.entry, each, names, t) for each in value], t)
    reference = found.first(Ref)
    if reference is not None:
        return t("history.quoted", text=names.of(reference.kind, value, t))
    limits = found.first(StringConstraints)
    if limits is not None and limits.pattern:
        return "…"  # an id says nothing to anybody
    if get_origin(found.type) is Literal:
        return _choice(found.type, value, t)
    if found.type is date:
        return t.day(date.fromisoformat(value))
    if isinstance(value, str):
        return t("history.quoted", text=shown(value))
    if found.least is not None and found.least < 0 and found.type is int:
        return t.signed(value)
    if isinstance(value, float):
        digits = next((n for n in (0, 1) if round(value, n) == round(value, 2)), 2)
        return t.number(value, digits)
    return str(value)


def _choice(type_: Any, value: str, t: Texts) -> str:
    if type_ in WORDS:
        return WORDS[type_](t, value)
    if set(get_args(type_)) <= {*DRIVERS}:
        kind = "force" if value in FORCES else "accelerator"
        return t(f"method.{kind}.{value}.label")
    if set(get_args(type_)) <= {*EXERCISES}:
        return t(f"study.exercise.{value}.label")
    return t("history.quoted", text=shown(value))


def _few(words: Iterable[str], t: Texts) -> str:
    row = list(words)
    if len(row) > _FIELDS:
        row = [*row[: _FIELDS - 1], t.count("history.more", len(row) - _FIELDS + 1)]
    return t.enumerate(row)
