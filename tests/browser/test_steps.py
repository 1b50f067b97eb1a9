"""Steps 3 to 7: change something by clicking and typing, see the figure change, find it kept."""

from collections.abc import Iterator
from contextlib import contextmanager

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from netwerk_widgets.texts import texts
from tests.browser.axe import violations
from tests.browser.conftest import CASE, PHONE, ready, saved
from tests.browser.cut import drawn
from tests.browser.typing import editor, level, row

#: What a report says while it is made, and how often its bar moves.
KEEPING = """
(report) => {
  window.told = [];
  window.shares = 0;
  new MutationObserver((changes) => {
    for (const { type, addedNodes } of changes) {
      if (type === 'attributes') window.shares++;
      else window.told.push(...[...addedNodes].map((each) => each.textContent));
    }
  }).observe(report, {subtree: true, childList: true, attributeFilter: ['value']});
}
"""


def figure_shown(page: Page, key: str) -> Locator:
    figure = page.locator(f'[data-figure="{key}"]')
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_class("nw-plot js-plotly-plot is-drawn")
    return figure


@contextmanager
def redrawn(page: Page, key: str) -> Iterator[None]:
    """What is done within is stored, and changes the figure."""
    figure_shown(page, key)
    before = drawn(page, key)
    yield
    saved(page)
    figure_shown(page, key)
    expect(page.locator(f'[data-figure="{key}"]')).not_to_have_attribute("data-drawn", before)


def scored(name: str, value: int):
    """Click a score in the first row of a table; what must be so afterwards."""

    def change(page: Page):
        level(page, name, 0, value)
        chosen = row(page, name, 0).locator(".nw-level label").nth(value - 1).locator("input")
        return lambda: expect(chosen).to_be_checked()

    return change


def chosen(name: str, key: str, index: int):
    """Choose from the list in the first row of a table."""

    def change(page: Page):
        field = row(page, name, 0).locator(f'select[data-key^="{key}"]').first
        field.select_option(index=index)
        option = field.locator("option").nth(index)
        return lambda: expect(option).to_have_js_property("selected", True)

    return change


def typed(name: str, key: str, text: str):
    """Type in the first row of a table."""

    def change(page: Page):
        field = editor(page, name).locator(f'[data-key="{key}"]').first
        field.fill(text)
        field.press("Tab")
        return lambda: expect(field).to_have_value(text)

    return change


def keyed(name: str, index: int, key: str, shown: str):
    """One key in a cell of a grid."""

    def change(page: Page):
        cell = editor(page, name).locator("td[data-key]").nth(index)
        cell.click()
        page.keyboard.press(key)
        return lambda: expect(cell).to_have_text(shown)

    return change


#: Notebook, what is done, and the figure that shows it.
CHANGES = (
    ("03_dream", scored("dreams", 1), "support"),
    ("03_dream", typed("themes", "name", "Bomen die blijven"), "themes"),
    ("04_goals", keyed("goal_positions", 0, "a", "−3"), "goals"),
    ("04_goals", typed("goals", "name", "Bomen voor iedereen"), "goal_tree"),
    ("05_dilemmas", scored("dilemma_positions", 7), "dilemmas"),
    ("05_dilemmas", keyed("dilemma_grid", 1, "2", "2"), "dilemmas"),
    ("05_dilemmas", chosen("exchanges", "gets_weight", 1), "exchange"),
    ("06_doing", chosen("actions", "status", 3), "timeline"),
    ("06_doing", typed("investments", "hours", "777"), "investments"),
    ("06_doing", scored("conditions", 1), "conditions"),
    ("07_persevering", typed("measurements", "value", "27"), "progress"),
)


@pytest.mark.parametrize("notebook", list(dict.fromkeys(notebook for notebook, *_ in CHANGES)))
def test_a_change_shows_in_its_figure_and_is_kept(page, workbook, notebook):
    page.goto(workbook.address(notebook, CASE))
    ready(page)
    done, figures = [], []
    for of, change, key in CHANGES:
        if of != notebook:
            continue
        with redrawn(page, key):
            done.append(change(page))
        figures.append(key)
    # The same page anew, in English: there too a click changes the figures.
    page.goto(workbook.address(notebook, CASE, "en"))
    ready(page)
    for kept in done:
        kept()
    for key in reversed(figures):
        with redrawn(page, key):
            page.get_by_role("button", name="Undo", exact=True).click()


def test_the_button_makes_a_report_that_opens(page, workbook, tmp_path):
    page.goto(workbook.address("07_persevering", CASE))
    ready(page)
    files = {}
    for kind in ("xlsx", "html"):
        page.locator(".nw-report-kind").select_option(kind)
        # A sheet holds everything: there is nothing to choose.
        expect(page.locator(".nw-report-about")).to_be_enabled(enabled=kind == "html")
        if kind == "html":
            page.locator(".nw-report-about").select_option("full")
        page.locator(".nw-report").evaluate(KEEPING)
        with page.expect_download(timeout=60_000) as download:
            page.get_by_role("button", name="Maak het verslag").click()
        files[kind] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[kind])
        done = texts("nl")("report.button.done")
        expect(page.locator(".nw-report-words")).to_have_text(done)
        # How far it was stood there meanwhile, however soon it was done.
        told = [each for each in page.evaluate("window.told") if each]
        assert told[0] != done
        assert told[-1] == done
        assert page.evaluate("window.shares > 0")
    assert len(openpyxl.load_workbook(files["xlsx"]).sheetnames) > 15
    page.goto(files["html"].as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text(CASE)
    assert page.locator("figure img").count() > 20
    page.set_viewport_size(PHONE)
    assert violations(page) == []
    assert page.evaluate("[...document.images].every((each) => each.naturalWidth > 100)")
