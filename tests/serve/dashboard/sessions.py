"""Sessions for the participants' door."""

import sqlite3
from contextlib import closing

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store

#: A name that would be page if nobody minded.
NAME = '<img src=x onerror=1> & Zoë "'


#: How long anything here may take (seconds).
PATIENCE = 90


def dump(path):
    """All that is in a database, as statements."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return list(connection.iterdump())


def make_session(name):
    """A session with a case, and one change that could be undone."""
    with open_store() as store:
        store.create(name, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
        say(store, name, "Samen één")


def say(store, name, words):
    live = LiveSession(store, name, "x")
    live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": words}])
