"""A room that asks, and a phone in it that scanned the code; the facilitator and her beamer."""

import pytest
from playwright.sync_api import expect

from netwerk_widgets.rounds.codes import of_today, with_code
from netwerk_widgets.widgets.clock import today
from tests.browser.conftest import BEAMER, PHONE, watched
from tests.browser.round.thumb import T
from tests.serve.answering import asking

#: The browser says by itself that a server is not there, or refused something.
GONE = ("net::ERR", "Failed to load resource", "EventSource", "MIME type")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    with asking(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def address(room, monkeypatch):
    """The address in the QR code."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))
    return with_code(room.address, of_today(today()))


@pytest.fixture
def ended(room, monkeypatch):
    """Ends what a test left open."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))
    yield
    with room.answers() as answers, room.store() as store:
        for each in answers.rounds(store.session_id(room.name)):
            if each.state not in ("taken", "dropped"):
                answers.move_on(each.id, "dropped")


@pytest.fixture
def phone(browser, room, address, ended):
    """A phone that scanned the code."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    complaints = watched(page, GONE)
    page.goto(address)
    expect(page.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def at_home(room, monkeypatch):
    """What a test itself asks of the store and the answers is the room's."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))


@pytest.fixture
def her(profile, room, at_home):
    """The facilitator's page; it may complain of nothing."""
    page = profile.new_page()
    page.set_viewport_size(BEAMER)
    complaints = watched(page)
    yield page
    assert complaints == []


@pytest.fixture
def beamer(profile, room, at_home):
    """The stage, beside the facilitator's page."""
    page = profile.new_page()
    page.set_viewport_size(BEAMER)
    complaints = watched(page)
    page.goto(f"{room.origin}/voila/render/stage.ipynb?lang=nl")
    expect(page.locator(".nw-stage[data-drawn]")).to_be_visible()
    yield page
    assert complaints == []
