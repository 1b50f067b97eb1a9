"""What is done on the pages of the workbook is kept, undone, asked and told."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import CASE, PHONE, ready, saved
from tests.browser.typing import paste


def row(page, editor: str, text: str):
    """The row of an editor that holds this text in an input."""
    rows = page.locator(f'[data-editor="{editor}"] tbody tr')
    for index in range(rows.count()):
        inputs = rows.nth(index).locator("input[type=text], textarea")
        if any(inputs.nth(i).input_value() == text for i in range(inputs.count())):
            return rows.nth(index)
    raise AssertionError(f"no row with {text!r}")


def test_a_force_is_scored_and_kept(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    figure = page.locator('[data-figure="forces"]')
    expect(figure).to_have_class(re.compile("is-drawn"))
    before = figure.get_attribute("data-drawn")
    bar = page.locator('[data-editor="forces"] tbody tr').first.locator(".nw-level")
    was = bar.locator("input:checked").count() and bar.locator("label:has(:checked)").inner_text()
    choice = bar.locator("label").nth(0 if not str(was).startswith("1") else 1)
    choice.click()
    saved(page)
    expect(figure).not_to_have_attribute("data-drawn", before)
    page.reload()
    ready(page)
    expect(choice.locator("input")).to_be_checked()


def test_a_party_is_typed_and_shows_on_the_map(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    page.get_by_role("button", name="Partij toevoegen").click()
    page.keyboard.type("Kwekerij De Nieuwe Linde")
    saved(page)
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    expect(page.locator('[data-editor="positions"]')).to_contain_text("Kwekerij De Nieuwe Linde")
    expect(page.locator('[data-figure="map"] table').first).to_contain_text(
        "Kwekerij De Nieuwe Linde"
    )


def test_a_relation_changes_the_map(page, workbook):
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    figure = page.locator('[data-figure="map"]')
    expect(figure).to_have_attribute("data-drawn", re.compile(r"\d"))  # another may be there first
    before = figure.get_attribute("data-drawn")
    page.get_by_role("button", name="Relatie toevoegen").click()
    last = page.locator('[data-editor="relations"] tbody tr').last
    last.locator('[data-key="from_id"]').select_option(index=1)
    last.locator('[data-key="to_id"]').select_option(index=3)
    saved(page)
    expect(figure).not_to_have_attribute("data-drawn", before)


def test_undo_and_redo(page, workbook):
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    rows = page.locator('[data-editor="scope"] tbody tr')
    before = rows.count()
    rows.last.get_by_role("button", name="Weghalen").click()
    expect(rows).to_have_count(before - 1)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(rows).to_have_count(before)
    page.get_by_role("button", name="Opnieuw doen").click()
    expect(rows).to_have_count(before - 1)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(rows).to_have_count(before)


def test_rows_move_with_the_keyboard(page, workbook):
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    first = page.locator('[data-editor="scope"] tbody tr').first
    text = first.locator("textarea").input_value()
    first.locator("textarea").press("Alt+ArrowDown")
    second = page.locator('[data-editor="scope"] tbody tr').nth(1)
    expect(second.locator("textarea")).to_have_value(text)
    saved(page)
    page.reload()
    ready(page)
    expect(second.locator("textarea")).to_have_value(text)


def test_cells_are_pasted_from_a_spreadsheet(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    page.get_by_role("button", name="Partij toevoegen").click()
    paste(
        page,
        ("Boomveiling", "privaat", "veiling"),
        ("Waterschap Rivierenland", "publiek", "waterschap"),
    )
    saved(page)
    added = row(page, "stakeholders", "Waterschap Rivierenland")
    expect(added.locator('[data-key="sector"] option:checked')).to_have_text("publiek")


def test_what_is_not_valid_stays_with_a_sentence(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    page.get_by_role("button", name="Partij toevoegen").click()
    paste(page, ("Proefpartij", "geheim", "test"))
    expect(page.locator(".nw-error:visible").first).to_contain_text("geheim")
    row(page, "stakeholders", "Proefpartij")


def test_a_hostile_name_is_only_a_name(page, workbook):
    typed = "<img src=x onerror=\"document.title='gekraakt'\">"
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    page.get_by_role("button", name="Partij toevoegen").click()
    page.keyboard.type(typed)
    saved(page)
    for notebook in ("01_context", "02_domain"):
        page.goto(workbook.address(notebook, CASE))
        ready(page)
        expect(page.locator('img[src="x"]')).to_have_count(0)
        assert page.title() != "gekraakt"
    page.goto(workbook.dashboard)
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    expect(page.locator('img[src="x"]')).to_have_count(0)
    expect(page.locator("#nw-me")).to_contain_text("<img src=x")


def test_removing_a_party_says_what_hangs_on_it(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    rows = page.locator('[data-editor="stakeholders"] tbody tr')
    before = rows.count()
    rows.first.get_by_role("button", name="Weghalen").click()
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    expect(dialog.locator("li").first).to_be_visible()
    dialog.get_by_role("button", name="Toch niet weghalen").click()
    expect(rows).to_have_count(before)


def test_confirming_a_step_and_an_edit_opens_it_again(page, workbook):
    page.goto(workbook.address("02_domain", CASE))
    ready(page)
    page.get_by_role("button", name="Bevestig deze stap").click()
    current = page.locator(".nw-steps li:has([aria-current])")
    expect(current).to_have_class("is-confirmed")
    page.locator('[data-editor="scope"] tbody tr textarea').first.fill("Iets anders")
    saved(page)
    expect(current).not_to_have_class("is-confirmed")


def test_two_pages_on_one_session_keep_each_others_work(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    other = page.context.new_page()
    other.goto(workbook.address("02_domain", CASE))
    ready(other)
    activities = page.locator('[data-editor="stakeholders"] [data-key="activities"]').first
    activities.fill("Bomen telen")
    saved(page)
    cell = other.locator('[data-editor="positions"] tbody tr').first.locator('[data-key="power"]')
    cell.select_option(index=2)
    saved(other)
    page.reload()
    ready(page)
    expect(activities).to_have_value("Bomen telen")
    expect(cell.locator("option:checked")).to_have_text(cell.locator("option").nth(2).inner_text())
    other.close()


def test_a_new_session_from_the_start_page(page, workbook):
    page.goto(workbook.address("00_start", None))
    page.get_by_role("textbox", name="Naam van de sessie").fill("Water in de wijk")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator(".nw-session")).to_have_text("Water in de wijk")
    page.locator(".nw-steps li a").first.click()
    expect(page.get_by_role("button", name="Partij toevoegen")).to_be_visible()
    expect(page.locator(".nw-session")).to_have_text("Water in de wijk")
    expect(page.locator(".nw-figure.is-empty").first).to_be_visible()


def test_export_and_import_on_the_start_page(page, workbook, tmp_path):
    page.goto(workbook.address("00_start", CASE))
    ready(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar deze sessie als bestand").click()
    file = tmp_path / "meegenomen.json"
    download.value.save_as(file)
    page.locator("#nw-import").set_input_files(file)
    expect(page.locator(".nw-session")).to_have_text("meegenomen")
    bad = tmp_path / "kapot.json"
    bad.write_text('{"format": "netwerk-session", "version": 1, "name": ')
    page.locator("#nw-import").set_input_files(bad)
    expect(page.locator(".nw-doors > .nw-error")).to_be_visible()
    expect(page.locator(".nw-doors > .nw-error")).to_contain_text("regel")


def test_the_keys_of_undo_outside_a_field_say_what_they_do(page, workbook):
    """Inside a field they are the browser's own; on another step the page asks first."""
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    field = page.locator('[data-editor="stakeholders"] [data-key="activities"]').first
    before = field.input_value()
    field.fill("Anders")
    field.press("Tab")
    saved(page)
    toast = page.locator(".nw-toast p")
    page.locator("h1, h2").first.click()
    page.keyboard.press("Control+z")
    expect(field).to_have_value(before)
    expect(toast).to_contain_text("Ongedaan gemaakt in stap 1: partij")
    expect(page.get_by_role("button", name="Opnieuw doen")).to_have_attribute(
        "title", re.compile("Opnieuw doen in stap 1: partij")
    )
    page.keyboard.press("Control+Shift+z")
    expect(field).to_have_value("Anders")
    expect(toast).to_contain_text("Opnieuw gedaan in stap 1")
    page.locator(".nw-toast .nw-tool").click()
    expect(toast).to_have_count(0)
    field.press("Control+z")
    expect(toast).to_have_count(0)
    field.fill("Nog anders")
    field.press("Tab")
    saved(page)
    page.goto(workbook.address("03_dream", CASE))
    ready(page)
    page.keyboard.press("Control+z")
    expect(toast).to_contain_text("Toch ongedaan maken?")
    expect(page.locator(".nw-toast a")).to_have_attribute("href", re.compile("01_context"))
    page.set_viewport_size(PHONE)
    inside = "el => el.getBoundingClientRect().right <= innerWidth"
    for each in page.locator(".nw-toast, .nw-toast > *").all():
        assert each.evaluate(inside)
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(toast).to_contain_text("Ongedaan gemaakt in stap 1")
