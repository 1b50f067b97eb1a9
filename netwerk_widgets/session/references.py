"""What refers to what: found from the `Ref` marks in the models, never listed by hand."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.essential import ENDS, ESSENTIAL, ONE_EACH
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Ref
from netwerk_widgets.session.shapes import shown

Document = dict[str, Any]

#: Where the items of each kind are: part and list.
PLACES: dict[str, tuple[str, str]] = {
    "stakeholder": ("stakeholders", "items"),
    "person": ("people", "items"),
    "theme": ("dream", "themes"),
    "goal": ("goals", "goals"),
    "dilemma": ("dilemmas", "dilemmas"),
    "moment": ("persevering", "moments"),
    "group": ("ideas", "groups"),
    "question": ("own", "questions"),
}


@dataclass(frozen=True)
class Reference:
    """Somewhere an id is mentioned: ``path`` from the part down, ``item`` the row it is in."""

    kind: str
    id: str
    part: str
    path: tuple[str | int, ...]
    item: str


@dataclass(frozen=True)
class _Marked:
    """A field that refers: directly, or in each entry of a list or key of a dict."""

    name: str
    kind: str
    form: str  # "one", "list" or "keys"


def _kind(annotation: Any, metadata: tuple[Any, ...] = ()) -> str | None:
    for mark in metadata:
        if isinstance(mark, Ref):
            return mark.kind
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kind(get_args(annotation)[0], get_args(annotation)[1:])
    if origin in (Union, types.UnionType):
        kinds = [_kind(each) for each in get_args(annotation)]
        return next((kind for kind in kinds if kind), None)
    return None


@cache
def _marks(model: type[BaseModel]) -> tuple[tuple[_Marked, ...], tuple[tuple[str, type], ...]]:
    """The fields of a model that refer, and its lists of models."""
    marked: list[_Marked] = []
    lists: list[tuple[str, type]] = []
    for name, field in model.model_fields.items():
        annotation = field.annotation
        kind = _kind(annotation, tuple(field.metadata))
        if kind:
            marked.append(_Marked(name, kind, "one"))
            continue
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is list and inner:
            entry = _kind(inner[0])
            if entry:
                marked.append(_Marked(name, entry, "list"))
            elif isinstance(inner[0], type) and issubclass(inner[0], BaseModel):
                lists.append((name, inner[0]))
        elif origin is dict and inner and (entry := _kind(inner[0])):
            marked.append(_Marked(name, entry, "keys"))
    return tuple(marked), tuple(lists)


def _in(
    model: type[BaseModel], document: Document, part: str, path: tuple[str | int, ...], item: str
) -> Iterator[Reference]:
    marked, lists = _marks(model)
    for mark in marked:
        value = document.get(mark.name)
        found = [value] if mark.form == "one" else list(value or ())
        for each in found:
            if each is not None:
                yield Reference(mark.kind, each, part, (*path, mark.name), item)
    for name, inner in lists:
        for index, row in enumerate(document.get(name, ())):
            yield from _in(inner, row, part, (*path, name, index), str(row.get("id", "")))


def references_in(documents: dict[str, Document]) -> Iterator[Reference]:
    """Every reference in a session's documents."""
    for part, document in documents.items():
        yield from _in(PARTS[part], document, part, (), "")


def references(session: Session) -> Iterator[Reference]:
    """Every reference in a session."""
    yield from references_in(session.model_dump(mode="json"))


def _known(documents: dict[str, Document]) -> dict[str, set[str]]:
    return {
        kind: {item["id"] for item in documents.get(part, {}).get(name, ())}
        for kind, (part, name) in PLACES.items()
    }


def dangling(session: Session) -> list[Reference]:
    """References to what is not there."""
    documents = session.model_dump(mode="json")
    known = _known(documents)
    return [each for each in references_in(documents) if each.id not in known[each.kind]]


def refuse_unknown(
    part: str, before: Document, made: Document, documents: dict[str, Document]
) -> None:
    """Nothing that is chosen is what is not there: a word that is no item, or one that went.

    A row of a party that went, or a key of it, is no choice: it goes with its party.

    Parameters
    ----------
    part, before, made
        A part of a session, its document and what it is to become.
    documents
        The documents of all parts.

    Raises
    ------
    EditError
        When there is such a reference that was not there before.
    """
    if not _refers(PARTS[part]):
        return
    had = {(each.item, each.id) for each in references_in({part: before})}
    new = [
        each
        for each in references_in({part: made})
        if (each.item, each.id) not in had and _chosen(made, each.path)
    ]
    if not new:
        return
    known = _known(documents | {part: made})
    for each in new:
        if each.id not in known[each.kind]:
            raise EditError("not_a_choice", value=shown(each.id))


def _chosen(document: Document, path: tuple[str | int, ...]) -> bool:
    """Whether somebody chose what stands there."""
    found: Any = document
    for step in path:
        found = found[step]
    return path[-1] != "id" and not isinstance(found, dict)


@cache
def _refers(model: type[BaseModel]) -> bool:
    marked, lists = _marks(model)
    return bool(marked) or any(_refers(inner) for _, inner in lists)


def dependants(session: Session, kind: str, id_: str) -> list[Reference]:
    """Everything that refers to one item."""
    return [each for each in references(session) if (each.kind, each.id) == (kind, id_)]


def remove_references(documents: dict[str, Document], kind: str, id_: str) -> dict[str, Document]:
    """The documents that change when nothing may refer to an item any more.

    A row that is about the item (a party's exchange, an end of a relation, the goal that was
    measured) goes; elsewhere the mention is emptied.
    """
    return _rewrite(documents, kind, id_, None)


def move_references(
    documents: dict[str, Document], kind: str, old: str, new: str
) -> dict[str, Document]:
    """The documents that change when what refers to ``old`` is to refer to ``new``.

    Where ``new`` has a row of its own already, that row stays and only what it left empty is
    filled in; a relation between the two goes.
    """
    return _rewrite(documents, kind, old, new)


def _rewrite(
    documents: dict[str, Document], kind: str, old: str, new: str | None
) -> dict[str, Document]:
    changed = {}
    for part, document in documents.items():
        fresh = _rewritten(PARTS[part], document, kind, old, new)
        if fresh is not None and fresh != document:
            changed[part] = fresh
    return changed


def _rewritten(
    model: type[BaseModel], document: Document, kind: str, old: str, new: str | None
) -> Document | None:
    """The document without the reference; None when the whole row goes with it."""
    marked, lists = _marks(model)
    fresh = dict(document)
    for mark in marked:
        if mark.kind != kind:
            continue
        value = fresh.get(mark.name)
        if mark.form == "one" and value == old:
            if new is None and mark.name in {"id"} | ESSENTIAL.get(model, frozenset()):
                return None
            fresh[mark.name] = new
        elif mark.form == "list" and value:
            fresh[mark.name] = list(
                dict.fromkeys(new if each == old else each for each in value if new or each != old)
            )
        elif mark.form == "keys" and value and old in value:
            rest = {key: each for key, each in value.items() if key != old}
            fresh[mark.name] = {new: value[old]} | rest if new else rest
    for name, inner in lists:
        before = fresh.get(name, ())
        after = [_rewritten(inner, row, kind, old, new) for row in before]
        fresh[name] = _joined(inner, list(before), after)
    one, other = ENDS.get(model, ("", ""))
    if one and fresh != document and fresh[one] == fresh[other]:
        return None
    return fresh


def _joined(
    model: type[BaseModel], before: list[Document], after: list[Document | None]
) -> list[Document]:
    """The rows that are left; one that became what another was already, is added to that one."""
    names = ONE_EACH.get(model, ("id",))

    def key(row: Document) -> tuple[Any, ...] | None:
        values = tuple(row.get(name) for name in names)
        return None if None in values else values

    stayed = {key(row): row for row, was in zip(after, before, strict=True) if row == was and row}
    rows: dict[int, Document] = {}
    first: dict[tuple[Any, ...] | None, int] = {}
    for index, (row, was) in enumerate(zip(after, before, strict=True)):
        if row is None:
            continue
        found = key(row)
        home = stayed.get(found) if found is not None and row != was else None
        if home is not None:
            at = next(i for i, each in enumerate(after) if each is home)
            rows[at] = _filled(rows.get(at, home), row)
        elif found is not None and row != was and found in first:
            rows[first[found]] = _filled(rows[first[found]], row)
        else:
            rows.setdefault(index, row)
            if row != was:
                first[found] = index
    return [rows[index] for index in sorted(rows)]


def _filled(row: Document, other: Document) -> Document:
    """A row with what it left empty taken from another."""
    fresh: Document = {}
    for name, value in row.items():
        more = other.get(name)
        if isinstance(value, dict) and isinstance(more, dict):
            fresh[name] = {**more, **value}
        else:
            fresh[name] = more if value in (None, "", [], {}) else value
    return fresh
