"""What of a session is for the room: nothing personal, nothing hidden, and nothing less."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import moments
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import TYPED, LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.room import PANELS, Room
from netwerk_widgets.session.published import how_far, published
from netwerk_widgets.session.store import MemoryStore
from tests.strategies import sessions
from tests.tries import tries


@given(sessions(), st.sets(st.sampled_from(PANELS)))
@settings(max_examples=tries(25), deadline=None)
def test_publishing_twice_is_publishing_once(session, hidden):
    session.room.hidden = list(hidden)
    seen = published(session)
    assert published(seen) == seen
    assert Session.model_validate(seen.model_dump(mode="json")) == seen


@given(sessions())
@settings(max_examples=10, deadline=None)
def test_the_session_itself_stays_as_it_is(session):
    before = session.model_dump_json()
    published(session)
    assert session.model_dump_json() == before


def test_what_is_not_personal_or_hidden_stays():
    session = load_case("laanboompact", "nl")
    seen = published(session)
    assert [each.name for each in seen.stakeholders.items] == [
        each.name for each in session.stakeholders.items
    ]
    assert [each.reason for each in seen.dilemmas.positions] == [
        each.reason for each in session.dilemmas.positions
    ]
    assert seen.dream.shared == session.dream.shared
    assert [each.sentence for each in seen.dream.dreams] == [
        each.sentence for each in session.dream.dreams
    ]
    # What organisations say that they can do to each other is shown when it is switched on alone.
    assert seen.goals == session.goals.model_copy(update={"influences": []})


PLACES = {
    "map": ("relations", "items"),
    "goals": ("goals", "goals"),
    "accelerators": ("context", "respondents"),
    "doing": ("doing", "actions"),
}


@pytest.mark.parametrize("panel", PLACES)
def test_a_frozen_moment_does_not_tell_what_is_hidden(panel):
    session = load_case("laanboompact", "nl")
    session.room.hidden = [panel]
    part, field = PLACES[panel]
    states = [each.state for each in published(session).moments.frozen]
    assert states
    assert [state[part][field] for state in states if state.get(part, {}).get(field)] == []


WORDS = {
    "shared": lambda s: [s.dream.shared],
    "dream": lambda s: [each.sentence for each in s.dream.dreams if each.sentence],
    "goals": lambda s: [each.name for each in s.goals.goals],
    "doing": lambda s: [each.name for each in s.doing.actions],
    "dilemmas": lambda s: [each.name for each in s.dilemmas.dilemmas],
    "agreements": lambda s: [each.outcome for each in s.dilemmas.dilemmas if each.outcome],
}


@pytest.mark.parametrize("panel", WORDS)
def test_what_is_hidden_is_nowhere(panel):
    session = load_case("laanboompact", "nl")
    words = WORDS[panel](session)
    before = published(session).model_dump_json()
    assert all(each in before for each in words)
    session.room.hidden = [panel]
    after = published(session).model_dump_json()
    assert [each for each in words if each in after] == []


def test_hidden_panels_are_kept_once_and_in_the_page_s_order():
    assert Room(hidden=["goals", "map", "goals"]).hidden == ["map", "goals"]


@pytest.fixture
def live():
    store = MemoryStore()
    store.create("een", None, "x")
    return LiveSession(store, "een", "x")


def test_where_the_group_is_is_nothing_to_undo(live):
    live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": "Samen"}])
    live.arrive("goals")
    live.edit("room", "", [{"op": "set", "id": "form", "key": "hidden", "value": ["map"]}])
    assert live.session.room == Room(step="goals", hidden=["map"])
    assert live.undo()
    assert live.session.dream.shared == ""
    assert live.session.room == Room(step="goals", hidden=["map"])
    assert not live.can_undo
    assert "room" not in TYPED
    assert "room" not in moments.KEPT


def test_arriving_where_one_is_already_saves_nothing(live):
    live.arrive("goals")
    before = live.store.heads("een")
    live.arrive("goals")
    assert live.store.heads("een") == before


def test_a_session_from_before_the_room_opens(live):
    """A store of an older version holds no such part."""
    log = live.store._log["een"]
    log[:] = [each for each in log if each.revision.part != "room"]
    assert "room" not in live.store.heads("een")
    again = LiveSession(live.store, "een", "y")
    assert again.session.room == Room()
    again.arrive("dream")
    assert LiveSession(live.store, "een", "z").session.room.step == "dream"


def test_how_far_a_group_is_is_told_of_every_step():
    empty, case = how_far(Session()), how_far(load_case("laanboompact", "nl"))
    assert list(empty) == list(case) == list(STEPS)
    assert set(empty.values()) == {"open"}
    assert case["domain"] != "open"
