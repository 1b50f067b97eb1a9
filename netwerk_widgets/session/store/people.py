"""The people of sessions from before there was one list of them, in a database.

See `session.people_of_before`. A workbook that is opened for writing gets its list once
(`migrations.m006_people`); one that can only be read is read as if it had.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from netwerk_widgets.session.people_of_before import PLACES, Known, with_frozen_people, with_people

Document = dict[str, Any]
#: The parts that are not what they were.
CHANGED = (*PLACES, "people", "moments", "steps")


def migrate(connection: Connection, session: int) -> None:
    """Write a session's revisions anew, and its list of people."""
    query = text("SELECT id, part, number, document FROM revisions WHERE session_id = :session")
    rows = connection.execute(query, {"session": session}).all()
    written = {row.id: json.loads(row.document) for row in rows}
    last = {row.part: row.id for row in sorted(rows, key=lambda each: each.number)}
    if "people" in last:
        return
    heads = {part: written[id_] for part, id_ in last.items()}
    known, fresh = Known(), with_people(heads)
    if "context" in heads:
        known.scored(heads["context"])
    if "doing" in heads:
        known.answered(heads["doing"])
    changed = {id_: fresh[part] for part, id_ in last.items() if part in CHANGED}
    for row in rows:
        if row.part in CHANGED and row.id not in changed:
            changed[row.id] = _of_then(row.part, written[row.id], known)
    for id_, document in changed.items():
        if document != written[id_]:
            connection.execute(
                text("UPDATE revisions SET document = :document WHERE id = :id"),
                {"document": _text(document), "id": id_},
            )
    connection.execute(
        text(
            "INSERT INTO revisions (session_id, part, number, time, author, document)"
            " VALUES (:session, 'people', 1, :time, '', :document)"
        ),
        {
            "session": session,
            "time": datetime.now(UTC).isoformat(),
            "document": _text(fresh.get("people", {"items": []})),
        },
    )


def _of_then(part: str, document: Document, known: Known) -> Document:
    """An earlier revision: nobody who was removed since comes back."""
    if part == "context":
        return known.scored(document, adding=False)
    if part == "doing":
        return known.answered(document, adding=False)
    return with_frozen_people(document) if part == "moments" else document


def as_now(rows: Iterable[tuple[str, str]]) -> dict[str, Document]:
    """The latest documents of a session, of each part its text, as they are written now."""
    return with_people({part: json.loads(document) for part, document in rows})


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False)
