"""The tables as the store reads and writes them; `migrations` says how they came to be."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Row, Table, Text

from netwerk_widgets.session.store.migrations import m002_undo, m003_acts
from netwerk_widgets.session.store.revisions import Revision, stored

_META = MetaData()
SESSIONS = Table(
    "sessions", _META, Column("id", BigInteger, primary_key=True), Column("name", Text),
    Column("folded", Text), Column("created", Text), Column("uid", Text),
)  # fmt: skip
REVISIONS = Table(
    "revisions", _META, Column("id", BigInteger, primary_key=True),
    Column("session_id", BigInteger), Column("part", Text), Column("number", Integer),
    Column("time", Text), Column("author", Text),
    Column("document", Text), Column("undoes", Integer), Column("act", Text),
)  # fmt: skip
WORKBOOK = Table("workbook", _META, Column("uid", Text))
#: What a step added to the revisions.
ADDED = {m002_undo.__name__: "undoes", m003_acts.__name__: "act"}


def revision_of(name: str, row: Row[Any]) -> Revision:
    """A row of the revisions, of the session of that name."""
    return Revision(
        name,
        row.part,
        row.number,
        datetime.fromisoformat(row.time),
        row.author,
        stored(row.part, row.document),
        row.undoes,
        row.act,
    )
