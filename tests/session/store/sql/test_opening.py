"""What happens before a file of sessions is used: its kept room, and its journal."""

import sqlite3

from sqlalchemy import make_url

from netwerk_widgets.session.store import reserve
from netwerk_widgets.session.store.connecting import write_ahead


def test_room_that_is_not_kept_cannot_be_given_back(tmp_path):
    url = make_url(f"sqlite:///{tmp_path / 'sessions.db'}")
    assert not reserve.free(make_url("sqlite://"))  # in memory
    assert not reserve.free(url)
    reserve.keep(url)
    assert reserve.free(url)
    assert not reserve.free(url)


class Busy:
    """A cursor on a file that somebody else is switching over, the first times it is asked."""

    def __init__(self, times):
        self.times, self.asked = times, []

    def execute(self, statement):
        self.asked.append(statement)
        if "journal_mode" in statement and self.times:
            self.times -= 1
            raise sqlite3.OperationalError("database is locked")


def test_who_finds_the_journal_being_switched_asks_again():
    busy = Busy(2)
    write_ahead(busy)
    assert [each.split()[1] for each in busy.asked] == [
        "busy_timeout", "journal_mode", "journal_mode", "journal_mode", "busy_timeout"
    ]  # fmt: skip
