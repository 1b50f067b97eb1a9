"""The participants' page in a room: it follows, stays where the reader is, and comes back."""

import re
import sqlite3
from contextlib import closing
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from netwerk_widgets.figures import palette
from netwerk_widgets.serve.rendering import NOTICE, NOTICED
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.browser.conftest import PHONE, watched
from tests.serve.room import opened

T = texts("nl")
#: The browser says by itself that a server is not there.
GONE = ("net::ERR", "Failed to load resource", "EventSource", "MIME type")


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


def own(page: Page, party: str) -> None:
    page.locator("#nw-me").select_option(label=party)


def test_my_organisation_stands_out_in_every_panel_and_is_remembered(phone):
    own(phone, "Handel")
    expect(phone.locator("#mine .nw-card:visible h3")).to_have_text("Handel")
    for panel in ("doing", "next", "dilemmas", "goals"):
        mine = phone.locator(f"#{panel} li.is-own:visible").first
        expect(mine).to_be_visible()
        expect(phone.locator(f"#{panel} .nw-list > li:not(.is-own)").first).to_be_attached()
    phone.reload()
    expect(phone.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    expect(phone.locator("#doing .nw-list > li.is-own").first).to_be_visible()
    badge = "getComputedStyle(document.querySelector('#doing .nw-list > li.is-own'), '::before')"
    assert T("room.mine") in phone.evaluate(f"{badge}.content")
    # On the map a ring, in the other figures the name itself.
    handel = phone.evaluate("document.querySelector('#nw-me').value")
    expect(phone.locator(f"#map [data-party={handel}] .nw-map-halo")).to_have_attribute(
        "stroke", palette.VERMILION
    )
    phone.locator('#dilemmas [data-key="dilemmas"]').scroll_into_view_if_needed()
    expect(phone.locator("#dilemmas svg text.is-own").first).to_have_text("Handel")
    own(phone, "Toelevering")
    expect(phone.locator("#mine .nw-card:visible h3")).to_have_text("Toelevering")
    expect(phone.locator("svg text.is-own", has_text=re.compile("^Handel$"))).to_have_count(0)


def tapped(phone: Page, party: str) -> None:
    """Tap a party on the map with a finger."""
    mark = phone.locator(f"#map [data-party={party}]")
    # What was scrolled has to be on the screen before a finger can find it there.
    phone.evaluate(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    box = mark.bounding_box()
    phone.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_tap_is_one_tap_also_where_the_details_come_up_under_the_finger(phone):
    card = phone.locator("#map .nw-map-card")
    for party in ("trade", "citybuyers"):
        mark = phone.locator(f"#map [data-party={party}]")
        mark.evaluate(
            "(e) => scrollBy({ top: e.getBoundingClientRect().top - 640, behavior: 'instant' })"
        )
        tapped(phone, party)
        name = phone.locator(f"#nw-me option[value={party}]").inner_text()
        expect(card.locator("h3")).to_have_text(name)
        expect(card.locator("h3")).to_be_in_viewport()
        expect(mark).to_have_attribute("aria-pressed", "true")
        # And what was tapped comes above them.
        phone.wait_for_function(
            """(mark) => mark.getBoundingClientRect().bottom
                < document.querySelector("#map .nw-map-side").getBoundingClientRect().top""",
            arg=mark.element_handle(),
        )
        card.locator(".nw-map-close").tap()
        expect(card.locator("h3")).to_have_count(0)


def test_the_map_answers_to_a_finger(phone):
    """Tap for details, choose oneself there, switch the colours, come closer."""
    stage = phone.locator("#map .nw-map-stage")
    stage.evaluate(
        "(e) => scrollBy({ top: e.getBoundingClientRect().top - 60, behavior: 'instant' })"
    )
    tapped(phone, "trade")
    card = phone.locator("#map .nw-map-card")
    expect(card.locator("h3")).to_have_text("Handel")
    expect(card.locator("h3")).to_be_in_viewport()
    card.locator('[data-act="mine"]').tap()
    expect(phone.locator("#nw-me")).to_have_value("trade")
    expect(phone.locator("#mine .nw-card:not([hidden]) h3")).to_have_text("Handel")
    card.locator(".nw-map-close").tap()
    expect(card.locator("h3")).to_have_count(0)
    phone.locator("#map .nw-map-fold > summary").tap()
    form = phone.locator("#map [data-party=trade] path").nth(1)
    by_role = form.get_attribute("fill")
    phone.locator('#map [data-tool="colour"]').select_option(label=T("mapview.colour.sector"))
    expect(form).not_to_have_attribute("fill", by_role)
    sizes = phone.locator('#map [data-tool="size"]')
    wide = form.get_attribute("d")
    sizes.select_option(label=T("mapview.measure.betweenness"))
    expect(form).not_to_have_attribute("d", wide)
    phone.locator('#map [data-zoom="zoom_in"]').tap()
    expect(stage).to_have_class(re.compile("is-zoomed"))
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_how_the_reader_looks_at_the_map_survives_an_update_and_a_reload(room, phone):
    stage = phone.locator("#map .nw-map-stage")
    stage.evaluate("(e) => (e.kept = true)")
    place = phone.locator("#map [data-party=trade]").get_attribute("transform")
    with room.live() as live:
        row = {"op": "set", "id": "waterboard", "key": "name", "value": "Het Andere Waterschap"}
        live.edit("stakeholders", "items", [row])
    expect(phone.locator("#map [data-party=waterboard]")).to_have_attribute(
        "aria-label", re.compile("Het Andere Waterschap")
    )
    assert stage.evaluate("(e) => e.kept")
    expect(stage).to_have_class(re.compile("is-zoomed"))
    assert phone.locator("#map [data-party=trade]").get_attribute("transform") == place
    colour = phone.locator('#map [data-tool="colour"] option:checked')
    expect(colour).to_have_text(T("mapview.colour.sector"))
    phone.reload()
    expect(colour).to_have_text(T("mapview.colour.sector"))


def test_a_long_list_unfolds(phone):
    fold = phone.locator("#doing .nw-fold:not(.is-few)")
    shown = fold.locator("li:visible")
    own(phone, "Handel")
    few = shown.count()
    fold.get_by_role("button").click()
    expect(fold.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    expect(shown).not_to_have_count(few)


def test_what_stands_out_is_short_on_a_phone_until_the_reader_asks_for_all(phone):
    phone.locator("#nw-me").select_option("")
    fold = phone.locator("#map .nw-fold.is-few")
    lines = fold.locator("li")
    button = fold.get_by_role("button")
    expect(button).to_have_text(re.compile(str(lines.count())))
    expect(fold.locator("li:visible")).to_have_count(3)
    button.tap()
    expect(fold.locator("li:visible")).to_have_count(lines.count())
    button.tap()


def test_the_contents_stay_in_sight_and_say_where_the_reader_is(phone):
    bar = phone.locator(".nw-toc")
    here = bar.locator("[aria-current]")
    for panel in ("accelerators", "goals"):
        phone.evaluate(
            "(id) => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", panel
        )
        expect(here).to_have_attribute("href", f"#{panel}")
        expect(here).to_be_in_viewport(ratio=1)
    phone.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    last = bar.locator("a").last.get_attribute("href")
    expect(here).to_have_attribute("href", last)
    bar.locator('[href="#dream"]').tap()
    expect(here).to_have_attribute("href", "#dream")
    expect(phone.locator("#dream h2")).to_be_in_viewport()


def test_the_room_follows_the_step_and_panels_come_and_go(room, phone):
    room.put("room", "", "form", "hidden", ["dilemmas"])
    with room.live() as live:
        live.arrive("goals")
    expect(phone.locator(".nw-here-step")).to_contain_text(T("steps.goals.label"))
    expect(phone.locator("#dilemmas")).to_have_count(0)
    expect(phone.locator("#thread")).to_have_count(0)
    expect(phone.locator("html")).not_to_contain_text("Samen verkopen")
    room.put("room", "", "form", "hidden", [])
    expect(phone.locator("#dilemmas .nw-figure").first).to_be_attached()
    expect(phone.locator(".nw-main > #doing ~ #dilemmas ~ #thread")).to_be_attached()


def test_influence_and_interest_come_and_go_and_the_map_with_them(room, phone):
    """Also under a reader who looks at just that."""
    power = phone.locator("#map [data-layout=power]")
    phone.locator("#map").scroll_into_view_if_needed()
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
