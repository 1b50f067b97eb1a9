"""A student's session is the student's own; it keeps progress, and can be started over."""

import pytest

from netwerk_widgets.session.cases import open_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import SOLUTION, Study
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.study import checking, own
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import texts

T = texts("nl")
CASE = "laanboompact"


@pytest.fixture
def live():
    store = MemoryStore()
    return LiveSession(store, own.open_own(store, CASE, "nl", "x"), "x")


def fill(live):
    content = solve(CASE, T).model_dump(mode="json")
    parts = ("stakeholders", "relations", "domain", "dilemmas", "study")
    live.replace_many({part: content[part] for part in parts})


def test_it_is_found_again_in_either_language_and_never_the_cases(live):
    store = live.store
    case = open_case(store, CASE, "nl", "x")
    assert own.open_own(store, CASE, "en", "x") == live.name != case
    assert store.read(live.name, "study").document["case"] == CASE
    assert own.find_own(store, "zeeuws-vlaanderen", "nl") is None


def test_a_session_of_somebody_else_with_that_name_is_left_alone():
    store = MemoryStore()
    taken = own.session_name(CASE, "nl")
    store.create(taken, None, "x")
    mine = own.open_own(store, CASE, "nl", "x")
    assert mine == f"{taken} 2"
    assert own.find_own(store, CASE, "nl") == mine
    assert store.read(taken, "study").document["case"] is None


def test_a_check_is_kept_until_the_answer_changes(live):
    assert checking.status(live.session, "parties") == "open"
    own.run_check(live, CASE, "parties", T)
    assert checking.status(live.session, "parties") == "ready"
    fill(live)
    own.run_check(live, CASE, "parties", T)
    assert checking.status(live.session, "parties") == "confirmed"
    assert checking.first_open(live.session) == "facts"
    live.edit("stakeholders", "items", [{"op": "remove", "id": "bank"}])
    assert checking.status(live.session, "parties") == "ready"
    assert live.undo()
    assert checking.status(live.session, "parties") == "confirmed"


def test_hints_come_one_by_one_and_stop_at_the_solution(live):
    assert [own.next_hint(live, CASE, "kind", T) for _ in range(5)] == [
        1,
        2,
        SOLUTION,
        SOLUTION,
        SOLUTION,
    ]
    assert live.session.study.hints == {"kind": SOLUTION}


def test_starting_over_empties_all_and_can_be_put_back(live):
    fill(live)
    own.run_check(live, CASE, "parties", T)
    full = live.session
    before = own.start_over(live, CASE)
    assert live.session == Session(study=Study(case=CASE))
    own.put_back(live, before)
    assert live.session == full


def test_starting_over_is_undone_in_one_go_too(live):
    fill(live)
    full = live.session
    own.start_over(live, CASE)
    assert live.undo()
    assert live.session == full
