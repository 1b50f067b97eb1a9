"""In which language a session is: nobody says so, the small words of what was typed do."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from netwerk_widgets.session.cases import case_names, every_text, untranslated
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, Language, Texts, texts

#: So many small words tell a language, when there are so many times more than of any other.
_ENOUGH, _CLEARLY = 10, 3


def spoken(session: Session) -> Language | None:
    """The language of what was typed; None where too little was, or several are used."""
    typed = Counter(_words(session.model_dump(mode="json")))
    found = Counter(
        {
            each: sum(typed[word] for word in texts(each).items("language.small"))
            for each in LANGUAGES
        }
    )
    [(first, many), *rest] = found.most_common()
    next_most = rest[0][1] if rest else 0
    return first if many >= max(_ENOUGH, _CLEARLY * next_most) else None


def other(session: Session, t: Texts) -> Language | None:
    """The language of what was typed, where that is not the one in which it is told."""
    found = spoken(session)
    return None if found == t.language else found


def note(session: Session, t: Texts) -> str:
    """A sentence where what was typed is in another language; else nothing."""
    found = other(session, t)
    return t("language.typed_in", name=texts(found)("language.name")) if found else ""


def notes(session: Session, t: Texts) -> str:
    """The `note`, and where the `translation` of a case is."""
    return f"{note(session, t)} {translation(session, t)}".strip()


def translation(session: Session, t: Texts, *, on_start: bool = False) -> str:
    """Where a case that was opened in another language is in this one; else nothing.

    ``on_start``: it is told on the start page, where the cases are.
    """
    case = session.start.case
    # A session may come from a computer that has more cases.
    if case not in case_names() or other(session, t) is None:
        return ""
    if untranslated(case, t.language):
        return ""
    where = t("start.doors.cases")
    return t("language.case_here", where=where) if on_start else t("language.case_too")


def _words(tree: Any) -> Iterator[str]:
    """The words of every sentence; what is one word (a name, a choice) tells no language."""
    for each in every_text(tree):
        if " " in each:
            yield from re.findall(r"[^\W\d_]+", each.casefold())
