"""Trying something out on a phone, with names that would be page if they could."""

import contextlib
import re
import sys
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest
from playwright.sync_api import expect

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.axe import violations_unfolded
from tests.browser.conftest import CASE, PHONE, start, stop, watched
from tests.browser.family import called
from tests.browser.hostile import HOSTILE, LONG, is_only_words
from tests.browser.room.reader import unfold
from tests.serve.followers import until

T, EN = texts("nl"), texts("en")
NAME = "<img src=x onerror='window.bad = 1'><b>Zoë</b> %{x} $\\frac{1}{2}$ {{ 7 * 7 }}"


@pytest.fixture(scope="module")
def hostile_room(tmp_path_factory):
    """A workbook whose parties have such names, the first with a note; seats for two."""
    home = tmp_path_factory.mktemp("hostile")
    running = start(home, "--case", "laanboompact", "--seats", "2")
    with open_store(f"sqlite:///{home / 'sessions.db'}") as store:
        live = LiveSession(store, CASE, "x")
        first, *others = [each.id for each in live.session.stakeholders.items]
        named = {first: NAME} | dict(zip(others, [*HOSTILE, LONG], strict=False))
        ops = [
            {"op": "set", "id": party, "key": "name", "value": name[:120]}
            for party, name in named.items()
        ]
        ops.append({"op": "set", "id": first, "key": "note", "value": "niet voor de zaal"})
        live.edit("stakeholders", "items", ops)
    yield running
    stop(running)


def test_somebody_takes_a_party_away_and_the_next_one_finds_no_seat(hostile_room, browser):
    room = hostile_room.dashboard.split("?")[0]
    context = browser.new_context(viewport=PHONE)
    phone = context.new_page()
    complaints = watched(phone)
    phone.goto(room)
    unfold(phone, "map")
    phone.locator("#map .nw-more a").click()
    expect(phone.locator(".nw-plot.is-drawn:visible")).to_have_count(1)
    party = phone.get_by_label(T("whatif.party"))
    expect(party.locator("option").first).to_have_text(re.compile(r"<img\s+src=x\s+onerror="))
    phone.locator(".nw-whatif-remove").click()
    plan = phone.locator(".nw-plan li")
    expect(plan).to_have_count(1)
    expect(phone.locator(".nw-plan")).to_be_in_viewport()
    expect(phone.locator(".nw-tried")).to_contain_text(plan.inner_text())
    expect(plan).to_contain_text("<img src=x")
    expect(phone.locator(".nw-plot.is-drawn:visible")).to_have_count(2)
    assert violations_unfolded(phone) == []
    for slug in ("before", "after"):
        expect(phone.locator(f'[data-figure="whatif-{slug}"]')).to_be_visible()
    row = phone.locator(".nw-grid tr.is-different").first
    before, after = (int(each) for each in row.locator("td").all_inner_texts())
    assert after == before - 1
    expect(phone.locator(".nw-whatif-keep")).to_have_count(0)
    phone.get_by_label(T("whatif.name")).fill("<script>window.bad = 1</script>")
    expect(phone.get_by_label(T("whatif.name"))).to_have_css("outline", re.compile("solid 3px"))
    phone.locator(".nw-whatif-join").click()
    expect(plan).to_have_count(2)
    expect(plan.last).to_contain_text("<script>window.bad = 1</script>")
    for where in ("main", ".nw-page"):
        is_only_words(phone, where)
    assert phone.locator(".nw-page script").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert "niet voor de zaal" not in phone.content()
    assert complaints == []

    # Another visitor, with a kernel of their own, sees nothing of that.
    second = browser.new_context(viewport=PHONE)
    page = second.new_page()
    also = watched(page)
    page.goto(f"{room}explore?lang=en")
    expect(page.locator(".nw-plot.is-drawn:visible")).to_have_count(1)
    expect(page.locator(".nw-plan li")).to_have_count(0)
    assert also == []
    # Who comes after the last seat is told so, and led to the map that needs none.
    third = browser.new_context(viewport=PHONE)
    late = third.new_page()
    assert late.goto(f"{room}explore?lang=en").status == 503
    expect(late.get_by_role("heading", level=1)).to_have_text(EN("explore.full.title"))
    late.get_by_role("link", name=EN("explore.full.map")).click()
    expect(late.locator("#map .nw-map-stage")).to_be_visible()

    without_its_key(hostile_room, phone.content(), page.content())

    # Leaving gives the seat to somebody else, as soon as the room has heard of it.
    kernel = page.evaluate(
        "JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
    )
    page.goto("about:blank")
    until(lambda: second.request.get(f"{room}explore/seat/{kernel}").json() == {"held": False})
    late.goto(f"{room}explore?lang=en")
    expect(late.locator(".nw-whatif-remove")).to_be_visible()
    # Whose seat was taken in another tab hears so, instead of having a page that does nothing.
    tab = context.new_page()
    tab.goto(f"{room}explore")
    expect(tab.locator(".nw-whatif-remove")).to_be_visible()
    phone.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(phone.locator("#nw-seat-gone")).to_be_visible()
    for each in (context, second, third):
        each.close()


def holds(text, secrets):
    return any(secret in text for secret in secrets)


def without_its_key(running, *pages):
    """What participants get, and what serves them, holds none of the facilitator's secrets."""
    ticket, cookie = running.ticket.partition("#")[2], running.cookie.partition("=")[2]
    secrets = (ticket, cookie, (running.home / "cookie.key").read_text())
    with urlopen(running.dashboard) as answer:
        pages = (*pages, answer.read().decode())
    assert not [page for page in pages if holds(page, secrets)]
    for log in Path(running.home).glob("*.log*"):
        assert not holds(log.read_text(), secrets)
    if sys.platform != "linux":
        return
    children = psutil.Process(running.process.pid).children(recursive=True)
    door = next(each for each in children if "_dashboard" in called(each))
    ours = [door, *door.children(recursive=True)]
    assert len(ours) >= 4  # the door, what forks its kernels, and two kernels
    for each in ours:
        with contextlib.suppress(psutil.NoSuchProcess):
            assert not holds(" ".join([*each.environ().values(), *each.cmdline()]), secrets)
