"""Rows of parties outside the domain are folded; rows of persons show a number until opened."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CASE, handheld, ready, saved
from tests.browser.typing import add, cell, editor, paste, paste_new, row

OUTSIDE = "Boominkopers van Europese steden"
NAME = "Jannie de Vries-Pietersen"


#: What changes of the bar, of the page's language and of a table's rows, from now on: as its class
#: or what it stands in.
WATCH = """
(table) => {
  window.touched = [];
  const told = (records) => { for (const { target } of records) {
    const el = target.nodeType === 1 ? target : target.parentElement;
    window.touched.push(el.closest('[data-row]')?.dataset.row ?? el.className ?? el.tagName);
  } };
  const look = new MutationObserver(told);
  const all = { attributes: true, childList: true, characterData: true, subtree: true };
  look.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  for (const part of ['.nw-steps', '.nw-extras', '.nw-languages'])
    look.observe(document.querySelector(part), all);
  look.observe(table.tBodies[0], all);
}
"""


def named(page: Page, name: str, party: str):
    return editor(page, name).locator("tr[data-row]").filter(has_text=party)


@pytest.mark.parametrize(
    ("notebook", "name"),
    [
        ("03_dream", "dreams"),
        ("04_goals", "goal_positions"),
        ("05_dilemmas", "exchanges"),
        ("06_doing", "investments"),
    ],
)
def test_a_party_outside_has_a_folded_row_that_opens_and_keeps(page, workbook, notebook, name):
    page.goto(workbook.address(notebook, CASE))
    ready(page)
    table = editor(page, name)
    fold = table.get_by_role("button", name="Buiten het domein (2)")
    mine = named(page, name, OUTSIDE)
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(mine).to_be_hidden()
    fold.press("Enter")
    expect(mine).to_be_visible()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(table.locator(".nw-fold-row")).to_contain_text("telt niet mee")
    # They are the last rows, after those that count.
    assert table.locator(".nw-fold-row ~ tr[data-row]").count() == 2
    expect(table.locator(".nw-fold-row ~ tr[data-row]").first).to_contain_text(OUTSIDE)
    field = mine.locator("textarea, input, select").first
    if name == "dreams":
        field.fill("Ook wij dromen mee")
        field.press("Tab")
        saved(page)
        expect(fold).to_have_attribute("aria-expanded", "true")
        expect(field).to_have_value("Ook wij dromen mee")
    fold.click()
    expect(mine).to_be_hidden()


@pytest.mark.parametrize("phone", [False, True])
def test_a_person_is_a_number_until_the_row_is_opened(page, workbook, phone):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    if phone:
        handheld(page)
    table = editor(page, "people")
    before = table.locator("tr[data-row]").count()
    add(page, "people")
    who = cell(page, "people", before, "name")
    expect(who).to_be_focused()
    who.fill(NAME)
    # Enter is the end of it: the row closes at once, with its scores beside a number.
    who.press("Enter")
    saved(page)
    opened = row(page, "people", before).locator(".nw-unfold")
    expect(opened).to_be_focused()
    expect(opened).to_have_attribute("aria-expanded", "false")
    expect(opened.locator(".nw-read")).to_have_text(str(before + 1))
    expect(who).to_be_hidden()
    expect(row(page, "people", before)).to_have_attribute("aria-label", str(before + 1))
    assert NAME not in table.aria_snapshot()
    assert NAME not in page.locator("body").inner_text()
    for each in table.locator("tr[data-row]").all():
        expect(each.locator('[data-key="name"]')).to_be_hidden()
        expect(each.locator('[data-key="party"]')).to_be_hidden()
    opened.click()
    expect(who).to_be_visible()
    expect(who).to_have_value(NAME)
    # The same number has a row of scores at once, in step 1 and in step 6.
    for notebook, name in (("01_context", "respondents"), ("06_doing", "readiness")):
        page.goto(workbook.address(notebook, CASE))
        ready(page)
        scores = row(page, name, before)
        expect(scores.locator(".nw-unfold .nw-read")).to_have_text(str(before + 1))
        assert NAME not in page.locator("body").inner_text()
        scores.locator(".nw-unfold").press("Enter")
        expect(scores.locator(".nw-person")).to_contain_text(NAME)


def test_people_from_excel_come_closed_and_their_scores_beside_their_numbers(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    before = editor(page, "people").locator("tr[data-row]").count()
    paste_new(page, "people", *((f"Deelnemer uit Excel {n}", "gast", "") for n in (1, 2)))
    saved(page)
    expect(editor(page, "people").locator("tr[data-row]")).to_have_count(before + 2)
    last = row(page, "people", before + 1)
    expect(last.locator(".nw-read")).to_have_text(str(before + 2))
    expect(last.locator('[data-key="name"]')).to_be_hidden()
    expect(last.locator('[data-key="name"]')).to_have_value("Deelnemer uit Excel 2")
    page.goto(workbook.address("06_doing", CASE))
    ready(page)
    cell(page, "readiness", before, "scores.preparation").focus()
    paste(page, tuple("432143214"), tuple("123412341"))
    saved(page)
    first = cell(page, "readiness", before + 1, "scores.investing")
    expect(first).to_have_js_property("selectedIndex", 2)


@pytest.mark.parametrize("key", ["name", "role"])
def test_one_cell_of_several_lines_is_one_line_of_a_name_without_the_quotes(page, workbook, key):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    last = editor(page, "people").locator("tr[data-row]").count()
    add(page, "people")
    field = cell(page, "people", last, key)
    field.fill("Van: ")
    paste(page, ('"Jan ""Jip""\n de Boer"',))
    expect(field).to_have_value('Van: Jan "Jip" de Boer')
    saved(page)


def test_an_edit_changes_its_own_row_and_leaves_the_others_and_the_bar_alone(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    editor(page, "stakeholders").locator("table").evaluate(WATCH)
    mine, name = row(page, "stakeholders", 2), cell(page, "stakeholders", 2, "name")
    name.fill("Kwekerij met een andere naam")
    name.press("Tab")
    saved(page)
    expect(page.locator(".nw-undo button").first).to_have_attribute(
        "title", re.compile("andere naam")
    )
    expect(mine).to_have_attribute("aria-label", "Kwekerij met een andere naam")
    touched = set(page.evaluate("window.touched"))
    assert touched == {mine.get_attribute("data-row")}


def test_what_comes_back_as_it_was_stands_in_its_field_again(page, workbook):
    page.goto(workbook.address("06_doing", CASE))
    ready(page)
    hours = editor(page, "investments").locator("input.nw-number").first
    stood = hours.input_value()
    hours.fill(f"{stood},0")
    hours.press("Tab")
    saved(page)
    expect(hours).to_have_value(stood)
