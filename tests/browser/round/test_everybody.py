"""A round for everybody: a typed address, a small phone, a screen reader, no scripts."""

import re

import pytest
from playwright.sync_api import expect

from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.rounds.model import Text
from netwerk_widgets.rounds.sheet import choices
from tests.browser.axe import violations
from tests.browser.conftest import PHONE
from tests.browser.round.thumb import EN, T, answered, box, go, state

NARROW = {"width": 320, "height": 640}


def test_who_typed_the_address_types_four_digits(browser, room, address, ended):
    round_ = room.begin("support", per="person", anonymous=True)
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(f"{room.address}?lang=en")
    field = box(phone).locator("input")
    right = round_.code.digits
    field.fill(f"{(int(right) + 1) % 10_000:04}")
    go(phone)
    expect(state(phone)).to_have_text(EN("rounds.refused.code"))
    field.fill(right)
    go(phone)
    expect(box(phone)).to_contain_text(EN("rounds.kept.anonymous"))
    answered(phone, round_)
    go(phone)
    expect(state(phone)).to_contain_text(EN("rounds.phone.sent"))
    assert room.count(round_) == 1
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_it_fits_320_pixels_with_buttons_for_a_finger(browser, room, address, ended, kind):
    how = {"anonymous": True} if KINDS[kind].anonymous and KINDS[kind].per[0] == "person" else {}
    round_ = room.begin(kind, **how)
    context = browser.new_context(viewport=NARROW, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(address)
    expect(box(phone)).to_be_visible()
    small = """() => [...document.querySelectorAll("#nw-round *")]
        .filter((each) => each.matches("button, select, input, textarea"))
        .map((each) => each.getBoundingClientRect())
        .filter((at) => at.height < 44 || at.width < 44 || at.right > innerWidth).length"""
    # A short scale is one row, from low to high.
    lines = """() => [...document.querySelectorAll(".is-row")].map((row) =>
        new Set([...row.children].map((each) => each.getBoundingClientRect().top)).size)"""
    if how == {}:
        box(phone).locator("select").select_option(index=1)
    for _ in range(len(round_.questions) + 2):
        assert phone.evaluate(small) == 0
        assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        assert set(phone.evaluate(lines)) <= {1}
        assert violations(phone, "#nw-round") == []
        for group in phone.locator(".nw-round-choices").all():
            group.get_by_role("button").last.tap()
        for field in box(phone).locator("textarea").all():
            field.fill("Een heel lang woord: " + "samenwerkingsovereenkomst" * 5)
        if phone.locator(".nw-round-answers").count() == 0:
            go(phone)
    expect(box(phone).locator("h2")).to_have_text(T("rounds.phone.check"))
    assert violations(phone) == []
    phone.goto(f"{room.address}ronde?lang=nl")
    assert violations(phone) == []
    context.close()


@pytest.mark.parametrize("kind", ["tests", "lesson", "places"])
def test_a_screen_reader_hears_every_shape_of_answer(room, phone, kind):
    """Words to choose from, own words, and a line between two poles."""
    how = {"anonymous": True} if kind != "places" else {}
    round_ = room.begin(kind, **how)
    expect(box(phone)).to_have_role("region")
    if kind == "places":
        who = phone.get_by_role("combobox", name=T("rounds.who.party"))
        who.select_option(index=1)
    phone.locator(".nw-round-go").focus()
    for question in round_.questions:
        phone.keyboard.press("Enter")
        expect(box(phone).locator("h2")).to_have_text(question.label.said(T))
        expect(box(phone).locator("h2")).to_be_focused()
        for ask in question.asks:
            name = (ask.label or question.label).said(T)
            if isinstance(ask.shape, Text):
                field = phone.get_by_role("textbox", name=name)
                field.fill("Omdat")
                continue
            group = phone.get_by_role("group", name=name)
            first = group.get_by_role("button").first
            # The value and its words together: the sighted see them beside each other.
            [(_value, large, small), *_] = choices(ask, T)
            expect(first).to_have_accessible_name(f"{large} {small}".strip())
            first.focus()
            phone.keyboard.press("Enter")
            expect(first).to_have_attribute("aria-pressed", "true")
        phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    expect(box(phone).locator("h2")).to_be_focused()
    phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    sent = phone.get_by_role("status").filter(has_text=T("rounds.phone.sent"))
    expect(sent).to_have_count(1)
    assert room.count(round_) == 1


def test_a_screen_reader_hears_what_it_is_and_where_it_is(room, phone):
    room.begin("accelerators", anonymous=True)
    expect(box(phone)).to_have_role("region")
    expect(box(phone)).to_have_accessible_name(T("rounds.title.accelerators"))
    arrived = T("rounds.phone.arrived", title=T("rounds.title.accelerators"))
    expect(phone.get_by_role("status").filter(has_text=arrived)).to_have_count(1)
    # From button to button with the keyboard: the heading of each screen is read out.
    phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    expect(box(phone).locator("h2")).to_be_focused()
    now = phone.get_by_role("group", name=T("pages.context.now"))
    three = now.get_by_role("button", name=re.compile("^3"))
    expect(three).to_have_attribute("aria-pressed", "false")
    three.focus()
    phone.keyboard.press("Space")
    expect(three).to_have_attribute("aria-pressed", "true")


def test_without_javascript(browser, room, address, ended):
    round_ = room.begin("forces", anonymous=True)
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    phone = context.new_page()
    phone.goto(room.address)
    phone.get_by_role("link", name=T("rounds.page.noscript")).click()
    expect(phone.locator("h1")).to_have_text(T("rounds.title.forces"))
    phone.get_by_label(T("rounds.code.label")).fill(round_.code.digits)
    phone.get_by_role("radio", name=re.compile("^4")).first.check()
    phone.get_by_role("button", name=T("rounds.page.send")).click()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.page.sent"))
    assert room.count(round_) == 1
    # A change: the same form again, and it is one answer.
    phone.get_by_role("radio", name=re.compile("^2")).first.check()
    phone.get_by_role("button", name=T("rounds.page.send")).click()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.page.sent"))
    assert room.count(round_) == 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()
