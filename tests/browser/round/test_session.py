"""A whole session of 24 people with 19 scores each: what it costs the facilitator, counted.

The phones answer over HTTP. Every click and every key in the facilitator's browser is counted,
whatever it is for.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from netwerk_widgets.method import ACCELERATORS, ASKS
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import BEAMER, ready, start, stop, watched
from tests.browser.round.facilitating import asked, open_round, press, sent
from tests.rounds.making import raw

T = texts("nl")
NAME, PEOPLE, PARTIES, AT_MOST = "Een middag met z’n allen", 24, 14, 40
SECTIONS = {"accelerators": 5, "readiness": 9}
#: What the browser itself takes for a click or a key, before any script of a page sees it.
COUNTS = """
for (const kind of ["pointerdown", "keydown"])
  addEventListener(kind, (event) => event.isTrusted && counted(kind), true);
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    home = tmp_path_factory.mktemp("session")
    parties = [{"id": f"p{n}", "name": f"Organisatie {n}"} for n in range(1, PARTIES + 1)]
    with open_store(f"sqlite:///{home}/sessions.db") as store:
        store.create(NAME, {"stakeholders": {"items": parties}}, "x")
    running = start(home, "--lan")
    yield running
    stop(running)


@pytest.fixture
def facilitator(browser, room, monkeypatch):
    """Her page, and what she did."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))
    context = room.let_in(browser.new_context(viewport=BEAMER))
    did = []
    context.expose_binding("counted", lambda _source, kind: did.append(kind))
    context.add_init_script(COUNTS)
    page = context.new_page()
    complaints = watched(page)
    page.did = did
    yield page
    assert complaints == []
    context.close()


def everybody(room, kind):
    """24 phones answer at once: each says its number and its organisation, and a score of it."""
    round_ = open_round(room, NAME)
    assert round_.kind == kind

    def one(number):
        party = round_.parties[number % PARTIES].id
        sent(room, raw(round_, 1 + number % 5, who=str(number), party=party))

    with ThreadPoolExecutor(PEOPLE) as phones:
        list(phones.map(one, range(1, PEOPLE + 1)))


def asks(page, room, kind):
    """One round, from the button to the session."""
    press(page, kind, "ask")
    names = asked(page, kind).get_by_label(T("rounds.asking.names"))
    names.click()
    for key in ("ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(asked(page, kind)).to_contain_text(T("rounds.kept.named"))
    field = asked(page, kind).get_by_label(T("rounds.asking.expected", most=5000))
    field.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(str(PEOPLE))
    press(page, kind, "open")
    expect(asked(page, kind)).to_contain_text(T("rounds.asking.count_of", n=0, all=PEOPLE))
    everybody(room, kind)
    expect(asked(page, kind)).to_contain_text(T("rounds.asking.count_of", n=PEOPLE, all=PEOPLE))
    press(page, kind, "close")
    press(page, kind, "reveal")
    expect(asked(page, kind).locator(".js-plotly-plot")).to_be_visible()
    press(page, kind, "take")
    expect(asked(page, kind).get_by_role("button", name=T("rounds.asking.ask"))).to_be_visible()


def test_twenty_four_people_with_nineteen_scores_cost_forty_clicks_and_keys(facilitator, room):
    page = facilitator
    page.goto(room.address("01_context", NAME))
    ready(page)
    shows = page.get_by_role("button", name=T("showing.show_help"), exact=True)
    shows.click()
    expect(asked(page, "accelerators").get_by_role("button").first).to_be_enabled()
    asks(page, room, "accelerators")
    page.locator('a[href*="06_doing"]').first.click()
    ready(page)
    asks(page, room, "readiness")
    did = len(page.did)
    assert 10 <= did <= AT_MOST, page.did
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        session = LiveSession(store, NAME, "x").session
    # Number n in the list is who said so, with an organisation, and both rows are theirs.
    people = session.people.items
    assert [each.name for each in people] == [str(n) for n in range(1, PEOPLE + 1)]
    assert all(each.party for each in people)
    scores = {each.id: each for each in session.context.respondents}
    nine = {each.id: each.scores for each in session.doing.readiness}
    for number, each in enumerate(people, 1):
        value = 1 + number % 5
        assert scores[each.id].now == scores[each.id].expected == dict.fromkeys(ACCELERATORS, value)
        assert nine[each.id] == dict.fromkeys(ASKS, value)
