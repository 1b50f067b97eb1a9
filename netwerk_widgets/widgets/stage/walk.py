"""From one thing on the stage to the next: what there is nothing of is skipped."""

from typing import NamedTuple

from netwerk_widgets.session.staging import PAUSE, Staged, is_pause
from netwerk_widgets.widgets.stage.course import Keys, course, shown_as
from netwerk_widgets.widgets.stage.deck import Deck
from netwerk_widgets.widgets.stage.sequence import ORDER, VIEWS

#: So many things ahead are made ready.
_AHEAD = 4


class Place(NamedTuple):
    """What is shown, and which screen of it."""

    at: str
    page: int


def here(deck: Deck, staged: Staged) -> Place:
    """Where the stage is: what it was told, or as near to that as there is something to show."""
    if is_pause(staged.at):
        return Place(staged.at, 0)
    found = deck.screens(staged.at)
    if found:
        return Place(staged.at, min(staged.page, len(found) - 1))
    keys = _keys(deck, staged)
    if staged.at not in keys and (own := _came_of(staged.at)) and deck.screens(own):
        return Place(own, 0)
    start = _index(keys, staged.at)
    for key in (*keys[max(0, start) :], *reversed(keys[: max(0, start)])):
        if deck.screens(key):
            return Place(key, 0)
    return Place("", 0)


def _came_of(at: str) -> str:
    """What shows a round when it is over, where that comes right after it; else nothing."""
    view = VIEWS.get(at)
    if view is None or view.kind != "round" or at == ORDER[-1]:
        return ""
    after = ORDER[ORDER.index(at) + 1]
    return "" if VIEWS[after].kind == "round" else after


def beside(deck: Deck, staged: Staged, place: Place, way: int) -> Place:
    """The screen after (1) or before (-1) where the stage is (``place``); the ends are the ends.

    A break of the programme is a place of its own on the way there, and none on the way back;
    something of the group's own is one either way.
    """
    at, page = place
    keys = _keys(deck, staged)
    if at == PAUSE or (is_pause(at) and at not in keys):
        # The break is over: on with what was there before it.
        return here(deck, Staged(staged.session, at=staged.before, order=staged.order))
    if 0 <= page + way < len(deck.screens(at)):
        return Place(at, page + way)
    start = _index(keys, at)
    rest = keys[start + 1 :] if way > 0 else keys[: _before(keys, at, start)][::-1]
    for key in rest:
        if is_pause(key) and (way > 0 or shown_as(deck.session.programme.items, key)):
            return Place(key, 0)
        many = len(deck.screens(key))
        if many:
            return Place(key, 0 if way > 0 else many - 1)
    return Place(at, page)


def ready(deck: Deck, staged: Staged, place: Place) -> None:
    """Make one thing that somebody may soon go to from a place, if it is not there yet."""
    if is_pause(place.at):
        return
    keys = _keys(deck, staged)
    start = _index(keys, place.at)
    soon = (*keys[start + 1 : start + 1 + _AHEAD], *keys[max(0, start - 1) : max(0, start)])
    for key in soon:
        if key in VIEWS and not deck.made(key):
            deck.screens(key)
            return


def _keys(deck: Deck, staged: Staged) -> Keys:
    return course(deck.session.programme, staged.order)


def _index(keys: tuple[str, ...], at: str) -> int:
    """Where something is; for what is left out, where the last is that comes before it."""
    if at in keys:
        return keys.index(at)
    if at not in ORDER:
        return -1
    earlier = set(ORDER[: ORDER.index(at)])
    return max((n for n, key in enumerate(keys) if key in earlier), default=-1)


def _before(keys: tuple[str, ...], at: str, start: int) -> int:
    return start if at in keys else start + 1
