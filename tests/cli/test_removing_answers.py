"""``netwerk remove`` takes along what was answered in a session, whatever happens on the way."""

import pytest

from netwerk_widgets.cli import main
from netwerk_widgets.rounds.file import answers_file
from netwerk_widgets.rounds.slips import read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.sql import SqlStore
from tests.rounds.making import raw, round_of

SAID = "Kwartelkoning"


@pytest.fixture
def sessions():
    """Two sessions with a round each: the name and the round's own id."""
    made = {}
    with open_store() as store, Answers() as answers:
        for name in ("Proef", "Ander"):
            store.create(name, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
            round_ = round_of("lesson", uid=store.session_id(name), anonymous=True)
            answers.open(round_)
            sent = raw(round_, answers={"lesson.answer": f"{SAID} {name}"})
            answers.put(round_.id, [read(sent, round_)])
            made[name] = round_
    return made


def kept() -> str:
    """All that the files of answers hold."""
    folder = answers_file().parent
    found = [each.read_bytes() for each in folder.glob(f"{answers_file().name}*")]
    return b"".join(found).decode("utf-8", "replace")


def test_the_raw_answers_go_with_their_session_and_with_no_other(sessions):
    assert f"{SAID} Proef" in kept()
    assert main(["remove", "Proef", "--yes"]) == 0
    assert f"{SAID} Proef" not in kept()
    assert sessions["Proef"].id not in kept()
    with Answers() as answers:
        assert answers.count(sessions["Ander"].id) == 1


def test_killed_halfway_it_can_be_removed_again_and_nothing_of_it_is_left(sessions, monkeypatch):
    """A session that is gone cannot be named any more: its answers go before it."""

    def killed(_store, _name):
        raise DatabaseError("database_busy")

    monkeypatch.setattr(SqlStore, "delete", killed)
    assert main(["remove", "Proef", "--yes"]) != 0
    assert f"{SAID} Proef" not in kept()
    with open_store() as store:
        assert store.find("Proef") == "Proef"
