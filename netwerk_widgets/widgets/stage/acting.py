"""What a key on the stage, or a button on the desk, does with what is staged."""

from typing import Any

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import staging
from netwerk_widgets.session.staging import PAUSE, THEMES, Staged
from netwerk_widgets.texts import Texts
from netwerk_widgets.widgets.stage import sequence
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
    changes = asked(content, deck, staged)
    return staged if changes is None else staging.change(session, **changes)


def asked(content: Said, deck: Deck, staged: Staged) -> Changes | None:
    """What is asked, as changes of what is staged; None: nothing changes."""
    kind = content.get("type")
    if kind == "go":
        return _to(beside(deck, staged, here(deck, staged), -1 if content.get("way") == -1 else 1))
    if kind == "step":
        number = content.get("number")
        if isinstance(number, int) and 1 <= number <= len(STEPS):
            return _to(Place(f"step.{STEPS[number - 1]}", 0))
    if kind == "at" and content.get("at") in VIEWS:
        return _to(Place(str(content["at"]), 0))
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
    return _ordered(content, staged)


def _moved(content: Said, deck: Deck, staged: Staged) -> Changes | None:
    """A party that is carried to another place: of the parties that there are, once each."""
    moved = staging.moved([[content.get("id"), *_numbers(content.get("place"))]])
    known = {each.id for each in deck.session.stakeholders.items}
    kept = {each[0]: each for each in (*staged.moved, *moved) if each[0] in known}
    return {"moved": tuple(kept.values())} if moved else None


def _numbers(place: object) -> list[object]:
    return place if isinstance(place, list) else []


def _ordered(content: Said, staged: Staged) -> Changes | None:
    """What is asked of the order."""
    kind, key = content.get("type"), str(content.get("at"))
    if kind == "move":
        return {"order": sequence.moved(staged.order, key, -1 if content.get("way") == -1 else 1)}
    if kind == "leave":
        return {"order": sequence.without(staged.order, key)}
    if kind == "put":
        return {"order": sequence.put_back(staged.order, key)}
    return {"order": None} if kind == "again" else None


def _to(place: Place) -> Changes:
    return {"at": place.at, "page": place.page, "black": False, "lit": ""}


def shown(deck: Deck, staged: Staged, place: Place) -> dict[str, Any]:
    """A place on the stage as ``static/stage/view.js`` draws it."""
    t, key = deck.t, place.at
    if key == PAUSE:
        more = {"until": staged.until.isoformat() if staged.until else ""}
        return _drawn(Screen("is-pause", t("stage.pause"), more=more), key, t)
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
