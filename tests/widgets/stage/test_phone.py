"""The phone on the desk: what participants see, live, and never more than is published."""

import pytest

from netwerk_widgets.session import showing
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.stage.phone import Phone
from tests.widgets.stage.pressing import dreamt, live

T = texts("nl")
SECRET = "GEHEIM"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))


@pytest.fixture
def store():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "test")
    store.create("twee", {}, "test")
    showing.show("een")
    return store


@pytest.fixture
def page(store):
    opened = Page("desk", store, "een")
    yield opened
    opened.close()


def looked(page):
    """What others saved is taken over at the one look, and shown at the next."""
    for _ in range(2):
        page.look()


def phone(page):
    found = phones(page)
    if not found.unfolded:
        found.unfolded = True
        looked(page)
    return found


def phones(page):
    found = []
    boxes = [page.box]
    while boxes:
        box = boxes.pop()
        found += [each for each in getattr(box, "children", ()) if isinstance(each, Phone)]
        boxes += [each for each in getattr(box, "children", ()) if hasattr(each, "children")]
    [only] = found
    return only


def test_it_has_what_the_room_sees_and_follows_it(page, store):
    before = phone(page).page
    assert load_case("laanboompact", "nl").goals.goals[0].name in before
    dreamt(live(store), "Een nieuwe droom <b>vet</b>")
    looked(page)
    assert "Een nieuwe droom &lt;b&gt;vet&lt;/b&gt;" in phone(page).page


def test_what_is_not_published_is_not_in_it(page, store):
    editing = live(store)
    people = editing.documents["people"]["items"]
    editing.replace("people", {"items": [{**each, "name": SECRET} for each in people]})
    goals = editing.documents["goals"]
    named = [{**each, "name": SECRET} for each in goals["goals"]]
    editing.replace("room", {**editing.documents["room"], "hidden": ["goals"]})
    editing.replace("goals", {**goals, "goals": named})
    looked(page)
    assert SECRET not in phone(page).page
    assert T("dashboard.goals") not in phone(page).page


def test_as_long_as_it_is_closed_nothing_is_made(page):
    looked(page)
    assert phones(page).page == ""
    assert phones(page).style == ""


def test_what_nobody_sees_makes_nothing_anew(page, store, monkeypatch):
    assert phone(page).page
    made = []
    monkeypatch.setattr(
        "netwerk_widgets.widgets.stage.phone.page", lambda *_given: made.append(1) or ""
    )
    editing = live(store)
    editing.replace("domain", {**editing.documents["domain"], "kind_reason": "Daarom."})
    looked(page)
    assert made == []


def test_a_room_that_is_shown_something_else_sees_nothing_of_this(page):
    for other in ("twee", None):
        showing.show(other)
        looked(page)
        assert T("dashboard.no_session") in phone(page).page
        assert load_case("laanboompact", "nl").goals.goals[0].name not in phone(page).page
    showing.show("een")
    looked(page)
    assert load_case("laanboompact", "nl").goals.goals[0].name in phone(page).page


def test_no_figure_s_data_travels_with_it(page):
    assert "<script" not in phone(page).page
    assert len(phone(page).page) < 400_000
