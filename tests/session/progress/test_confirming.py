"""What confirms a step, and which content takes the confirmation away."""

import pytest

from netwerk_widgets.method import STEPS
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import digest, status
from netwerk_widgets.session.store import MemoryStore
from tests.session.progress.steps import DONE, unmet

EDITS = [
    ("context", "context", "forces", "complexity", "relevance", 4),
    ("context", "stakeholders", "items", "a", "interests", "y"),
    ("context", "stakeholders", "items", "a", "sector", "public"),
    ("domain", "stakeholders", "items", "a", "ring", "ring"),
    ("domain", "stakeholders", "items", "a", "power", 5),
    ("domain", "relations", "items", "r", "strength", 3),
    ("domain", "domain", "scope", "s1", "text", "z"),
    ("dream", "dream", "dreams", "a", "support", 1),
    ("goals", "goals", "goals", "g", "target", 9),
    ("dilemmas", "dilemmas", "exchanges", "a", "gets", "z"),
    ("doing", "doing", "actions", "x", "status", "done"),
    ("persevering", "persevering", "measurements", "v", "value", 2),
]


@pytest.mark.parametrize(("step", "part", "path", "id_", "key", "value"), EDITS)
def test_an_edit_takes_away_the_confirmation_of_its_own_step_only(
    step, part, path, id_, key, value
):
    with MemoryStore() as store:
        store.create("a", DONE, "x")
        live = LiveSession(store, "a", "x")
        for each in STEPS:
            live.confirm(each)
        assert {status(live.session, each) for each in STEPS} == {"confirmed"}
        live.edit(part, path, [{"op": "set", "id": id_, "key": key, "value": value}])
        assert [each for each in STEPS if status(live.session, each) != "confirmed"] == [step]


def test_a_step_that_is_not_ready_may_be_confirmed():
    with MemoryStore() as store:
        store.create("a", None, "x")
        live = LiveSession(store, "a", "x")
        live.confirm("context")
        assert status(live.session, "context") == "confirmed"


def test_the_digest_is_the_same_for_the_same_content(done):
    again = Session.model_validate_json(done.model_dump_json())
    assert [digest(done, step) for step in STEPS] == [digest(again, step) for step in STEPS]
    assert len({digest(done, step) for step in STEPS}) == len(STEPS)


def test_whoever_is_outside_neither_lacks_nor_fills():
    """Party c is outside: what it does not say is not missing, and what it says does not count."""
    session = Session.model_validate(DONE)
    session.dilemmas.positions = [
        each.model_copy(update={"party": "c"}) if each.party == "b" else each
        for each in session.dilemmas.positions
    ]
    assert "positions" in unmet(session, "dilemmas")
    session = Session.model_validate(
        {**DONE, "relations": {"items": [{"id": "q", "from_id": "b", "to_id": "c"}]}}
    )
    assert unmet(session, "domain") == ["relations"]
