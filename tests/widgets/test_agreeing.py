"""Organisations confirm what they promised, on the page of step 7 and on the desk."""

import copy

import pytest

from netwerk_widgets.insights.agreed import promises
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.agreeing import Agreeing
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.page import Page
from tests.widgets.asking.pressing import inside

T = texts("nl")
NAME = "pact"


@pytest.fixture
def store(own_home):
    own_home.mkdir(exist_ok=True)
    with open_store(f"sqlite:///{own_home}/sessions.db") as opened:
        opened.create(NAME, load_case("laanboompact", "nl").model_dump(mode="json"), "x")
        yield opened


@pytest.fixture(params=["persevering", "desk"])
def page(request, store):
    made = Page(request.param, store, NAME)
    yield made
    made.close()


def agreeing(page):
    [found] = [each for each in inside(page.box) if isinstance(each, Agreeing)]
    return found


def test_a_tick_confirms_and_a_change_takes_that_away(page, store):
    found = agreeing(page)
    party = next(each.party for each in promises(page.recorded) if each.does)
    assert set(found.boxes) == {each.party for each in promises(page.recorded)}
    found.boxes[party].value = True
    [row] = page.recorded.persevering.agreed
    assert (row.id, row.on) == (party, today())
    assert page.header.notices == []  # nobody else changed anything
    day = T.day(today())
    assert T("agreed.confirmed", day=day) in found.words[party].value
    other = LiveSession(store, NAME, "other")
    other.edit("doing", "investments", [{"op": "set", "id": party, "key": "hours", "value": 777}])
    page.look()
    assert not found.boxes[party].value
    assert T("agreed.changed", day=day) in found.words[party].value
    # The group confirms it as it is now; undo takes one confirmation back at a time.
    found.boxes[party].value = True
    assert T("agreed.confirmed", day=day) in found.words[party].value
    page.session.undo()
    assert T("agreed.changed", day=day) in found.words[party].value
    found.boxes[party].value = True
    found.boxes[party].value = False
    assert [each.on for each in page.recorded.persevering.agreed] == [None]


def test_what_was_typed_is_text_and_nothing_agreed_is_said(page, store):
    live = LiveSession(store, NAME, "other")
    doing = copy.deepcopy(live.documents["doing"])
    doing["actions"][0]["name"] = "<script>alert(1)</script>"
    doing["actions"][0]["status"] = "planned"
    live.replace("doing", doing)
    page.look()
    shown = " ".join(each.value for each in agreeing(page).words.values())
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    live.replace("doing", {**doing, "actions": [], "investments": []})
    live.replace("dilemmas", {**live.documents["dilemmas"], "exchanges": []})
    page.look()
    assert agreeing(page).boxes == {}
    assert T("agreed.nothing") in agreeing(page).children[0].value
