"""Every page of the workbook, in both languages, on a beamer and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.store import open_store
from tests.browser.axe import violations, violations_unfolded
from tests.browser.conftest import BEAMER, CASE, PHONE, handheld, ready
from tests.browser.cut import all_drawn, nothing_is_cut
from tests.browser.hostile import HOSTILE, LONG, hostile, is_only_words

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
    "gather",
)


#: A window of 1280 by 1024, enlarged four times.
ENLARGED = {"width": 320, "height": 256}

SMALL = """[...document.querySelectorAll('.nw-cell p, .nw-cell li, .nw-cell [data-key]')]
    .filter(el => el.offsetParent && !el.matches('.nw-hidden'))
    .filter(el => parseFloat(getComputedStyle(el).fontSize) < 14)
    .map(el => el.className + el.textContent.slice(0, 40))"""


NARROW = """[...document.querySelectorAll('.nw-editor td')]
    .filter(el => el.offsetParent && el.getBoundingClientRect().width < 240)
    .map(el => el.className + el.dataset.label)"""


#: How the sign moves that something is on its way.
WAITING = """(() => {
  const sign = document.createElement("div");
  sign.innerHTML = '<div class="nw-loading"><svg><circle></circle></svg></div>';
  document.body.append(sign);
  const name = getComputedStyle(sign.querySelector("circle")).animationName;
  sign.remove();
  return name;
})()"""
#: The ground of a score that is chosen, and of one that is not.
SCORES = """[":has(:checked)", ":not(:has(:checked))"].map((which) => getComputedStyle(
    document.querySelector(`.nw-level label${which}`)).backgroundColor)"""


@pytest.mark.parametrize("notebook", PAGES)
def test_a_page_opens_whole_follows_its_window_and_speaks_english(page, workbook, notebook):
    page.goto(workbook.address(notebook, CASE))
    ready(page)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator(".nw-saving")).to_have_text("Opgeslagen")
    expect(page).not_to_have_url(re.compile("ticket|#"))
    assert page.evaluate("document.documentElement.scrollWidth") <= BEAMER["width"]
    nothing_is_cut(page)
    assert violations_unfolded(page) == []
    page.set_viewport_size(PHONE)
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    assert page.evaluate(NARROW) == []
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".nw-saving")).to_have_text("Saved")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    assert page.evaluate(SMALL) == []
    nothing_is_cut(page)
    assert violations_unfolded(page) == []
    # Enlarged four times the bar goes away with the page, and nothing lies beside it.
    page.set_viewport_size(ENLARGED)
    page.wait_for_function(f"document.documentElement.scrollWidth <= {ENLARGED['width']}")
    expect(page.locator("#nw-banner")).to_have_css("position", "static")
    # As for a reader who asked their browser for letters twice as large.
    page.set_viewport_size(BEAMER)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {BEAMER['width']}")
    expect(page.locator(".nw-session")).to_have_css("font-size", "36px")


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
    all_drawn(page)
    is_only_words(page, ".nw-page")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {PHONE['width']}")
    assert page.evaluate(SMALL) == []


# Every page without a session is built in tests/widgets/page; here one of each sort opens.
@pytest.mark.parametrize("notebook", ["00_start", "02_domain", "map"])
def test_a_page_without_a_session_shows_the_way(page, workbook, notebook):
    page.goto(workbook.address(notebook, "Bestaat niet"))
    expect(page.locator(".nw-toast.is-problem")).to_contain_text("Bestaat niet")
    expect(page.locator(".nw-cell h1")).to_be_visible()
    assert violations(page) == []


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
    # Who asked the system for less movement, and for colours of their own, has both.
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(WAITING) != "none"
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    assert page.evaluate(WAITING) == "none"
    chosen, other = page.evaluate(SCORES)
    assert chosen != other
    page.emulate_media(forced_colors="none")


def test_where_a_row_is_from_leaves_its_words_room_and_scores_stand_beside_names(page, workbook):
    page.goto(workbook.address("01_context", CASE))
    listed = page.locator('[data-editor="stakeholders"]')
    expect(listed.locator(".nw-tools .nw-badge").first).to_contain_text("artikel")
    wide = [each.bounding_box()["width"] for each in listed.locator("td.nw-tools").all()]
    assert max(wide) <= 200
    page.goto(workbook.address("04_goals", CASE))
    scores = page.locator('[data-editor="goal_positions"]')
    expect(scores.locator("th.is-upright").first).to_be_visible()
    assert scores.locator("tbody th").first.bounding_box()["width"] <= 600
