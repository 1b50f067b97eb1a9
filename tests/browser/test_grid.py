"""What is typed in a grid outlives its kernel, and goes together with what others do."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import saved
from tests.browser.losing import end, opened, put, somebody_else
from tests.browser.typing import PASTE, editor


def cells(page, row):
    table = editor(page, "dilemma_grid")
    return table.locator("tbody tr[data-row]").nth(row).locator("td[data-key]")


def place(fragile, row, column):
    session = fragile.stored()
    party = session.stakeholders.items[row].id
    dilemma = session.dilemmas.dilemmas[column].id
    found = (e for e in session.dilemmas.positions if (e.party, e.dilemma) == (party, dilemma))
    return next(found, None)


@pytest.mark.parametrize("what", ["kernel", "workbook"])
def test_what_is_typed_while_the_kernel_is_gone_is_stored_when_it_is_back(tab, fragile, what):
    opened(tab, fragile, "05_dilemmas")
    cells(tab, 0).first.click()
    end(fragile, what)
    tab.keyboard.type("767")
    if what == "workbook":
        fragile.start()
    tab.wait_for_function("!window.__before")  # the page came back by itself
    expect(cells(tab, 0)).to_have_text(["7", "6", "7"])
    saved(tab)
    assert [place(fragile, 0, column).position for column in range(3)] == [7, 6, 7]


def test_what_others_type_shows_and_a_pasted_block_fills_and_is_undone(tab, fragile):
    opened(tab, fragile, "05_dilemmas")
    had = place(fragile, 1, 0)
    before = fragile.stored().dilemmas
    with somebody_else(fragile) as bert:
        bert.edit("dilemmas", "positions", [put(had.id, "position", 1 if had.position > 1 else 2)])
    expect(cells(tab, 1).first).to_have_text("1" if had.position > 1 else "2")
    cells(tab, 1).nth(1).click()
    tab.evaluate(PASTE, "1\t2\r\n3\t99\r\n")
    expect(cells(tab, 1)).to_have_text(["1" if had.position > 1 else "2", "1", "2"])
    expect(cells(tab, 2).nth(1)).to_have_text("3")
    # What is no place stays with a sentence, and is not stored.
    expect(cells(tab, 2).nth(2)).to_have_attribute("aria-invalid", "")
    saved(tab)
    third = place(fragile, 2, 2)
    kept = next((e.position for e in before.positions if third and e.id == third.id), None)
    assert (third.position if third else None) == kept


def test_tab_goes_on_to_the_next_cell_for_who_works_there_and_out_for_who_comes_by(tab, fragile):
    opened(tab, fragile, "05_dilemmas")
    first, second, third = (cells(tab, 0).nth(n) for n in range(3))
    first.click()
    tab.keyboard.press("Tab")
    expect(second).to_be_focused()
    tab.keyboard.press("Shift+Tab")
    expect(first).to_be_focused()
    tab.keyboard.type("5")
    tab.keyboard.press("Tab")
    expect(third).to_be_focused()
    # At the end of a row to the next one, and at the end of all out of it.
    tab.keyboard.press("Tab")
    expect(cells(tab, 1).first).to_be_focused()
    inside = editor(tab, "dilemma_grid").locator("td[data-key]:focus")
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    expect(inside).to_have_count(0)
    # Back with Shift and Tab, only coming by: out again with one key.
    tab.keyboard.press("Shift+Tab")
    expect(cells(tab, 1).first).to_be_focused()
    tab.keyboard.press("Tab")
    expect(inside).to_have_count(0)
