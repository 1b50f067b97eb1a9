"""The tables as the store reads and writes them; `migrations` says how they came to be."""

from sqlalchemy import Column, Integer, MetaData, Table, Text

from netwerk_widgets.session.store.migrations import m002_undo, m003_acts

_META = MetaData()
SESSIONS = Table(
    "sessions", _META, Column("id", Integer, primary_key=True), Column("name", Text),
    Column("folded", Text), Column("created", Text),
)  # fmt: skip
REVISIONS = Table(
    "revisions", _META, Column("id", Integer, primary_key=True), Column("session_id", Integer),
    Column("part", Text), Column("number", Integer), Column("time", Text), Column("author", Text),
    Column("document", Text), Column("undoes", Integer), Column("act", Text),
)  # fmt: skip
#: What a step added to the revisions.
ADDED = {m002_undo.__name__: "undoes", m003_acts.__name__: "act"}
