"""A stage on a store of its own."""

import pytest

from netwerk_widgets.session import showing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.widgets.stage.window import Stage


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))


@pytest.fixture
def store():
    store = MemoryStore()
    for name, case in (("een", "laanboompact"), ("ander", "zeeuws-vlaanderen")):
        store.create(name, load_case(case, "nl").model_dump(mode="json"), "test")
    store.create("leeg", {}, "test")
    showing.show("een")
    return store


@pytest.fixture
def stage(store):
    opened = Stage(store)
    yield opened
    opened.window.close()
