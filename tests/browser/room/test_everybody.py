"""The participants' page can be used by everybody: its parts have names, its words stand out."""

from playwright.sync_api import expect

from netwerk_widgets.texts import texts
from tests.browser.axe import violations, violations_unfolded
from tests.browser.conftest import PHONE
from tests.browser.room.reader import T, unfold_all


def chosen(phone):
    """With an organisation chosen, and a table open."""
    phone.locator("#nw-me").select_option(index=1)
    phone.locator(".nw-figure-table > summary:visible").first.click()


def test_axe_finds_nothing_on_the_page_folded_or_open(phone):
    assert violations(phone) == []
    phone.locator("#contents summary").click()
    assert violations(phone, "#contents") == []
    phone.keyboard.press("Escape")
    expect(phone.locator("#contents nav")).to_be_hidden()
    unfold_all(phone)
    chosen(phone)
    assert violations(phone) == []


def test_axe_finds_nothing_in_the_dark_in_english(room, phone):
    phone.emulate_media(color_scheme="dark")
    phone.goto(f"{room.address}?lang=en")
    expect(phone.locator("#nw-contact")).to_have_text(texts("en")("dashboard.connected"))
    assert phone.evaluate("getComputedStyle(document.querySelector('main')).color") != (
        "rgb(22, 50, 63)"
    )
    unfold_all(phone)
    chosen(phone)
    assert violations_unfolded(phone) == []
    phone.emulate_media(color_scheme="light")


def test_the_page_flows_with_letters_twice_as_large(room, phone):
    """As for a reader who asked their browser for that: nothing sticks out, all is larger."""
    phone.goto(room.address)
    expect(phone.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    unfold_all(phone)
    sizes = "document.querySelectorAll('h1, h2, .nw-headline, .nw-question, .nw-part > summary')"
    sizes = f"[...{sizes}].map((e) => parseFloat(getComputedStyle(e).fontSize))"
    before = phone.evaluate(sizes)
    phone.evaluate("document.documentElement.style.fontSize = '32px'")
    after = phone.evaluate(sizes)
    assert [round(each / 2, 2) for each in after] == [round(each, 2) for each in before]
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
