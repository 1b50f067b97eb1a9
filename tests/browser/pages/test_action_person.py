"""Who does an action is behind a button in its row."""

from playwright.sync_api import expect

from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, ready, saved

T = texts("nl")


def test_who_does_it_is_chosen_in_the_opened_row(page, workbook):
    page.goto(workbook.address("06_doing", CASE))
    ready(page)
    row = page.locator('[data-editor="actions"] tr[data-row]').first
    who = row.locator('[data-key="person"]')
    expect(row.locator('[data-key="name"]')).to_be_visible()
    expect(who).to_be_hidden()
    opens = row.locator(".nw-unfold")
    expect(opens).to_have_text(T("fields.label.action_person"))
    opens.click()
    expect(who).to_be_visible()
    before = who.input_value()
    who.select_option(index=1)
    value = who.input_value()
    assert value != before
    saved(page)
    opens.click()
    expect(who).to_be_hidden()
    page.reload()
    ready(page)
    expect(who).to_have_value(value)
    page.keyboard.press("Control+z")
    expect(who).to_have_value(before)
