"""The course of a meeting on the stage: which keys follow each other, and which item they are of.

One rule: what the facilitator put in an order by hand holds; without that the order of the
programme, when there is one; without that the order of the method. A break of the programme, or
something of the group's own, is a thing in that order, with a key of its own
(`session.staging.pause_key`).
"""

from collections.abc import Sequence

from netwerk_widgets.method.programme import SECTIONS
from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.staging import is_pause, pause_key
from netwerk_widgets.widgets.stage.sequence import ORDER, VIEWS

Keys = tuple[str, ...]


def keys_of(item: ProgrammeItem) -> Keys:
    """What an item has for the stage: a break itself, a section its step's question and its views.

    What is of the facilitator's own stands there when that was chosen, by its name; else it has
    nothing: its words are for the desk.
    """
    if item.what == "break" or (item.what == "shown" and item.name):
        return (pause_key(item.id),)
    if item.what not in SECTIONS:
        return ()
    about = SECTIONS[item.what]
    return tuple(key for key in (f"step.{about.page}", *about.views) if key in VIEWS)


def of_items(items: Sequence[ProgrammeItem]) -> dict[str, Keys]:
    """What stands on the stage for each item (by id), nothing twice.

    A step's question comes before what is first of that step.
    """
    found: dict[str, Keys] = {}
    seen: set[str] = set()
    for each in items:
        found[each.id] = tuple(key for key in keys_of(each) if key not in seen)
        seen.update(found[each.id])
    return found


def own_keys(items: Sequence[ProgrammeItem], item: ProgrammeItem) -> Keys:
    """What is shown for one item: what it is the first to have, else its views once more."""
    views = (key for key in keys_of(item) if not key.startswith("step."))
    return of_items(items)[item.id] or tuple(views)


def base(programme: Programme) -> Keys:
    """The order when nobody changed it: that of the programme, or of the method without one."""
    planned = tuple(key for keys in of_items(programme.items).values() for key in keys)
    return planned if any(key in VIEWS for key in planned) else ORDER


def known(programme: Programme) -> frozenset[str]:
    """Everything that can stand on the stage with a programme."""
    return frozenset((*VIEWS, *_breaks(programme)))


def _breaks(programme: Programme) -> list[str]:
    return [key for each in programme.items for key in keys_of(each) if is_pause(key)]


def course(programme: Programme, own: Sequence[str] | None) -> Keys:
    """The keys in the order of a session; ``own`` is the facilitator's, None: not changed.

    Keys that nothing has any more are left out.
    """
    if own is None:
        return base(programme)
    there = known(programme)
    return tuple(key for key in own if key in there)


def left_out(programme: Programme, own: Sequence[str] | None) -> Keys:
    """What a session leaves out, in the order of the programme and then of the method."""
    there = set(course(programme, own))
    return tuple(dict.fromkeys(key for key in (*base(programme), *ORDER) if key not in there))


def moved(keys: Keys, key: str, by: int) -> Keys:
    """The order with one thing so many places later; the ends are the ends."""
    found = list(keys)
    if key in found:
        at = found.index(key)
        found.pop(at)
        found.insert(max(0, min(len(found), at + by)), key)
    return tuple(found)


def put_back(keys: Keys, key: str, programme: Programme) -> Keys:
    """The order with something that was left out: after what comes before it otherwise."""
    whole = next((each for each in (base(programme), ORDER) if key in each), ())
    if key in keys or not whole:
        return keys
    before = [each for each in whole[: whole.index(key)] if each in keys]
    at = keys.index(before[-1]) + 1 if before else 0
    return (*keys[:at], key, *keys[at:])


def shown_as(items: Sequence[ProgrammeItem], key: str) -> str:
    """What something of the group's own is called on the stage; empty for a break."""
    named = (each.name for each in items if each.what == "shown" and key in keys_of(each))
    return next(named, "")


def item_at(items: Sequence[ProgrammeItem], current: str, at: str) -> str:
    """Which item a thing on the stage belongs to; the ``current`` one when it is of none.

    What the current item has too (it may be planned twice) is of that.
    """
    if any(each.id == current and at in keys_of(each) for each in items):
        return current
    keys = of_items(items)
    return next((item for item, those in keys.items() if at in those), current)
