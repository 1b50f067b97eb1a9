"""With the keyboard: past the bar to the first question, and to any words of the session."""

import re

import pytest
from playwright.sync_api import expect

from netwerk_widgets.texts import texts
from tests.browser.axe import violations, violations_unfolded
from tests.browser.conftest import CASE, ready

T = texts("nl")
FIELD = "input, textarea, select"
SKIP = T("ui.skip")


def skipped(page):
    """The first Tab is at the way past the bar; Enter takes it."""
    skip = page.get_by_role("link", name=SKIP, exact=True)
    expect(skip).to_be_attached()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", ["01_context", "04_goals", "06_doing"])
def test_the_first_field_is_one_tab_away(page, workbook, name):
    page.goto(workbook.address(name, CASE))
    ready(page)
    fields = f"[data-editor] :is({FIELD})"
    expect(page.locator(fields).locator("visible=true").first).to_be_visible()
    skipped(page)
    expect(page.locator(f"{fields}:focus")).to_have_count(1)


@pytest.mark.parametrize("name", ["00_start", "map", "thread", "gather", "desk"])
def test_every_page_has_one_main_part_and_a_way_to_it(page, workbook, name):
    page.goto(workbook.address(name, CASE))
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.locator(".nw-section h2, h1").first).to_be_visible()
    skipped(page)
    expect(page.locator(f":is(h1, h2, {FIELD}):focus")).to_have_count(1)
    # The bar is beside it, not in it.
    expect(page.locator("main .nw-header")).to_have_count(0)
    if name == "desk":
        assert violations_unfolded(page) == []


def test_words_are_found_and_lead_to_their_field(page, workbook):
    page.goto(workbook.address("04_goals", CASE))
    ready(page)
    page.keyboard.press("/")
    words = page.get_by_role("searchbox", name=T("ui.search.words"))
    expect(words).to_be_focused()
    page.keyboard.type("waterschap")
    first = page.locator(".nw-search-found a").first
    expect(first).to_contain_text("Waterschap")
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/01_context.ipynb?**")
    field = page.locator('[data-editor="stakeholders"] [data-key="name"]:focus')
    expect(field).to_have_value("Waterschap")
    # On the same page it goes there at once.
    page.get_by_role("button", name=T("ui.search.open"), exact=True).click()
    page.keyboard.type("handel")
    expect(first).to_contain_text("Handel")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('[data-editor="stakeholders"] [data-key="name"]:focus')).to_have_value(
        "Handel"
    )


def test_a_slash_in_a_field_is_a_slash(page, workbook):
    page.goto(workbook.address("04_goals", CASE))
    ready(page)
    field = page.locator('[data-editor="goals"] [data-key="indicator"]').first
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type("/")
    expect(page.locator("dialog.nw-search")).to_be_hidden()
    expect(field).to_have_value(re.compile(r"/$"))
    page.keyboard.press("Backspace")


def test_what_is_not_there_is_said(page, workbook):
    page.goto(workbook.address("thread", CASE))
    expect(page.get_by_role("button", name=T("ui.search.open"), exact=True)).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("zeppelin")
    expect(page.get_by_text(T("ui.search.none"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.nw-search")).to_be_hidden()
