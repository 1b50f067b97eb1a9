"""The participants' page, live and as a file, when somebody typed what would be page or script."""

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.overview import overview
from tests.browser.conftest import PHONE, watched
from tests.browser.hostile import HOSTILE, LONG, hostile, is_only_words
from tests.browser.room.reader import unfold, unfold_all
from tests.serve.room import opened

T = texts("nl")


@pytest.mark.parametrize("text", [" ".join(HOSTILE), LONG])
def test_hostile_words_are_words_on_the_file_too(browser, tmp_path, text):
    session = hostile(text)
    file = tmp_path / "overzicht.html"
    file.write_text(overview(session, text[:80], T), encoding="utf-8")
    complaints = visit_file(browser, file, session)
    assert complaints == []


def details_are_words(page: Page, session: Session) -> None:
    """What the map says of a party that is chosen, with the keyboard: what was typed, no more."""
    page.locator("#map .nw-map-node").first.focus()
    page.keyboard.press("Enter")
    party = session.stakeholders.items[0]
    card = page.locator("#map .nw-map-card")
    expect(card.locator("h3")).to_have_text(" ".join(party.name.split()))
    expect(card.get_by_text(party.interests, exact=True).first).to_be_visible()
    assert card.locator("img, script, iframe, a").count() == 0


def visit_file(browser, file, session):
    """Open a file without any network; what the browser complains of or asks for."""
    context = browser.new_context(viewport=PHONE, offline=True)
    page = context.new_page()
    complaints = watched(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    unfold_all(page)
    details_are_words(page, session)
    expect(page.locator(".nw-languages a")).to_have_count(0)
    expect(page.locator("#nw-lost")).to_be_hidden()
    is_only_words(page, ".nw-dashboard")
    expect(page.locator("#shared blockquote")).to_have_text(session.dream.shared)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert [each for each in asked if not each.startswith(("file:", "data:", "blob:"))] == []
    context.close()
    return complaints


def test_hostile_words_are_words_in_the_room(browser, tmp_path):
    session = hostile(" ".join(HOSTILE))
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    complaints = watched(page)
    with opened(tmp_path / "room", session) as room:
        page.goto(room.address)
        expect(page.locator("#shared blockquote")).to_have_text(session.dream.shared)
        unfold(page, "map")
        expect(page.locator("#map .nw-plot.is-drawn")).to_be_visible()
        details_are_words(page, session)
        page.locator("#nw-me").select_option(index=1)
        is_only_words(page, "main")
        context.close()
    assert complaints == []
