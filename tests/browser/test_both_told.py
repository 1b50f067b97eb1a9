"""Two at the same cell, and a door that dies: whoever should know is told on the page, once."""

import psutil
import pytest
from playwright.sync_api import expect

from netwerk_widgets.texts import texts
from tests.browser.conftest import BEAMER, CASE, ready, saved, start, stop
from tests.browser.family import called
from tests.browser.typing import cell

T = texts("nl")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    made = start(tmp_path_factory.mktemp("both"), "--case", "laanboompact")
    yield made
    stop(made)


@pytest.fixture
def pages(browser, running):
    """Two facilitators on the same step, each in a browser of their own."""
    opened = []
    for _ in range(2):
        page = running.let_in(browser.new_context(viewport=BEAMER)).new_page()
        page.goto(running.address("01_context", CASE))
        ready(page)
        opened.append(page)
    yield opened
    for page in opened:
        page.context.close()


def toast(page, words):
    return page.locator(".nw-toast").filter(has_text=words)


@pytest.mark.parametrize("pause", ["held", "before the first is stored"])
def test_who_types_on_over_anothers_change_and_the_other_are_both_told(pages, pause):
    typist, other = pages
    field = cell(typist, "stakeholders", 0, "name")
    theirs = cell(other, "stakeholders", 0, "name")
    field.focus()
    field.press("End")
    if pause == "held":
        # Emptied and saved, and the cursor stays: a pause is not the end of typing.
        field.press("Control+A")
        field.press("Delete")
        saved(typist)
        expect(theirs).to_have_value("")
    else:
        # Half typed: composed by an input method, nothing of it is sent yet.
        field.dispatch_event("compositionstart")
    theirs.fill(f"Van de ander {pause}")
    theirs.blur()
    saved(other)
    # The kernel of the typist's page has it: another page's row shows it, this one holds its own.
    with_theirs = typist.locator('[data-editor="respondents"], [data-editor="stakeholders"]')
    expect(with_theirs.first).to_be_attached()
    expect(typist.locator('[data-editor="stakeholders"] tbody tr').first).to_have_attribute(
        "aria-label", f"Van de ander {pause}"
    )
    field.press_sequentially(" en van mij", delay=40)
    if pause != "held":
        field.dispatch_event("compositionend")
    saved(typist)
    told = toast(typist, f"Van de ander {pause}").filter(
        has=typist.get_by_role("button", name=T("ui.take_theirs"))
    )
    expect(told).to_have_count(1)
    heard = toast(other, "en").filter(has=other.get_by_role("button", name=T("history.put_back")))
    expect(heard.first).to_be_visible()
    told.get_by_role("button", name=T("ui.take_theirs")).click()
    expect(field).to_have_value(f"Van de ander {pause}")
    expect(theirs).to_have_value(f"Van de ander {pause}")


def test_a_door_that_is_killed_is_told_once_on_the_open_pages(pages, running):
    family = psutil.Process(running.process.pid).children(recursive=True)
    door = next(each for each in family if "_dashboard" in called(each))
    door.kill()
    for page in pages:
        expect(toast(page, T("cli.door.room.died"))).to_have_count(1)
    first, second = pages
    first.reload()
    ready(first)
    again = cell(first, "stakeholders", 1, "name")
    again.fill("Daarna")
    saved(first)
    # What the other page shows came after at least one look: nothing is told twice.
    expect(cell(second, "stakeholders", 1, "name")).to_have_value("Daarna")
    expect(toast(first, T("cli.door.room.died"))).to_have_count(0)
    expect(toast(second, T("cli.door.room.died"))).to_have_count(1)
