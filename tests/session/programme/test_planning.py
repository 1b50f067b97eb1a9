"""What a programme comes to: a route as items, how long it takes, when each begins."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from netwerk_widgets.method.programme import PLANS, ROUTES
from netwerk_widgets.session.models.programme import Programme, ProgrammeItem
from netwerk_widgets.session.programme.planning import begins, of_route, pauses, times, total
from netwerk_widgets.session.shapes import explained
from netwerk_widgets.texts import LANGUAGES, texts

DAY = datetime(2026, 3, 29, 12, 34, 56, 789, tzinfo=timezone(timedelta(hours=2)))


def item(id_, minutes, what="own"):
    return ProgrammeItem(id=id_, what=what, minutes=minutes)


def test_it_adds_up():
    items = [item("a", 20), item("b", 15, "break"), item("c", 45, "dream.shared")]
    assert (total(items), pauses(items)) == (80, 15)
    assert (total([]), pauses([])) == (0, 0)
    first = datetime(2026, 1, 1, 9, 30, tzinfo=UTC)
    assert [f"{each:%H:%M}" for each in times(items, first)] == ["09:30", "09:50", "10:05", "10:50"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", ROUTES)
def test_a_route_becomes_items_and_keeps_when_it_begins(route, language):
    t = texts(language)
    found = Programme.model_validate(of_route(route, {"start": "09:30", "items": []}, t))
    assert found.start == "09:30"
    assert total(found.items) == sum(minutes for _, minutes in PLANS[route])
    assert [each.minutes for each in found.items] == [minutes for _, minutes in PLANS[route]]
    named = {each.name for each in found.items} - {""}
    assert named == ({t("programme.lunch")} if route == "day" else set())


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("09:30", "09:30"), ("9:10", "09:10"), ("9.10", "09:10"), ("9u10", "09:10"),
        ("9 uur", "09:00"), ("9 uur 10", "09:10"), ("9h", "09:00"), (" 1310 ", "13:10"),
        ("910", "09:10"), ("0:05", "00:05"), ("23:59", "23:59"), ("9", "09:00"),
        ("9:10 uur", "09:10"), ("9.10 am", "09:10"), ("1 pm", "13:00"), ("12 am", "00:00"),
        ("", None), ("  ", None), (None, None),
    ],
)  # fmt: skip
def test_it_begins_at_any_minute_however_that_is_written(typed, time):
    assert Programme(start=typed).start == time


@pytest.mark.parametrize(
    "typed", ["24:00", "9:60", "13 pm", "negen", "9:1", "-9:10", "9:10:11", "١:٣٠", 9, "9" * 99]
)
def test_what_is_no_time_is_refused_in_words(typed):
    with pytest.raises(ValidationError) as problem:
        Programme(start=typed)
    if isinstance(typed, str):
        assert explained(problem.value, Programme).key == "not_a_time"


def test_it_begins_on_the_day_and_in_the_time_zone_of_now():
    assert begins(Programme(), DAY) is None
    found = begins(Programme(start="09:45"), DAY)
    assert found == datetime(2026, 3, 29, 9, 45, tzinfo=DAY.tzinfo)
