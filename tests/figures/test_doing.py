from datetime import date

import pytest

from netwerk_widgets.figures.calendar import ticks
from netwerk_widgets.figures.conditions import condition_bars
from netwerk_widgets.figures.investments import investment_bars
from netwerk_widgets.figures.readiness import readiness_radar
from netwerk_widgets.figures.timeline import LOOKS, action_timeline
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.whole import TODAY, whole

NL = texts("nl")


@pytest.mark.parametrize(
    ("first", "last", "most"),
    [
        (date(2026, 1, 5), date(2026, 3, 1), 6),
        (date(2026, 1, 5), date(2028, 3, 1), 6),
        (date(1950, 1, 5), date(2050, 3, 1), 4),
    ],
)
def test_ticks_are_few_and_lie_on_the_axis(first, last, most):
    days, words = ticks(first, last, NL, most)
    assert 1 <= len(days) == len(words) <= most
    assert all(date.fromisoformat(day).day == 1 for day in days)
    assert all(date.fromisoformat(day) <= last for day in days)


def test_timeline_has_bars_today_and_what_is_late():
    drawing = action_timeline(whole(), NL, TODAY)
    bars = {trace.name: trace for trace in drawing.figure.data}
    busy = bars[f"◐ {NL('fields.status.busy')}"]
    assert list(busy.base) == ["2026-01-01"]
    assert list(busy.x) == [180 * 86_400_000]
    # one date only: a diamond
    assert drawing.figure.data[-1].marker.symbol == "diamond"
    assert drawing.figure.layout.shapes[0].x0 == "2026-11-23"
    shown = " ".join(each.text for each in drawing.figure.layout.annotations)
    assert "vandaag 23 nov 2026" in shown
    assert "te laat" in shown
    assert drawing.title == "Eén actie is te laat: ‘Planten’"
    assert len(drawing.table.rows) == 3
    assert drawing.table.rows[1][1:6] == (
        "Kwekers",
        "Gemeente",
        "1 jan 2026",
        "30 jun 2026",
        "bezig (te laat)",
    )


def test_each_status_has_a_look_of_its_own_without_colour():
    assert len({pattern for _, pattern in LOOKS.values()}) == len(LOOKS)


def test_actions_without_a_date_are_asked_for_one():
    session = whole()
    session.doing.actions = session.doing.actions[2:]
    drawing = action_timeline(session, NL, TODAY)
    assert drawing.empty
    assert drawing.summary == NL("doing.timeline.undated")


@pytest.mark.parametrize(
    ("start", "end"), [("0001-01-01", "9999-12-31"), ("2026-05-01", "2026-01-01")]
)
def test_strange_dates_still_draw(start, end):
    session = whole()
    session.doing.actions[0].start = date.fromisoformat(start)
    session.doing.actions[0].end = date.fromisoformat(end)
    assert action_timeline(session, NL, TODAY).figure.to_json()


def test_investments_beside_gain():
    drawing = investment_bars(whole(), NL)
    hours, money, gain = drawing.figure.data
    assert list(hours.x) == [100, 20, 0]
    assert list(money.text) == ["€ 2.000", "–", "€ 0"]
    assert list(gain.x) == [3, 2, 5]
    assert drawing.title == "Bank heeft er veel aan, maar legt nog niets in"
    assert drawing.table.rows[1] == ("Kwekers", "20", None, 2)


def test_radar_shows_medians_quartiles_and_audiences():
    drawing = readiness_radar(whole(), NL)
    names = [trace.name for trace in drawing.figure.data]
    assert [
        NL(f"method.audience.{who}.label") for who in ("organisation", "people", "manager")
    ] == (names[:3])
    assert list(drawing.figure.data[-1].r) == [3, 3, 3, 3, 3, 3, 3, 3, 2, 3]
    assert NL("method.ask.connecting.label") in drawing.title
    assert "3 antwoorden" in drawing.summary
    assert drawing.table.rows[-1][2:] == ("2", "1,5", "3,5", 3)


def test_radar_of_two_people_is_never_drawn():
    session = whole()
    session.doing.readiness = session.doing.readiness[:2]
    drawing = readiness_radar(session, NL)
    assert drawing.empty
    assert "(2)" in drawing.summary


def test_conditions_as_bars():
    drawing = condition_bars(whole(), NL)
    assert list(drawing.figure.data[0].x) == [4, 3, 2]
    assert "2 van 5" in drawing.title
    assert condition_bars(Session(), NL).empty
