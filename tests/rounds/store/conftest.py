"""Answers that are kept: in a file, and on a server."""

import pytest

from netwerk_widgets.rounds.store import Answers
from tests.postgres import POSTGRES


@pytest.fixture(params=["file", POSTGRES])
def answers(request, own_home, monkeypatch):
    if request.param == "postgresql":
        monkeypatch.setenv("NETWERK_DB", request.getfixturevalue("emptied"))
    with Answers() as opened:
        yield opened
