"""A database with a session in it."""

import pytest

from netwerk_widgets.session.store import open_store
from tests.session.store.sql.databases import AUTHOR


@pytest.fixture
def made(sqlite_url):
    with open_store(sqlite_url) as store:
        store.create("een", None, AUTHOR)
        yield store
