"""Below the map: sort the table, try what a removal would do, keep it, take it back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import CASE, PHONE, saved


def test_sort_try_keep_and_undo(page, workbook):
    page.goto(workbook.address("map", CASE))
    table = page.locator(".nw-measures")
    first = table.locator("tbody th").first
    expect(first).to_have_text("Laanboomkwekers")
    rows = table.locator("tbody tr").count()

    # A click and a key: the column says which way, the largest come first, then the smallest.
    head = table.locator('[data-sort="constraint"]')
    head.click()
    expect(table.locator("th[aria-sort=descending]")).to_contain_text("Gebondenheid")
    expect(first).to_have_text("Natuur- en milieuvereniging")
    expect(head).to_be_focused()
    page.keyboard.press("Enter")
    expect(table.locator("th[aria-sort=ascending]")).to_contain_text("Gebondenheid")
    expect(first).to_have_text("Laanboomkwekers")

    expect(page.locator('[data-figure^="whatif-"]').first).to_be_hidden()

    # What if: two maps and the measures, while the session stays as it is.
    page.get_by_label("Welke partij?").select_option(label="Handel")
    page.get_by_role("button", name="Haal weg").click()
    for side in ("before", "after"):
        figure = page.locator(f'[data-figure="whatif-{side}"]')
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_class(re.compile("is-drawn"))
    whatif = page.locator(".nw-section").filter(has=page.get_by_role("heading", name="Wat als?"))
    expect(whatif.locator(".nw-grid .is-different").first).to_contain_text("16")
    expect(table.locator("tbody tr")).to_have_count(rows)

    page.get_by_role("button", name="Dit bewaren").click()
    expect(table.locator("tbody tr")).to_have_count(rows - 1)
    expect(table.get_by_text("Handel", exact=True)).to_have_count(0)
    saved(page)
    page.locator(".nw-toast").get_by_role("button", name="Ongedaan maken").click()
    expect(table.locator("tbody tr")).to_have_count(rows)
    expect(table.get_by_text("Handel", exact=True)).to_be_visible()


def test_on_a_phone_a_table_of_marks_is_a_card_for_each_organisation(browser, workbook):
    page = workbook.let_in(browser.new_context(viewport=PHONE)).new_page()
    page.goto(workbook.address("map", CASE))
    page.get_by_label("Laat de cijfers per relatie zien").check()
    table = page.locator(".nw-grid.is-cards").first
    expect(table).to_be_visible()
    beside = table.locator("xpath=..").evaluate("(each) => each.scrollWidth - each.clientWidth")
    assert beside <= 0
    expect(table.locator("thead")).to_be_hidden()
    first = table.locator("tbody tr").first
    said = first.locator("td").nth(1)
    label = said.evaluate("(each) => getComputedStyle(each, '::before').content")
    assert label == '"gemiddeld gekregen"'
    # Who reads it aloud has a table all the same.
    assert page.get_by_role("row").filter(has=page.get_by_role("rowheader")).count() > 5
