"""Stores to test with."""

import uuid
from collections.abc import Iterator

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.store import Store, open_store
from tests.postgres import POSTGRES


@pytest.fixture(params=["memory", "sqlite", POSTGRES])
def store(request, tmp_path) -> Iterator[Store]:
    """An empty store, of every kind that there is."""
    if request.param == "postgresql":
        url = request.getfixturevalue("emptied")
    else:
        url = {"memory": "memory://", "sqlite": f"sqlite:///{tmp_path / 'test.db'}"}[request.param]
    with open_store(url) as opened:
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
