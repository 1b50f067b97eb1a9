"""A store that lives as long as its process; every session a list of revisions."""

import json
import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from netwerk_widgets.session.errors import SessionExistsError, SessionNotFoundError, StaleError
from netwerk_widgets.session.store.base import (
    Document,
    LogEntry,
    Revision,
    SessionInfo,
    Store,
    Trace,
    clean_name,
)
from netwerk_widgets.session.store.revisions import stored


@dataclass(frozen=True)
class Kept:
    """A revision with its document as text, so that nobody changes it by accident."""

    revision: Revision
    text: str

    def out(self) -> Revision:
        """The revision, with its document."""
        return replace(self.revision, document=stored(self.revision.part, self.text))


def _keep(revision: Revision) -> Kept:
    return Kept(replace(revision, document={}), json.dumps(revision.document, ensure_ascii=False))


class MemoryStore(Store):
    """For tests, and for looking at a case without keeping anything."""

    def __init__(self, readonly: bool = False) -> None:
        self.readonly = readonly
        self._log: dict[str, list[Kept]] = {}
        self._ids: dict[str, str] = {}
        self._own_id = uuid.uuid4().hex
        self._changes = 0
        self._lock = threading.Lock()

    def _revisions(self, name: str) -> list[Kept]:
        try:
            return self._log[name]
        except KeyError:
            raise SessionNotFoundError(name) from None

    def sessions(self) -> list[SessionInfo]:
        """All sessions, last changed first."""
        found = [
            SessionInfo(name, log[0].revision.time, log[-1].revision.time, self.heads(name))
            for name, log in self._log.items()
        ]
        return sorted(found, key=lambda each: each.changed, reverse=True)

    def _create(self, name: str, documents: dict[str, Document], author: str) -> None:
        now = datetime.now(UTC)
        with self._lock:
            self._free(name)
            self._log[name] = [
                _keep(Revision(name, part, 1, now, author, document))
                for part, document in documents.items()
            ]
            self._ids[name] = uuid.uuid4().hex
            self._changes += 1

    def _free(self, name: str, besides: str | None = None) -> None:
        if any(each.casefold() == name.casefold() for each in self._log if each != besides):
            raise SessionExistsError(name)

    def heads(self, name: str) -> dict[str, int]:
        """The latest revision number of every part."""
        return {each.revision.part: each.revision.number for each in self._revisions(name)}

    def session_id(self, name: str) -> str:
        """What the session keeps under every name."""
        self._revisions(name)
        return self._ids[name]

    def name_of(self, session_id: str) -> str | None:
        """What a session is called now."""
        return next((name for name, id_ in self._ids.items() if id_ == session_id), None)

    def workbook_id(self) -> str:
        """What this store has, and no other."""
        return self._own_id

    def _read(self, name: str, part: str, number: int | None) -> Revision | None:
        found = (
            each.out()
            for each in reversed(self._revisions(name))
            if each.revision.part == part and number in (None, each.revision.number)
        )
        return next(found, None)

    def _append(self, *revisions: Revision) -> None:
        with self._lock:
            for each in revisions:
                if self.heads(each.session).get(each.part, 0) >= each.number:
                    raise StaleError
            for each in revisions:
                self._log[each.session].append(_keep(each))
            self._changes += 1

    def history(self, name: str, part: str | None = None, limit: int = 100) -> list[Revision]:
        """The latest revisions, newest first."""
        log = self._revisions(name)
        found = [each for each in reversed(log) if part in (None, each.revision.part)]
        return [each.out() for each in found[:limit]]

    def log(self, name: str, parts: Sequence[str]) -> list[LogEntry]:
        """Every revision of these parts, newest first, without documents."""
        return [
            LogEntry(each.part, each.number, each.time, each.author)
            for each in self._newest_first(name, parts)
        ]

    def _trail(self, name: str, parts: Sequence[str]) -> list[Trace]:
        return [
            Trace(each.part, each.number, each.undoes, each.act)
            for each in self._newest_first(name, parts)
        ]

    def _newest_first(self, name: str, parts: Sequence[str]) -> list[Revision]:
        log = (kept.revision for kept in reversed(self._revisions(name)))
        return [each for each in log if each.part in parts]

    def rename(self, old: str, new: str) -> None:
        """Give a session another name."""
        self.may_write()
        clean = clean_name(new)
        with self._lock:
            log = self._revisions(old)
            self._free(clean, besides=old)
            del self._log[old]
            self._ids[clean] = self._ids.pop(old)
            self._log[clean] = [
                replace(each, revision=replace(each.revision, session=clean)) for each in log
            ]
            self._changes += 1

    def delete(self, name: str) -> None:
        """Remove a session and all its revisions."""
        self.may_write()
        with self._lock:
            self._revisions(name)
            del self._log[name], self._ids[name]
            self._changes += 1

    def change_token(self) -> object:
        """The number of changes so far."""
        return self._changes

    def close(self) -> None:
        """Nothing is held open."""
