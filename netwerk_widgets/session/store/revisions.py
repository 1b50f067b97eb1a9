"""What a store keeps and tells: revisions, sessions, and what a save came to."""

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from netwerk_widgets.session.errors import NameInvalidError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store.merge import Conflict

Document = dict[str, Any]

#: A session's name has at most this many characters.
LONGEST_NAME = 80
#: Control characters, half characters, and the ends of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


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
    merged: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    together: tuple["Saved", ...] = ()


def canonical(part: str, document: Document) -> Document:
    """The document as its model writes it.

    Raises
    ------
    pydantic.ValidationError
        When it is not a document of that part.
    """
    return PARTS[part].model_validate(document).model_dump(mode="json")


def clean_name(name: str) -> str:
    """A session's name without spaces around it.

    Raises
    ------
    NameInvalidError
        When it is empty, too long, or holds what no file name can.
    """
    clean = name.strip()
    if not clean:
        raise NameInvalidError("name_empty")
    if len(clean) > LONGEST_NAME:
        raise NameInvalidError("name_too_long", most=LONGEST_NAME)
    if any(sign in "/\\" or unicodedata.category(sign) in _UNSEEN for sign in clean):
        raise NameInvalidError("name_signs")
    return clean
