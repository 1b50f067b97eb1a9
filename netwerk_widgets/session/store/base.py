"""The store: an append-only log of revisions, part by part."""

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Self

from netwerk_widgets.session.errors import (
    DatabaseError,
    NameInvalidError,
    ReadOnlyError,
    SessionExistsError,
    StaleError,
)
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.store.merge import Conflict, merge

Document = dict[str, Any]

#: A session's name has at most this many characters.
LONGEST_NAME = 80
#: Control characters, half characters, and the ends of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
#: How often a save starts over when others keep being first.
_ATTEMPTS = 50


@dataclass(frozen=True)
class Revision:
    """One saved document of one part; ``number`` counts from 1, 0 is "never saved"."""

    session: str
    part: str
    number: int
    time: datetime
    author: str
    document: Document
    undoes: int | None = None


@dataclass(frozen=True)
class SessionInfo:
    """A session in a list: its name, when it was made and last changed, its revisions."""

    name: str
    created: datetime
    changed: datetime
    parts: dict[str, int]


@dataclass(frozen=True)
class Saved:
    """What a save came to: the revision, whether it was merged, and what both changed."""

    revision: Revision
    merged: bool = False
    conflicts: list[Conflict] = field(default_factory=list)


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


class Store(ABC):
    """Sessions and their revisions. Subclasses keep them; the rules are here."""

    readonly = False

    # ---- what a subclass does ----

    @abstractmethod
    def sessions(self) -> list[SessionInfo]:
        """All sessions, last changed first."""

    @abstractmethod
    def _create(self, name: str, documents: dict[str, Document], author: str) -> None: ...

    @abstractmethod
    def heads(self, name: str) -> dict[str, int]:
        """The latest revision number of every part that was ever saved."""

    @abstractmethod
    def _read(self, name: str, part: str, number: int | None) -> Revision | None: ...

    @abstractmethod
    def _append(self, revision: Revision) -> None:
        """Add a revision, or raise `StaleError` when that number is taken."""

    @abstractmethod
    def history(self, name: str, part: str | None = None, limit: int = 100) -> list[Revision]:
        """The latest revisions, newest first."""

    @abstractmethod
    def _trail(self, name: str, parts: Sequence[str]) -> list[tuple[str, int, int | None]]:
        """Part, number and undone number of every revision, newest first, no documents."""

    @abstractmethod
    def rename(self, old: str, new: str) -> None:
        """Give a session another name.

        Raises
        ------
        NetwerkError
            When there is no such session, it cannot have that name, or nothing may change.
        """

    @abstractmethod
    def delete(self, name: str) -> None:
        """Remove a session and all its revisions."""

    @abstractmethod
    def change_token(self) -> object:
        """Something cheap that differs after any save by anybody."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what the store holds open."""

    # ---- the rules ----

    def create(self, name: str, documents: dict[str, Document] | None, author: str) -> None:
        """Make a session.

        Raises
        ------
        NameInvalidError, SessionExistsError, ReadOnlyError
            When there cannot be a session of that name here.
        """
        self._may_write()
        clean = clean_name(name)
        if any(each.name.casefold() == clean.casefold() for each in self.sessions()):
            raise SessionExistsError(clean)
        given = documents or {}
        # Every part has a first revision, so that whatever comes after it can be undone.
        whole = {part: canonical(part, given.get(part, {})) for part in PARTS}
        self._create(clean, whole, author)

    def read(self, name: str, part: str, number: int | None = None) -> Revision:
        """A revision of a part, the latest unless a number is given.

        Raises
        ------
        SessionNotFoundError
            When there is no such session.
        """
        found = self._read(name, part, number)
        if found is not None:
            return found
        self.heads(name)
        empty = PARTS[part]().model_dump(mode="json")
        return Revision(name, part, 0, datetime.fromtimestamp(0, UTC), "", empty)

    def save(
        self,
        name: str,
        part: str,
        document: Document,
        base: int,
        author: str,
        undoes: int | None = None,
    ) -> Saved:
        """Save a document that was made from revision ``base``.

        Over somebody else's newer one it is merged: what does not overlap goes together;
        where both changed the same, ours stands, theirs stays in the log and is named.

        Raises
        ------
        SessionNotFoundError, ReadOnlyError, DatabaseError
            When it cannot be saved here.
        pydantic.ValidationError
            When it is not a document of that part.
        """
        self._may_write()
        mine = canonical(part, document)
        for _ in range(_ATTEMPTS):
            head = self.read(name, part)
            conflicts: list[Conflict] = []
            merged = mine
            if head.number != base:
                merged, conflicts = merge(self.read(name, part, base).document, mine, head.document)
                merged = canonical(part, merged)
            if merged == head.document and undoes is None:
                return Saved(head, head.number != base, conflicts)
            new = Revision(name, part, head.number + 1, datetime.now(UTC), author, merged, undoes)
            try:
                self._append(new)
            except StaleError:
                continue
            return Saved(new, head.number != base, conflicts)
        raise DatabaseError("database_busy")

    def undo(self, name: str, parts: Sequence[str], author: str) -> Saved | None:
        """Take back the last change to one of these parts; again, the one before it."""
        target = self._to_undo(name, parts)
        return None if target is None else self._reverse(name, *target, author)

    def redo(self, name: str, parts: Sequence[str], author: str) -> Saved | None:
        """Take back the last `undo`, if nothing was changed since."""
        target = self._to_redo(name, parts)
        return None if target is None else self._reverse(name, *target, author)

    def can_undo(self, name: str, parts: Sequence[str]) -> bool:
        """Whether there is something to undo."""
        return self._to_undo(name, parts) is not None

    def can_redo(self, name: str, parts: Sequence[str]) -> bool:
        """Whether there is something to redo."""
        return self._to_redo(name, parts) is not None

    def _to_undo(self, name: str, parts: Sequence[str]) -> tuple[str, int] | None:
        standing = _standing(self._trail(name, parts))
        return standing[0] if standing else None

    def _to_redo(self, name: str, parts: Sequence[str]) -> tuple[str, int] | None:
        trail = self._trail(name, parts)
        undone = {(part, undoes) for part, _, undoes in trail if undoes is not None}
        numbers = {(part, number): undoes for part, number, undoes in trail}
        for part, number, undoes in trail:
            if undoes is None:
                return None
            is_redo = numbers.get((part, undoes)) is not None
            if not is_redo and (part, number) not in undone:
                return part, number
        return None

    def _reverse(self, name: str, part: str, number: int, author: str) -> Saved:
        after = self.read(name, part, number).document
        before = self.read(name, part, number - 1).document
        head = self.read(name, part)
        document, conflicts = merge(after, before, head.document)
        saved = self.save(name, part, document, head.number, author, undoes=number)
        return replace(saved, conflicts=[*conflicts, *saved.conflicts])

    def _may_write(self) -> None:
        if self.readonly:
            raise ReadOnlyError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()


def _standing(trail: list[tuple[str, int, int | None]]) -> list[tuple[str, int]]:
    """The changes that still stand, newest first: no undos, and not undone (or redone)."""
    # Oldest first, so that of several undos of one change the last one counts.
    undoing = {
        (part, undoes): number for part, number, undoes in reversed(trail) if undoes is not None
    }

    def undone(part: str, number: int) -> bool:
        by = undoing.get((part, number))
        return by is not None and not undone(part, by)

    return [
        (part, number)
        for part, number, undoes in trail
        if undoes is None and number > 1 and not undone(part, number)
    ]
