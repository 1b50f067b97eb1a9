"""What a store keeps and tells: revisions, sessions, and what a save came to."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from netwerk_widgets.session.errors import NameInvalidError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.common import MEND
from netwerk_widgets.session.models.signs import blank, composed, suspicious, unseen
from netwerk_widgets.session.store.merge import Conflict

Document = dict[str, Any]

#: A session's name has at most this many characters.
LONGEST_NAME = 80
#: How a document shows that its rows have one source each, as they once had.
_OF_BEFORE = 'source": "'
_OF_LINES = "\t\n"


@dataclass(frozen=True)
class Revision:
    """One saved document of one part; ``number`` counts from 1, 0 is "never saved".

    Revisions that were saved as one (an import of parties with their relations) share an
    ``act``, and are undone as one.
    """

    session: str
    part: str
    number: int
    time: datetime
    author: str
    document: Document
    undoes: int | None = None
    act: str | None = None


class LogEntry(NamedTuple):
    """A revision without its document: when it was saved, and by whom."""

    part: str
    number: int
    time: datetime
    author: str


@dataclass(frozen=True)
class SessionInfo:
    """A session in a list: its name, when it was made and last changed, its revisions."""

    name: str
    created: datetime
    changed: datetime
    parts: dict[str, int]


@dataclass(frozen=True)
class Saved:
    """What a save came to: the revision, whether it was merged, and what both changed.

    ``together``: what was saved in the same act, of other parts.
    """

    revision: Revision
    merged: bool
    conflicts: list[Conflict] = field(default_factory=list)
    together: tuple["Saved", ...] = ()


def never_saved(session: str, part: str) -> Revision:
    """What a part is before it was ever saved."""
    empty = PARTS[part]().model_dump(mode="json")
    return Revision(session, part, 0, datetime.fromtimestamp(0, UTC), "", empty)


def canonical(part: str, document: Document) -> Document:
    """The document as its model writes it.

    Raises
    ------
    pydantic.ValidationError
        When it is not a document of that part.
    """
    return PARTS[part].model_validate(document).model_dump(mode="json")


def stored(part: str, text: str) -> Document:
    """A document as it was stored, in the form of now.

    Without the signs that were allowed then, and not now; and with a source for each field.
    """
    document: Document = json.loads(text)
    return mended(part, document) if suspicious(text) or _OF_BEFORE in text else document


def mended(part: str, document: Document) -> Document:
    """A document in the form of now; one that cannot be is left as it is."""
    if part not in PARTS:
        return document
    try:
        fresh = PARTS[part].model_validate(document, context=MEND).model_dump(mode="json")
    except ValidationError:
        return document  # said where it is used
    for moment in fresh.get("frozen", ()) if part == "moments" else ():
        moment["state"] = {key: mended(key, each) for key, each in moment["state"].items()}
    return fresh


def clean_name(name: str) -> str:
    """A session's name without spaces around it, each accent in its letter (NFC).

    Raises
    ------
    NameInvalidError
        When it is empty, too long, or holds what no file name can.
    """
    clean = composed(name.strip())
    if not clean or blank(clean):
        raise NameInvalidError("name_empty")
    if len(clean) > LONGEST_NAME:
        raise NameInvalidError("name_too_long", most=LONGEST_NAME)
    if any(sign in clean for sign in "/\\" + _OF_LINES) or unseen(clean, name=True):
        raise NameInvalidError("name_signs")
    return clean
