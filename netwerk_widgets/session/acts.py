"""The acts that undo and redo are about: what was changed, and where that belongs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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


def act_of(store: Store, name: str, revisions: Sequence[tuple[str, int]]) -> Act:
    """The act that these revisions of a session were."""
    before = {part: store.read(name, part, number - 1).document for part, number in revisions}
    after = {part: store.read(name, part, number).document for part, number in revisions}
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
