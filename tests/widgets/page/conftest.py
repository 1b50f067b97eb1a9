"""A store with a case in it, and pages that are open on it."""

import logging

import pytest
from ipywidgets.widgets import widget as every

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.widgets.page import Page


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def opened(store):
    """Open pages on the store; they are closed after the test."""
    made = []

    def open_page(name, session="een", language="nl"):
        made.append(Page(name, store, session, language))
        return made[-1]

    yield open_page
    for each in made:
        each.close()


@pytest.fixture
def case(store):
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")


@pytest.fixture
def log():
    """The workbook's log, without the handlers of earlier tests."""
    found = logging.getLogger("netwerk")
    kept, found.handlers = found.handlers, []
    yield found
    for handler in found.handlers:
        handler.close()
    found.handlers = kept


@pytest.fixture
def shown(monkeypatch, log):
    """What a notebook would display; every widget of it is closed after the test."""
    before = set(every._instances)
    found = []
    monkeypatch.setattr("IPython.display.display", found.append)
    yield found
    for each in [one for id_, one in list(every._instances.items()) if id_ not in before]:
        each.close()
