"""The room follows what the facilitator shows it, and the beamer shows no names of others."""

import re
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from netwerk_widgets.serve import addresses
from netwerk_widgets.session import showing
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import BEAMER, CASE, PHONE, watched

#: What it does to its workbook no other file should meet.
ALONE = True
T = texts("nl")
OTHER = "Geheime Klant BV"
SMALL = {"width": 1366, "height": 768}


@pytest.fixture(scope="module", autouse=True)
def other(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as store:
        store.create(OTHER, None, "x")


@pytest.fixture
def tab(profile):
    complaints = []

    def open_tab(address, viewport=BEAMER):
        page = profile.new_page()
        page.set_viewport_size(viewport)
        complaints.append(watched(page))
        page.goto(address)
        return page

    yield open_tab
    assert [each for each in complaints if each] == []


def dream(workbook, words):
    """Somebody changes the session of the case."""
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "x")
        live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": words}])


def sees(page, what):
    expect(page.locator(".nw-room")).to_have_attribute("data-sees", what)


def test_opening_another_session_changes_nothing_on_a_phone_until_it_is_shown(tab, workbook):
    phone = tab(workbook.dashboard, PHONE)
    expect(phone.locator("h1")).to_have_text(CASE)
    beamer = tab(workbook.address("01_context", CASE))
    sees(beamer, "this")
    expect(beamer.locator(".nw-room-show")).to_be_hidden()
    expect(phone.locator(".nw-here-step")).to_contain_text(T("steps.context.label"))

    second = tab(workbook.address("04_goals", OTHER))
    sees(second, "other")
    sees(beamer, "this")
    dream(workbook, "Iets nieuws om te zien")  # what comes after it is on the phone came before
    expect(phone.locator("#shared")).to_contain_text("Iets nieuws om te zien")
    expect(phone.locator("h1")).to_have_text(CASE)
    expect(phone.locator(".nw-here-step")).to_contain_text(T("steps.context.label"))

    second.locator(".nw-room-show").click()
    expect(phone.locator("h1")).to_have_text(OTHER)
    expect(phone.locator(".nw-here-step")).to_contain_text(T("steps.goals.label"))
    sees(second, "this")
    sees(beamer, "other")

    second.locator(".nw-room-now").click()
    expect(second.get_by_role("button", name=T("showing.which"))).to_be_hidden()
    second.get_by_role("button", name=T("showing.stop")).click()
    expect(second.get_by_role("button", name=T("showing.stop"))).to_be_hidden()
    expect(second.locator(".nw-room-drop")).to_be_hidden()
    expect(phone.locator("h1")).to_have_text(T("showing.waiting"))
    expect(phone.locator("body")).not_to_contain_text(OTHER)
    sees(beamer, "nothing")
    beamer.locator(".nw-room-show").click()
    expect(phone.locator("h1")).to_have_text(CASE)


def test_the_name_of_what_the_room_sees_comes_when_asked_for_and_goes_again(tab, workbook):
    page = tab(workbook.address("01_context", OTHER), SMALL)
    sees(page, "other")
    assert CASE not in page.content()
    page.locator(".nw-room-now").click()
    page.get_by_role("button", name=T("showing.which")).click()
    expect(page.locator(".nw-room-name")).to_have_text(CASE)
    expect(page.locator(".nw-room-name")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".nw-room-drop")).to_be_hidden()
    expect(page.locator(".nw-room-name")).to_have_text("")


@pytest.mark.parametrize("viewport", [SMALL, PHONE])
def test_the_bar_stays_on_the_screen(tab, workbook, viewport):
    page = tab(workbook.address("01_context", OTHER, "en"), viewport)
    sees(page, "other")
    expect(page.locator(".nw-room-show")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    right = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.nw-bar *')].filter((e) => e.checkVisibility())"
        ".map((e) => e.getBoundingClientRect().right))"
    )
    assert right <= viewport["width"]
    if viewport is SMALL:
        assert page.locator(".nw-bar").bounding_box()["height"] < 60


def test_other_sessions_come_when_asked_for(tab, workbook):
    page = tab(workbook.address("00_start", CASE))
    ask = page.locator('[data-act="others"]')
    expect(ask).to_have_attribute("aria-expanded", "false")
    assert OTHER not in page.content()
    ask.click()
    expect(page.locator(".nw-picks strong", has_text=OTHER)).to_be_visible()
    expect(ask).to_be_focused()
    ask.click()
    expect(page.locator(".nw-picks strong", has_text=OTHER)).to_have_count(0)
    assert OTHER not in page.content()


def test_without_the_network_there_is_no_code_but_the_page_opens_here(tab, workbook):
    page = tab(workbook.address("00_start", CASE))
    figure = page.locator(".nw-code")
    expect(figure).to_contain_text(T("showing.here.title"))
    expect(figure.locator("svg")).to_have_count(0)
    expect(figure.locator("a")).to_have_attribute("href", re.compile(r"^http://127\.0\.0\.1:"))
    with page.expect_popup() as opening:
        figure.locator("a").click()
    expect(opening.value.locator("#nw-dashboard")).to_be_attached()
    opening.value.close()


def test_phones_are_let_in_from_the_start_page_and_kept_out_again(tab, workbook):
    """On a computer with a network; without one it says so."""
    page = tab(workbook.address("00_start", CASE))
    code = page.locator(".nw-code")
    page.get_by_role("button", name=T("showing.door.open")).click()
    host = addresses.room_address()
    if showing.for_phones(f"http://{host}/"):
        expect(code.locator("svg")).to_be_visible()
        assert code.locator("svg").bounding_box()["width"] >= 250
        address = code.locator("a").get_attribute("href")
        assert urlsplit(address).hostname == host
        with urlopen(address, timeout=30) as answer:
            assert b'id="nw-dashboard"' in answer.read()
    else:
        expect(code).to_contain_text(T("showing.here.no_network"))
    page.get_by_role("button", name=T("showing.door.close")).click()
    expect(code).to_contain_text(T("showing.here.text"))
    expect(code.locator("svg")).to_have_count(0)
