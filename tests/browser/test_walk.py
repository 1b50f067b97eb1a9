"""A facilitator walks the whole path: from a new session to a confirmed step 7."""

import pytest
from playwright.sync_api import expect

from tests.browser import keyboard
from tests.browser.conftest import PHONE, ready, saved, watched
from tests.browser.typing import cell

NAME = "Water in de wijk"
pytestmark = pytest.mark.browser


def test_the_whole_path_with_the_keyboard_alone(browser, page, workbook):
    page.goto(workbook.address("00_start", None))
    keyboard.whole(page, NAME)
    expect(page.locator(".nw-steps li.is-confirmed")).to_have_count(7)

    page.locator('.nw-extra[data-page="thread"]').click()
    ready(page)
    expect(page.locator('.nw-figure:has([data-figure="thread"])')).to_contain_text("Tegelactie")

    page.locator(".nw-room-show").click()
    expect(page.locator(".nw-room")).to_have_attribute("data-sees", "this")
    phone_context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    phone = phone_context.new_page()
    complaints = watched(phone)
    phone.goto(workbook.dashboard)
    expect(phone.locator("html")).to_have_attribute("data-ready", "yes")
    main = phone.locator("main")
    for words in (NAME, "Een wijk waar water welkom is.", "Minder tegels", "Tegelactie in mei"):
        expect(main).to_contain_text(words)
    phone.locator("#nw-me").select_option(label=keyboard.PARTIES[3])
    expect(phone.locator(".nw-card[data-party]:visible")).to_contain_text("Tegelactie in mei")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone_context.close()
    assert complaints == []


def test_an_edit_elsewhere_opens_a_confirmed_step_again(page, workbook):
    page.goto(workbook.address("03_dream", "Laanboompact in de Betuwe"))
    ready(page)
    page.get_by_role("button", name="Bevestig deze stap").click()
    mark = page.locator('.nw-steps li:has(a[href*="03_dream"])')
    expect(mark).to_have_class("is-confirmed")
    other = page.context.new_page()
    other.goto(workbook.address("03_dream", "Laanboompact in de Betuwe"))
    ready(other)
    cell(other, "themes", 0, "description").fill("Iets heel anders")
    saved(other)
    expect(mark).to_have_class("is-ready")
    other.close()
