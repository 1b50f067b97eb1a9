"""What a page does with what it cannot save."""

import sqlite3

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.pages.dream import SHARED

NAME = "een"


def test_a_page_keeps_what_could_not_be_saved_and_saves_it_later(own_home, monkeypatch):
    """The database is locked for longer than a save waits, while two fields are typed in."""
    monkeypatch.setattr("netwerk_widgets.session.store.connecting.PATIENCE", 0.05)
    t = texts("nl")
    with open_store() as store:
        store.create(NAME, None, "x")
        live = LiveSession(store, NAME, "x")
        editor = Editor(t, live, SHARED, lambda *_: None)
        holder = sqlite3.connect(own_home / "sessions.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        for seq, (key, value) in enumerate([("shared", "Samen"), ("horizon", "2040")], 1):
            editor.do([{"op": "set", "id": "form", "key": key, "value": value}], seq)
            assert editor.problem == t("errors.database_busy")
            assert editor.acked == 0
        holder.close()
        editor.retry()
        assert (editor.problem, editor.acked) == ("", 2)
        editor.close()
    with open_store() as store:
        found = LiveSession(store, NAME, "y").session.dream
        assert (found.shared, found.horizon) == ("Samen", 2040)
