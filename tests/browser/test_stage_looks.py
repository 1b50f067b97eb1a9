"""Every screen of the stage, on every kind of beamer: nothing too small, too pale, or cut off."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from netwerk_widgets.rounds.codes import of_today
from netwerk_widgets.rounds.kinds import Wanted, made
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session import showing, staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.panels import DETAILS
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES
from netwerk_widgets.widgets.clock import today
from netwerk_widgets.widgets.stage.sequence import ORDER, VIEWS
from tests.browser.axe import violations
from tests.browser.conftest import BEAMER, CASE, start, stop, watched
from tests.whole import crowded

MEASURE = (Path(__file__).parent / "measuring.js").read_text(encoding="utf-8")
#: Each shape of beamer; and those on which all is as on the first, only smaller or larger.
SIZES, ALIKE = ((1920, 1080), (1024, 768)), ((1366, 768), (3840, 2160))
#: On a screen of 1080 pixels: titles, names on the map, marks along an axis, letters in a mark.
LEAST = {"title": 44, "word": 28, "name": 24, "tick": 22, "mark": 22}
#: Where to keep a picture of each screen, for who wants to look at them.
SHOTS = os.environ.get("NETWERK_SHOTS")
LARGE = "Zestig partijen"
DARK = """(stage, dark) => stage.classList.toggle("is-dark", dark)"""
MOVED = """([at, page]) => {
  const { dataset } = document.querySelector(".nw-stage");
  return dataset.at !== at || dataset.page !== page;
}"""
#: A map goes by the room that it has when the browser tells it, which is later than the stage does.
FITS = """() => [...document.querySelectorAll(".nw-stage .nw-map-svg")].every((map) => {
  const { clientWidth, clientHeight } = map.parentElement;
  return +map.getAttribute("width") === clientWidth && +map.getAttribute("height") === clientHeight;
})"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


#: Ideas that were picked, in groups; one is as long as an idea may be on a phone.
PICKED = [
    {"id": f"i{n}", "text": text, "group": group}
    for n, (text, group) in enumerate(
        [
            *((f"Samen één loket voor vragen van kwekers ({n})", "Loket") for n in range(4)),
            *((f"Stageplaatsen bij drie bedrijven ({n})", "Opleiding") for n in range(3)),
            (" ".join(["Een route langs de kwekerijen voor bewoners"] * 4), ""),
        ]
    )
]
IDEAS = {
    "items": [{"id": each["id"], "text": each["text"]} for each in PICKED],
    "groups": [],
    "picked": PICKED,
}


#: What was chosen, once each way that has another figure; the names are as long as goals are.
CHOICES = {
    "items": [
        {
            "id": f"{way}-{n}", "poll": way, "on": "2026-11-20", "among": "goals", "way": way,
            "n": 6, "thing": f"{way}{n}", "counts": counts, "over": {},
            "name": f"Samen inkopen wat op elk van de bedrijven in de streek nodig is ({n})",
        }
        for way, given in (
            ("score", ({"5": 4, "4": 2}, {"1": 5, "2": 1}, {"1": 5, "2": 1})),
            ("resistance", ({"0": 4, "8": 2}, {"10": 5, "2": 1}, {"5": 6})),
        )
        for n, counts in enumerate(given)
    ]
}  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    home = tmp_path_factory.mktemp("looks")
    with open_store(f"sqlite:///{home}/sessions.db") as store:
        store.create(LARGE, crowded(60).model_dump(mode="json"), "test")
    running = start(home, "--case", "laanboompact", "--lan")
    yield running
    stop(running)


@pytest.fixture
def uid(room, monkeypatch):
    """The id of the case, with a round open in it."""
    monkeypatch.setenv("NETWERK_HOME", str(room.home))
    with open_store(f"sqlite:///{room.home}/sessions.db") as store, Answers() as answers:
        uid = store.session_id(CASE)
        live = LiveSession(store, CASE, "test")
        live.replace("ideas", IDEAS)
        live.replace("choices", CHOICES)
        session = live.session
        if answers.open_in(uid) is None:
            wanted = Wanted("accelerators", expected=14)
            answers.open(made(wanted, session, uid, of_today(today())))
    return uid


@pytest.fixture
def beamer(profile, room, uid):
    page = profile.new_page()
    page.set_viewport_size(BEAMER)
    complaints = watched(page)
    yield page
    assert complaints == []


def opened(page, room, language):
    page.goto(f"{room.origin}/voila/render/stage.ipynb?lang={language}", timeout=90_000)
    expect(page.locator(".nw-stage[data-drawn]")).to_be_visible()
    page.keyboard.press("Shift")


def at(page):
    found = page.locator(".nw-stage").evaluate("({ dataset }) => [dataset.at, dataset.page]")
    return found[0], int(found[1])


def measured(page, size, dark):
    """What is seen at a size, in a theme."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    stage = page.locator(".nw-stage")
    expect(stage).to_have_attribute("data-size", f"{size[0]} {size[1]}")
    stage.evaluate(DARK, dark)
    page.evaluate(SETTLED)
    page.wait_for_function(FITS)
    found = page.evaluate(MEASURE)
    if SHOTS:
        name = "-".join((*map(str, at(page)), str(size[0]), "dark" if dark else "light"))
        page.screenshot(path=Path(SHOTS) / f"{name}.png")
    return found


def too_small(found, least):
    return {kind: each for kind, each in found["least"].items() if each[0] < least[kind] - 0.1}


def onwards(page):
    """The next screen; False at the last one."""
    here = at(page)
    pages = page.locator(".nw-stage-at em").all_inner_texts()
    if here[0] == ORDER[-1] and (not pages or pages[0] == f"{here[1]} / {here[1]}"):
        return False
    page.keyboard.press("PageDown")
    page.wait_for_function(MOVED, arg=[here[0], str(here[1])])
    return True


#: In English only words differ, and in the dark a second screen of a kind has the colours of the
#: first: those are measured when all is asked (`make bench`).
EVERY = bool(os.environ.get("NETWERK_EVERY"))
MEASURED = LANGUAGES if EVERY else ("nl",)


@pytest.mark.parametrize("language", MEASURED)
def test_every_screen_can_be_read_on_every_beamer(beamer, room, uid, language):
    wrong, kinds = {}, set()
    staging.change(uid, at="welcome", page=0, allowed=(*DETAILS, "ideas"))
    opened(beamer, room, language)
    going = True
    while going:
        here = at(beamer)
        kind = VIEWS[here[0]].kind
        known = kind in kinds
        for size in SIZES if known else (*SIZES, *ALIKE):
            both = size == SIZES[0] and (EVERY or not known)
            for dark in (False, True) if both else (False,):
                found = measured(beamer, size, dark)
                if bad := [*found["wrong"], *too_small(found, LEAST).items()]:
                    wrong[(*here, size, dark)] = bad
        if not known:
            assert violations(beamer) == [], here
        kinds.add(kind)
        beamer.locator(".nw-stage").evaluate(DARK, False)
        going = onwards(beamer)
    assert not wrong, "\n".join(f"{where}: {what[:3]}" for where, what in wrong.items())
    assert kinds == {view.kind for view in VIEWS.values()}


@pytest.mark.parametrize("size", SIZES)
def test_sixty_parties_have_a_name_that_can_be_read(beamer, room, uid, size):
    showing.show(LARGE)
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        staging.change(store.session_id(LARGE), at="figure.map-network")
    opened(beamer, room, "nl")
    expect(beamer.locator(".nw-map-node")).to_have_count(60)
    found = measured(beamer, size, False)
    showing.show(CASE)
    assert found["least"]["name"][0] >= 17.9
    assert found["wrong"] == []


@pytest.mark.parametrize("size", SIZES)
def test_nineteen_things_to_choose_between_fit_with_the_way_in(beamer, room, uid, size):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store, Answers() as answers:
        live = LiveSession(store, CASE, "test")
        ideas = [
            {"id": f"n{n}", "text": " ".join([f"Idee {n}", *["laanbomen"] * 9])} for n in range(19)
        ]
        live.replace("ideas", IDEAS | {"items": ideas, "picked": []})
        answers.move_on(answers.open_in(uid).id, "dropped")
        wanted = Wanted("choosing", anonymous=True, among="ideas", expected=14)
        answers.open(made(wanted, live.session, uid, of_today(today())))
    staging.change(uid, at="round.choosing", page=0)
    opened(beamer, room, "nl")
    found = measured(beamer, size, False)
    below, digits = (
        beamer.locator(f".nw-stage {each}").bounding_box()
        for each in (".nw-code", ".nw-round-digits")
    )
    with Answers() as answers:
        answers.move_on(answers.open_in(uid).id, "dropped")
    assert (found["wrong"], too_small(found, LEAST)) == ([], {})
    assert 0 <= digits["y"] - below["y"] - below["height"] < 60
