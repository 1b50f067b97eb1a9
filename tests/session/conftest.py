"""Stores to test with."""

import os
import uuid
from collections.abc import Iterator

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import Store, open_store

URLS = ["memory", "sqlite", *filter(None, [os.environ.get("NETWERK_TEST_DB")])]


@pytest.fixture(params=URLS)
def store(request, tmp_path) -> Iterator[Store]:
    """An empty store, of every kind that there is."""
    url = {"memory": "memory://", "sqlite": f"sqlite:///{tmp_path / 'test.db'}"}.get(
        request.param, request.param
    )
    with open_store(url) as opened:
        for each in opened.sessions():
            opened.delete(each.name)
        yield opened


@pytest.fixture
def sqlite_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / f'{uuid.uuid4().hex}.db'}"


@pytest.fixture
def documents():
    return Session().model_dump(mode="json")


def party(id_: str, **values: object) -> dict[str, object]:
    """A stakeholder's row."""
    return {"id": id_, "name": id_.title(), **values}
