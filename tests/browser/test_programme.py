"""The programme on the desk: a route, its minutes, and a clock that is right whatever happens."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session import staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.programme.clock import Clock
from netwerk_widgets.session.programme.planning import of_route, total
from netwerk_widgets.texts import texts
from tests.browser.conftest import saved
from tests.browser.losing import end
from tests.browser.typing import cell

T = texts("nl")


@pytest.fixture
def session_id(fragile, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(fragile.home))
    with fragile.store() as store:
        return store.session_id(fragile.name)


@pytest.fixture
def desk(tab, fragile):
    tab.goto(fragile.address("desk"))
    return Desk(tab)


class Desk:
    """The clock and the list of the programme on a page."""

    def __init__(self, page):
        self.page = page
        self.said = page.locator(".nw-clock-said")
        self.now = page.locator(".nw-clock-now")
        self.left = self.now.get_by_role("timer")
        self.more = page.locator(".nw-clock-more")
        self.rows = page.locator('[data-editor="programme"] tr[data-row]')
        self.total = page.locator(".nw-total")

    def button(self, key):
        return self.page.get_by_role("button", name=T(f"programme.clock.{key}"), exact=True)


def passed(fragile, session_id, item, behind):
    """As if the group just came to an item, so many minutes behind: that holds while it lasts."""
    items = fragile.stored().programme.items
    at = next(number for number, each in enumerate(items) if each.id == item)
    now = datetime.now(UTC)
    ends = now + timedelta(minutes=total(items[at:]) - behind)
    staging.change(session_id, clock=Clock(ends, item, now))
    return now + timedelta(minutes=items[at].minutes)


@pytest.mark.usefixtures("clock")
def test_half_a_day_from_its_route_to_a_clock_that_outlives_the_kernel(desk, fragile, session_id):
    page = desk.page
    expect(desk.said).to_have_text(T("programme.clock.none"))
    page.locator('[data-route="half_day"]').click()
    expect(desk.rows).to_have_count(14)
    expect(desk.total).to_contain_text("3 uur en 30 minuten")

    # Started at no said time, the group has all of its minutes.
    desk.button("start").click()
    expect(desk.said).to_have_text(T("programme.clock.even"))
    expect(desk.now).to_contain_text(T("start.challenge.title"))

    begins = page.locator('[data-editor="programme_start"] input')
    begins.fill("9u35")
    begins.press("Tab")
    expect(desk.rows.nth(1)).to_contain_text("09:45")
    expect(begins).to_have_value("09:35")
    minutes = cell(page, "programme", 0, "minutes")
    minutes.fill("25")
    minutes.press("Tab")
    expect(desk.rows.nth(1)).to_contain_text("10:00")
    expect(desk.total).to_contain_text(T("programme.total.ends", start="09:35", end="13:20"))
    saved(page)
    assert fragile.stored().programme.items[0].minutes == 25

    # On to the next thing: on the stage too.
    desk.button("go").click()
    expect(desk.now).to_contain_text(T("pages.context.stakeholders.title"))
    expect(page.locator(".nw-cue .nw-stage").first).to_have_attribute("data-at", "step.context")

    passed(fragile, session_id, "r3", -5)
    expect(desk.said).to_have_text("5 minuten voor")
    expect(desk.more).to_be_hidden()
    until = passed(fragile, session_id, "r4", 20)
    expect(desk.said).to_have_text("20 minuten achter")
    expect(desk.more).to_contain_text(T("pages.persevering.lessons.title"))

    page.reload()
    expect(desk.said).to_have_text("20 minuten achter")
    page.evaluate("window.__before = true")
    end(fragile, "kernel")
    page.wait_for_function("!window.__before && document.querySelector('.nw-clock-said')")
    expect(desk.said).to_have_text("20 minuten achter")
    expect(desk.now).to_contain_text(T("pages.context.accelerators.title"))

    # What is left is drawn from when it is over, also after a sleep.
    page.clock.set_fixed_time(until - timedelta(minutes=7, seconds=30))
    expect(desk.left).to_have_text(T("programme.clock.left", time="7:30"))
    page.clock.set_fixed_time(until + timedelta(minutes=61, seconds=5))
    expect(desk.left).to_have_text(T("programme.clock.over", time="1:01:05"))
    passed(fragile, session_id, "r4", 0)
    expect(desk.said).to_have_text(T("programme.clock.even"))
    desk.button("stop").click()
    expect(desk.button("start")).to_be_visible()


def test_it_is_made_with_the_keyboard_alone(desk, fragile):
    page = desk.page
    with fragile.store() as store:
        live = LiveSession(store, fragile.name, "facilitator")
        live.replace("programme", of_route("half_day", live.documents["programme"], T))
    expect(desk.rows).to_have_count(14)
    page.get_by_role("button", name=T("programme.add.break"), exact=True).focus()
    page.keyboard.press("Enter")
    expect(desk.rows).to_have_count(15)
    up = desk.rows.last.locator('[data-tool="up"]')
    up.focus()
    page.keyboard.press("Enter")
    expect(desk.rows.nth(13).locator("select").first).to_have_value(T("programme.break"))
    page.locator(".nw-clock summary").focus()
    page.keyboard.press("Enter")
    third = page.locator("[data-item]").nth(2)
    third.focus()
    page.keyboard.press("Enter")
    expect(third).to_have_attribute("aria-current", "step")
    expect(third).to_be_focused()
    saved(page)
    assert [each.what for each in fragile.stored().programme.items][-2] == "break"
