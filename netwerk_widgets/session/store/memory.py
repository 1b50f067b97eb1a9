"""A store that lives as long as its process; every session a list of revisions."""

from collections.abc import Sequence
from datetime import UTC, datetime

from netwerk_widgets.session.errors import SessionExistsError, SessionNotFoundError, StaleError
from netwerk_widgets.session.store.base import (
    Document,
    Revision,
    SessionInfo,
    Store,
    clean_name,
)


class MemoryStore(Store):
    """For tests, and for looking at a case without keeping anything."""

    def __init__(self) -> None:
        self._log: dict[str, list[Revision]] = {}
        self._changes = 0

    def _revisions(self, name: str) -> list[Revision]:
        try:
            return self._log[name]
        except KeyError:
            raise SessionNotFoundError(name) from None

    def sessions(self) -> list[SessionInfo]:
        """All sessions, last changed first."""
        found = [
            SessionInfo(name, log[0].time, log[-1].time, self.heads(name))
            for name, log in self._log.items()
        ]
        return sorted(found, key=lambda each: each.changed, reverse=True)

    def _create(self, name: str, documents: dict[str, Document], author: str) -> None:
        now = datetime.now(UTC)
        self._log[name] = [
            Revision(name, part, 1, now, author, document) for part, document in documents.items()
        ]
        self._changes += 1

    def heads(self, name: str) -> dict[str, int]:
        """The latest revision number of every part."""
        return {each.part: each.number for each in self._revisions(name)}

    def _read(self, name: str, part: str, number: int | None) -> Revision | None:
        found = [each for each in self._revisions(name) if each.part == part]
        if number is not None:
            found = [each for each in found if each.number == number]
        return found[-1] if found else None

    def _append(self, revision: Revision) -> None:
        if self.heads(revision.session).get(revision.part, 0) >= revision.number:
            raise StaleError
        self._log[revision.session].append(revision)
        self._changes += 1

    def history(self, name: str, part: str | None = None, limit: int = 100) -> list[Revision]:
        """The latest revisions, newest first."""
        log = self._revisions(name)
        return [each for each in reversed(log) if part in (None, each.part)][:limit]

    def _trail(self, name: str, parts: Sequence[str]) -> list[tuple[str, int, int | None]]:
        return [
            (each.part, each.number, each.undoes)
            for each in reversed(self._revisions(name))
            if each.part in parts
        ]

    def rename(self, old: str, new: str) -> None:
        """Give a session another name."""
        clean = clean_name(new)
        log = self._revisions(old)
        if any(each.casefold() == clean.casefold() for each in self._log if each != old):
            raise SessionExistsError(clean)
        del self._log[old]
        self._log[clean] = [
            Revision(clean, r.part, r.number, r.time, r.author, r.document, r.undoes) for r in log
        ]
        self._changes += 1

    def delete(self, name: str) -> None:
        """Remove a session and all its revisions."""
        self._revisions(name)
        del self._log[name]
        self._changes += 1

    def change_token(self) -> object:
        """The number of changes so far."""
        return self._changes

    def close(self) -> None:
        """Nothing is held open."""
