"""The people of sessions from before there was one list of them, in a database.

See `session.people_of_before`. A workbook that is opened for writing gets its list once
(`migrations.m006_people`); one that can only be read is read as if it had.
"""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from netwerk_widgets.session.people_of_before import PLACES, Known, of_then, with_people

Document = dict[str, Any]
#: The parts that are not what they were; of the first, what was saved earlier is not either.
EARLIER = (*PLACES, "moments")
CHANGED = (*EARLIER, "people", "steps")
_NOBODY: Document = {"items": []}

_HEADS = text(
    "SELECT id, part, document FROM revisions AS head WHERE session_id = :session AND number ="
    " (SELECT max(number) FROM revisions WHERE session_id = :session AND part = head.part)"
)


class Before:
    """The latest documents of a session from before, and whom its rows told of."""

    def __init__(self, connection: Connection, session: int) -> None:
        heads = connection.execute(_HEADS, {"session": session}).all()
        self.ids = {row.part: row.id for row in heads}
        self.written = {row.part: json.loads(row.document) for row in heads}
        self._known = Known()
        self._fresh = with_people(self.written, self._known)

    def latest(self, part: str) -> Document:
        """The latest document of a part, as it is written now."""
        found: Document = self._fresh.get(part, _NOBODY)
        return found

    def earlier(self, part: str, document: Document) -> Document:
        """One that was saved before the latest: nobody who was removed since comes back."""
        return of_then(part, document, self._known) if part in EARLIER else document


def migrate(connection: Connection, session: int) -> None:
    """Write a session's revisions anew, and its list of people."""
    before = Before(connection, session)
    if "people" in before.ids:
        return
    for part, id_ in before.ids.items():
        if before.latest(part) != before.written[part]:
            _write(connection, id_, before.latest(part))
    for part in EARLIER:
        _write_earlier(connection, session, part, before)
    connection.execute(
        text(
            "INSERT INTO revisions (session_id, part, number, time, author, document)"
            " VALUES (:session, 'people', 1, :time, '', :document)"
        ),
        {
            "session": session,
            "time": datetime.now(UTC).isoformat(),
            "document": _text(before.latest("people")),
        },
    )


def _write_earlier(connection: Connection, session: int, part: str, before: Before) -> None:
    """What was saved of a part before its latest, one at a time: all of it may be very much."""
    query = text(
        "SELECT id FROM revisions WHERE session_id = :session AND part = :part AND id <> :latest"
    )
    about = {"session": session, "part": part, "latest": before.ids.get(part)}
    for id_ in connection.execute(query, about).scalars().all():
        one = text("SELECT document FROM revisions WHERE id = :id")
        written = json.loads(connection.execute(one, {"id": id_}).scalar_one())
        fresh = before.earlier(part, written)
        if fresh != written:
            _write(connection, id_, fresh)


def _write(connection: Connection, id_: int, document: Document) -> None:
    connection.execute(
        text("UPDATE revisions SET document = :document WHERE id = :id"),
        {"document": _text(document), "id": id_},
    )


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False)
