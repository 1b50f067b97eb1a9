"""A room of 24 chooses, and organisations say with whom they work: from asking to undoing.

One phone answers with its keys; the others post what the script of the page would have sent.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from netwerk_widgets.insights.choosing import first
from netwerk_widgets.insights.chosen import outcomes, title
from netwerk_widgets.rounds.choosing import things
from netwerk_widgets.session import staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.clock import today
from tests.browser.conftest import CASE, ready
from tests.browser.round.facilitating import asked, open_round, press, scanned, sent
from tests.browser.round.thumb import box, go, state
from tests.rounds.making import raw

T = texts("nl")
ROOM = 24


@pytest.fixture(scope="module")
def room(lan_workbook):
    return lan_workbook


@pytest.fixture
def phone(browser, room, at_home):
    page = scanned(browser, room)
    yield page
    page.context.close()


def session(room):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        return LiveSession(store, CASE, "x").session


def on_stage(room, key):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        staging.change(store.session_id(CASE), at=key)


def all_send(room, slips):
    """The other phones, a few at once."""
    with ThreadPoolExecutor(6) as phones:
        list(phones.map(lambda slip: sent(room, slip), slips))


def begun(her, room, kind):
    press(her, kind, "open")
    expect(asked(her, kind).locator("svg")).to_be_visible()
    return open_round(room)


def to_choose(her, room):
    """The page on which the room is asked to choose."""
    her.goto(room.address("gather", CASE))
    ask = asked(her, "choosing").get_by_role("button", name=T("rounds.asking.ask"))
    expect(ask).to_be_enabled()


def undone(her, room, before):
    her.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(her.get_by_role("button", name=T("ui.redo"), exact=True)).to_be_enabled()
    assert session(room).model_dump(exclude={"room"}) == before


def test_a_room_of_24_puts_the_goals_in_order(her, beamer, phone, room):
    to_choose(her, room)
    before = session(room).model_dump(exclude={"room"})
    goals = things(session(room), "goals")
    press(her, "choosing", "ask")
    form = asked(her, "choosing")
    form.get_by_label(T("choosing.setup.way")).select_option(label=T("choosing.way.ranking.label"))
    expect(form).to_contain_text(T("choosing.way.ranking.why"))
    expect(form).to_contain_text(T("rounds.kept.anonymous"))
    round_ = begun(her, room, "choosing")
    on_stage(room, "round.choosing")
    expect(beamer.locator(".nw-stage-title")).to_have_text(T("rounds.title.choosing"))
    for page in (her, beamer):
        between = page.locator(".nw-round-between")
        expect(between).to_contain_text(T("choosing.way.ranking.label"))
        expect(between.get_by_role("listitem")).to_have_text([each.name for each in goals])

    # One phone, with its keys alone: a mistake is taken back, and only a whole order goes on.
    phone.locator(".nw-round-go").focus()
    phone.keyboard.press("Enter")
    buttons = phone.locator(".nw-round-choices.is-order button")
    expect(buttons).to_have_count(len(goals))
    for number in (1, 0):
        buttons.nth(number).focus()
        phone.keyboard.press("Enter")
    expect(buttons.first.locator("strong")).to_have_text("2")
    phone.get_by_role("button", name=T("rounds.phone.undo")).focus()
    phone.keyboard.press("Enter")
    expect(buttons.first).to_have_attribute("aria-pressed", "false")
    expect(phone.locator(".nw-round-go")).to_be_disabled()
    for number in (number for number in range(len(goals)) if number != 1):
        buttons.nth(number).focus()
        phone.keyboard.press("Space")
    expect(phone.locator(".nw-round-left")).to_have_text(T("rounds.phone.order_done"))
    go(phone)
    expect(box(phone)).to_contain_text(f"1. {goals[1].name}")
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    all_send(room, [raw(round_, 1 if number < 20 else 2) for number in range(1, ROOM)])
    expect(form).to_contain_text(T("rounds.asking.count", n=ROOM))
    press(her, "choosing", "close")
    expect(state(phone)).to_have_text(T("rounds.phone.closed_sent"))
    # Hidden until it is revealed: on her page and on the stage.
    assert "Condorcet" not in form.inner_text()
    expect(beamer.locator(".nw-stage-plot")).to_have_count(0)

    press(her, "choosing", "reveal")
    won = T("choosing.title.first", name=goals[1].name, n=ROOM)
    expect(form).to_contain_text(T("choosing.told.condorcet", name=goals[1].name))
    expect(beamer.locator(".nw-stage-title")).to_have_text(won)
    assert session(room).model_dump(exclude={"room"}) == before
    press(her, "choosing", "take")
    expect(form.get_by_role("button", name=T("rounds.asking.ask"))).to_be_visible()
    page = her.locator("#choosing").locator("xpath=ancestor::*[contains(@class,'nw-section')][1]")
    expect(page).to_contain_text(won)
    # It is on the stage still, by itself: the round is over, and this came of it.
    expect(beamer.locator(".nw-stage-title")).to_have_text(won)
    on_stage(room, "choices")
    expect(beamer.locator(".nw-stage-plot")).to_be_visible()
    [kept] = outcomes(session(room), T).values()
    assert (title(kept, T), first(kept.poll), kept.on) == (won, (goals[1].id,), today())
    undone(her, room, before)
    expect(page).to_contain_text(T("choosing.page.empty"))


def test_a_phone_puts_no_more_dots_than_there_are(her, phone, room):
    to_choose(her, room)
    press(her, "choosing", "ask")
    round_ = begun(her, room, "choosing")
    go(phone)
    more = phone.locator(".nw-round-things li").first.get_by_role("button").last
    for _ in range(round_.dots):
        more.tap()
    expect(phone.locator(".nw-round-left")).to_have_text(
        T("rounds.phone.dots_left", n=0, all=round_.dots)
    )
    for each in phone.locator(".nw-round-things button:last-child").all():
        expect(each).to_be_disabled()
    go(phone)
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    press(her, "choosing", "drop")
    press(her, "choosing", "drop_yes")
    expect(state(phone)).to_have_text(T("rounds.phone.closed_sent"))


def test_24_say_with_whom_their_organisation_works(her, beamer, phone, room):
    her.goto(room.address("02_domain", CASE))
    ready(her)
    before = session(room).model_dump(exclude={"room"})
    press(her, "relations", "ask")
    form = asked(her, "relations")
    round_ = begun(her, room, "relations")
    on_stage(room, "round.relations")
    one, two, three = (each.id for each in round_.parties[:3])
    names = round_.called()

    # The phone: only whom it chooses is asked about, and never itself.
    box(phone).locator("select").select_option(value=one)
    go(phone)
    expect(phone.get_by_role("button", name=names[one], exact=True)).to_have_count(0)
    expect(phone.locator(".nw-round-go")).to_be_disabled()
    phone.get_by_role("button", name=names[two], exact=True).tap()
    go(phone)
    phone.get_by_role("button", name=T("rounds.relation.funding-to"), exact=True).tap()
    expect(phone.locator(".nw-round-go")).to_be_disabled()
    phone.locator(".nw-round-choices").last.get_by_role("button").last.tap()
    go(phone)
    go(phone)
    expect(state(phone)).to_contain_text(T("rounds.phone.sent"))
    said = {f"{one}.kind": "funding-from", f"{one}.strength": 3}
    alone = {f"{three}.kind": "authority-to", f"{three}.strength": 1}
    both = raw(round_, party=two) | {"answers": said | alone}
    rest = [raw(round_, party=two) | {"answers": said} for _ in range(2, ROOM)]
    all_send(room, [both, *rest])
    expect(form).to_contain_text(T("rounds.asking.count", n=ROOM))
    press(her, "relations", "close")
    expect(beamer.locator(".nw-stage-plot")).to_have_count(0)
    press(her, "relations", "reveal")
    expect(beamer.locator(".nw-stage-title")).to_have_text(T("relating.title", both=1, all=2))
    one_of = {"pairs": T.count("relating.pairs", 1), "lines": T.count("relating.lines", 1)}
    head = form.get_by_role("heading", name=T("relating.head.both", **one_of))
    expect(head).to_be_visible()
    expect(form.get_by_role("checkbox")).to_have_count(2)
    press(her, "relations", "all_both")
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(1)
    assert session(room).model_dump(exclude={"room"}) == before
    press(her, "relations", "take")
    expect(form.get_by_role("button", name=T("rounds.asking.ask"))).to_be_visible()
    had = {each["id"] for each in before["relations"]["items"]}
    new = [each for each in session(room).relations.items if each.id not in had]
    assert [(e.from_id, e.to_id, e.kind, e.strength) for e in new] == [(one, two, "funding", 3)]
    undone(her, room, before)
