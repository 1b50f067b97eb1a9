"""What is next: dated today or later, soonest first, with whom it concerns."""

from datetime import date

from netwerk_widgets.insights.upcoming import upcoming
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import TODAY, whole

T = texts("nl")


def test_what_is_overdue_and_then_what_is_to_come_in_order():
    session = whole()
    session.goals.goals[0].due = TODAY
    session.dilemmas.dilemmas[0].review = date(2026, 12, 1)
    session.persevering.next_review = date(2027, 1, 1)
    session.doing.actions[0].end = date(2026, 11, 22)
    found = upcoming(session, TODAY, T)
    days = [each.on for each in found]
    assert days == sorted(days)
    assert [(each.name, each.late) for each in found if each.on < TODAY] == [("Planten", True)]
    assert [each.kind for each in found if each.kind in ("goal", "dilemma", "review")] == [
        "goal",
        "dilemma",
        "review",
    ]


def test_whom_it_concerns():
    session = whole()
    action = session.doing.actions[0]
    action.status, action.end = "busy", date(2027, 6, 30)
    session.dilemmas.dilemmas[0].review = date(2027, 7, 1)
    found = {(each.kind, each.name): each.parties for each in upcoming(session, TODAY, T)}
    assert found["end", "Planten"] == ("p2", "p1")
    assert set(found["dilemma", "Samen of alleen?"]) >= {"p1", "p2"}


def test_what_is_done_is_not_to_come():
    session = whole()
    for each in session.doing.actions:
        each.status, each.end = "done", date(2030, 1, 1)
    assert [each for each in upcoming(session, TODAY, T) if each.kind == "end"] == []


def test_nothing_dated_is_nothing_to_come():
    assert upcoming(Session(), TODAY, T) == ()
