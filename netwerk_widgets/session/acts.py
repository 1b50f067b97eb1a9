"""The acts that undo and redo are about: what was changed, and where that belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from netwerk_widgets.method import STEPS
from netwerk_widgets.places import EXTRAS
from netwerk_widgets.session import own
from netwerk_widgets.session.differences import Change, differences
from netwerk_widgets.session.fields import SHARED, belongs, page_of_part
from netwerk_widgets.session.store.base import Document, Store
from netwerk_widgets.session.store.lasting import lasting

Way = Literal["undo", "redo"]


@dataclass(frozen=True)
class Act:
    """What was saved as one: ``revisions`` (part, number) with what they changed.

    ``before`` and ``after``: the documents of those parts, for the names in them.
    """

    revisions: tuple[tuple[str, int], ...]
    changes: tuple[Change, ...]
    before: dict[str, Document] = field(compare=False)
    after: dict[str, Document] = field(compare=False)

    @property
    def pages(self) -> list[str]:
        """The pages where this belongs, in the order of the workbook; see `page_of`."""
        known = ["start", *STEPS, *EXTRAS, "case"]
        found = {page_of(each) for each in self.changes} or {
            page_of_part(part) for part, _ in self.revisions
        }
        return sorted(found, key=known.index)


class Acts:
    """What undo and redo would take back of an open session, looked up once for each act.

    A page asks after every save: what it just held is not read again.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[Way, Act] = {}
        #: By part, the last two revisions that the session held.
        self._held: dict[str, dict[int, Document]] = {}

    def held(self, part: str, number: int, document: Document) -> None:
        """The session holds this revision of a part now."""
        two = {**self._held.get(part, {}), number: document}
        self._held[part] = dict(sorted(two.items())[-2:])

    def last(self, name: str, way: Way, parts: Sequence[str]) -> Act | None:
        """What undo or redo would now take back in these parts; None when there is nothing."""
        ask = self._store.undoable if way == "undo" else self._store.redoable
        revisions = tuple(ask(name, parts))
        if not revisions:
            return None
        if way not in self._found or self._found[way].revisions != revisions:
            self._found[way] = act_of(self._store, name, revisions, self._held)
        return self._found[way]


def act_of(
    store: Store,
    name: str,
    revisions: Sequence[tuple[str, int]],
    held: Mapping[str, Mapping[int, Document]] = MappingProxyType({}),
) -> Act:
    """The act that these revisions of a session were; what is ``held`` is not read."""

    def read(part: str, number: int) -> Document:
        known = held.get(part, {}).get(number)
        return store.read(name, part, number).document if known is None else known

    before = {part: read(part, number - 1) for part, number in revisions}
    after = {part: read(part, number) for part, number in revisions}
    changes = [
        each
        for part, _ in revisions
        for each in map(reversible, differences(part, before[part], after[part]))
        if each is not None
    ]
    return Act(tuple(revisions), tuple(changes), before, after)


def reversible(change: Change) -> Change | None:
    """The change without what no undo takes back; None when there is nothing else."""
    stays = lasting(change.part)
    if change.path in stays:
        return None
    fields = tuple(each for each in change.fields if change.path or each.field not in stays)
    return None if change.fields and not fields else replace(change, fields=fields)


def page_of(change: Change) -> str:
    """The page where a change belongs: ``start``, a step, one of `places.EXTRAS` or ``case``."""
    part, usual = change.part, page_of_part(change.part)
    if part == own.PART and change.row:
        return own.page_of(str(change.row.get("question") or change.row["id"]))
    if part not in SHARED:
        return usual
    found = (belongs(part, SHARED[part], each.field) for each in change.fields)
    pages = {mark.page or next(iter(mark.steps), usual) for mark in found}
    return pages.pop() if len(pages) == 1 else usual
