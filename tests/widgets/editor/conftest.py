"""A store that can fail, a session in it, and editors on that session."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.editor import Editor


class BreakingStore(MemoryStore):
    """A store that can be made to fail."""

    failure: Exception | None = None

    def save_all(self, *given, **more):
        if self.failure is not None:
            raise self.failure
        return super().save_all(*given, **more)


@pytest.fixture
def store():
    made = BreakingStore()
    made.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    return made


@pytest.fixture
def live(store):
    return LiveSession(store, "een", "anna")


@pytest.fixture
def edit(live):
    """Make an editor of a recording; its conflicts are in ``edit.conflicts``."""

    def make(recording, language="nl"):
        editor = Editor(texts(language), live, recording, lambda *told: make.conflicts.append(told))
        made.append(editor)
        return editor

    made, make.conflicts = [], []
    yield make
    for editor in made:
        editor.layout.close()
        editor.close()
