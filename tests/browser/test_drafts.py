"""What is typed stays: several tabs, an input method, half a date, a culled kernel."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import Study
from netwerk_widgets.study.own import session_name
from tests.browser.conftest import saved
from tests.browser.killing import Fragile
from tests.browser.typing import cell, editor, row

STATUS = ".nw-saving"


def opened(page: Page, fragile: Fragile, notebook: str) -> Page:
    page.goto(fragile.address(notebook))
    expect(page.locator("[data-editor]").first).to_be_visible()
    saved(page)
    page.evaluate("window.__before = true")
    return page


@pytest.fixture
def other(profile, fragile) -> Page:
    """A second tab of the same browser."""
    fragile.let_in(profile)
    return profile.new_page()


def drafts(page: Page, box: str = "localStorage") -> list[dict]:
    kept = page.evaluate(
        f"Object.entries({box}).filter(([key]) => key.startsWith('netwerk-draft'))"
    )
    return [json.loads(each) for _, each in kept]


def until(happens: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


@contextmanager
def frozen(fragile: Fragile) -> Iterator[None]:
    """Kernels that take nothing, for a moment: what is typed stands in drafts."""
    pids = fragile.kernels()
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


# ---- several tabs ----


def test_two_tabs_keep_their_own_words_in_the_same_and_in_other_fields(tab, other, fragile):
    for each in (tab, other):
        opened(each, fragile, "03_dream")
    with frozen(fragile):
        cell(tab, "themes", 0, "description").fill("Van de een")
        cell(other, "themes", 0, "description").fill("Van de ander")
        cell(tab, "themes", 1, "description").fill("Alleen van de een")
        cell(other, "themes", 2, "description").fill("Alleen van de ander")
        kept = sorted(each["value"] for each in drafts(tab))
    assert kept == ["Alleen van de ander", "Alleen van de een", "Van de ander", "Van de een"]
    for each in (tab, other):
        saved(each)
        expect(each.locator(".nw-offer")).to_have_count(0)
    until(lambda: drafts(tab) == [])
    themes = [each.description for each in fragile.stored().dream.themes]
    assert themes[0] in ("Van de een", "Van de ander")
    assert themes[1:3] == ["Alleen van de een", "Alleen van de ander"]
    # Whoever was second is told what the first had.
    until(lambda: sum(each.locator(".nw-toast").count() for each in (tab, other)) > 0)


def test_a_draft_of_a_tab_that_lives_is_its_own_and_of_one_that_went_it_is_found(
    tab, other, fragile
):
    opened(tab, fragile, "04_goals")
    goal = row(tab, "goals", 0)
    field = cell(tab, "goals", 0, "baseline")
    before = field.input_value()
    field.fill("veel")
    expect(goal.locator(".nw-error:not([hidden])")).not_to_be_empty()
    other.clock.install()
    opened(other, fragile, "04_goals")
    other.clock.fast_forward(60_000)
    expect(cell(other, "goals", 0, "baseline")).to_have_value(before)
    cell(other, "goals", 0, "unit").click()
    saved(other)
    expect(cell(other, "goals", 0, "baseline")).to_have_value(before)
    assert [each["value"] for each in drafts(other)] == ["veel"]
    tab.goto("about:blank")
    other.reload()
    expect(cell(other, "goals", 0, "baseline")).to_have_value("veel")
    expect(row(other, "goals", 0).locator(".nw-error:not([hidden])")).not_to_be_empty()
    cell(other, "goals", 0, "baseline").fill(before)
    saved(other)
    until(lambda: drafts(other) == [])


def test_a_tab_that_is_copied_from_another_is_one_of_its_own(tab, fragile):
    opened(tab, fragile, "04_goals")
    field = cell(tab, "goals", 0, "baseline")
    before = field.input_value()
    field.fill("veel")
    expect(row(tab, "goals", 0).locator(".nw-error:not([hidden])")).not_to_be_empty()
    with tab.expect_popup() as popup:
        tab.evaluate("window.open(location.href)")  # takes the sessionStorage along
    copy = popup.value
    saved(copy)
    names = [each.evaluate("sessionStorage.getItem('netwerk-tab')") for each in (tab, copy)]
    assert len(set(names)) == 2
    expect(cell(copy, "goals", 0, "baseline")).to_have_value(before)
    field.fill(before)
    saved(tab)


# ---- a student's computer may be everybody's ----


class Student(Fragile):
    """A workbook with a student's own work on a case."""

    name = session_name("laanboompact", "nl")


@pytest.fixture(scope="module")
def student(tmp_path_factory) -> Iterator[Fragile]:
    session = Session(study=Study(case="laanboompact"))
    made = Student(tmp_path_factory.mktemp("student"), session)
    yield made
    made.stop()


def test_what_a_student_types_stands_in_the_tab_and_is_back_after_a_reload(profile, student):
    student.let_in(profile)
    page = profile.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(student.address("cases/laanboompact") + "&exercise=parties")
    saved(page)
    editor(page, "stakeholders").locator(".nw-add").click()
    saved(page)
    for pid in student.kernels():
        os.kill(pid, signal.SIGSTOP)
    try:
        cell(page, "stakeholders", 0, "name").fill("Rabobank")
        assert [each["value"] for each in drafts(page, "sessionStorage")] == ["Rabobank"]
        assert drafts(page) == []
    finally:
        student.kill_kernels()
    page.reload()
    expect(cell(page, "stakeholders", 0, "name")).to_have_value("Rabobank")
    saved(page)
    assert student.stored().stakeholders.items[0].name == "Rabobank"
    until(lambda: drafts(page, "sessionStorage") == [])
    assert drafts(page) == []


# ---- an input method ----


def test_a_word_that_is_being_composed_is_not_sent_nor_replaced_halfway(tab, fragile):
    opened(tab, fragile, "03_dream")
    theme = fragile.stored().dream.themes[0]
    field = cell(tab, "themes", 0, "description")
    field.fill("Begin ")
    saved(tab)
    field.click()
    tab.keyboard.press("End")
    devtools = tab.context.new_cdp_session(tab)

    def compose(words: str) -> None:
        at = len(words)
        keys = {"selectionStart": at, "selectionEnd": at, "text": words}
        devtools.send("Input.imeSetComposition", keys)

    for words in ("n", "ni", "nih", "niho"):
        compose(words)
    assert field.input_value() == "Begin niho"
    with fragile.store() as store:
        bert = LiveSession(store, Fragile.name, "bert")
        put = {"op": "set", "id": theme.id, "key": "name", "value": "Van Bert"}
        bert.edit("dream", "themes", [put])
    expect(cell(tab, "themes", 0, "name")).to_have_value("Van Bert")
    assert field.input_value() == "Begin niho"
    assert fragile.stored().dream.themes[0].description == "Begin "
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "saving")
    devtools.send("Input.insertText", {"text": "日本"})
    saved(tab)
    assert fragile.stored().dream.themes[0].description == "Begin 日本"
    assert field.input_value() == "Begin 日本"


def test_a_page_does_not_come_back_under_a_word_that_is_composed(tab, fragile):
    opened(tab, fragile, "03_dream")
    field = cell(tab, "themes", 1, "description")
    field.fill("")
    saved(tab)
    field.click()
    devtools = tab.context.new_cdp_session(tab)
    keys = {"selectionStart": 2, "selectionEnd": 2, "text": "ni"}
    devtools.send("Input.imeSetComposition", keys)
    fragile.kill_kernels()
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "back")
    tab.wait_for_function("(window.__since ??= Date.now()) + 3000 < Date.now()")
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    devtools.send("Input.insertText", {"text": "日"})
    tab.wait_for_function("!window.__before", timeout=30_000)
    saved(tab)
    expect(field).to_have_value("日")
    assert fragile.stored().dream.themes[1].description == "日"


# ---- half a date ----


def test_a_page_does_not_come_back_under_half_a_date(tab, fragile):
    """A browser gives no value for it, so that nothing could hold it: the page waits."""
    opened(tab, fragile, "04_goals")
    field = cell(tab, "goals", 0, "due")
    field.focus()
    tab.keyboard.press("Backspace")
    state = field.evaluate("(each) => [each.value, each.validity.badInput, each.valueAsDate]")
    assert state == ["", True, None]
    fragile.kill_kernels()
    expect(tab.locator(STATUS)).to_have_attribute("data-state", "back")
    tab.wait_for_function("(window.__since ??= Date.now()) + 3000 < Date.now()")
    assert tab.evaluate("window.__before"), "the page was loaded anew"
    tab.keyboard.type("12312031")
    tab.wait_for_function("!window.__before", timeout=30_000)
    saved(tab)
    expect(field).to_have_value("2031-12-31")
    assert str(fragile.stored().goals.goals[0].due) == "2031-12-31"


# ---- a laptop that slept ----


#: A page whose channels can be shut: `__asleep` makes those that come after end at once too.
CHANNELS = """
window.__channels = [];
window.WebSocket = class extends WebSocket {
  constructor(url, protocols) {
    super(window.__asleep ? "ws://127.0.0.1:1/" : url, protocols);
    window.__channels.push(this);
  }
};
"""
SHUT = "window.__asleep = true; for (const each of window.__channels) each.close();"


@pytest.fixture
def culling(fragile) -> Iterator[Fragile]:
    fragile.kill()
    fragile.cull = "2"
    fragile.start()
    yield fragile
    fragile.kill()
    fragile.cull = ""
    fragile.start()


def test_a_page_whose_kernel_was_culled_comes_back_and_saves_what_was_typed(culling, tab):
    tab.add_init_script(CHANNELS)
    opened(tab, culling, "03_dream")
    mine = set(culling.kernels())
    field = cell(tab, "themes", 0, "description")
    tab.route("**/netwerk/contact/*", lambda route: route.abort())
    tab.evaluate(SHUT)
    field.fill("Net voor de slaap")
    until(lambda: not mine & set(culling.kernels()))
    assert culling.stored().dream.themes[0].description != "Net voor de slaap"
    assert tab.evaluate("window.__before")
    tab.unroute("**/netwerk/contact/*")
    tab.wait_for_function("!window.__before", timeout=40_000)
    saved(tab)
    expect(field).to_have_value("Net voor de slaap")
    assert culling.stored().dream.themes[0].description == "Net voor de slaap"
    assert drafts(tab) == []


def test_a_page_that_is_looked_at_is_never_culled(culling, tab):
    opened(tab, culling, "03_dream")
    mine = set(culling.kernels())
    tab.wait_for_function("(window.__since ??= Date.now()) + 6000 < Date.now()")
    assert mine & set(culling.kernels())
    cell(tab, "themes", 0, "description").fill("Nog wakker")
    saved(tab)
    assert tab.evaluate("window.__before"), "the page was loaded anew"
