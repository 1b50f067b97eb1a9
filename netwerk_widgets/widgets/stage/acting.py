"""What a key on the stage, or a button on the desk, does with what is staged."""

from typing import Any

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import staging
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.session.staging import THEMES, Staged, is_pause
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.stage import course, timing
from netwerk_widgets.widgets.stage.deck import Deck
from netwerk_widgets.widgets.stage.screens import Screen, line
from netwerk_widgets.widgets.stage.sequence import VIEWS
from netwerk_widgets.widgets.stage.walk import Place, beside, here

Said = dict[str, Any]
Changes = dict[str, Any]


def carried_out(content: Said, deck: Deck, session: str) -> Staged:
    """Do what is asked of the stage of a session (its id); what stands there after it."""
    staged = staging.load(session)
    if content.get("type") == "pause" and isinstance(content.get("minutes"), int):
        return staging.pause(session, content["minutes"])
    changes = timing.followed(asked(content, deck, staged), deck.session.programme, staged)
    return staged if changes is None else staging.change(session, **changes)


def asked(content: Said, deck: Deck, staged: Staged) -> Changes | None:
    """What is asked, as changes of what is staged; None: nothing changes."""
    kind = content.get("type")
    if kind == "go":
        way = -1 if content.get("way") == -1 else 1
        return _to(beside(deck, staged, here(deck, staged), way), deck, staged)
    if kind == "step":
        number = content.get("number")
        if isinstance(number, int) and 1 <= number <= len(STEPS):
            return _to(Place(f"step.{STEPS[number - 1]}", 0), deck, staged)
    if kind == "at" and content.get("at") in course.known(deck.session.programme):
        key = str(content["at"])
        # Never something else than what was asked for.
        return None if nothing(key, deck) else _to(Place(key, 0), deck, staged)
    if kind in timing.KINDS:
        return _timed(content, deck, staged)
    if kind == "black":
        return {"black": not staged.black}
    if kind == "theme":
        return {"theme": THEMES[(THEMES.index(staged.theme) + 1) % len(THEMES)]}
    if kind == "allow":
        closed = deck.hidden(here(deck, staged).at)
        return {"allowed": tuple(dict.fromkeys((*staged.allowed, *closed)))}
    if kind == "lit":
        return {"lit": str(content.get("id") or "")[: staging.LONG]}
    if kind == "moved":
        return _moved(content, deck, staged)
    if kind == "tidy":
        deck.tidy()
        return {"moved": ()}
    return _ordered(content, deck.session.programme, staged)


def nothing(key: str, deck: Deck) -> bool:
    """Whether there is nothing to show of a thing; what went wrong may come back."""
    return key in VIEWS and not deck.screens(key) and deck.bare(key)


def _moved(content: Said, deck: Deck, staged: Staged) -> Changes | None:
    """A party that is carried to another place: of the parties that there are, once each."""
    moved = staging.moved([[content.get("id"), *_numbers(content.get("place"))]])
    known = {each.id for each in deck.session.stakeholders.items}
    kept = {each[0]: each for each in (*staged.moved, *moved) if each[0] in known}
    return {"moved": tuple(kept.values())} if moved else None


def _numbers(place: object) -> list[object]:
    return place if isinstance(place, list) else []


def _ordered(content: Said, programme: Programme, staged: Staged) -> Changes | None:
    """What is asked of the order; as it was at first, it goes along with the programme again."""
    kind, key = content.get("type"), str(content.get("at"))
    now = course.course(programme, staged.order)
    keys = now
    if kind == "move":
        keys = course.moved(now, key, -1 if content.get("way") == -1 else 1)
    elif kind == "leave":
        keys = tuple(each for each in now if each != key)
    elif kind == "put":
        keys = course.put_back(now, key, programme)
    elif kind == "again":
        return {"order": None}
    if keys == now:
        return None
    return {"order": None if keys == course.base(programme) else keys}


def _to(place: Place, deck: Deck, staged: Staged) -> Changes:
    """Show a place; a break of the programme takes the minutes that stand there."""
    if place.at == staged.at and is_pause(place.at):
        return {"black": False}
    for each in deck.session.programme.items:
        if place.at == staging.pause_key(each.id):
            return staging.paused(staged, each.minutes, each.id)
    return {"at": place.at, "page": place.page, "black": False, "lit": ""}


def _timed(content: Said, deck: Deck, staged: Staged) -> Changes | None:
    """What is asked of the clock; who goes to an item goes there on the stage too."""
    programme = deck.session.programme
    item = next((each for each in programme.items if each.id == content.get("id")), None)
    if content.get("type") != "item" or item is None:
        return timing.changed(content, programme, staged, here(deck, staged).at)
    clock = timing.at(staged, item)
    keys = course.own_keys(programme.items, item)
    key = next((each for each in keys if is_pause(each) or deck.screens(each)), None)
    return {**(_to(Place(key, 0), deck, staged) if key else {}), **clock}


def shown(deck: Deck, staged: Staged, place: Place) -> dict[str, Any]:
    """A place on the stage as ``static/stage/view.js`` draws it."""
    t, key = deck.t, place.at
    if is_pause(key):
        more = {"until": staged.until.isoformat() if staged.until else ""}
        name = course.shown_as(deck.session.programme.items, key)
        css = "is-pause is-own" if name else "is-pause"
        return _drawn(Screen(css, name or t("stage.pause"), more=more), key, t)
    found = deck.screens(key)
    if not found:
        return waiting(t)
    view = VIEWS[key]
    drawn = _drawn(found[place.page], key, t, place.page + 1, len(found))
    if view.step and view.kind != "step":
        number = STEPS.index(view.step) + 1
        drawn |= {"step": str(number), "stepLabel": t(f"steps.{view.step}.label")}
    return drawn | ({"lit": staged.lit} if "map" in drawn else {})


def _drawn(screen: Screen, key: str, t: Texts, page: int = 1, pages: int = 1) -> dict[str, Any]:
    what = {"css": screen.css, "title": screen.title, "html": str(screen.body), "at": key}
    return what | {"page": page, "pages": pages, "language": t.language} | screen.more


def waiting(t: Texts) -> dict[str, Any]:
    """What is drawn when the room is shown no session."""
    return _drawn(Screen("is-waiting", t("showing.waiting"), line(t("stage.waiting"))), "", t)
