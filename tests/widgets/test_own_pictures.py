"""Everyone's own picture and the marks, on the map's page, without a browser."""

import pytest

from netwerk_widgets.insights import quality
from netwerk_widgets.insights.pictures import agreement_of
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages.map.pictures import Deciding
from netwerk_widgets.widgets.pages.map.quality import Marked
from netwerk_widgets.widgets.section import Section
from tests.owned import owned

CASE = owned(load_case("laanboompact", "nl"))


@pytest.fixture
def page():
    store = MemoryStore()
    store.create("een", CASE.model_dump(mode="json"), "x")
    made = Page("map", store, "een", "nl")
    yield made
    made.close()


def test_a_rule_is_one_act_and_undo_takes_it_back(page):
    shown = Deciding(Section(page, "pictures", ""))
    before = page.session.documents["relations"]["items"]
    shown.rules["both"].click()
    after = agreement_of(page.session.session)
    assert (after.on_map["differ"], after.on_map["both"]) == (0, 22)
    # Who sent nothing is not decided on by a rule.
    assert after.on_map["one"] == 1
    page.session.undo()
    assert page.session.documents["relations"]["items"] == before


def test_a_pair_is_decided_on_with_what_either_says_before_you(page):
    shown = Deciding(Section(page, "pictures", ""))
    assert "Jullie zien dit anders: waarom?" in shown.said.value
    a, b = shown.pair.value
    shown.choice.value = "nothing"
    shown.go.click()
    rows = page.session.documents["relations"]["items"]
    assert not [each for each in rows if {each["from_id"], each["to_id"]} == {a, b}]
    assert len(page.session.session.domain.pictures) == len(CASE.domain.pictures)


def everything(shown):
    return shown.words.value + shown.both.value + str(shown.map.get_state())


def test_no_mark_is_on_the_page_before_it_is_opened_and_of_a_pair_only_when_both_ticked(page):
    shown = Marked(Section(page, "quality", ""))
    assert "geeft" not in everything(shown)
    assert "data-sign" not in everything(shown)
    shown.open.value = True
    assert "voor vertrouwen" in shown.words.value
    assert "data-sign" in everything(shown)
    offered = [value for _name, value in shown.pair.options if value]
    assert offered == quality.may_see(CASE)
    assert shown.both.value == ""
    shown.pair.value = offered[0]
    assert shown.both.value.count("<tr") == 7
    shown.open.value = False
    assert "data-sign" not in everything(shown)
    assert shown.both.value == ""
