"""A student works out a case: ``netwerk start --student`` in a real Chromium."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.texts import texts
from tests.browser.axe import violations, violations_unfolded
from tests.browser.conftest import BEAMER, PHONE, Workbook, saved, start, stop, watched
from tests.browser.typing import PASTE, add, cell, paste_new


@pytest.fixture(scope="module")
def student(tmp_path_factory) -> Iterator[Workbook]:
    running = start(tmp_path_factory.mktemp("student"), "--student", doors=1)
    yield running
    stop(running)


def ask(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_student_does_exercise_2_partly_right_with_hints_and_starts_over(page, student):
    page.goto(student.workbook)
    ask(page, "Begin: Laanboompact in de Betuwe")
    expect(page.get_by_role("heading", level=1)).to_have_text("De feiten")
    page.locator(".nw-steps li a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De partijen")
    expect(page).to_have_url(re.compile("exercise=parties"))

    paste_new(
        page,
        "stakeholders",
        ("handelaren", "privaat", "handel"),
        ("neder betuwe", "privaat", "gemeente"),
    )
    saved(page)
    cell(page, "study_places", 0, "place").select_option("na de teelt: verkoop")
    saved(page)
    ask(page, "Kijk mijn antwoord na")
    score, right = page.locator(".nw-score"), page.locator(".nw-result.is-right")
    expect(score).to_have_text("6 van 28 punten")
    expect(right).to_contain_text("handelaren: alles klopt.")
    partly = page.locator(".nw-result.is-partly")
    expect(partly).to_contain_text("neder betuwe: de partij klopt.")
    expect(page.locator(".nw-result.is-missing")).to_contain_text("(5×)")

    hints = page.locator(".nw-hint h3")
    for number, button in enumerate(
        ("Geef een hint", "Geef een tweede hint", "Toon de oplossing"), 1
    ):
        expect(page.locator(".nw-check")).not_to_contain_text("Rabobank West-Betuwe")
        ask(page, button)
        expect(hints).to_have_count(number)
    expect(page.locator(".nw-check")).to_contain_text("Rabobank West-Betuwe")
    assert violations_unfolded(page) == []

    page.reload()
    expect(score).to_have_text("6 van 28 punten")
    expect(hints).to_have_count(3)
    expect(cell(page, "stakeholders", 1, "name")).to_have_value("neder betuwe")
    expect(page.locator(".nw-steps li.is-ready .nw-step-status")).to_have_text("6 van 28")

    ask(page, "Begin deze casus opnieuw")
    page.get_by_role("button", name="Nee, laat staan").click()
    expect(score).to_be_visible()
    ask(page, "Begin deze casus opnieuw")
    page.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De feiten")
    expect(page.locator(".nw-steps li.is-ready")).to_have_count(0)
    page.get_by_role("button", name="Zet alles terug").click()
    expect(page.locator(".nw-steps li.is-ready .nw-step-status")).to_have_text("6 van 28")


def test_a_students_page_fits_a_phone_in_english(browser, student):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = student.let_in(context).new_page()
    complaints = watched(page)
    page.goto(student.address("cases/zeeuws-vlaanderen", None, "en") + "&exercise=drivers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Forces and accelerators")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Check my answer").tap()
    expect(page.locator(".nw-score")).to_have_text("0 of 22 points")
    assert violations_unfolded(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    body = page.locator("body").inner_text()
    context.close()
    assert wide <= PHONE["width"]
    assert "Home care" not in body.split("Checking")[-1]
    assert complaints == []


def test_after_the_last_exercise_the_analysis_opens(page, student):
    page.goto(student.address("cases/zeeuws-vlaanderen", None, "nl") + "&exercise=compare")
    page.get_by_role("link", name="Lees de analyse van deze casus").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("zo rekent het")
    expect(page.locator(".nw-analysis")).to_contain_text("geeft antwoorden weg")
    assert violations(page) == []
    page.get_by_role("link", name="Terug naar de oefeningen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vergelijken")


@pytest.mark.parametrize(
    "hidden",
    [
        "voila/render/cases/teacher.ipynb",
        "voila/render/cases/teache%72.ipynb",
        "voila/render//cases/teacher.ipynb",
        "voila/render/00_start.ipynb",
        "voila/tree",
        "voila/api/contents/cases/teacher.ipynb",
        "voila/files/cases/teacher.ipynb",
    ],
)
def test_what_is_not_for_students_is_not_served(page, student, hidden):
    answer = page.request.get(f"{student.origin}/{hidden}?lang=en")
    assert answer.status == 404
    assert texts("en")("entrance.missing.text") in unescape(answer.text())
    assert "Rabobank" not in answer.text()


def test_a_prediction_is_fixed_after_its_outcome_and_free_after_starting_over(page, student):
    page.goto(student.address("cases/zeeuws-vlaanderen", None, "nl") + "&exercise=parties")
    paste_new(
        page,
        "stakeholders",
        *((name, "privaat") for name in ("huisarts", "ZorgSaam", "Curamus", "Rijnconsult")),
    )
    saved(page)
    ask(page, "Kijk mijn antwoord na")
    expect(page.locator(".nw-result.is-note")).to_contain_text("staat in feit 7")
    page.locator(".nw-steps li a").nth(3).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De relaties")
    paste_new(
        page,
        "relations",
        ("huisarts", "levering of verwijzing", "ZorgSaam"),
        ("ZorgSaam", "levering of verwijzing", "Curamus"),
    )
    saved(page)
    predicted = page.locator('[data-editor="study_broker"] select')
    predicted.select_option("huisarts")
    saved(page)
    ask(page, "Kijk mijn antwoord na")
    expect(predicted).to_have_count(0)
    expect(page.get_by_text("Je voorspelling: huisarts.")).to_be_visible()
    expect(page.get_by_text("Wat verklaart het verschil?")).to_be_visible()
    page.get_by_text("Zo rekent het werkboek dit uit").click()
    opened = page.locator("details[open]", has_text="betweenness")
    expect(opened.locator("tbody tr")).to_have_count(1)
    expect(opened).to_contain_text("Curamus – huisarts")
    ask(page, "Begin deze casus opnieuw")
    page.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De feiten")
    page.locator(".nw-steps li a").nth(3).click()
    expect(predicted).to_have_count(1)


ODD = (
    "🌳👩‍👩‍👧",
    "\u05d0\u05de omgekeerd \u0645\u0646 zo",
    "<img src=x onerror='window.bad=1'>",
    "=1+1",
)
#: A spreadsheet puts a cell of several lines between quotes, a text processor bullets before lines.
FROM_EXCEL = 'rabo\tprivaat\tbank\r\n"gemeente\r\nNeder-Betuwe"\tpubliek\tgemeente\r\n\t#N/A\t\r\n'
FROM_WORD = "•\u00a0handelaren\r\n•\tde provincie\v(Gelderland)\r\n"


def test_odd_answers_are_told_apart_and_harm_nothing(page, student):
    page.goto(student.address("cases/laanboompact", None, "nl") + "&exercise=parties")
    ask(page, "Begin deze casus opnieuw")
    page.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De feiten")
    page.locator(".nw-steps li a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De partijen")
    listed = page.locator('[data-editor="stakeholders"]')
    for words in (FROM_EXCEL, FROM_WORD):
        add(page, "stakeholders")
        page.evaluate(PASTE, words)
    names = listed.locator('[data-key="name"]')
    for at, name in enumerate(("rabo", "gemeente Neder-Betuwe", "", "handelaren")):
        expect(names.nth(at)).to_have_value(name)
    expect(names.nth(4)).to_have_value("de provincie (Gelderland)")
    expect(listed.locator(".nw-error:visible")).to_have_text(
        "‘#N/A’ staat niet in de lijst. Kies een van de mogelijkheden."
    )
    for words in (*ODD, "W" * 10_000, "   "):
        add(page, "stakeholders")
        page.keyboard.insert_text(words)
    expect(names.nth(9)).to_have_value("W" * 120)  # as long as a name may be
    page.get_by_role("heading", level=1).click()
    expect(listed.locator(".nw-error:visible").last).to_contain_text("alleen spaties")
    saved(page)
    ask(page, "Kijk mijn antwoord na")
    checked = page.locator(".nw-check")
    partly = page.locator(".nw-result.is-partly")
    for name in ("rabo", "gemeente Neder-Betuwe", "handelaren", "de provincie (Gelderland)"):
        expect(partly).to_contain_text(re.compile(f"{re.escape(name)}: de partij klopt", re.I))
    for words in ODD:
        expect(page.locator(".nw-result.is-note")).to_contain_text(f"‘{words}’ vinden wij niet")
    expect(checked).not_to_contain_text("•")
    assert page.evaluate("window.bad") is None
    assert page.evaluate("document.documentElement.scrollWidth") <= BEAMER["width"]
    tables = page.locator(".nw-table-scroll").all()
    assert all(each.evaluate("(el) => el.scrollWidth <= el.clientWidth") for each in tables)
    page.set_viewport_size(PHONE)
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")


def test_a_reflection_of_ten_thousand_letters_is_no_reflection(page, student):
    page.goto(student.address("cases/laanboompact", None, "nl") + "&exercise=reflection")
    field = page.locator("[data-editor] textarea").first
    for words, score in (("W" * 10_000, "0 van 12"), ("🌳 " * 20, "0 van 12")):
        field.fill("")
        field.focus()
        page.keyboard.insert_text(words)
        saved(page)
        ask(page, "Kijk mijn antwoord na")
        expect(page.locator(".nw-score")).to_contain_text(score)
    expect(page.locator(".nw-result.is-missing")).to_contain_text("in minstens 12 woorden")
