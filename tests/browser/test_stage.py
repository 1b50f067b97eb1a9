"""The beamer's window: a half-day with a clicker, from the welcome to what is agreed."""

import re

import pytest
from playwright.sync_api import expect

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.panels import DETAILS
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.clicking import LOOK, NAMES, Beamer
from tests.browser.conftest import BEAMER, CASE, ready, saved, watched

T = texts("nl")
OTHER = "Overleg met de burgemeester"
PERSON = "Jantine van Dijk-Wolters"
FORMS = "input:visible, textarea:visible, select:visible, button:visible"


@pytest.fixture(scope="module")
def room(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as store:
        store.create(OTHER, {}, "test")
        live = LiveSession(store, CASE, "test")
        [first, *rest] = live.documents["people"]["items"]
        live.replace("people", {"items": [{**first, "name": PERSON}, *rest]})
    return workbook


@pytest.fixture
def at_home(room, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(room.home))


@pytest.fixture
def session_id(room, at_home):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        return store.session_id(CASE)


@pytest.fixture
def beamer(profile, room, at_home):
    """Opened as a facilitator does: with the link in the bar of a page."""
    laptop = profile.new_page()
    laptop.set_viewport_size(BEAMER)
    laptop.goto(room.address("03_dream", CASE))
    ready(laptop)
    with laptop.expect_popup() as opened:
        laptop.get_by_role("link", name=T("stage.open"), exact=True).click()
    page = opened.value
    page.set_viewport_size(BEAMER)
    complaints = watched(page)
    expect(page.locator(".nw-stage[data-drawn]")).to_be_visible()
    found = Beamer(page)
    found.laptop = laptop
    yield found
    assert complaints == []
    page.close()
    laptop.close()


def forbidden():
    notes = [note for step in STEPS for note in T.items(f"steps.{step}.notes")]
    return [*notes, OTHER, PERSON]


def test_a_half_day_with_a_clicker(beamer, session_id):
    words = forbidden()
    sent = []
    beamer.step(1)
    expect(beamer.title).to_have_text(T("steps.context.question"))
    beamer.press("PageUp")
    while beamer.at[0] != "welcome":
        beamer.press("PageUp")
    expect(beamer.title).to_have_text(CASE)
    seen = []
    while True:
        at = beamer.at
        seen.append(at[0])
        kind, _, name = at[0].partition(".")
        sent.append(shown := beamer.all())
        assert not [word for word in words if word in shown], at
        assert beamer.page.locator(FORMS).count() == 0, at
        found = beamer.page.evaluate(LOOK)
        assert found["over"] <= 1, at
        assert found["least"] >= 27.9, at
        assert found["title"] >= 43.9, at
        if kind == "step":
            expect(beamer.title).to_have_text(T(f"steps.{name}.question"))
        elif name in DETAILS:  # nobody switched it on: the stage asks first
            expect(beamer.title).to_contain_text(T(f"showing.detail.{name}"))
        elif kind == "figure" and not name.startswith("map-"):
            expect(beamer.page.locator(".nw-stage-plot")).to_be_visible()
        if at[0] == "agreements.dilemmas":
            break
        beamer.press("PageDown")
    order = list(dict.fromkeys(seen))
    expected = ["welcome", "step.context", "define.forces", "figure.forces", "found.forces"]
    expected += ["figure.accelerators", "step.domain", "figure.map-network", "figure.helping"]
    expected += ["step.dream", "figure.support", "shared.dream", "step.goals", "figure.goals"]
    expected += ["step.dilemmas", "figure.dilemmas", "agreements.dilemmas"]
    assert [each for each in order if each in expected] == expected
    assert len(order) > 30
    assert not any(each.startswith("round.") for each in order)


def test_the_map_is_named_large_and_has_its_own_arrows(beamer):
    beamer.step(2)
    beamer.to("figure.map-network")
    nodes = beamer.page.locator(".nw-map-node")
    expect(nodes.first).to_be_visible()
    sizes = beamer.page.evaluate(NAMES)
    assert len(sizes) == nodes.count() <= 20
    assert min(sizes) >= 23.9
    party = beamer.page.locator('.nw-map-node[tabindex="0"]')
    party.focus()
    beamer.page.keyboard.press("ArrowRight")
    moved = beamer.page.locator(".nw-map-node:focus")
    expect(moved).to_have_count(1)
    assert beamer.at[0] == "figure.map-network"
    assert beamer.press("PageDown")[0] == "figure.map-rings"


def test_a_party_on_the_map_lights_up_is_carried_and_put_back(beamer):
    beamer.step(2)
    beamer.to("figure.map-network")
    nodes = beamer.page.locator(".nw-map-node")
    expect(nodes.first).to_be_visible()
    party = beamer.page.locator('.nw-map-node[tabindex="0"]')
    name = party.get_attribute("data-party")
    node = beamer.page.locator(f'.nw-map-node[data-party="{name}"]')
    faded = beamer.page.locator('.nw-map-node path[fill-opacity="0.32"]')
    expect(faded).to_have_count(0)
    mouse, start = beamer.page.mouse, node.bounding_box()
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    mouse.click(x, y)
    expect(node).to_have_attribute("aria-pressed", "true")
    expect(faded.first).to_be_attached()
    assert faded.count() < nodes.count() - 1
    place = node.get_attribute("transform")
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 120, y + 60, steps=4)
    mouse.up()
    expect(node).not_to_have_attribute("transform", place)
    beamer.press("PageDown")
    beamer.press("PageUp")
    expect(node).not_to_have_attribute("transform", place)
    beamer.page.keyboard.press("s")
    expect(node).to_have_attribute("transform", place)


def test_black_a_digit_and_a_break(beamer, session_id):
    black = beamer.page.locator(".nw-stage-black")
    beamer.step(3)
    expect(beamer.title).to_have_text(T("steps.dream.question"))
    beamer.page.keyboard.press("b")
    expect(black).to_be_visible()
    beamer.page.keyboard.press("b")
    expect(black).to_be_hidden()
    staging.pause(session_id, 15)
    expect(beamer.title).to_have_text(T("stage.pause"))
    clock = beamer.page.locator(".nw-stage-clock")
    expect(clock).to_have_text(re.compile(r"^1[45]:\d\d$"))
    first = clock.inner_text()
    expect(clock).not_to_have_text(first)
    assert beamer.press("PageDown") == ("step.dream", 1)


def test_what_is_typed_is_there_when_its_field_is_left(beamer):
    beamer.step(3)
    beamer.to("shared.dream")
    field = beamer.laptop.locator('[data-editor="shared"] textarea').first
    field.fill("Wij kweken samen een groene streek.")
    field.blur()
    dream = beamer.page.locator(".nw-stage-dream")
    expect(dream).to_have_text("Wij kweken samen een groene streek.")
    saved(beamer.laptop)
    beamer.laptop.keyboard.press("Control+z")
    expect(dream).not_to_have_text("Wij kweken samen een groene streek.")
    assert beamer.at[0] == "shared.dream"


def test_a_theme_for_a_dark_room(beamer):
    def contrast():
        return beamer.page.evaluate(
            """() => {
              const light = (colour) => {
                const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((each) => each / 255)
                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
              };
              const stage = document.querySelector(".nw-stage");
              const paper = light(getComputedStyle(stage).backgroundColor);
              return [...stage.querySelectorAll(".nw-stage-main :is(h1, p, dt, dd, strong, span)")]
                .filter((each) => each.checkVisibility() && !each.matches(".nw-stage-step > span"))
                .map((each) => light(getComputedStyle(each).color))
                .map((ink) => (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05));
            }"""
        )

    beamer.step(1)
    expect(beamer.title).to_have_text(T("steps.context.question"))
    for dark in (True, False):
        beamer.page.keyboard.press("t")
        theme = re.compile("is-dark") if dark else re.compile(r"^(?!.*is-dark)")
        expect(beamer.stage).to_have_class(theme)
        beamer.press("PageDown")
        assert min(contrast()) >= 4.5


def test_a_panel_that_is_hidden_from_the_room_is_asked_for_once(beamer, room):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "test")
        before = live.documents["room"]
        live.replace("room", {**before, "hidden": ["goals"]})
        beamer.step(4)
        expect(beamer.title).to_have_text(T("steps.goals.question"))
        beamer.to("figure.goals")
        asked = T("stage.hidden.title", panels=T("dashboard.goals"))
        plot = beamer.page.locator(".nw-stage-plot")
        expect(beamer.title).to_have_text(asked)
        expect(plot).to_have_count(0)
        beamer.page.keyboard.press(" ")
        expect(plot).to_be_visible()
        expect(beamer.title).not_to_have_text(asked)
        beamer.to("figure.closeness")
        expect(plot).to_be_visible()
        assert LiveSession(store, CASE, "test").session.room.hidden == ["goals"]
        live.refresh()
        live.replace("room", before)


# ---- the desk ----


def test_a_key_opens_the_desk_over_the_stage_and_closes_it(beamer):
    beamer.step(3)
    expect(beamer.title).to_have_text(T("steps.dream.question"))
    beamer.page.keyboard.press("r")
    over = beamer.page.frame_locator(".nw-stage-desk")
    now = over.locator(".nw-cue").first
    expect(now.locator(".nw-stage-title")).to_have_text(T("steps.dream.question"))
    expect(over.get_by_text(T.items("steps.dream.notes")[0])).to_be_visible()
    over.get_by_role("button", name=T("desk.stage.go"), exact=True).click()
    expect(beamer.stage).to_have_attribute("data-at", "figure.support")
    beamer.page.keyboard.press("Escape")
    expect(beamer.page.locator(".nw-stage-desk")).to_be_hidden()
    assert beamer.press("PageUp") == ("step.dream", 1)
    beamer.page.keyboard.press("d")
    expect(now).to_be_visible()


def test_the_desk_leads_from_the_laptop(beamer, room):
    desk = beamer.laptop
    desk.goto(room.address("desk", CASE))
    go = desk.get_by_role("button", name=T("stage.figure.goals"), exact=True)
    go.click()
    expect(beamer.stage).to_have_attribute("data-at", "figure.goals")
    expect(desk.locator(".nw-cue .nw-stage-plot").first).to_be_visible()
    desk.get_by_role("button", name=T("desk.stage.pause", n=15), exact=True).click()
    expect(beamer.title).to_have_text(T("stage.pause"))
    expect(go).not_to_have_attribute("aria-current", "true")
    desk.get_by_role("button", name=T("desk.stage.go"), exact=True).click()
    expect(beamer.stage).to_have_attribute("data-at", "figure.goals")
    # The order by hand is kept nowhere else: to let it go is asked once, and looking away is no.
    lines = desk.locator("ol.nw-order > li").filter(has=desk.locator("[data-act^=leave]"))
    many = lines.count()
    desk.locator('[data-act="leave figure.goals"]').click()
    expect(lines).to_have_count(many - 1)
    desk.get_by_role("button", name=T("desk.order.again"), exact=True).click()
    sure = desk.get_by_role("button", name=T("desk.order.again_sure"), exact=True)
    expect(sure).to_be_focused()
    sure.blur()
    desk.get_by_role("button", name=T("desk.order.again"), exact=True).click()
    expect(lines).to_have_count(many - 1)
    sure.click()
    expect(lines).to_have_count(many)


def test_the_desk_has_a_phone_with_what_participants_see(beamer, room):
    desk = beamer.laptop
    desk.goto(room.address("desk", CASE))
    desk.get_by_text(T("desk.phone.title"), exact=True).click()
    phone = desk.frame_locator(".nw-phone-page")
    expect(phone.get_by_role("heading", name=CASE, exact=True)).to_be_visible()
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "test")
        live.replace("dream", {**live.documents["dream"], "shared": "Samen <b>groen</b>."})
        expect(phone.locator("#shared .nw-headline")).to_have_text("Samen <b>groen</b>.")
        expect(phone.locator("#shared blockquote")).to_have_text("Samen <b>groen</b>.")
        said = phone.locator("#goals .nw-findings h3")
        assert (said.count(), said.is_visible()) == (1, False)
        phone.locator("#goals summary").first.press("Enter")  # opens without a script
        expect(said).to_be_visible()
        live.undo()
    assert not [word for word in forbidden() if word in phone.locator("body").inner_text()]
