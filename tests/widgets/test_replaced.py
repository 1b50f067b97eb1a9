"""Both who overwrites and who is overwritten are told, in words, with a way back."""

import pytest

from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.page import Page
from tests.widgets.pages import act, editor, put

T = texts("nl")


@pytest.fixture
def pages():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "x")
    made = [Page("context", store, "een", "nl"), Page("context", store, "een", "nl")]
    yield made
    for each in made:
        each.close()


def party(page):
    return page.session.session.stakeholders.items[0]


def replaced(what, mine, theirs):
    return T("history.replaced", who="stap 1", what=what, mine=mine, theirs=theirs)


def test_who_is_overwritten_is_told_what_by_whom_and_gets_it_back(pages):
    first, second = pages
    id_ = party(first).id
    editor(first, "stakeholders").do([put(id_, "sector", "public")], 1)
    second.look()
    assert second.header.notices == []
    editor(second, "stakeholders").do([put(id_, "sector", "social")], 1)
    assert second.header.notices == [], "who saw it and changed it needs no telling"
    first.look()
    [notice] = first.header.notices
    what = f"partij ‘{party(first).name}’, sector"
    assert notice["text"] == replaced(what, "publiek", "maatschappelijk")
    act(first, notice)
    assert party(first).sector == "public"
    second.look()
    [notice] = second.header.notices
    assert notice["text"] == replaced(what, "maatschappelijk", "publiek")


def test_both_are_told_when_they_save_at_the_same_moment(pages):
    first, second = pages
    id_ = party(first).id
    editor(first, "stakeholders").do([put(id_, "sector", "public")], 1)
    editor(second, "stakeholders").do([put(id_, "sector", "social")], 1)
    [notice] = second.header.notices
    assert f"partij ‘{party(second).name}’, sector: publiek" in notice["text"]
    first.look()
    assert "publiek" in first.header.notices[0]["text"]


def test_a_row_that_another_takes_away_is_told(pages):
    first, second = pages
    new = {"op": "add", "id": "nieuw", "after": None, "values": {"name": "Waterschap"}}
    editor(first, "stakeholders").do([new], 1)
    second.look()
    editor(second, "stakeholders").do([{"op": "remove", "id": "nieuw"}], 1)
    first.look()
    [notice] = first.header.notices
    assert notice["text"] == T("history.replaced_gone", who="stap 1", what="partij ‘Waterschap’")
    act(first, notice)
    assert first.session.session.stakeholders.items[-1].name == "Waterschap"


def test_what_has_no_place_any_more_is_said(pages):
    first, second = pages
    new = {"op": "add", "id": "nieuw", "after": None, "values": {"name": "Waterschap"}}
    editor(first, "stakeholders").do([new], 1)
    second.look()
    editor(second, "stakeholders").do([put("nieuw", "name", "Wetterskip")], 1)
    first.look()
    [notice] = first.header.notices
    editor(first, "stakeholders").do([{"op": "remove", "id": "nieuw"}], 2)
    act(first, notice)
    assert [each["text"] for each in first.header.notices] == [T("history.row_gone")]
