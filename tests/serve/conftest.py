"""One participants' door with seats for all tests that only talk to it."""

import pytest

from tests.serve.visitor import open_door


@pytest.fixture(scope="session")
def seats_home(tmp_path_factory):
    return tmp_path_factory.mktemp("seats")


@pytest.fixture(scope="session")
def seats_door(seats_home):
    """The port of a ``netwerk dashboard`` as it comes, with its eight seats."""
    with open_door(seats_home) as port:
        yield port
