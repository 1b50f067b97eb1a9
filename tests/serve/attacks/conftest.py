"""A visitor with a seat, and the page that it got."""

import pytest

from netwerk_widgets.serve.filtering import V1
from tests.serve.visitor import Visitor


@pytest.fixture(scope="module")
def visitor(seats_door):
    """One page for all attacks: what one leaves broken, the next one finds."""
    made = Visitor(seats_door)
    assert made.status == 200
    yield made
    made.leave()


@pytest.fixture(scope="module")
def page(visitor):
    """The widgets of the page as it is sent: name → state."""
    with visitor.connect(V1) as line:
        states = line.states()
    assert states
    return states
