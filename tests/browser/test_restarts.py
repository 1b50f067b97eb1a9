"""Nothing typed is lost, whatever goes away: it stands in drafts, and the page comes back."""

import os
import re
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ready, saved
from tests.browser.killing import looked
from tests.browser.losing import drafts, end, last, opened, put, somebody_else
from tests.browser.typing import add, cell, editor, row

STATUS = ".nw-saving"


NO_CONTACT = re.compile("away|back|key")


def anew(page: Page) -> None:
    """The page was loaded anew, by itself, and has saved what it brought."""
    page.wait_for_function(
        "!window.__before && document.querySelector('.nw-saving[data-state=\"saved\"]')",
        timeout=60_000,
    )


def cut(page: Page) -> None:
    """The page says that there is no contact."""
    expect(page.locator(STATUS)).to_have_attribute("data-state", NO_CONTACT)


# ---- drafts ----


def test_a_draft_stands_until_it_is_stored(tab, fragile):
    opened(tab, fragile, "03_dream")
    cell(tab, "themes", 0, "description").click()
    tab.keyboard.type("x")
    assert [each["op"] for each in drafts(tab).values()] == ["set"]
    saved(tab)
    assert drafts(tab) == {}


def test_a_draft_older_than_what_is_stored_is_offered_never_put_in(tab, fragile):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 0, "description")
    before = field.input_value()
    fragile.kill()
    cut(tab)
    field.fill("Uit de trein")
    theme = fragile.stored().dream.themes[0]
    with somebody_else(fragile) as bert:
        bert.edit("dream", "themes", [put(theme.id, "description", "Van Bert")])
    fragile.start()
    expect(row(tab, "themes", 0).locator(".nw-offer")).to_contain_text(
        "Uit de trein", timeout=40_000
    )
    expect(field).to_have_value("Van Bert")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Van Bert"
    tab.reload()
    row(tab, "themes", 0).get_by_role("button", name="Zet dit terug").click()
    expect(field).to_have_value("Uit de trein")
    expect(row(tab, "themes", 0).locator(".nw-offer")).to_have_count(0)
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Uit de trein"
    assert drafts(tab) == {}
    field.fill(before)
    saved(tab)


def test_drafts_go_after_a_week_and_with_their_session(tab, fragile):
    opened(tab, fragile, "03_dream")
    names = tab.evaluate("""() => {
      const put = (words, at) => localStorage.setItem('netwerk-draft|' + words.join('|'),
        JSON.stringify({ op: 'set', value: 'oud', bases: [''], at }));
      put(['w', 's', 'dream.themes', 'r', 'name'], Date.now() - 8 * 864e5);
      put(['w', 's', 'dream.themes', 'q', 'name'], Date.now());
    }""")
    assert names is None
    tab.reload()
    ready(tab)
    expect(tab.locator(STATUS)).to_be_visible()
    assert [key.split("|")[4] for key in drafts(tab)] == ["q"]


def test_a_browser_that_keeps_nothing_makes_no_noise(tab, fragile):
    tab.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no'); } });"
    )
    opened(tab, fragile, "03_dream")
    cell(tab, "themes", 0, "description").fill("Zonder geheugen")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Zonder geheugen"
    # The profile is cleaned after the test, on a page that may.
    tab.goto("about:blank")


def test_a_full_browser_makes_no_noise(tab, fragile):
    tab.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    opened(tab, fragile, "03_dream")
    cell(tab, "themes", 0, "description").fill("Vol")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Vol"
    fragile.kill()
    expect(tab.locator(STATUS)).to_have_text(
        "Geen contact met het werkboek. Laat deze pagina open."
    )
    fragile.start()
    tab.goto("about:blank")


def typed_on(page: Page, words: str) -> None:
    page.keyboard.type(words, delay=30)


# ---- back by itself ----


@pytest.mark.parametrize("what", ["kernel", "workbook"])
def test_the_page_comes_back_with_all_that_was_typed_and_the_cursor(tab, fragile, what):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "dreams", 2, "sentence")
    field.click()
    tab.keyboard.press("Control+A")
    typed_on(tab, "voor ")
    end(fragile, what)
    typed_on(tab, "tijdens ")
    cut(tab)
    add(tab, "themes")
    typed_on(tab, "Nieuw thema")
    tab.keyboard.press("Tab")
    field.click()
    tab.keyboard.press("End")
    tab.keyboard.press("ArrowLeft")
    top = field.bounding_box()["y"]
    if what == "workbook":
        fragile.start()
    anew(tab)
    expect(field).to_be_focused()
    expect(cell(tab, "themes", last(tab, "themes"), "name")).to_have_value("Nieuw thema")
    typed_on(tab, "daarna")
    saved(tab)
    stored = fragile.stored().dream
    assert [each.sentence for each in stored.dreams if "voor tijdens" in each.sentence] == [
        "voor tijdensdaarna "
    ]
    assert stored.themes[-1].name == "Nieuw thema"
    assert abs(field.bounding_box()["y"] - top) < 60
    assert drafts(tab) == {}


def test_a_row_that_was_removed_without_contact_is_removed(tab, fragile):
    opened(tab, fragile, "02_domain")
    before = [each.id for each in fragile.stored().relations.items]
    end(fragile, "kernel")
    row(tab, "relations", 0).locator('[data-tool="remove"]').click()
    cell(tab, "relations", 1, "note").focus()
    expect(editor(tab, "relations").locator("tbody tr")).to_have_count(
        len(before) - 1, timeout=40_000
    )
    saved(tab)
    assert [each.id for each in fragile.stored().relations.items] == before[1:]


def test_the_map_s_panel_comes_back_too(tab, fragile):
    opened(tab, fragile, "map")
    party = fragile.stored().stakeholders.items[0]
    tab.locator(
        f'.nw-map-svg [data-party="{party.id}"], .nw-map-svg [data-id="{party.id}"]'
    ).first.click()
    tab.locator(".nw-map-change summary").click()
    field = tab.locator('.nw-map-panel [data-key="note"]')
    field.fill("")
    field.click()
    typed_on(tab, "een ")
    end(fragile, "kernel")
    typed_on(tab, "twee")
    anew(tab)
    expect(field).to_be_focused(timeout=40_000)
    expect(field).to_have_value("een twee")
    saved(tab)
    stored = fragile.stored().stakeholders.items
    assert next(each.note for each in stored if each.id == party.id) == "een twee"


def test_a_pasted_list_that_is_not_taken_over_yet_comes_back(tab, fragile):
    opened(tab, fragile, "map")
    area = tab.locator(".nw-intake textarea")
    area.fill("Naam\nDe Brug")
    end(fragile, "kernel")
    anew(tab)
    expect(area).to_have_value("Naam\nDe Brug")


def test_a_workbook_that_does_not_know_the_browser_is_not_asked_for_a_page(tab, fragile):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 0, "description")
    fragile.kill()
    cut(tab)
    fragile.secret = "another secret"
    fragile.start()
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "key")
    field.fill("Zonder sleutel")
    expect(tab.locator(STATUS)).to_contain_text("netwerk start")
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    fragile.let_in(tab.context)
    opened(tab, fragile, "03_dream")
    expect(field).to_have_value("Zonder sleutel")
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Zonder sleutel"


def test_a_kernel_at_work_is_not_a_kernel_that_is_lost(tab, fragile):
    opened(tab, fragile, "03_dream")
    kernels = fragile.kernels()
    for pid in kernels:
        os.kill(pid, signal.SIGSTOP)
    try:
        looked(tab, 4)
        expect(tab.locator(STATUS)).to_have_attribute("data-state", "saved")
    finally:
        for pid in kernels:
            os.kill(pid, signal.SIGCONT)


def test_a_workbook_that_slept_goes_on_with_the_same_page(tab, fragile):
    """The lid was shut for a while: nothing ended, nothing has to be loaded anew."""
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 0, "description")
    field.fill("Voor de slaap")
    saved(tab)
    asleep = [fragile.process.pid, *fragile.kernels()]
    for pid in asleep:
        os.kill(pid, signal.SIGSTOP)
    try:
        cut(tab)
        field.fill("In de slaap")
    finally:
        for pid in asleep:
            os.kill(pid, signal.SIGCONT)
    saved(tab)
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    assert fragile.stored().dream.themes[0].description == "In de slaap"


def test_only_who_has_the_key_hears_of_a_kernel(tab, fragile):
    opened(tab, fragile, "03_dream")
    kernel = tab.evaluate(
        "JSON.parse(document.getElementById('jupyter-config-data').text).kernelId"
    )
    origin = tab.evaluate("location.origin")
    said = {
        each: tab.request.get(f"{origin}/netwerk/contact/{each}").text()
        for each in (kernel, "00000000-0000-0000-0000-000000000000")
    }
    assert list(said.values()) == ["alive", "gone"]
    tab.context.clear_cookies()
    assert tab.request.get(f"{origin}/netwerk/contact/{kernel}").text() == "key"
