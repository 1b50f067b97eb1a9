"""The facilitator asks, two phones answer: revealed, taken over, undone; her clicks are counted."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import LANGUAGES, texts
from tests.browser.conftest import BEAMER, CASE, ready, watched
from tests.browser.round.facilitating import asked, press, scanned, with_names

T = texts("nl")
PAGES = {"accelerators": "01_context", "support": "03_dream"}


@pytest.fixture(scope="module")
def room(lan_workbook):
    return lan_workbook


@pytest.fixture
def at_home(room, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(room.home))


@pytest.fixture
def phones(browser, room, at_home):
    made = [scanned(browser, room) for _ in range(2)]
    yield made
    for page in made:
        page.context.close()


class Facilitator:
    """A facilitator's page on the section of one kind; it counts what she clicks."""

    def __init__(self, page, kind):
        self.page, self.kind, self.clicks = page, kind, 0
        self.box = asked(page, kind)

    def press(self, key):
        press(self.page, self.kind, key)
        self.clicks += 1


@pytest.fixture
def facilitator(profile, room, at_home):
    page = profile.new_page()
    page.set_viewport_size(BEAMER)
    complaints = watched(page)

    def on(kind):
        page.goto(room.address(PAGES[kind], CASE))
        ready(page)
        return Facilitator(page, kind)

    yield on
    assert complaints == []


def documents(room):
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        return LiveSession(store, CASE, "x").session.model_dump(mode="json", exclude={"room"})


def left(room):
    """How many answers the file still has."""
    with open_store(f"sqlite:///{room.home}/sessions.db") as store, Answers() as answers:
        return sum(answers.count(each.id) for each in answers.rounds(store.session_id(CASE)))


def answer(phone, value, questions, *, party="", name=""):
    """With a thumb: who, the answers, and away."""
    box = phone.locator("#nw-round")
    go = phone.locator(".nw-round-go")
    expect(box).to_be_visible()
    if party:
        box.locator("select").select_option(label=party)
    if name:
        box.locator("input").fill(name)
    go.tap()
    words = re.compile(f"^{value}$")
    for _ in range(questions):
        expect(phone.locator(".nw-round-choices").first).to_be_visible()
        for row in phone.locator(".nw-round-choices").all():
            row.locator("button", has=phone.locator("strong", has_text=words)).tap()
        go.tap()
    go.tap()
    expect(phone.locator(".nw-round-state")).to_contain_text(T("rounds.phone.sent"))


def test_a_round_per_organisation_from_the_button_to_undo(room, facilitator, phones):
    before = documents(room)
    names = {each["id"]: each["name"] for each in before["stakeholders"]["items"]}
    had = {each["id"]: each["support"] for each in before["dream"]["dreams"] if each["support"]}
    [one, other] = list(had)[:2]
    value = 1 if 1 not in (had[one], had[other]) else 5
    her = facilitator("support")
    her.press("ask")
    her.press("open")
    expect(her.box.locator("svg")).to_be_visible()
    for phone, party in zip(phones, (one, other), strict=True):
        answer(phone, value, 1, party=names[party])
    expect(her.box).to_contain_text(T("rounds.asking.count", n=2))
    her.press("close")
    expect(phones[0].locator(".nw-round-state")).to_have_text(T("rounds.phone.closed_sent"))
    her.press("reveal")
    expect(her.box.locator(".js-plotly-plot")).to_be_visible()
    expect(her.box.get_by_role("checkbox")).to_have_count(2)
    assert documents(room) == before
    her.press("all_theirs")
    her.press("take")
    expect(her.box.get_by_role("button", name=T("rounds.asking.ask"))).to_be_visible()
    after = {each["id"]: each["support"] for each in documents(room)["dream"]["dreams"]}
    assert after == had | {one: value, other: value}
    assert left(room) == 0
    assert her.clicks == 6
    undo(her, room, before)


def undo(her, room, before):
    """One undo gives the session back."""
    her.page.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(her.page.get_by_role("button", name=T("ui.redo"), exact=True)).to_be_enabled()
    assert documents(room) == before


def test_a_round_per_person_is_exported_reported_and_undone(room, facilitator, phones, tmp_path):
    before = documents(room)
    her = facilitator("accelerators")
    her.press("ask")
    with_names(her.page, her.kind)
    her.press("open")
    expect(phones[0].locator("#nw-round")).to_contain_text(T("rounds.kept.named"))
    names = ("Aafje van de test", "Bram van de test")
    for phone, name in zip(phones, names, strict=True):
        answer(phone, 4, 5, name=name)
    expect(her.box).to_contain_text(T("rounds.asking.count", n=2))
    her.press("close")
    her.press("reveal")
    expect(her.box.locator(".js-plotly-plot")).to_be_visible()
    her.press("take")
    expect(her.box.get_by_role("button", name=T("rounds.asking.ask"))).to_be_visible()
    assert her.clicks == 5
    people = {each["id"]: each["name"] for each in documents(room)["people"]["items"]}
    rows = documents(room)["context"]["respondents"][-2:]
    assert {people[each["id"]] for each in rows} == {*names}
    assert all(each["now"] == each["expected"] == dict.fromkeys(each["now"], 4) for each in rows)
    for command, file, *more in (("export", "out.netwerk.json"), ("report", "out.html", "--full")):
        run(room, command, CASE, str(tmp_path / file), *more)
        assert all(name in (tmp_path / file).read_text(encoding="utf-8") for name in names)
    undo(her, room, before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_without_names_are_removed_where_they_stand_by_one_undoable_act(
    room, profile, at_home, language
):
    before = documents(room)
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "x")
        rows = [row | {"counts": {"4": 6}} for row in before["context"]["forces"]]
        live.replace("context", live.documents["context"] | {"forces": rows})
    there = documents(room)
    assert there != before
    t, page = texts(language), profile.new_page()
    complaints = watched(page)
    page.goto(room.address(PAGES["accelerators"], CASE, language))
    ready(page)
    table = page.locator(".nw-tallies").filter(has_text=t("pages.counted.title", n=6))
    expect(table).to_be_visible()
    button = page.get_by_role("button", name=t("pages.counted.remove"), exact=True)
    expect(button).to_have_count(1)
    button.click()
    expect(table).to_have_count(0)
    expect(button).to_be_hidden()
    title = t("rounds.title.forces")
    expect(page.get_by_text(t("pages.counted.removed", title=title)).first).to_be_visible()
    assert documents(room) == before
    page.get_by_role("button", name=t("ui.undo"), exact=True).first.click()
    expect(button).to_be_visible()
    assert documents(room) == there
    button.click()
    expect(button).to_be_hidden()
    assert documents(room) == before
    page.close()
    assert complaints == []


def run(room, *words):
    command = [sys.executable, "-m", "netwerk_widgets", *words]
    env = os.environ | {"NETWERK_HOME": str(room.home)}
    subprocess.run(command, env=env, check=True, capture_output=True)
