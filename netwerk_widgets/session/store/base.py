"""The store: an append-only log of revisions, part by part."""

import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Self

from netwerk_widgets.session.errors import (
    DatabaseError,
    ReadOnlyError,
    SessionExistsError,
    StaleError,
)
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.models.signs import composed
from netwerk_widgets.session.store.lasting import kept
from netwerk_widgets.session.store.merge import Conflict, merge
from netwerk_widgets.session.store.revisions import (
    Document,
    LogEntry,
    Revision,
    Saved,
    SessionInfo,
    canonical,
    clean_name,
    never_saved,
)
from netwerk_widgets.session.store.undoing import Trace, to_redo, to_undo

#: How often a save starts over when others keep being first.
_ATTEMPTS = 50


class Store(ABC):
    """Sessions and their revisions. Subclasses keep them; the rules are here."""

    readonly = False
    #: Whether it is of people who are kept apart (`shared.store`).
    is_shared = False
    #: The sentence for who wants to write when it is (`ReadOnlyError`).
    refusal = "read_only"

    @abstractmethod
    def sessions(self) -> list[SessionInfo]:
        """All sessions, last changed first."""

    @abstractmethod
    def _create(self, name: str, documents: dict[str, Document], author: str) -> None: ...

    @abstractmethod
    def heads(self, name: str) -> dict[str, int]:
        """The latest revision number of every part that was ever saved."""

    @abstractmethod
    def session_id(self, name: str) -> str:
        """What a session keeps under every name, and no other session has, here or elsewhere.

        Raises
        ------
        SessionNotFoundError
            When there is no such session.
        """

    @abstractmethod
    def name_of(self, session_id: str) -> str | None:
        """What the session with this `session_id` is called now; None when it is gone."""

    @abstractmethod
    def workbook_id(self) -> str:
        """What this store has, and no other store."""

    @abstractmethod
    def _read(self, name: str, part: str, number: int | None) -> Revision | None: ...

    @abstractmethod
    def _append(self, *revisions: Revision) -> None:
        """Add revisions, all or none; raise `StaleError` when a number is taken."""

    @abstractmethod
    def history(self, name: str, part: str | None = None, limit: int = 100) -> list[Revision]:
        """The latest revisions, newest first."""

    @abstractmethod
    def log(self, name: str, parts: Sequence[str]) -> list[LogEntry]:
        """Every revision of these parts, newest first, without documents."""

    @abstractmethod
    def _trail(self, name: str, parts: Sequence[str]) -> list[Trace]:
        """Every revision, newest first, no documents."""

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

    def find(self, name: str) -> str | None:
        """The session that somebody means, as it writes its name; None when there is none.

        Capitals, spaces around it, and accents that are written apart, make no other name: no
        two sessions differ in those alone.
        """
        wanted = composed(name.strip()).casefold()
        names = (each.name for each in self.sessions())
        return next((name for name in names if composed(name).casefold() == wanted), None)

    def create(self, name: str, documents: dict[str, Document] | None, author: str) -> None:
        """Make a session.

        Raises
        ------
        NameInvalidError, SessionExistsError, ReadOnlyError
            When there cannot be a session of that name here.
        """
        self.may_write()
        clean = clean_name(name)
        if self.find(clean) is not None:
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
        if (found := self._read(name, part, number)) is not None:
            return found
        self.heads(name)
        return never_saved(name, part)

    def latest(self, name: str, parts: Iterable[str]) -> dict[str, Revision]:
        """The latest revisions of parts, by part; see `read`."""
        return {part: self.read(name, part) for part in parts}

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
        undone = {} if undoes is None else {part: undoes}
        return self.save_all(name, {part: document}, {part: base}, author, undone)[part]

    def save_all(
        self,
        name: str,
        documents: Mapping[str, Document],
        bases: Mapping[str, int],
        author: str,
        undoes: Mapping[str, int] | None = None,
    ) -> dict[str, Saved]:
        """Save documents of several parts, all or none; they are one act, and one undo.

        See `save`, which also says what it raises; ``bases`` are by part, as the answer is.
        """
        self.may_write(name)
        author, undone = self.signed(author), undoes or {}
        mine = {part: canonical(part, document) for part, document in documents.items()}
        for _ in range(_ATTEMPTS):
            now = datetime.now(UTC)
            saved: dict[str, Saved] = {}
            for part, document in mine.items():
                head = self.read(name, part)
                conflicts: list[Conflict] = []
                merged = document
                if head.number != bases[part]:
                    before = self.read(name, part, bases[part]).document
                    merged, conflicts = merge(before, document, head.document)
                    merged = canonical(part, merged)
                revision = head
                if merged != head.document or part in undone:
                    revision = Revision(
                        name, part, head.number + 1, now, author, merged, undone.get(part)
                    )
                saved[part] = Saved(revision, head.number != bases[part], conflicts)
            new = [each.revision for each in saved.values() if each.revision.time is now]
            if len(new) > 1:
                act = uuid.uuid4().hex
                saved = {
                    part: replace(each, revision=replace(each.revision, act=act))
                    if each.revision.time is now
                    else each
                    for part, each in saved.items()
                }
                new = [each.revision for each in saved.values() if each.revision.act == act]
            try:
                if new:
                    self._append(*new)
            except StaleError:
                continue
            return saved
        raise DatabaseError("database_busy")

    def undo(self, name: str, parts: Sequence[str], author: str) -> Saved | None:
        """Take back the last change to these parts; again, the one before it."""
        return self._reverse(name, to_undo(self._trail(name, parts)), author)

    def redo(self, name: str, parts: Sequence[str], author: str) -> Saved | None:
        """Take back the last `undo`, if nothing was changed since."""
        return self._reverse(name, to_redo(self._trail(name, parts)), author)

    def undoable(self, name: str, parts: Sequence[str]) -> list[tuple[str, int]]:
        """The revisions, by part and number, whose change `undo` would take back."""
        return [(each.part, each.number) for each in to_undo(self._trail(name, parts))]

    def redoable(self, name: str, parts: Sequence[str]) -> list[tuple[str, int]]:
        """The revisions, by part and number, whose change `redo` would bring back."""
        found = to_redo(self._trail(name, parts))
        return [(each.part, each.undoes) for each in found if each.undoes is not None]

    def act(self, name: str, part: str, number: int) -> list[tuple[str, int]]:
        """The revisions, by part and number, that were saved as one with this one."""
        trail = self._trail(name, list(PARTS))
        mine = next((each for each in trail if each[:2] == (part, number)), None)
        if mine is None or mine.act is None:
            return [(part, number)]
        return [(each.part, each.number) for each in trail if each.act == mine.act]

    def _reverse(self, name: str, acts: list[Trace], author: str) -> Saved | None:
        if not acts:
            return None
        documents, bases, numbers, found = {}, {}, {}, {}
        for part, number, undoes, _act in acts:
            after = self.read(name, part, number).document
            before = self.read(name, part, number - 1).document
            head = self.read(name, part)
            documents[part], found[part] = merge(after, before, head.document)
            if undoes is None:  # a redo only does again what somebody did
                documents[part] = kept(part, head.document, documents[part])
            bases[part], numbers[part] = head.number, number
        saved = self.save_all(name, documents, bases, author, numbers)
        first, *rest = [
            replace(each, conflicts=[*found[part], *each.conflicts]) for part, each in saved.items()
        ]
        return replace(first, together=tuple(rest))

    def signed(self, author: str) -> str:
        """What a revision of this author says here; see `session.authors`."""
        return author

    def writable(self, name: str) -> bool:
        """Whether a session may change here; ask it of one that is there."""
        return not (self.readonly and name)

    def may_write(self, name: str = "") -> None:
        """Raise `ReadOnlyError` when nothing, or not this session, may change, with the reason."""
        if self.readonly:
            raise ReadOnlyError(self.refusal)
        if name and not self.writable(name):
            raise ReadOnlyError("read_only_shared")

    def may_remove(self, name: str) -> None:
        """Raise `NetwerkError` when this session may not be removed here."""
        self.may_write(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()
