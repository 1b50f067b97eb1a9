"""The sessions on this computer, on the start page: another name, a copy, away."""

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, PHONE

#: What it does to its workbook no other file should meet.
ALONE = True
T = texts("nl")
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def store(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as opened:
        yield opened


@pytest.fixture
def start(page, workbook) -> Page:
    """The start page on the case, with the sessions shown."""
    page.goto(workbook.address("00_start", CASE))
    page.locator('[data-act="others"]').click()
    return page


def known(page: Page, name: str):
    named = page.locator("strong", has_text=name)
    return page.locator(".nw-known").filter(has=named)


def choose(page: Page, name: str, what: str):
    row = known(page, name)
    row.locator(".nw-more").click()
    row.get_by_role("button", name=T(f"start.doors.{what}"), exact=True).click()
    return row


def told(page: Page, words: str):
    expect(page.locator(".nw-toasts").get_by_text(words).first).to_be_visible()


def test_a_session_gets_another_name_everywhere(start, workbook, store):
    store.create("Werktitel", None, "x")
    other = start.context.new_page()
    other.goto(workbook.address("03_dream", "Werktitel"))
    expect(other.locator(".nw-session")).to_have_text("Werktitel")
    start.reload()
    start.locator('[data-act="others"]').click()
    row = choose(start, "Werktitel", "rename")
    field = row.get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("Werktitel")
    field.fill(HOSTILE)
    start.keyboard.press("Enter")
    expect(known(start, HOSTILE)).to_be_visible()
    told(start, T("start.doors.renamed", old="Werktitel", name=HOSTILE))
    expect(start.locator("img[src=x]")).to_have_count(0)
    # Who has it open goes on, also after a reload.
    expect(other.locator(".nw-session")).to_have_text(HOSTILE)
    shared = other.locator('[data-editor="shared"] [data-key="shared"]')
    shared.fill("Samen verder")
    shared.press("Tab")
    expect(other.locator(".nw-saving")).to_have_attribute("data-state", "saved")
    other.reload()
    expect(other.locator(".nw-session")).to_have_text(HOSTILE)
    expect(shared).to_have_value("Samen verder")
    assert read_session(store, HOSTILE).dream.shared == "Samen verder"


def test_a_copy_to_begin_with_has_the_parties(start, store):
    row = choose(start, CASE, "copy")
    expect(row).to_contain_text(T("start.doors.copy_what"))
    row.get_by_role("textbox").fill("Tweede ronde")
    row.get_by_role("button", name=T("start.doors.yes_copy")).click()
    expect(start.locator(".nw-session")).to_have_text("Tweede ronde")
    told(start, T("start.doors.copied", old=CASE, name="Tweede ronde"))
    assert "Tweede+ronde" in start.url
    made, was = read_session(store, "Tweede ronde"), read_session(store, CASE)
    names = [[each.name for each in one.stakeholders.items] for one in (made, was)]
    assert names[0] == names[1]


def test_a_name_that_is_taken_is_refused_in_a_sentence(start, store):
    store.create("Al bezet", None, "x")
    row = choose(start, CASE, "copy")
    row.get_by_role("textbox").fill("al BEZET")
    start.keyboard.press("Enter")
    error = start.locator(".nw-doors > .nw-error")
    expect(error).to_have_text(T("errors.session_exists", name="al BEZET"))
    expect(row.get_by_role("textbox")).to_have_value("al BEZET")


def test_a_session_goes_only_when_it_is_said_twice(start, store):
    store.create("Weg ermee", None, "x")
    start.reload()
    start.locator('[data-act="others"]').click()
    row = choose(start, "Weg ermee", "remove")
    expect(row).to_contain_text(T("start.doors.remove_what"))
    row.get_by_role("button", name=T("start.doors.no")).click()
    expect(row.locator(".nw-more")).to_be_focused()
    assert store.find("Weg ermee")
    choose(start, "Weg ermee", "remove")
    row.get_by_role("button", name=T("start.doors.yes_remove")).click()
    expect(known(start, "Weg ermee")).to_have_count(0)
    told(start, T("start.doors.removed", name="Weg ermee"))
    assert store.find("Weg ermee") is None
    expect(start.locator(".nw-session")).to_have_text(CASE)


def test_the_open_session_can_go_too(start, workbook, store):
    store.create("Open en weg", None, "x")
    start.goto(workbook.address("00_start", "Open en weg"))
    start.locator('[data-act="others"]').click()
    row = choose(start, "Open en weg", "remove")
    row.get_by_role("button", name=T("start.doors.yes_remove")).click()
    told(start, T("start.doors.removed", name="Open en weg"))
    expect(start.locator("h1")).to_have_text(T("start.title"))
    assert "session=" not in start.url
    assert store.find("Open en weg") is None


def test_on_a_phone_nothing_sticks_out(start):
    start.set_viewport_size(PHONE)
    row = choose(start, CASE, "copy")
    expect(row.get_by_role("textbox")).to_be_in_viewport()
    assert start.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_earlier_version_is_compared_and_put_back(start, workbook, store):
    store.create("Met verleden", None, "netwerk")
    dream = start.context.new_page()
    dream.goto(workbook.address("03_dream", "Met verleden"))
    shared = dream.locator('[data-editor="shared"] [data-key="shared"]')
    shared.fill(f"Onze {HOSTILE} droom")
    shared.press("Tab")
    expect(dream.locator(".nw-undo button").first).to_be_enabled()
    start.goto(workbook.address("00_start", "Met verleden"))
    assert "droom" not in start.locator(".nw-versions").inner_text()
    start.locator('[data-act="versions"]').click()
    rows = start.locator(".nw-version")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(T("versions.now"))
    expect(rows.first).to_contain_text(HOSTILE)
    expect(rows.last).to_contain_text(T("versions.began"))
    rows.last.get_by_role("button", name=T("versions.compare")).click()
    expect(rows.last.locator(".nw-differences")).to_contain_text(HOSTILE)
    start.locator('[data-act="restore"]').click()
    told(start, T("versions.restored", when="")[:24])
    expect(shared).to_have_value("")
    # One undo, and it is as it was.
    start.locator(".nw-toasts").get_by_role("button", name=T("ui.undo")).click()
    expect(shared).to_have_value(f"Onze {HOSTILE} droom")
    expect(start.locator("img[src=x]")).to_have_count(0)
