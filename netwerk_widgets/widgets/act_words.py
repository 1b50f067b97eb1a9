"""What undo, redo and other pages did, in the words of the bar."""

from typing import Any

from netwerk_widgets.method import STEPS
from netwerk_widgets.session.acts import Act, Way
from netwerk_widgets.session.authors import page_of, person_of
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.overwritten import Replaced
from netwerk_widgets.session.store.base import Conflict, Document
from netwerk_widgets.session.told import Names, place_words, told, value_words
from netwerk_widgets.texts import Texts

#: So many places are named, of what others changed or replaced.
_NAMED = 3


def where(pages: list[str], t: Texts) -> str:
    """Pages in words: ``stap 1 en stap 3``."""
    return t.enumerate([page_words(each, t) for each in pages])


def page_words(page: str, t: Texts) -> str:
    """A page in words: ``stap 1``, ``de kaart``; for what is no page, the command line."""
    if page in STEPS:
        number = next(n for n, step in enumerate(STEPS, 1) if step == page)
        return t("history.where.step", number=number)
    known = ("start", "map", "thread", "gather", "desk", "case")
    return t(f"history.where.{page if page in known else 'command'}")


def author_words(author: str, t: Texts) -> str:
    """From which page something was saved, and by whom where that is known."""
    page, person = page_words(page_of(author), t), person_of(author)
    return t("history.where.person", who=person, where=page) if person else page


def said(act: Act, live: LiveSession, page: str, t: Texts) -> dict[str, str]:
    """What an act was and where: the values of the sentences about it on a page.

    A student's page has no steps: there all of it is in the case.
    """
    words = told(act.changes, Names(act.after, act.before, live.documents), t)
    pages = [page] if page == "case" else act.pages
    return {"where": where(pages, t), "what": words or t("history.empty")}


def buttons(live: LiveSession | None, page: str, t: Texts) -> dict[str, Any]:
    """Whether undo and redo can do anything, and what: just their names when there is nothing."""
    ways: tuple[Way, ...] = ("undo", "redo")
    acts = {way: live.last(way) if live else None for way in ways}
    titles = {
        way: t(f"history.{way}_title", **said(act, live, page, t))
        if act and live
        else t(f"ui.{way}")
        for way, act in acts.items()
    }
    return {"canUndo": bool(acts["undo"]), "canRedo": bool(acts["redo"]), "titles": titles}


def replaced_words(lost: list[Replaced], live: LiveSession, t: Texts) -> str:
    """What another page replaced: which fields, what was here, and what there is now."""
    names = Names(live.documents)
    shown = lost[:_NAMED]
    gone = [each for each in shown if each.gone]
    who = author_words(lost[0].author, t)
    places = [
        place_words(at.part, at.path, each.row, at.field, at.inner, names, t)
        for each in gone or shown
        for at in [each.spot]
    ]
    if gone:
        return t("history.replaced_gone", who=who, what="; ".join(places))

    def values(which: str) -> str:
        return "; ".join(
            value_words(*each.spot[:2], *each.spot[3:], getattr(each, which), names, t)
            for each in shown
        )

    what, mine, theirs = "; ".join(places), values("mine"), values("theirs")
    return t("history.replaced", who=who, what=what, mine=mine, theirs=theirs)


def conflict_words(part: str, conflicts: list[Conflict], live: LiveSession, t: Texts) -> str:
    """What others had where both changed the same: each place, with their value."""
    names, document = Names(live.documents), live.documents[part]
    return "; ".join(_conflict(part, each, document, names, t) for each in conflicts[:_NAMED])


def _conflict(part: str, conflict: Conflict, document: Document, names: Names, t: Texts) -> str:
    head, *rest = conflict.path
    rows = document.get(head)
    item: Document | None = None
    if rest and isinstance(rows, list):
        item = next((each for each in rows if each["id"] == rest[0]), None)
        if item is None:  # it is gone here: theirs is the whole item
            item = conflict.theirs if isinstance(conflict.theirs, dict) else {"id": rest[0]}
    path, places = (head, rest[1:]) if item is not None else ("", [head, *rest])
    field, inner, *_ = [*places, "", ""]
    where = place_words(part, path, item, field, inner, names, t)
    if not field:
        return where
    theirs = value_words(part, path, field, inner, conflict.theirs, names, t)
    return t("history.theirs", place=where, value=theirs)
