"""The participants' page follows the session, stays where the reader is, and comes back."""

import re
import sqlite3
from contextlib import closing
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from netwerk_widgets.serve.rendered import NOTICE, NOTICED
from tests.browser.conftest import PHONE, watched
from tests.browser.room.reader import GONE, T, unfold


def test_the_room_follows_the_step_and_panels_come_and_go(room, phone):
    room.put("room", "", "form", "hidden", ["dilemmas"])
    with room.live() as live:
        live.arrive("goals")
    expect(phone.locator(".nw-here-step")).to_contain_text(T("steps.goals.label"))
    expect(phone.locator("#dilemmas")).to_have_count(0)
    expect(phone.locator("#thread")).to_have_count(0)
    expect(phone.locator("html")).not_to_contain_text("Samen verkopen")
    room.put("room", "", "form", "hidden", [])
    expect(phone.locator("#dilemmas .nw-part").first).to_be_attached()
    expect(phone.locator(".nw-main > #doing ~ #dilemmas ~ #thread")).to_be_attached()


def test_what_the_group_goes_on_to_comes_first_and_opens_and_what_was_open_stays_open(room, phone):
    """Also what the page itself had opened: the reader may be at it."""
    first = phone.locator(".nw-main > #contents + [id]")
    expect(first).to_have_id("goals")
    expect(phone.locator("#goals .nw-panel")).to_have_attribute("open", "")
    unfold(phone, "readiness")
    phone.locator("#goals .nw-panel > summary").click()
    phone.locator("#readiness .nw-panel > summary").focus()
    with room.live() as live:
        live.arrive("doing")
    expect(first).to_have_id("doing")
    expect(phone.locator("#doing .nw-panel")).to_have_attribute("open", "")
    expect(phone.locator("#readiness .nw-panel")).to_have_attribute("open", "")
    expect(phone.locator("#readiness .nw-panel > summary")).to_be_focused()
    assert phone.locator("#goals .nw-panel").get_attribute("open") is None
    with room.live() as live:
        live.arrive("goals")
    expect(first).to_have_id("goals")
    expect(phone.locator("#goals .nw-panel")).to_have_attribute("open", "")
    expect(phone.locator("#doing .nw-panel")).to_have_attribute("open", "")
    # The line at the top leads to it.
    phone.locator("#goals .nw-panel > summary").click()
    phone.locator(".nw-here-step a").click()
    expect(phone.locator("#goals .nw-panel")).to_have_attribute("open", "")


def test_influence_and_interest_come_and_go_and_the_map_with_them(room, phone):
    """Also under a reader who looks at just that."""
    power = phone.locator("#map [data-layout=power]")
    unfold(phone, "map")
    expect(phone.locator("#map [data-layout=network]")).to_be_checked()
    expect(power).to_have_count(0)
    room.put("room", "", "form", "shown", ["power"])
    expect(power).to_have_count(1)
    power.evaluate("(e) => e.click()")  # on a phone the ways to look are folded in
    expect(phone.locator("#map .nw-map-stage")).to_contain_text(T("figures.map.axis.power"))
    room.put("room", "", "form", "shown", [])
    expect(power).to_have_count(0)
    expect(phone.locator("#map [data-layout=network]")).to_be_checked()
    expect(phone.locator("#map .nw-map-stage")).not_to_contain_text(T("figures.map.axis.power"))


def test_only_what_changed_is_replaced_and_the_reader_stays_where_they_are(room, phone):
    """Scroll, an open table, the focus, a zoomed figure: all as it was."""
    unfold(phone, "goals", "figure goals", "map", "accelerators")
    phone.locator("#goals .nw-plot.is-drawn").first.wait_for()
    phone.locator("#accelerators").scroll_into_view_if_needed()
    table = phone.locator("#accelerators .nw-figure-table").first
    table.locator("summary").click()
    table.locator("summary").focus()
    expect(phone.locator("#accelerators .nw-plot.is-drawn")).to_be_visible()
    phone.evaluate(
        """() => {
            for (const each of document.querySelectorAll(".nw-main > [id]")) each.kept = true;
            document.querySelector("#goals .nw-plot").kept = true;
            document.querySelector("#map .nw-map-stage").kept = true;
        }"""
    )
    top = phone.evaluate("document.querySelector('#accelerators').getBoundingClientRect().top")
    room.put(
        "goals",
        "goals",
        goal_ids(room)[0],
        "name",
        "Een heel ander doel, met een naam die over meer dan één regel loopt op een telefoon",
    )
    expect(phone.locator("#goals")).to_contain_text("Een heel ander doel")
    kept = phone.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.nw-main > [id]')]"
        ".map((e) => [e.id, Boolean(e.kept)]))"
    )
    assert kept["accelerators"]
    assert kept["me"]
    assert not kept["goals"]
    # The map tells of goals too: its block is another, the map in it the same.
    assert phone.evaluate("document.querySelector('#map .nw-map-stage').kept")
    # The figure in the block that was replaced is the same element, drawn anew.
    assert phone.evaluate("document.querySelector('#goals .nw-plot').kept")
    assert table.evaluate("(e) => e.open")
    assert table.locator("summary").evaluate("(e) => e === document.activeElement")
    now = phone.evaluate("document.querySelector('#accelerators').getBoundingClientRect().top")
    assert abs(now - top) < 4


def goal_ids(room):
    with room.live() as live:
        return [each.id for each in live.session.goals.goals]


def test_a_figure_that_changed_out_of_sight_is_drawn_when_it_is_seen(room, phone):
    """At the same width as before: a tab of a notebook that was behind another one."""
    unfold(phone, "goals", "figure goals")
    heads = phone.locator('#goals [data-figure="goals"] svg text')
    phone.locator('#goals [data-figure="goals"]').scroll_into_view_if_needed()
    expect(heads.filter(has_text="Kortdoel")).to_have_count(0)
    phone.evaluate("document.querySelector('.nw-main').style.display = 'none'")
    room.put("goals", "goals", goal_ids(room)[0], "name", "Kortdoel")
    expect(phone.locator("#goals")).to_contain_text("Kortdoel")
    phone.evaluate("document.querySelector('.nw-main').style.display = ''")
    phone.locator('#goals [data-figure="goals"]').scroll_into_view_if_needed()
    expect(heads.filter(has_text="Kortdoel")).to_have_count(1)


def test_a_server_that_was_killed_comes_back_by_itself(room, phone):
    expect(phone.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    room.kill()
    lost = phone.locator("#nw-lost")
    expect(lost).to_be_visible()
    expect(lost).to_have_text(re.compile(r"^\s*Verbinding weg.*\b\d\d:\d\d\b", re.DOTALL))
    expect(phone.locator("#map .nw-map-stage")).to_be_attached()
    room.put("dream", "", "form", "shared", "Geschreven terwijl de zaal niets hoorde")
    room.open()
    expect(phone.locator("#shared")).to_contain_text("terwijl de zaal niets hoorde")
    expect(lost).to_be_hidden()
    expect(phone.locator("#nw-contact")).to_have_text(T("dashboard.connected"))


#: A tab that can be put out of sight, and that tells how many channels it has open.
OUT_OF_SIGHT = """const Real = EventSource;
    window.channels = [];
    window.EventSource = class extends Real {
        constructor(...all) { super(...all); channels.push(this); }
    };
    let seen = HOW;
    Object.defineProperty(document, "visibilityState", { get: () => seen });
    window.look = (how) => {
        seen = how;
        document.dispatchEvent(new Event("visibilitychange"));
    };
    window.open_ones = () => channels.filter((each) => each.readyState < 2).length;"""


@pytest.mark.parametrize("opened_as", ["visible", "hidden"])
def test_a_tab_that_nobody_looks_at_lets_its_channel_go_and_is_new_when_looked_at(
    room, browser, opened_as
):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    complaints = watched(page, GONE)
    page.clock.install()
    page.add_init_script(OUT_OF_SIGHT.replace("HOW", repr(opened_as)))
    page.goto(room.address)
    expect(page.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    if opened_as == "visible":
        page.evaluate("look('hidden')")
    page.clock.fast_forward(21_000)
    assert page.evaluate("open_ones()") == 0
    words = f"Gezegd terwijl niemand keek ({opened_as})"
    room.put("dream", "", "form", "shared", words)
    page.evaluate("look('visible')")
    assert page.evaluate("open_ones()") == 1
    expect(page.locator("#shared")).to_contain_text(words)
    context.close()
    assert complaints == []


def test_a_store_that_cannot_be_read_leaves_the_last_page_with_a_notice(room, phone):
    stale = phone.locator("#nw-stale")
    expect(stale).to_be_hidden()
    aside = room.database.with_suffix(".away")
    room.database.rename(aside)
    expect(stale).to_be_visible()
    with urlopen(room.address) as answer:
        fresh = answer.read().decode()
    assert NOTICED in fresh
    assert NOTICE not in fresh
    assert 'id="map"' in fresh
    assert str(room.home) not in fresh
    aside.rename(room.database)
    expect(stale).to_be_hidden()
    with closing(sqlite3.connect(room.database)) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
