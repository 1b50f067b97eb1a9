"""Putting back what another page replaced or removed, with all that went along."""

from collections.abc import Mapping, Sequence
from typing import Any

from netwerk_widgets.session import edits
from netwerk_widgets.session.acts import Act, act_of
from netwerk_widgets.session.overwritten import Replaced
from netwerk_widgets.session.store.base import Document, Store
from netwerk_widgets.session.store.merge import merge

_NOTHING: tuple[Any, ...] = (None, "", [], {})


def put_back(
    store: Store, name: str, documents: Mapping[str, Document], lost: Sequence[Replaced]
) -> dict[str, Document]:
    """The documents, by part, in which what was lost stands again.

    An item that was removed comes back with all that was removed or emptied in the same act:
    relations, positions, scores; what that act added stays. A value comes back by itself.

    Raises
    ------
    EditError
        When a value has no place any more.
    """
    fresh: dict[str, Document] = {}
    acts: dict[tuple[tuple[str, int], ...], Act] = {}
    values = []
    for each in lost:
        revisions = tuple(sorted(store.act(name, each.spot.part, each.number)))
        act = acts.get(revisions) or act_of(store, name, revisions)
        if each.gone or (each.theirs in _NOTHING and _removes(act)):
            acts[revisions] = act
        else:
            values.append(each)
    for act in acts.values():
        for part, after in act.after.items():
            before = _with_added(act.before[part], after)
            fresh[part], _ = merge(after, before, fresh.get(part, documents[part]))
    for each in values:
        part = each.spot.part
        now = fresh.get(part, documents[part])
        fresh[part] = edits.apply(part, now, each.spot.path, each.op())
    return fresh


def _removes(act: Act) -> bool:
    return any(each.kind == "removed" for each in act.changes)


def _with_added(before: Document, after: Document) -> Document:
    """What there was before an act, with the items that it added."""
    whole = dict(before)
    for key, rows in after.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            known = {each["id"] for each in before[key]}
            whole[key] = [*before[key], *(each for each in rows if each["id"] not in known)]
    return whole
