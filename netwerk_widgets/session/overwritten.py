"""Noticing that another page replaced what this one saved a moment ago."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from netwerk_widgets.session.differences import Change, differences
from netwerk_widgets.session.ops import Edit
from netwerk_widgets.session.store.base import Document, Revision

#: How long (seconds) and how much (values) a page remembers of what it saved.
RECENT, MOST = 600.0, 200
#: So many of others' revisions are looked through, the latest ones.
REVISIONS = 20


class Spot(NamedTuple):
    """A field of an item, or an entry of one; without ``path`` a part's own field."""

    part: str
    path: str
    item: str
    field: str
    inner: str


@dataclass(frozen=True)
class Replaced:
    """A value that this page saved lately, and what another made of it.

    ``number`` is the revision of the part that did so. ``gone``: the whole item was removed;
    ``row`` is how it was.
    """

    spot: Spot
    mine: Any
    theirs: Any
    author: str
    number: int
    gone: bool = False
    row: Document | None = None

    def op(self) -> Edit:
        """The operation (`session.ops`) that puts a value back."""
        at = self.spot
        key = f"{at.field}.{at.inner}" if at.inner else at.field
        return {"op": "set", "id": at.item or "form", "key": key, "value": self.mine}


class Own:
    """What one page saved lately, value by value."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._kept: dict[Spot, tuple[Any, float]] = {}

    def saved(self, part: str, before: Document, after: Document) -> None:
        """Remember what a save of this page changed; what it emptied or removed is no loss."""
        for change in differences(part, before, after):
            self._forget(change)
            for spot, value in _values(change):
                self._kept.pop(spot, None)  # the latest last
                if value not in (None, "", [], {}):
                    self._kept[spot] = value, self._now()
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]

    def knows(self, part: str) -> bool:
        """Whether anything of a part is remembered."""
        oldest = self._now() - RECENT
        self._kept = {spot: kept for spot, kept in self._kept.items() if kept[1] >= oldest}
        return any(spot.part == part for spot in self._kept)

    def look(
        self, part: str, before: Document, revisions: Iterable[Revision], after: Document
    ) -> list[Replaced]:
        """What others' revisions, one after the other, replaced, and ``after`` does not undo."""
        found: dict[tuple[str, ...], Replaced] = {}
        document = before
        for revision in revisions:
            for change in differences(part, document, revision.document):
                for each in self._lost(change, revision):
                    found[each.spot] = each
            document = revision.document
        standing = {spot for change in differences(part, before, after) for spot in _spots(change)}
        lost = [each for spot, each in found.items() if spot in standing]
        for each in lost:
            self._kept.pop(each.spot, None)
        return lost

    def _lost(self, change: Change, revision: Revision) -> list[Replaced]:
        by = revision.author, revision.number
        if change.kind == "removed":
            return self._removed(change, *by)
        return [
            Replaced(spot, each.before, each.after, *by, row=change.row)
            for each in change.fields
            if (spot := Spot(change.part, change.path, change.item, each.field, each.inner))
            in self._kept
            and self._kept[spot][0] == each.before
        ]

    def _removed(self, change: Change, author: str, number: int) -> list[Replaced]:
        if not any(self._is_of(spot, change) for spot in self._kept):
            return []
        self._forget(change)
        spot = Spot(change.part, change.path, change.item, "", "")
        return [Replaced(spot, None, None, author, number, True, change.row)]

    def _forget(self, change: Change) -> None:
        if change.kind == "removed":
            for spot in [each for each in self._kept if self._is_of(each, change)]:
                del self._kept[spot]

    @staticmethod
    def _is_of(spot: Spot, change: Change) -> bool:
        return spot[:3] == (change.part, change.path, change.item)


def _values(change: Change) -> list[tuple[Spot, Any]]:
    """What a change made of which field."""
    at = change.part, change.path, change.item
    if change.kind == "added":
        return [
            (Spot(*at, key, inner), value)
            for key, whole in (change.row or {}).items()
            if key not in ("id", "source")
            for inner, value in (whole.items() if isinstance(whole, dict) else [("", whole)])
        ]
    return [(Spot(*at, each.field, each.inner), each.after) for each in change.fields]


def _spots(change: Change) -> list[Spot]:
    if change.kind == "removed":
        return [Spot(change.part, change.path, change.item, "", "")]
    return [spot for spot, _ in _values(change)]
