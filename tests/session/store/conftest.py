"""A store of each kind, with a session in it."""

import pytest

from tests.session.store.writing import AUTHOR


@pytest.fixture
def made(store):
    store.create("een", None, AUTHOR)
    return store
