"""How long the participants' page is on a phone, until something is opened."""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from netwerk_widgets.method import STEPS
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.overview import overview
from tests.browser.conftest import BEAMER, PHONE
from tests.browser.room.reader import unfold

SMALL = {"width": 360, "height": 640}
#: So many screens at most.
SCREENS = 6
#: Every step of every case, the languages in turn.
PAGES = [
    (case, step, language)
    for at, case in enumerate(case_names())
    for step, language in zip(STEPS, cycle(LANGUAGES[at:] + LANGUAGES[:at]), strict=False)
]


@pytest.fixture(scope="module")
def phone(browser):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("case", "step", "language"), PAGES)
def test_the_page_has_an_end(phone, tmp_path, case, step, language):
    """With the part open that the group is at, and with an organisation chosen."""
    session = load_case(case, language)
    session.room.step = step
    file = tmp_path / "page.html"
    file.write_text(overview(session, case, texts(language)), encoding="utf-8")
    phone.set_viewport_size(PHONE)
    phone.goto(file.as_uri())
    expect(phone.locator("html")).to_have_attribute("data-ready", "yes")
    assert phone.locator(".nw-panel[open]").count() >= 1
    for party in ("", session.stakeholders.items[0].id):
        phone.locator("#nw-me").select_option(party)
        for size in (PHONE, SMALL):
            phone.set_viewport_size(size)
            # A figure is drawn anew when it has another width.
            phone.wait_for_function(
                "(most) => document.documentElement.scrollWidth <= most", arg=size["width"]
            )
            tall = phone.evaluate("document.documentElement.scrollHeight")
            assert tall <= SCREENS * size["height"], (party, size)


#: The head of each row, on how many lines it stands, and how many words it has.
HEADS = """(table) => [...table.querySelectorAll("tbody tr > :first-child")].map((cell) => {
  const range = document.createRange();
  const text = cell.firstChild;
  range.selectNodeContents(text);
  const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size;
  return [cell.textContent, lines, cell.textContent.split(/\\s+/).length];
})"""


def test_long_goals_leave_the_names_of_parties_whole(phone, tmp_path):
    """The table of a figure scrolls rather than break words."""
    session = load_case("laanboompact", "nl")
    for number, goal in enumerate(session.goals.goals, 1):
        goal.name = f"{number}. Dit is een doel waarvoor de groep erg veel woorden nodig heeft " * 2
    file = tmp_path / "page.html"
    file.write_text(overview(session, "x", texts("nl")), encoding="utf-8")
    phone.set_viewport_size(BEAMER)
    phone.goto(file.as_uri())
    expect(phone.locator("html")).to_have_attribute("data-ready", "yes")
    unfold(phone, "goals")
    table = phone.locator("#goals .nw-figure-table").first
    table.locator("> summary").click()
    heads = table.evaluate(HEADS)
    assert len(heads) > len(session.goals.goals)
    assert [each for each in heads if each[1] > each[2]] == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= BEAMER["width"]
