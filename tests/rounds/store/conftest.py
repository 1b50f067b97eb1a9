"""Answers that are kept: in a file, on a server, and on one whose users are kept apart."""

import pytest

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.store.shared import users
from tests.postgres import POSTGRES, SHARED

#: The sessions in which these tests ask something.
SESSIONS = ("s1", "s2")


@pytest.fixture(scope="session")
def _kept_apart(server):
    """A database whose users are kept apart, with sessions of one of them, and her address."""
    url = server.database()
    users.prepare(url)
    mine = users.provision(url, "anna", "Anna")
    for number, uid in enumerate(SESSIONS):
        # As no workbook can: with an id of its own choice.
        server.do(
            "SET session_replication_role = replica;"
            " INSERT INTO sessions (id, name, folded, created, uid, owner)"
            f" SELECT {number}, '{uid}', '{uid}', '', '{uid}', id FROM netwerk_shared.people;"
            f" INSERT INTO netwerk_shared.answered VALUES ({number})",
            url,
        )
    return url, mine


@pytest.fixture(params=["file", POSTGRES, SHARED])
def answers(request, own_home, monkeypatch):
    if request.param == "postgresql":
        monkeypatch.setenv("NETWERK_DB", request.getfixturevalue("emptied"))
    elif request.param == "shared":
        admin, mine = request.getfixturevalue("_kept_apart")
        request.getfixturevalue("server").do("DELETE FROM slips; DELETE FROM rounds", admin)
        monkeypatch.setenv("NETWERK_DB", mine)
    with Answers() as opened:
        yield opened
