"""Pages that are open, and what a notebook showed."""

import pytest
from ipywidgets.widgets import widget as every

from netwerk_widgets.session import settings
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore, open_store
from netwerk_widgets.widgets import notebook
from netwerk_widgets.widgets.notebook import CellPage


@pytest.fixture
def store():
    found = MemoryStore()
    found.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return found


@pytest.fixture
def opened(store):
    """Open pages of cells on the store; they are closed after the test."""
    made = []

    def open_page(name="context", session="een", language="nl"):
        made.append(CellPage(name, store, session, language))
        return made[-1]

    yield open_page
    for each in made:
        each.close()


@pytest.fixture
def shown(monkeypatch):
    """What a notebook would display; its pages and widgets are closed after the test."""
    before = set(every._instances)
    found = []
    monkeypatch.setattr("IPython.display.display", found.append)
    monkeypatch.setattr(notebook, "_open", {})
    yield found
    for each in [one for id_, one in list(every._instances.items()) if id_ not in before]:
        each.close()


@pytest.fixture
def kept():
    """The session that a notebook opens by itself."""
    with open_store() as store:
        store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    settings.save(last_session="een", language="nl")
