"""A store of each kind, with a session in it."""

import pytest

from netwerk_widgets.session.store import open_store
from netwerk_widgets.session.store.shared import users
from tests.postgres import POSTGRES, SHARED
from tests.session.store.writing import AUTHOR


@pytest.fixture(scope="session")
def _kept_apart(server):
    """A database whose users are kept apart, and the address of one of them."""
    url = server.database()
    users.prepare(url)
    return url, users.provision(url, "anna", "Anna")


@pytest.fixture(params=["memory", "sqlite", POSTGRES, SHARED])
def store(request, tmp_path):
    """An empty store, of every kind that there is."""
    if request.param == "shared":
        admin, url = request.getfixturevalue("_kept_apart")
        request.getfixturevalue("server").empty(admin)
    elif request.param == "postgresql":
        url = request.getfixturevalue("emptied")
    else:
        url = {"memory": "memory://", "sqlite": f"sqlite:///{tmp_path / 'test.db'}"}[request.param]
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def made(store):
    store.create("een", None, AUTHOR)
    return store
