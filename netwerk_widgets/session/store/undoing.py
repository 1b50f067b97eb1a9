"""What undo and redo take back, from the trail of revisions alone."""

from collections.abc import Sequence
from typing import NamedTuple


class Trace(NamedTuple):
    """What undo needs to know of a revision."""

    part: str
    number: int
    undoes: int | None
    act: str | None


def to_undo(trail: Sequence[Trace]) -> list[Trace]:
    """The last change that still stands, with what was saved in the same act.

    ``trail``: every revision, newest first.
    """
    return _one_act(_standing(trail))


def to_redo(trail: Sequence[Trace]) -> list[Trace]:
    """The last undo that still stands, if nothing was changed since; see `to_undo`."""
    undone = {(each.part, each.undoes) for each in trail if each.undoes is not None}
    numbers = {(each.part, each.number): each.undoes for each in trail}
    found = []
    for each in trail:
        if each.undoes is None:
            break
        is_redo = numbers.get((each.part, each.undoes)) is not None
        if not is_redo and (each.part, each.number) not in undone:
            found.append(each)
    return _one_act(found)


def _standing(trail: Sequence[Trace]) -> list[Trace]:
    """The changes that still stand, newest first: no undos, and not undone (or redone)."""
    # Oldest first, so that of several undos of one change the last one counts.
    undoing = {
        (each.part, each.undoes): each.number for each in reversed(trail) if each.undoes is not None
    }

    def undone(part: str, number: int) -> bool:
        by = undoing.get((part, number))
        return by is not None and not undone(part, by)

    return [
        each
        for each in trail
        if each.undoes is None and each.number > 1 and not undone(each.part, each.number)
    ]


def _one_act(found: list[Trace]) -> list[Trace]:
    """The newest, with what was saved in the same act."""
    return [each for each in found if each is found[0] or (each.act and each.act == found[0].act)]
