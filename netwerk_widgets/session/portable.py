"""A session as a file: JSON, whole and checked, out and in."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from netwerk_widgets.session.errors import EditError, ImportFileError, NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.start import MOST_ORIGINS
from netwerk_widgets.session.people_of_before import with_people
from netwerk_widgets.session.references import dangling
from netwerk_widgets.session.shapes import Place, explained, field_key, find, shown
from netwerk_widgets.session.store.base import Store
from netwerk_widgets.texts import Texts

#: Version 1 kept one source for a whole row, version 2 who scored beside the scores; both are read.
FORMAT, VERSION = "netwerk-session", 3
KEYS = ("format", "version", "name", "session")
#: A session with fifty frozen moments stays well below this (bytes).
LARGEST = 20_000_000


def dumps(name: str, session: Session) -> str:
    """The text of a session's file."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "name": name,
        "session": session.model_dump(mode="json"),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def loads(text: str | bytes) -> tuple[str, Session]:
    """The name and content of a session's file.

    Raises
    ------
    ImportFileError
        When it is damaged, not a session, of a newer version, or not valid: with the place.
    """
    whole = _parsed(text)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ImportFileError("file_foreign")
    version, name, content = (whole.get(key) for key in ("version", "name", "session"))
    number = version if type(version) is int else 0  # True is no version
    if number > VERSION:
        raise ImportFileError("file_newer")
    if number < 1 or not isinstance(name, str) or not isinstance(content, dict):
        raise ImportFileError("file_foreign")
    unknown = next((key for key in whole if key not in KEYS), None)
    if unknown is not None:
        raise ImportFileError(
            "file_invalid", place=shown(unknown), reason=EditError("field_unknown").sentence
        )
    if number < VERSION:
        content = with_people(content)
    try:
        session = Session.model_validate(content)
        _check_frozen(session)
        loose = dangling(session)
        # What no model looks into must be storable too.
        json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except ValidationError as problem:
        raise _located(problem, content) from problem
    except (ValueError, RecursionError) as problem:
        raise ImportFileError("file_foreign") from problem
    if loose:
        first = loose[0]
        place = FilePlace(first.part, first.path, content)
        raise ImportFileError("file_dangling", place=place, id=first.id)
    return name, session


def load_file(path: Path) -> tuple[str, Session]:
    """The name and content of a session's file on disk.

    Raises
    ------
    NetwerkError
        When it cannot be read, and see `loads`.
    """
    try:
        return loads(path.read_bytes())
    except OSError as problem:
        raise NetwerkError("file_unreadable", file=path) from problem


def _parsed(text: str | bytes) -> Any:
    if len(text) > LARGEST:
        raise ImportFileError("file_large", most=LARGEST // 1_000_000)
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        return json.loads(words)
    except UnicodeDecodeError as problem:
        raise ImportFileError("file_not_text") from problem
    except json.JSONDecodeError as problem:
        raise ImportFileError(
            "file_damaged", line=problem.lineno, column=problem.colno
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise ImportFileError("file_foreign") from problem


def _check_frozen(session: Session) -> None:
    """A frozen moment is made of parts too, though its model does not say so."""
    for index, moment in enumerate(session.moments.frozen):
        for part, document in moment.state.items():
            place = FilePlace("moments", ("frozen", index, "state"), {})
            if part not in PARTS:
                reason = EditError("field_unknown")
                raise ImportFileError("file_invalid", place=place, reason=reason.sentence)
            try:
                PARTS[part].model_validate(document)
            except ValidationError as problem:
                reason = explained(problem, PARTS[part])
                raise ImportFileError(
                    "file_invalid", place=place, reason=reason.sentence
                ) from problem


def _located(problem: ValidationError, content: Any) -> ImportFileError:
    part, *path = problem.errors(include_url=False)[0]["loc"]
    reason = explained(problem, Session)
    place = FilePlace(str(part), tuple(path), content)
    return ImportFileError("file_invalid", place=place, reason=reason.sentence)


@dataclass(frozen=True)
class FilePlace:
    """A place in a session's file; called with the texts it says which, in words.

    ``path`` leads there from the part; ``content`` is the file's session, for names.
    """

    part: str
    path: Place
    content: Any

    def __call__(self, t: Texts) -> str:
        """For instance: ``the parties, row 3 (‘Rabobank’), influence``."""
        if self.part not in PARTS:
            return shown(self.part)
        words = t(f"fields.part.{self.part}")
        rest = self.path
        rows = t.optional(f"fields.list.{self.part}_{rest[0]}") if rest else None
        if rows and len(rest) > 1 and isinstance(rest[1], int):
            words = rows
            number, name = rest[1] + 1, self._name()
            if name:
                words = t("errors.place_named", list=words, number=number, name=name)
            else:
                words = t("errors.place_row", list=words, number=number)
            rest = rest[2:]
        elif rows:
            return rows
        return f"{words}, {self._label(t)}" if rest else words

    def _label(self, t: Texts) -> str:
        found = find(PARTS[self.part], self.path)
        label = t.optional(f"fields.label.{field_key(found.model, found.field)}")
        return label or shown(found.field)

    def _name(self) -> str:
        try:
            row = self.content[self.part][self.path[0]][self.path[1]]
            return shown(row.get("name") or row.get("text") or "")
        except (KeyError, IndexError, TypeError, AttributeError):
            return ""


def import_session(store: Store, name: str, text: str | bytes, author: str) -> Session:
    """Make a session of a file's content, which it gives; on any error nothing was made.

    Raises
    ------
    ImportFileError, NameInvalidError, SessionExistsError
        When the file or the name is not right.
    """
    _, session = loads(text)
    store.create(name, session.model_dump(mode="json"), author)
    return session


def read_session(store: Store, name: str) -> Session:
    """A session as it is now."""
    found = store.latest(name, PARTS)
    return Session.model_validate({part: each.document for part, each in found.items()})


def to_send(store: Store, name: str) -> Session:
    """A session as it is now, to go elsewhere: with where it comes from.

    There it has another id, and knows by this the answers that were asked for here.
    """
    session = read_session(store, name)
    own = store.session_id(name)
    if re.fullmatch("[0-9a-f]{32}", own):  # an old workbook that can only be read has no such ids
        session.start.origins = list(dict.fromkeys((own, *session.start.origins)))[:MOST_ORIGINS]
    return session


def export_session(store: Store, name: str) -> str:
    """The text of a session's file, as the session is now."""
    return dumps(name, to_send(store, name))
