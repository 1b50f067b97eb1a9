"""A session as a file: JSON, whole and checked, out and in."""

import json
from typing import Any

from pydantic import ValidationError

from netwerk_widgets.session.errors import ImportFileError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.references import dangling
from netwerk_widgets.session.store.base import Store

FORMAT, VERSION = "netwerk-session", 1
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
    if not isinstance(whole.get("version"), int) or whole["version"] > VERSION:
        raise ImportFileError("file_newer")
    name = whole.get("name")
    if not isinstance(name, str) or not isinstance(whole.get("session"), dict):
        raise ImportFileError("file_foreign")
    try:
        session = Session.model_validate(whole["session"])
    except ValidationError as problem:
        raise _located(problem, whole["session"]) from problem
    loose = dangling(session)
    if loose:
        first = loose[0]
        raise ImportFileError("file_dangling", place=_place(first.path, first.part), id=first.id)
    return name, session


def _parsed(text: str | bytes) -> Any:
    if len(text) > LARGEST:
        raise ImportFileError("file_large", most=LARGEST // 1_000_000)
    try:
        words = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(words)
    except UnicodeDecodeError as problem:
        raise ImportFileError("file_not_text") from problem
    except json.JSONDecodeError as problem:
        raise ImportFileError(
            "file_damaged", line=problem.lineno, column=problem.colno
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise ImportFileError("file_foreign") from problem


def _place(path: tuple[Any, ...], part: str) -> str:
    """``relations › items › 3 › from_id``: as the file itself names it, rows from 1."""
    words = [part, *(str(word + 1) if isinstance(word, int) else str(word) for word in path)]
    return " › ".join(words)[:200]


def _located(problem: ValidationError, content: dict[str, Any]) -> ImportFileError:  # noqa: ARG001
    first = problem.errors()[0]
    part, *path = first["loc"]
    return ImportFileError(
        "file_invalid", place=_place(tuple(path), str(part)), value=str(first.get("input"))[:60]
    )


def import_session(store: Store, name: str, text: str | bytes, author: str) -> None:
    """Make a session of a file's content; on any error nothing was made.

    Raises
    ------
    ImportFileError, NameInvalidError, SessionExistsError
        When the file or the name is not right.
    """
    _, session = loads(text)
    store.create(name, session.model_dump(mode="json"), author)


def read_session(store: Store, name: str) -> Session:
    """A session as it is now."""
    return Session.model_validate({part: store.read(name, part).document for part in PARTS})


def export_session(store: Store, name: str) -> str:
    """The text of a session's file, as the session is now."""
    return dumps(name, read_session(store, name))
