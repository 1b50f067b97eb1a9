"""A desk and a stage on a session with a programme, and a clock on the wall that is set by hand."""

from datetime import timedelta

import pytest

from netwerk_widgets.session import showing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.widgets import clock
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.stage.planner import PART
from netwerk_widgets.widgets.stage.window import Stage
from tests.widgets.stage.programme.planned import PLANNED, T0


class Wall:
    """The clock on the wall, set by hand."""

    def __init__(self):
        self.minutes = 0.0

    def now(self):
        return T0 + timedelta(minutes=self.minutes)


@pytest.fixture
def wall(monkeypatch):
    made = Wall()
    monkeypatch.setattr(clock, "now", made.now)
    return made


@pytest.fixture
def store():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "test")
    store.create("leeg", {}, "test")
    live = LiveSession(store, "een", "test")
    live.replace(PART, Programme.model_validate(PLANNED).model_dump(mode="json"))
    showing.show("een")
    return store


@pytest.fixture
def page(store, wall):
    opened = Page("desk", store, "een")
    yield opened
    opened.close()


@pytest.fixture
def stage(store):
    opened = Stage(store)
    yield opened
    opened.window.close()
