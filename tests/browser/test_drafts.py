"""What is typed stays in the tab that it was typed in: several tabs, a student's own."""

import os
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.study import Study
from netwerk_widgets.study.own import session_name
from tests.browser.conftest import saved
from tests.browser.drafting import drafts, frozen, no_drafts, opened, until_drafts
from tests.browser.killing import Fragile
from tests.browser.typing import cell, editor, row


@pytest.fixture
def other(profile, fragile) -> Page:
    """A second tab of the same browser."""
    fragile.let_in(profile)
    return profile.new_page()


# ---- several tabs ----


def test_two_tabs_keep_their_own_words_in_the_same_and_in_other_fields(tab, other, fragile):
    for each in (tab, other):
        opened(each, fragile, "03_dream")
    with frozen(fragile):
        cell(tab, "themes", 0, "description").fill("Van de een")
        cell(other, "themes", 0, "description").fill("Van de ander")
        cell(tab, "themes", 1, "description").fill("Alleen van de een")
        cell(other, "themes", 2, "description").fill("Alleen van de ander")
        until_drafts(tab, 4)
        kept = sorted(each["value"] for each in drafts(tab))
    assert kept == ["Alleen van de ander", "Alleen van de een", "Van de ander", "Van de een"]
    for each in (tab, other):
        saved(each)
        expect(each.locator(".nw-offer")).to_have_count(0)
    no_drafts(tab)
    themes = [each.description for each in fragile.stored().dream.themes]
    assert themes[0] in ("Van de een", "Van de ander")
    assert themes[1:3] == ["Alleen van de een", "Alleen van de ander"]
    # Whoever was second, whose words stand there now, is told what the first had.
    second = tab if themes[0] == "Van de een" else other
    expect(second.locator(".nw-toast")).not_to_have_count(0)


@pytest.mark.usefixtures("clock")
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
    until_drafts(other, 1)
    assert [each["value"] for each in drafts(other)] == ["veel"]
    tab.goto("about:blank")
    other.reload()
    expect(cell(other, "goals", 0, "baseline")).to_have_value("veel")
    expect(row(other, "goals", 0).locator(".nw-error:not([hidden])")).not_to_be_empty()
    cell(other, "goals", 0, "baseline").fill(before)
    saved(other)
    no_drafts(other)


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
    no_drafts(page, "sessionStorage")
    assert drafts(page) == []
