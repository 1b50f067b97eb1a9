"""The participants' page on a phone: found, tapped, unfolded, and as the reader left it."""

import re

from playwright.sync_api import Page, expect

from netwerk_widgets.figures import palette
from tests.browser.conftest import PHONE
from tests.browser.room.reader import T, unfold


def own(page: Page, party: str) -> None:
    page.locator("#nw-me").select_option(label=party or T("dashboard.choose"))


def test_my_organisation_stands_out_in_every_panel_and_is_remembered(phone):
    own(phone, "Handel")
    expect(phone.locator("#mine .nw-card:visible h2")).to_have_text("Handel")
    for panel in ("doing", "next", "dilemmas", "goals"):
        unfold(phone, panel)
        mine = phone.locator(f"#{panel} li.is-own:visible").first
        expect(mine).to_be_visible()
        expect(phone.locator(f"#{panel} .nw-list > li:not(.is-own)").first).to_be_attached()
    phone.reload()
    expect(phone.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    # How many lines are theirs stands on the panel before it is opened.
    own_lines = phone.locator("#doing .nw-list > li.is-own")
    expect(phone.locator("#doing .nw-headline")).to_have_attribute(
        "data-own", f"{T('room.mine')}: {own_lines.count()}"
    )
    unfold(phone, "doing", "dilemmas", "figure dilemmas", "map")
    expect(own_lines.first).to_be_visible()
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
    expect(phone.locator("#mine .nw-card:visible h2")).to_have_text("Toelevering")
    expect(phone.locator("svg text.is-own", has_text=re.compile("^Handel$"))).to_have_count(0)


def test_of_where_everybody_stands_a_line_shows_the_reader_and_who_differs_most(phone):
    """The rest is the figure. Whose organisation is not known sees no places in the lists."""
    unfold(phone, "dilemmas")
    row = phone.locator("#dilemmas .nw-places").first
    own(phone, "Handel")
    places = {
        each.get_attribute("data-parties"): int(each.get_attribute("data-place"))
        for each in row.locator("li").all()
    }
    far = max(abs(each - places["trade"]) for each in places.values())
    expect(row.locator("li:visible")).to_have_count(2)
    expect(row.locator("li.is-own")).to_contain_text("Handel")
    other = row.locator("li.is-most:visible").get_attribute("data-parties")
    assert far == abs(places[other] - places["trade"]) > 0
    own(phone, "")
    expect(row.locator("li:visible")).to_have_count(0)


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
    unfold(phone, "map")
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
        expect(card.locator(".nw-map-heads")).to_have_count(1)


def test_the_map_answers_to_a_finger(phone):
    """Tap for details, choose oneself there, switch the colours, come closer."""
    unfold(phone, "map")
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
    expect(phone.locator("#mine .nw-card:not([hidden]) h2")).to_have_text("Handel")
    card.locator(".nw-map-close").tap()
    expect(card.locator(".nw-map-heads")).to_have_count(1)
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
    unfold(phone, "map")
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
    unfold(phone, "map")
    expect(colour).to_have_text(T("mapview.colour.sector"))


def test_a_long_list_unfolds(phone):
    unfold(phone, "doing")
    fold = phone.locator("#doing .nw-fold:not(.is-few)")
    shown = fold.locator("li:visible")
    own(phone, "Handel")
    few = shown.count()
    fold.get_by_role("button").click()
    expect(fold.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    expect(shown).not_to_have_count(few)


def test_what_stands_out_is_short_on_a_phone_until_the_reader_asks_for_all(phone):
    phone.locator("#nw-me").select_option("")
    unfold(phone, "map")
    fold = phone.locator("#map .nw-fold.is-few")
    lines = fold.locator("li")
    button = fold.get_by_role("button")
    expect(button).to_have_text(re.compile(str(lines.count())))
    expect(fold.locator("li:visible")).to_have_count(1)
    button.tap()
    expect(fold.locator("li:visible")).to_have_count(lines.count())
    button.tap()


def test_the_contents_stay_in_sight_and_say_where_the_reader_is(phone):
    bar = phone.locator("#contents")
    here = bar.locator(".nw-toc-here")
    unfold(phone, "goals", "accelerators", "readiness", "reinforcement")
    for panel in ("accelerators", "goals"):
        phone.evaluate(
            "(id) => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", panel
        )
        expect(bar.locator("[aria-current]")).to_have_attribute("href", f"#{panel}")
        expect(here).to_have_text(T(f"dashboard.{panel}"))
        expect(here).to_be_in_viewport(ratio=1)


def test_the_contents_are_seen_at_once_and_lead_to_what_they_open(phone):
    menu = phone.locator("#contents details")
    menu.locator("summary").tap()
    links = menu.locator("a")
    assert links.count() > 10
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)
    menu.locator('[href="#dream"]').tap()
    expect(phone.locator("#dream h2")).to_be_in_viewport()
    expect(phone.locator("#dream .nw-findings").first).to_be_visible()
    expect(links.first).to_be_hidden()


def test_a_figure_is_drawn_when_its_fold_opens_as_wide_as_it_is(phone):
    plot = phone.locator('#doing [data-figure="timeline"]')
    phone.reload()
    expect(phone.locator("#nw-contact")).to_have_text(T("dashboard.connected"))
    expect(plot).to_have_count(0)
    unfold(phone, "doing", "figure timeline")
    expect(plot).to_have_class(re.compile("is-drawn"))
    widths = "(e) => [e.querySelector('svg').getBoundingClientRect().width, e.clientWidth]"
    drawn, room = plot.evaluate(widths)
    assert drawn == room > 300


def test_an_address_with_a_place_in_it_opens_that(room, phone):
    phone.goto(f"{room.address}#readiness")
    expect(phone.locator("#readiness [data-figure=conditions]")).to_have_class(
        re.compile("is-drawn")
    )
    expect(phone.locator("#readiness h2")).to_be_in_viewport()


def test_on_paper_everything_is_open(phone):
    """And afterwards it is as the reader had it."""
    folds = phone.locator(".nw-panel, .nw-part")
    shut = phone.locator(".nw-panel:not([open]), .nw-part:not([open])")
    before = shut.count()
    assert 5 < before < folds.count()
    seen = phone.evaluate(
        """() => new Promise((done) => {
            addEventListener("afterprint", () => done(window.onPaper), { once: true });
            window.dispatchEvent(new Event("beforeprint"));
            window.onPaper = document.querySelectorAll(".nw-panel:not([open])").length;
            setTimeout(() => window.dispatchEvent(new Event("afterprint")));
        })"""
    )
    assert seen == 0
    expect(shut).to_have_count(before)
