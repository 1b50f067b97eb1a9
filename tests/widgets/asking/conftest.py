"""A session that the room sees, and its pages."""

import pytest

from netwerk_widgets.rounds.kinds import KINDS, OWN_KINDS
from netwerk_widgets.session import showing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import open_store
from netwerk_widgets.widgets.notebook import CellPage
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.own import asking as own_question
from tests.owned import WORRIED
from tests.widgets.asking.pressing import NAME, asking_in, asking_of


@pytest.fixture
def store(own_home, monkeypatch):
    monkeypatch.setenv(showing.ADDRESS, "http://192.168.1.7:8867/?lang=nl")
    monkeypatch.setenv(showing.ANSWERS, "1")
    own_home.mkdir()
    with open_store(f"sqlite:///{own_home}/sessions.db") as opened:
        opened.create(NAME, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
        showing.show(NAME)
        yield opened


@pytest.fixture
def opened(store):
    made = []

    def open_page(kind):
        per = next((each for each, own in OWN_KINDS.items() if own == kind), None)
        if per is not None:  # what no page asks by itself
            made.append(CellPage("context", store, NAME))
            box = made[-1].stand(own_question("context", WORRIED, per))
            return made[-1], asking_in(box, kind)
        page = Page(KINDS[kind].step, store, NAME)
        made.append(page)
        return page, asking_of(page, kind)

    yield open_page
    for each in made:
        each.close()
