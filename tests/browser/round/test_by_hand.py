"""A room without any phone: what stands on paper is typed into the grid, and counts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from netwerk_widgets.method import FORCES
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.store import open_store
from netwerk_widgets.texts import texts
from tests.browser.conftest import CASE, ready, saved
from tests.browser.family import held, kernels_of
from tests.browser.round.facilitating import asked, open_round, press
from tests.browser.typing import paste

T = texts("nl")
HOSTILE = "<img src=x onerror=alert(1)> =cmd()"
#: As Microsoft Forms has them.
HEADS = ("Id", "E-mail", *(T(f"method.force.{each}.label") for each in FORCES))
#: What is counted: every key that is really pressed on the page.
COUNTING = "window.pressed = 0; addEventListener('keydown', () => window.pressed++, true)"


@pytest.fixture(scope="module")
def room(workbook):
    with open_store(f"sqlite:///{workbook.home}/sessions.db") as store:
        live = LiveSession(store, CASE, "x")
        first = live.session.stakeholders.items[0].id
        name = {"op": "set", "id": first, "key": "name", "value": HOSTILE}
        live.edit("stakeholders", "items", [name], "nl")
    return workbook


@pytest.fixture
def her(her, room):
    yield her
    with Answers() as answers, open_store(f"sqlite:///{room.home}/sessions.db") as store:
        for each in answers.rounds(store.session_id(CASE)):
            if each.state not in ("taken", "dropped"):
                answers.move_on(each.id, "dropped")


def begun(her, room, page, kind, **chosen):
    """A round is opened without any phone; its grid, with the cursor in the first cell."""
    her.goto(room.address(page, CASE))
    ready(her)
    box = asked(her, kind)
    box.get_by_role("button", name=T("grid.open.paper")).click()
    for name, key in chosen.items():
        box.get_by_label(T(f"rounds.asking.{name}")).select_option(label=T(key))
    press(her, kind, "open")
    grid = box.locator(".nw-grid")
    grid.locator("td[data-key]").first.click()
    return grid


def cells(grid, row):
    return grid.locator("tbody tr").nth(row).locator("td[data-key]")


def forces(room):
    """How often each answer was given to each force, in the session."""
    with open_store(f"sqlite:///{room.home}/sessions.db") as store:
        return [each.counts for each in LiveSession(store, CASE, "x").session.context.forces]


def test_a_room_of_eight_goes_from_asking_to_undoing_without_a_phone(room, her):
    before = forces(room)
    grid = begun(her, room, "01_context", "forces")
    round_ = open_round(room)
    for number in range(8):
        her.keyboard.type("".join(str(1 + (number + item) % 5) for item in range(5)))
    expect(cells(grid, 7)).to_have_text(["3", "4", "5", "1", "2"])
    expect(asked(her, "forces")).to_contain_text(T("rounds.asking.count", n=8))
    # The third paper was read wrongly: typed again it changes, and counts once.
    cells(grid, 2).first.click()
    her.keyboard.press("5")
    her.keyboard.press("Backspace")
    expect(cells(grid, 2)).to_have_text(["5", "", "5", "1", "2"])
    her.keyboard.press("4")
    saved(her)
    with Answers() as answers:
        assert answers.count(round_.id) == 8
    press(her, "forces", "close")
    expect(grid).to_have_count(0)
    assert asked(her, "forces").locator(".js-plotly-plot").count() == 0
    press(her, "forces", "reveal")
    expect(asked(her, "forces").locator(".js-plotly-plot")).to_be_visible()
    press(her, "forces", "take")
    expect(asked(her, "forces").get_by_role("button", name=T("grid.open.paper"))).to_be_visible()
    counted = forces(room)
    # 1 to 5 turn about; the third paper has a 5 in place of its 3.
    assert counted[0] == {"1": 2, "2": 2, "3": 1, "4": 1, "5": 2}
    assert all(sum(each.values()) == 8 for each in counted)
    her.get_by_role("button", name=T("ui.undo"), exact=True).first.click()
    expect(her.get_by_role("button", name=T("ui.redo"), exact=True)).to_be_enabled()
    assert forces(room) == before


def test_24_papers_of_10_scores_take_no_more_than_260_keys(room, her):
    grid = begun(her, room, "01_context", "accelerators", names="rounds.asking.how.anonymous")
    round_ = open_round(room)
    her.evaluate(COUNTING)
    expected = [[1 + (paper * 7 + item * 3) % 5 for item in range(10)] for paper in range(24)]
    # Half of them while the kernel takes nothing: there are papers enough, and none is lost.
    for paper in expected[:12]:
        her.keyboard.type("".join(map(str, paper)))
    with held(*(each.pid for each in kernels_of(room.process.pid))):
        for paper in expected[12:]:
            her.keyboard.type("".join(map(str, paper)))
        expect(cells(grid, 23)).to_have_text([str(each) for each in expected[23]])
    for number in (0, 11, 23):
        expect(cells(grid, number)).to_have_text([str(each) for each in expected[number]])
    saved(her)
    assert her.evaluate("window.pressed") <= 260
    with Answers() as answers:
        typed = answers.by_hand(round_.id)
    names = [name for name, _ask in round_.fields()]
    assert [[typed[str(n)].answers[name] for name in names] for n in range(1, 25)] == expected


def test_nothing_typed_is_lost_when_the_page_goes_and_a_hostile_name_is_text(room, her):
    grid = begun(her, room, "03_dream", "support", per="rounds.asking.of.party")
    expect(grid.locator("tbody tr").first.locator("th")).to_contain_text(HOSTILE)
    assert her.locator(".nw-grid img").count() == 0
    her.keyboard.press("7")
    expect(grid.get_by_role("alert")).to_have_text(T("contact.typing.off_scale", low=1, high=5))
    her.keyboard.press("4")
    her.reload()  # before a breath is over: the browser has it
    ready(her)
    box = asked(her, "support")
    grid = box.locator(".nw-grid")
    expect(cells(grid, 0)).to_have_text(["4"])
    saved(her)
    with Answers() as answers:
        [slip] = answers.by_hand(open_round(room).id).values()
    assert [*slip.answers.values()] == [4]


def test_the_keys_of_the_grid_move_skip_and_choose(room, her):
    grid = begun(her, room, "00_start", "tests")
    for key in ("j", "Enter", "2", "ArrowDown", "ArrowLeft", "n"):
        her.keyboard.press(key)
    yes, partly, no = (T(f"fields.answer.{each}") for each in ("yes", "partly", "no"))
    expect(cells(grid, 0)).to_have_text([yes, "", partly, ""])
    expect(cells(grid, 1)).to_have_text(["", "", no, ""])
    # With a mouse, or a finger: what can be typed here is a button each.
    expect(grid.locator(".nw-grid-key")).to_have_text(
        [re.compile(each) for each in (yes, partly, no)]
    )
    grid.locator(".nw-grid-key").first.click()
    expect(cells(grid, 1)).to_have_text(["", "", no, yes])
    expect(cells(grid, 2).first).to_be_focused()


def test_an_export_is_seen_before_it_counts_and_what_is_hostile_in_it_is_text(room, her):
    grid = begun(her, room, "01_context", "forces")
    paste(her, HEADS, ("1", "anonymous", "5", "4", HOSTILE, "2", "4"), ("2", "x", *"44325"))
    preview = grid.locator(".nw-preview")
    expect(preview).to_contain_text(T.count("grid.paste.title", 2))
    expect(preview.locator("li")).to_contain_text(HOSTILE)
    assert preview.locator("img").count() == 0
    expect(cells(grid, 0)).to_have_text([""] * 5)
    preview.get_by_role("button", name=T("grid.paste.accept")).click()
    expect(cells(grid, 0)).to_have_text(["5", "4", "", "2", "4"])
    expect(cells(grid, 1)).to_have_text([*"44325"])
    expect(preview.locator("h4")).to_have_count(0)
    # The same from a file.
    export = Path(__file__).parents[2] / "files" / "responses" / "google_forms.csv"
    grid.locator("summary").click()
    grid.locator("input[type=file]").set_input_files(export)
    preview.get_by_role("button", name=T("grid.paste.accept")).click()
    expect(cells(grid, 2)).to_have_text([*"54324"])


def test_a_tally_counts_when_its_numbers_match(room, her):
    begun(her, room, "01_context", "forces")
    box = asked(her, "forces")
    box.get_by_role("button", name=T("grid.open.hide")).click()
    box.get_by_role("button", name=T("grid.open.tally")).click()
    grid = box.locator('[data-editor="tally"]')
    grid.locator("td[data-key]").first.click()
    for row in range(5):
        for many in ("", "", "10", "", "2", "" if row else "1"):
            her.keyboard.type(many)
            her.keyboard.press("Tab" if many == "10" else "Enter")
    expect(grid.locator(".nw-grid-sum")).to_have_text(["13", "12", "12", "12", "12"])
    # Long words may break between syllables.
    names = [each.replace("\u00ad", "") for each in grid.locator("tbody th").all_inner_texts()]
    wrong = T("grid.tally.mismatch", name=names[1], n=12, other=names[0], m=13)
    expect(box).to_contain_text(wrong)
    grid.locator("tbody tr").first.locator("td[data-key]").last.click()
    her.keyboard.press("Delete")
    expect(box).to_contain_text(T("grid.tally.counts", n=12))
    for key in ("+", "+", "-"):  # stroke by stroke, as with a pen
        her.keyboard.press(key)
    expect(grid.locator(".nw-grid-sum").first).to_have_text("13")
    grid.locator(".nw-grid-key").first.click()  # one less, with a finger
    expect(box).to_contain_text(T("rounds.asking.count", n=12))
