"""What can wait when time is short, by what the steps still need."""

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.programme import ProgrammeItem
from netwerk_widgets.session.programme.waiting import MOST, Waiting, can_wait
from tests.session.progress.steps import DONE

EMPTY = Session()


@pytest.fixture
def done():
    return Session.model_validate(DONE)


def item(what, minutes=10):
    return ProgrammeItem(id=what.replace(".", "-"), what=what, minutes=minutes)


def names(items):
    return [each.what for each in items]


REST = [
    item("context.forces"),
    item("domain.map", 15),
    item("break", 15),
    item("own", 30),
    item("goals.goals", 40),
    item("goals.tree"),
    item("thread.flow", 5),
]


def test_first_what_no_step_needs_to_be_done_the_latest_first():
    assert names(can_wait(EMPTY, None, REST, 5).sections) == ["thread.flow"]
    assert names(can_wait(EMPTY, None, REST, 6).sections) == ["goals.tree", "thread.flow"]
    found = can_wait(EMPTY, None, REST, 20)
    assert names(found.sections) == ["domain.map", "goals.tree", "thread.flow"]
    assert (found.fields, found.last) == ((), ())


def test_what_is_filled_in_already_can_wait_too(done):
    rest = [item("context.forces"), item("dream.shared", 20)]
    assert can_wait(EMPTY, None, rest, 20).sections == ()
    assert names(can_wait(done, None, rest, 30).sections) == ["context.forces", "dream.shared"]


def test_then_the_fields_that_no_step_asks_for_where_the_group_is():
    found = can_wait(EMPTY, item("context.stakeholders"), REST, 60)
    assert names(found.sections) == ["domain.map", "goals.tree", "thread.flow"]
    assert found.within.what == "context.stakeholders"
    assert found.fields == ("stakeholder_sector", "stakeholder_branch", "stakeholder_activities")
    # Where there are none, of what comes next.
    assert can_wait(EMPTY, item("domain.scope"), REST, 60).within.what == "context.forces"
    # Of what is done nothing needs to be said.
    filled = Session.model_validate({key: DONE[key] for key in ("context", "stakeholders")})
    assert can_wait(filled, item("context.stakeholders"), REST, 60).within.what == "goals.goals"


def test_else_what_comes_last():
    rest = [item("domain.scope"), item("dream.dreams"), item("break"), item("dream.shared", 20)]
    found = can_wait(EMPTY, None, rest, 25)
    assert (found.sections, found.fields) == ((), ())
    assert names(found.last) == ["dream.dreams", "dream.shared"]


def test_never_a_break_or_something_of_their_own():
    rest = [item("break"), item("own")]
    assert can_wait(EMPTY, item("own"), rest, 500) == Waiting()
    assert can_wait(EMPTY, None, [], 500) == Waiting()


def test_at_most_a_few_by_name(done):
    rest = [item("context.forces"), *REST, item("dream.shared"), item("dream.themes")]
    assert len(can_wait(done, None, rest, 10_000).sections) == MOST
