from datetime import date

import pytest

from netwerk_widgets.insights.doing import conditions, findings, invested, readiness, timeline
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import TODAY, whole

NL = texts("nl")


def test_the_timeline_goes_by_owner_and_knows_what_is_late():
    rows = timeline(whole(), TODAY)
    assert [(row.action, row.owner, row.overdue) for row in rows] == [
        ("a2", "p1", False),
        ("a1", "p2", True),
        ("a3", None, False),
    ]
    assert [row.dated for row in rows] == [True, True, False]


@pytest.mark.parametrize(
    ("status", "today", "late"),
    [
        ("busy", date(2026, 6, 30), False),
        ("busy", date(2026, 7, 1), True),
        ("planned", date(2026, 7, 1), True),
        ("done", date(2026, 7, 1), False),
        ("stopped", date(2026, 7, 1), False),
    ],
)
def test_late_is_after_the_last_day_and_not_finished(status, today, late):
    session = whole()
    session.doing.actions[0].status = status
    assert timeline(session, today)[1].overdue is late


def test_investments_in_the_parties_order():
    assert [(row.party, row.hours, row.money, row.gain) for row in invested(whole())] == [
        ("p1", 100, 2000, 3),
        ("p2", 20, None, 2),
        ("p3", 0, 0, 5),
    ]


def test_readiness_has_median_quartiles_and_n():
    found = readiness(whole())
    assert found.respondents == 3
    assert (found.spreads["connecting"].median, found.spreads["connecting"].n) == (2, 3)
    assert (found.spreads["connecting"].lower, found.spreads["connecting"].upper) == (1.5, 3.5)


def test_two_answers_are_never_shown():
    session = whole()
    session.doing.readiness = session.doing.readiness[:2]
    assert set(readiness(session).spreads.values()) == {None}
    assert "readiness_few" in [each.key for each in findings(session, NL, TODAY)]


def test_conditions():
    assert conditions(whole()) == {"awareness": 4, "initiative": 3, "willingness": 2}
    assert set(conditions(Session()).values()) == {None}


def test_findings():
    found = {each.key: each.sentence for each in findings(whole(), NL, TODAY)}
    assert "Van de 3 acties zijn er 1 klaar" in found["actions_done"]
    assert "‘Planten’" in found["actions_overdue"]
    assert "‘Nieuwsbrief’" in found["actions_without_owner"]
    assert "‘Nieuwsbrief’" in found["actions_undated"]
    assert "120 uur en €\u00a02.000" in found["invested_total"]
    assert "Bank" in found["gains_without_investing"]
    assert "Gemeente levert 83%" in found["hours_on_one"]
    assert "2 van 5" in found["condition_weak"]
    assert NL("method.ask.connecting.label") in found["readiness_low"]
    assert "tussen 1,5 en 3,5" in found["readiness_spread"]


def test_nothing_recorded_nothing_found():
    assert findings(Session(), NL, TODAY) == []
