"""A room with a letterbox, and a round in it."""

import pytest

from tests.serve.answering import asking
from tests.serve.followers import until


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with asking(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def round_(room):
    """A round that is open, and over after the test."""
    made = room.begin("forces", anonymous=True)
    yield made
    with room.answers() as answers:
        if answers.open_in(made.session) is not None:
            answers.move_on(made.id, "closed")
        for each in answers.rounds(made.session):
            if each.state in ("closed", "revealed"):
                answers.move_on(each.id, "dropped")
    until(lambda: room.told() == {})
