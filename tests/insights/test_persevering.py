from dataclasses import replace
from datetime import date

import pytest

from netwerk_widgets.insights import looking_back
from netwerk_widgets.insights.overdue import overdue
from netwerk_widgets.insights.persevering import (
    Progress,
    accelerators_of,
    furthest,
    map_numbers,
    progress,
    rebuild,
    states,
    statuses_of,
    two_states,
)
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import TODAY, whole

NL = texts("nl")


def test_a_frozen_moment_gives_the_parts_it_holds_and_the_rest_empty():
    session = whole()
    found = rebuild(session.moments.frozen[0])
    assert [each.name for each in found.stakeholders.items] == ["Gemeente"]
    assert found.goals.goals == []


def test_a_part_that_cannot_be_read_is_empty_and_does_not_take_the_rest_along():
    session = whole()
    session.moments.frozen[0].state["goals"] = {"from": "another version"}
    found = rebuild(session.moments.frozen[0])
    assert found.goals.goals == []
    assert found.stakeholders.items


def test_moments_from_early_to_now():
    found = states(whole(), NL)
    assert [(each.moment, each.label, each.on) for each in found] == [
        ("m1", "Voorjaar", date(2026, 4, 1)),
        (None, "nu", None),
    ]


def test_two_states():
    early, late = two_states(whole(), NL)
    assert (early.moment, late.moment) == ("m1", None)
    assert two_states(whole(), NL, "m2") is None  # never frozen
    assert two_states(whole(), NL, "m1", "m1") is None
    assert two_states(Session(), NL) is None


def test_numbers_of_a_state():
    assert accelerators_of(whole())["technology"].median == 4
    assert statuses_of(whole()) == {"planned": 1, "busy": 1, "done": 1, "stopped": 0}
    found = map_numbers(whole())
    assert (found.parties, found.core, found.relations) == (4, 2, 1)
    assert found.density == pytest.approx(1 / 6)
    assert map_numbers(Session()).density is None


def test_two_respondents_are_never_shown():
    session = whole()
    session.context.respondents = session.context.respondents[:2]
    assert accelerators_of(session)["technology"] is None


def test_progress_from_baseline_to_target():
    found = progress(whole())[0]
    assert (found.then, found.now) == (15, 25)
    assert (found.then_way, found.now_way) == (0.25, 0.75)
    assert progress(whole(), "m2")[0].then == 25


@pytest.mark.parametrize(
    ("baseline", "target", "value", "way"),
    [(10, 0, 5, 0.5), (0, 10, -5, -0.5), (0, 10, 20, 2), (5, 5, 5, None), (None, 10, 5, None)],
)
def test_the_way_also_down_back_and_past(baseline, target, value, way):
    assert Progress("g", "", baseline, target, None, value).now_way == way


def test_overdue_is_before_today_and_not_finished():
    found = overdue(whole(), TODAY, NL)
    assert [(each.kind, each.id, each.days) for each in found] == [
        ("action", "a1", 146),
        ("goal", "g1", 53),
        ("dilemma", "d1", 3),
    ]


def test_a_goal_that_is_reached_is_not_overdue():
    session = whole()
    session.persevering.measurements[1].value = 30
    assert "goal" not in [each.kind for each in overdue(session, TODAY, NL)]


def test_the_groups_own_review():
    session = whole()
    session.persevering.next_review = date(2026, 11, 22)
    assert overdue(session, TODAY, NL)[-1].kind == "review"
    session.persevering.next_review = TODAY
    assert "review" not in [each.kind for each in overdue(session, TODAY, NL)]


def test_findings():
    found = {each.key: each.sentence for each in looking_back.findings(whole(), NL, TODAY)}
    assert "75%" in found["goal_furthest"]
    assert "‘Minder afval’" in found["goal_unmeasured"]
    assert "van 2 bij Voorjaar (3 antwoorden) naar 4 (3 antwoorden)" in found["accelerator_moved"]
    assert "1 relaties" in found["relations_changed"]
    assert "1 acties klaar" in found["done_changed"]
    assert "‘Planten’" in found["overdue_action"]
    assert "1 okt 2026" in found["overdue_goal"]


def test_going_back_is_said():
    session = whole()
    session.persevering.measurements[1].value = 12
    assert "goal_back" in [each.key for each in looking_back.findings(session, NL, TODAY)]


def test_nothing_late_tells_the_next_review():
    session = Session()
    session.persevering.next_review = date(2027, 1, 2)
    (found,) = looking_back.findings(session, NL, TODAY)
    assert "2 jan 2027" in found.sentence


def test_nothing_recorded_nothing_found():
    assert looking_back.findings(Session(), NL, TODAY) == []


def test_the_furthest_are_those_that_are_as_far_in_whole_percents():
    row = Progress("g1", "", 0.0, 10.0, None, 5.0)
    rows = [
        row,
        replace(row, goal="g2", now=5.04),
        replace(row, goal="g3", now=4.9),
        replace(row, goal="g4", now=None),
    ]
    assert furthest(rows) == (50, ["g1", "g2"])
    assert furthest(rows[2:]) == (49, ["g3"])
    assert furthest([]) == (0, [])
