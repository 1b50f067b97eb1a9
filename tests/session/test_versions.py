"""Earlier versions of a session: found, compared, and put back as one act."""

from datetime import UTC, datetime, timedelta

import pytest

from netwerk_widgets.session import versions as module
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import TYPED, LiveSession
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.session.versions import compared, documents, restore, versions


@pytest.fixture
def store():
    made = MemoryStore()
    made.create("Een", load_case("laanboompact", "nl").model_dump(mode="json"), "netwerk")
    return made


def live(store, author):
    return LiveSession(store, "Een", author)


def dream(session, words):
    ops = [{"op": "set", "id": "", "key": "shared", "value": words}]
    session.refresh()
    session.edit("dream", "", ops)


def test_how_it_began_is_one_version(store):
    [only] = versions(store, "Een")
    assert set(only.numbers.values()) == {1}
    assert set(only.before.values()) == {0}


def test_what_one_page_typed_shortly_after_each_other_is_one_version(store):
    here, there = live(store, "dream-1"), live(store, "dream-2")
    for words in ("a", "ab", "abc"):
        dream(here, words)
    dream(there, "van hen")
    dream(here, "toch van ons")
    found = versions(store, "Een")
    assert [each.author for each in found] == ["dream-1", "dream-2", "dream-1", "netwerk"]
    assert [each.numbers["dream"] for each in found] == [6, 5, 4, 1]
    assert [each.before["dream"] for each in found] == [5, 4, 1, 0]
    assert [each.parts for each in found[:3]] == [["dream"]] * 3


def test_after_a_pause_it_is_another_version(store, monkeypatch):
    here = live(store, "dream-1")
    dream(here, "a")
    dream(here, "b")
    assert len(versions(store, "Een")) == 2
    monkeypatch.setattr(module, "TOGETHER", timedelta(0))
    assert len(versions(store, "Een")) == 3


def test_what_the_room_is_shown_and_what_is_confirmed_is_no_version(store):
    here = live(store, "dream-1")
    here.arrive("goals")
    here.confirm("context")
    assert len(versions(store, "Een")) == 1


def test_a_part_that_came_with_a_later_workbook_began_with_the_session(store):
    here = live(store, "dream-1")
    dream(here, "a")
    seen = store.log
    late = seen("Een", TYPED)[-1]._replace(part="people", time=datetime.now(UTC))
    store.log = lambda name, parts: [late, *(x for x in seen(name, parts) if x.part != "people")]
    found = versions(store, "Een")
    assert [set(each.parts) for each in found] == [{"dream"}, {*TYPED}]
    assert found[-1].time == seen("Een", TYPED)[-1].time


def test_two_are_compared_by_page(store):
    here = live(store, "dream-1")
    dream(here, "Anders")
    party = here.session.stakeholders.items[0].id
    row = {"op": "set", "id": party, "key": "name", "value": "Hernoemd"}
    here.edit("stakeholders", "items", [row])
    first = versions(store, "Een")[-1]
    found = compared(documents(store, "Een", first.numbers), here.documents)
    assert {page: [each.part for each in changes] for page, changes in found.items()} == {
        "context": ["stakeholders"],
        "dream": ["dream"],
    }


def test_one_undo_takes_a_restore_back(store):
    here = live(store, "dream-1")
    before = dict(here.documents)
    dream(here, "Anders")
    party = here.session.stakeholders.items[0].id
    here.edit("stakeholders", "items", [{"op": "remove", "id": party}])
    after = dict(here.documents)
    assert restore(here, versions(store, "Een")[-1]) == {}
    assert here.documents["dream"]["shared"] == before["dream"]["shared"]
    assert here.documents["stakeholders"] == before["stakeholders"]
    assert here.undo()
    assert here.documents["dream"] == after["dream"]
    assert here.documents["stakeholders"] == after["stakeholders"]


def test_what_no_undo_takes_back_stays(store):
    """A prediction is fixed once the outcome was shown; see `Study`."""
    here = live(store, "case-1")
    here.replace("study", {**here.documents["study"], "case": "x", "predicted": "Rabobank"})
    restore(here, versions(store, "Een")[-1])
    study = here.documents["study"]
    assert (study["case"], study["predicted"]) == (None, "Rabobank")


def test_where_nothing_differs_nothing_is_saved(store):
    """A lasting field is no difference, and no undo takes anything else back for it."""
    here = live(store, "dream-1")
    dream(here, "Anders")
    student = live(store, "case-1")
    student.replace("study", {**student.documents["study"], "predicted": "Rabobank"})
    here.refresh()
    before, found = store.heads("Een"), versions(store, "Een")
    assert compared(documents(store, "Een", found[1].numbers), here.documents) == {}
    assert restore(here, found[1]) is None
    assert store.heads("Een") == before
