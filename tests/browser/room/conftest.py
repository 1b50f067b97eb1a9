"""A room with a case on show, and one reader's phone in it."""

import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.cases import load_case
from tests.browser.conftest import PHONE, watched
from tests.browser.room.reader import GONE, T
from tests.serve.room import opened


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("room"), load_case("laanboompact", "nl")) as made:
        yield made


@pytest.fixture(scope="module")
def phone(browser, room):
    """One reader's phone, for all of it: the page is never reloaded but where a test says so."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    complaints = watched(page, GONE)
    page.goto(room.address)
    expect(page.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    yield page
    context.close()
    assert complaints == []
