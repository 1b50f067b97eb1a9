"""Every page of the workbook, in both languages, on a beamer and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.store import open_store
from tests.browser.conftest import BEAMER, CASE, PHONE, handheld, ready, saved
from tests.browser.cut import nothing_is_cut
from tests.browser.hostile import HOSTILE, LONG, hostile, is_only_words
from tests.browser.typing import paste

PAGES = (
    "00_start",
    "01_context",
    "02_domain",
    "03_dream",
    "04_goals",
    "05_dilemmas",
    "06_doing",
    "07_persevering",
    "map",
    "thread",
)
EDITOR = ".nw-edit"


def row(page, editor: str, text: str):
    """The row of an editor that holds this text in an input."""
    rows = page.locator(f'[data-editor="{editor}"] tbody tr')
    for index in range(rows.count()):
        inputs = rows.nth(index).locator("input[type=text], textarea")
        if any(inputs.nth(i).input_value() == text for i in range(inputs.count())):
            return rows.nth(index)
    raise AssertionError(f"no row with {text!r}")


SMALL = """[...document.querySelectorAll('.nw-cell p, .nw-cell li, .nw-cell [data-key]')]
    .filter(el => el.offsetParent && !el.matches('.nw-hidden'))
    .filter(el => parseFloat(getComputedStyle(el).fontSize) < 14)
    .map(el => el.className + el.textContent.slice(0, 40))"""


NARROW = """[...document.querySelectorAll('.nw-editor td')]
    .filter(el => el.offsetParent && el.getBoundingClientRect().width < 240)
    .map(el => el.className + el.dataset.label)"""


@pytest.mark.parametrize("notebook", PAGES)
def test_a_page_opens_whole_follows_its_window_and_speaks_english(page, workbook, notebook):
    page.goto(workbook.address(notebook, CASE))
    ready(page)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator(".nw-saving")).to_have_text("Opgeslagen")
    expect(page).not_to_have_url(re.compile("ticket|#"))
    assert page.evaluate("document.documentElement.scrollWidth") <= BEAMER["width"]
    nothing_is_cut(page)
    page.set_viewport_size(PHONE)
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    assert page.evaluate(NARROW) == []
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".nw-saving")).to_have_text("Saved")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    assert page.evaluate(SMALL) == []
    nothing_is_cut(page)


@pytest.fixture(scope="module")
def hostile_session(workbook):
    """A session beside the other one, whose name is no better than what is in it."""
    session, name = hostile(" ".join(HOSTILE)), "<img src=x onerror='window.bad = 1'> {{ 7 }} 🌳"
    for party, text in zip(session.stakeholders.items, [*HOSTILE, LONG], strict=False):
        party.name = text[:120]
    session.stakeholders.items[1].interests = LONG[:600]
    with open_store(f"sqlite:///{workbook.home / 'sessions.db'}") as store:
        store.create(name, session.model_dump(mode="json"), "x")
    return name


@pytest.mark.parametrize("notebook", PAGES)
def test_hostile_words_are_words_on_a_phone_in_english(page, workbook, hostile_session, notebook):
    handheld(page)
    page.goto(workbook.address(notebook, hostile_session, "en"))
    ready(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".nw-session")).to_have_text(hostile_session)
    expect(page.locator(".nw-plot:visible:not(.is-drawn)")).to_have_count(0)
    is_only_words(page, ".nw-page")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    assert page.evaluate(SMALL) == []


# Every page without a session is built in tests/widgets/page; here one of each sort opens.
@pytest.mark.parametrize("notebook", ["00_start", "02_domain", "map"])
def test_a_page_without_a_session_shows_the_way(page, workbook, notebook):
    page.goto(workbook.address(notebook, "Bestaat niet"))
    expect(page.locator(".nw-toast.is-problem")).to_contain_text("Bestaat niet")
    expect(page.locator(".nw-cell h1")).to_be_visible()


def test_text_is_large_enough_for_the_back_of_the_room(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    ready(page)
    small = page.evaluate(
        """[...document.querySelectorAll(
          '.nw-cell p, .nw-cell li, .nw-cell input, .nw-plot text')]
        .filter(el => el.getClientRects().length && el.textContent.trim()
                && parseFloat(getComputedStyle(el).fontSize) < 16)
        .map(el => el.textContent.slice(0, 40) + getComputedStyle(el).fontSize)"""
    )
    assert small == []


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
    dialog = page.locator("dialog")
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


def test_where_a_row_is_from_leaves_its_words_room_and_scores_stand_beside_names(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    listed = page.locator('[data-editor="stakeholders"]')
    expect(listed.locator(".nw-tools .nw-badge").first).to_contain_text("artikel")
    wide = [each.bounding_box()["width"] for each in listed.locator("td.nw-tools").all()]
    assert max(wide) <= 200
    page.goto(workbook.address("04_goals", CASE))
    scores = page.locator('[data-editor="goal_positions"]')
    expect(scores.locator("td.is-upright").first).to_be_visible()
    assert scores.locator("td.is-read").first.bounding_box()["width"] <= 600
