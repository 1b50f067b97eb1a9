"""Answers that are kept."""

import pytest

from netwerk_widgets.rounds.store import Answers


@pytest.fixture
def answers(own_home):
    with Answers() as opened:
        yield opened
