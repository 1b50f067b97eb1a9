"""Ahead or behind, by moments on the wall: right over sleep, restarts, detours and changes."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.programme.clock import (
    Clock,
    afresh,
    at_item,
    read,
    standing,
    started,
)

T0 = datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
ITEMS = [("a", 20), ("b", 15), ("c", 25), ("d", 30)]


def programme(items=ITEMS, start=None):
    rows = [ProgrammeItem(id=id_, minutes=minutes) for id_, minutes in items]
    return Programme(start=start, items=rows)


def after(minutes):
    return T0 + timedelta(minutes=minutes)


@pytest.fixture
def clock():
    return started(programme(), "", T0)


def behind(clock, minutes, items=ITEMS):
    return standing(clock, programme(items), after(minutes)).behind


def test_who_begins_has_all_the_time(clock):
    assert (clock.item, clock.ends) == ("a", after(90))
    found = standing(clock, programme(), T0)
    assert (found.number, found.behind, found.tone) == (0, 0, "even")
    assert (found.until, found.finish) == (after(20), after(90))


def test_an_item_that_takes_longer_makes_late_and_only_then(clock):
    assert behind(clock, 19) == behind(clock, 20) == 0
    assert behind(clock, 40) == 20
    assert standing(clock, programme(), after(40)).tone == "behind"
    # The next one has all of its minutes: what is late stays as late.
    going = at_item(clock, "b", after(40))
    assert [behind(going, minutes) for minutes in (40, 47, 55, 60)] == [20, 20, 20, 25]
    assert standing(going, programme(), after(47)).until == after(55)


def test_who_goes_on_early_is_ahead_until_that_is_used_up(clock):
    going = at_item(clock, "b", after(15))
    assert standing(going, programme(), after(16)).behind == -5
    assert standing(going, programme(), after(16)).tone == "ahead"
    assert behind(going, 30) == -5
    assert behind(going, 35) == 0


def test_less_than_two_minutes_is_on_time(clock):
    assert standing(clock, programme(), after(21.4)).tone == "even"
    assert standing(clock, programme(), after(22)).tone == "behind"


def test_a_laptop_that_slept_says_what_is_so(clock):
    # Nothing ran in between, and the clock was written down and read again.
    kept = read(json.loads(json.dumps(clock.told())))
    assert kept == clock
    assert standing(kept, programme(), after(75)).behind == 55
    going = at_item(kept, "b", after(75))
    assert behind(read(going.told()), 80) == 55


def test_a_clock_of_before_is_no_hours_late(clock):
    assert standing(clock, programme(), after(20 + 6 * 60)).tone == "behind"
    assert standing(clock, programme(), after(20 + 6 * 60 + 1)).tone == "stale"
    assert behind(afresh(clock, programme(), after(24 * 60)), 24 * 60) == 0


def test_looking_back_costs_what_it_takes_and_no_more(clock):
    going = at_item(at_item(clock, "b", after(20)), "a", after(25))
    assert behind(going, 25) == 0
    back = at_item(going, "b", after(27))
    # b had ten of its fifteen minutes left; two went to a.
    assert [behind(back, minutes) for minutes in (27, 37, 40)] == [2, 2, 5]


def test_looking_ahead_costs_no_more_either(clock):
    there = at_item(clock, "d", after(5))
    back = at_item(there, "a", after(6))
    assert standing(back, programme(), after(6)).until == after(21)
    # The minute that went to d is one that d needs no more.
    assert behind(back, 6) == 0


def test_what_is_taken_out_is_time_won_and_what_comes_in_is_time_lost(clock):
    going = at_item(clock, "b", after(40))
    assert behind(going, 40, [("a", 20), ("b", 15), ("d", 30)]) == -5
    assert behind(going, 40, [*ITEMS, ("e", 10)]) == 30
    assert behind(going, 40, [("a", 20), ("b", 5), ("c", 25), ("d", 30)]) == 10


def test_an_item_that_went_makes_room_for_what_comes_after_what_was_begun(clock):
    going = at_item(clock, "b", after(20))
    less = programme([("a", 20), ("c", 25), ("d", 30)])
    found = standing(going, less, after(22))
    assert (found.number, found.finish) == (1, after(22 + 55))
    assert found.until == after(22 + 25)


def test_a_programme_that_is_done_is_done():
    less = programme([("a", 20)])
    clock = at_item(started(less, "", T0), "gone", after(18))
    found = standing(clock, less, after(25))
    assert (found.number, found.behind) == (None, 5)
    assert standing(Clock(T0, "", T0), programme([]), T0).number is None


def test_who_starts_about_then_keeps_to_the_end_that_was_said():
    planned = programme(start="09:30")
    late = started(planned, "", after(12))
    assert late.ends == after(90)
    assert standing(late, planned, after(12)).behind == 12
    early = started(planned, "", after(-10))
    assert standing(early, planned, after(-10)).behind == -10
    # The evening before, nobody is half a day early.
    trial = started(planned, "", after(10 * 60))
    assert trial.ends == after(10 * 60 + 90)


def test_who_starts_in_the_middle_has_the_rest_before_them():
    clock = started(programme(), "c", T0)
    assert (clock.item, clock.ends) == ("c", after(55))
    # By the programme c begins at 10:05.
    assert started(programme(start="09:30"), "c", after(40)).ends == after(90)
    assert started(programme(start="09:30"), "c", after(120)).ends == after(120 + 55)


def test_where_somebody_rehearsed_is_not_where_the_group_begins():
    longer = programme([("a", 20), ("b", 90), ("c", 25)], start="09:30")
    clock = started(longer, "c", after(2))
    assert (clock.item, clock.ends) == ("a", after(135))


def test_the_time_zone_of_who_looks_makes_no_difference(clock):
    there = timezone(timedelta(hours=-7))
    assert standing(clock, programme(), after(40).astimezone(there)).behind == 20


def test_a_clock_that_is_set_back_spends_nothing(clock):
    going = at_item(clock, "b", after(-30))
    assert going.spent == {"a": 0.0}
    assert standing(clock, programme(), after(-30)).until == after(20)


def test_going_where_it_is_changes_nothing(clock):
    assert at_item(clock, "a", after(9)) is clock


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        [],
        {},
        {"ends": 3},
        {"ends": "x", "since": "y", "item": "a", "spent": {}},
        {"ends": "2026-01-01T00:00:00", "since": "2026-01-01T00:00:00", "item": "a", "spent": {}},
        {**Clock(T0, "a", T0).told(), "item": 3},
        {**Clock(T0, "a", T0).told(), "spent": []},
        {**Clock(T0, "a", T0).told(), "spent": {"a": "x"}},
        {**Clock(T0, "a", T0).told(), "spent": {"a": -1}},
        {**Clock(T0, "a", T0).told(), "spent": {"a": float("nan")}},
        {**Clock(T0, "a", T0).told(), "spent": {str(n): 1 for n in range(81)}},
    ],
)
def test_what_is_kept_badly_counts_as_none(kept):
    assert read(kept) is None
