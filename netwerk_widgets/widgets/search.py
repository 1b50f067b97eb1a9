"""Looking for words in the whole session: what has them, and the field on its page.

Persons are not found: what is found stands on the beamer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, get_args

from netwerk_widgets.session import own
from netwerk_widgets.session.choices import page_label
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.common import Ref
from netwerk_widgets.session.models.own import Own, OwnPer
from netwerk_widgets.session.shapes import field_shape
from netwerk_widgets.session.told import Names, field_label, item_words
from netwerk_widgets.texts import Texts
from netwerk_widgets.texts.folding import unaccented
from netwerk_widgets.widgets.header import NOTEBOOKS, query
from netwerk_widgets.widgets.recording import Document, Recording

#: So many are shown.
MOST = 12
#: So much is read of what is typed, and so much of a text is shown around it.
_LONGEST, _AROUND = 100, 60


@dataclass(frozen=True)
class Hit:
    """A field with the words in it: of which page and row, and what is shown of it."""

    page: str
    editor: str
    row: str
    key: str
    title: str
    text: str = ""


def _recordings() -> tuple[tuple[str, Recording], ...]:
    """The lists and forms that are looked in, in the order of the steps."""
    from netwerk_widgets.widgets.pages import (
        context,
        dilemmas,
        doing,
        domain,
        dream,
        gather,
        goals,
        persevering,
    )

    return (
        ("context", context.STAKEHOLDERS),
        ("domain", domain.RELATIONS),
        ("domain", domain.DOMAIN),
        ("domain", domain.SCOPE),
        ("dream", dream.SHARED),
        ("dream", dream.THEMES),
        ("goals", goals.GOALS),
        ("dilemmas", dilemmas.DILEMMAS),
        ("doing", doing.ACTIONS),
        ("persevering", persevering.MOMENTS),
        ("persevering", persevering.LESSONS),
        ("gather", gather.ideas.IDEAS),
    )


def _questions(documents: dict[str, Document]) -> Iterator[tuple[str, Recording]]:
    """The answers to questions of the group's own, each question on its page."""
    from netwerk_widgets.widgets.answers import recording

    for each in Own.model_validate(documents[own.PART]).questions:
        for per in get_args(OwnPer):
            yield each.page, recording(each.model_copy(update={"per": per}))


def hits(words: str, documents: dict[str, Document], t: Texts, most: int = MOST) -> list[Hit]:
    """The fields that have all of the words, however they are written; names come first."""
    wanted = unaccented(words[:_LONGEST]).split()
    if not wanted:
        return []
    names = Names(documents)
    found = (
        hit
        for page, recording in (*_recordings(), *_questions(documents))
        for item in recording.items(documents[recording.part])
        for hit in _in(page, recording, item, wanted, names, t)
    )
    # Enough to choose from, of a session of thousands too.
    some = list(islice(found, 20 * most))
    return sorted(some, key=lambda each: bool(each.text))[:most]


def _in(
    page: str,
    recording: Recording,
    item: Document,
    wanted: list[str],
    names: Names,
    t: Texts,
) -> Iterator[Hit]:
    """What an item is called, or else each text of it, that has the words."""
    part, path = recording.part, recording.path
    title = item_words(part, path, item if path else None, names, t)
    shown = title or t(f"fields.part.{part}")
    if title and _has(title, wanted):
        yield Hit(page, recording.name, item["id"], recording.keys[0], shown)
        return
    for key in recording.asked:
        value = item.get(key) or ""
        if not _typed(recording, key) or not _has(f"{title} {value}", wanted):
            continue
        label = field_label(part, path, key, "", names, t)
        yield Hit(
            page, recording.name, item["id"], key, shown, f"{label}: {_around(value, wanted)}"
        )
        return


def _typed(recording: Recording, key: str) -> bool:
    """Whether a field is words, and not those of a person: no choice, no id, no number."""
    if "." in key or key in recording.personal:
        return False
    found = field_shape(recording.model.model_fields[key])
    return found.type is str and found.first(Ref) is None


def _has(text: str, wanted: list[str]) -> bool:
    there = unaccented(text)
    return all(word in there for word in wanted)


def _around(text: str, wanted: list[str]) -> str:
    """The piece of a text where the first word is."""
    line = " ".join(text.split())
    at = max(0, unaccented(line).find(wanted[0]) - _AROUND // 3)
    piece = line[at : at + _AROUND]
    return f"{'…' if at else ''}{piece}{'…' if at + _AROUND < len(line) else ''}"


def found(words: str, live: LiveSession, t: Texts) -> list[dict[str, Any]]:
    """What is found, as the bar shows it (``static/search.js``), with the way to it."""
    asked = query(live.name, t.language)
    return [
        {
            "title": each.title,
            "text": each.text,
            "page": page_label(t, each.page),
            "href": NOTEBOOKS[each.page] + asked,
            "path": NOTEBOOKS[each.page],
            "at": {"editor": each.editor, "row": each.row, "name": each.key},
        }
        for each in hits(words, live.documents, t)
    ]
