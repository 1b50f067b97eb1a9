"""The agreements are read aloud on the beamer, and each organisation confirms them on the desk."""

import pytest
from playwright.sync_api import expect

from netwerk_widgets.insights.agreed import promises
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.portable import read_session
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.clock import today
from tests.browser.clicking import LOOK, Beamer
from tests.browser.conftest import BEAMER, CASE, watched
from tests.serve.followers import until

T = texts("nl")
LONG = "Wij schrijven samen op wat iedereen doet, wanneer dat af is en wie daarbij helpt. " * 4


@pytest.fixture(scope="module")
def room(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "test")
        doing = live.documents["doing"]
        [first, *_] = doing["actions"]
        more = [
            {**first, "id": f"m{n}", "name": f"{n}. {LONG}", "status": "planned"} for n in range(6)
        ]
        live.replace("doing", {**doing, "actions": [*doing["actions"], *more]})
    return workbook


def recorded(room):
    with open_store(f"sqlite:///{room.home}/sessions.db", readonly=True) as store:
        return read_session(store, CASE)


@pytest.fixture
def desk(profile, room):
    page = profile.new_page()
    page.set_viewport_size(BEAMER)
    complaints = watched(page)
    page.goto(room.address("desk", CASE))
    expect(page.locator(".nw-cue .nw-stage[data-drawn]").first).to_be_visible()
    yield page
    assert complaints == []


@pytest.fixture
def beamer(desk):
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name=T("stage.open"), exact=True).click()
    page = opened.value
    page.set_viewport_size(BEAMER)
    complaints = watched(page)
    expect(page.locator(".nw-stage[data-drawn]")).to_be_visible()
    yield Beamer(page)
    assert complaints == []


def read_aloud(desk, beamer, name):
    """Every screen of one list: nothing is cut, and all of it is large."""
    key = f"agreed.{name}"
    desk.locator(".nw-order-go").get_by_text(T(f"agreed.stage.{name}"), exact=True).click()
    expect(beamer.page.locator(f'.nw-stage[data-at="{key}"]')).to_be_visible()
    read = []
    while beamer.at[0] == key:
        expect(beamer.title).to_have_text(T(f"agreed.stage.{name}"))
        found = beamer.page.evaluate(LOOK)
        assert found["over"] <= 1
        assert found["least"] >= 27.9
        read.append(beamer.page.locator(".nw-stage-agreed").inner_text())
        beamer.press("PageDown")
    beamer.press("PageUp")
    return read


def test_they_are_read_aloud_and_confirmed(desk, beamer, room):
    before = recorded(room)
    found = promises(before)
    party = next(each.party for each in found if each.does)
    name = next(each.name for each in before.stakeholders.items if each.id == party)
    whole = " ".join(" ".join(read_aloud(desk, beamer, "actions")).split())
    for each in before.doing.actions:
        assert (" ".join(each.name.split()) in whole) == (each.status in ("planned", "busy"))
    read = read_aloud(desk, beamer, "parties")
    assert len(read) > 2
    assert T("agreed.more", party=name) in " ".join(read)
    assert all(each.brings in " ".join(read) for each in found)
    assert "✓" not in " ".join(read)
    # Her boxes stand there as long as the agreements do.
    tick = desk.get_by_label(T("agreed.tick", party=name), exact=True)
    tick.check()
    day = T("agreed.confirmed", day=T.day(today()))
    expect(desk.locator(".nw-agreeing .is-confirmed")).to_have_text(day)
    until(lambda: [each.on for each in recorded(room).persevering.agreed] == [today()])
    while name not in beamer.page.locator(".nw-stage-agreed").inner_text():
        beamer.press("PageUp")
    mark = beamer.page.locator(".nw-stage-agreed em").first
    expect(mark).to_have_text(day)
    expect(mark).to_have_class("is-confirmed")
    # What was promised changes: it is to be confirmed again.
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "other")
        money = [{"op": "set", "id": party, "key": "hours", "value": 777}]
        live.edit("doing", "investments", money)
    expect(tick).not_to_be_checked()
    changed = T("agreed.changed", day=T.day(today()))
    expect(desk.locator(".nw-agreeing .is-changed")).to_have_text(changed)
    expect(mark).to_have_text(changed)
    tick.check()
    expect(desk.locator(".nw-agreeing .is-confirmed")).to_have_text(day)
    desk.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    desk.get_by_role("button", name=T("history.undo_anyway"), exact=True).click()
    expect(tick).not_to_be_checked()
    desk.locator(".nw-order-go").first.click()
    expect(tick).not_to_be_visible()
