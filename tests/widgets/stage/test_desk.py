"""The desk leads the stage: what is there, what comes next, breaks, notes, the order."""

from html import unescape

import pytest

from netwerk_widgets.session import showing, staging
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.staging import PAUSE
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.notebook import CellPage
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.pages import contents
from netwerk_widgets.widgets.stage.cues import Conductor, Cues, Order, named
from netwerk_widgets.widgets.stage.sequence import ORDER, VIEWS
from netwerk_widgets.widgets.stage.window import Stage
from tests.widgets.stage.pressing import dreamt, live

T = texts("nl")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))


@pytest.fixture
def store():
    store = MemoryStore()
    store.create("een", load_case("laanboompact", "nl").model_dump(mode="json"), "test")
    store.create("twee", {}, "test")
    showing.show("een")
    return store


@pytest.fixture
def page(store):
    opened = Page("desk", store, "een")
    yield opened
    opened.close()


@pytest.fixture
def stage(store):
    opened = Stage(store)
    yield opened
    opened.window.close()


def press(page, kind, **more):
    conductor = page.shared(Conductor)
    conductor.cues._handle_custom_msg({"type": kind, **more}, [])
    return conductor


def notes(page):
    [section] = [each for each in page.sections if each.slug == "notes"]
    rows = (each for box in section.box.children[1:] for each in getattr(box, "children", ()))
    return unescape(" ".join(each.value for each in rows))


def test_the_stage_does_what_the_desk_says(page, stage):
    conductor = press(page, "step", number=3)
    stage.look()
    assert stage.window.view["at"] == "step.dream" == conductor.cues.now["at"]
    assert conductor.cues.next["at"] == "figure.support"
    press(page, "go", way=1)
    stage.look()
    assert stage.window.view == conductor.cues.now
    press(page, "black")
    stage.look()
    assert stage.window.look["black"]
    assert conductor.cues.look["black"]


def test_the_desk_follows_the_clicker(page, stage):
    stage.said({"type": "step", "number": 5})
    page.look()
    conductor = page.shared(Conductor)
    assert conductor.cues.now["at"] == "step.dilemmas"
    assert conductor.order.at == "step.dilemmas"


def test_a_break_is_one_press(page, stage):
    press(page, "step", number=2)
    conductor = press(page, "pause", minutes=15)
    stage.look()
    assert stage.window.view["at"] == PAUSE == conductor.cues.now["at"]
    assert conductor.cues.next["at"] == "step.domain"
    press(page, "pause", minutes="x")
    press(page, "pause", minutes=10**9)
    left = staging.load(page.session.session_id).until - stage.staged.until
    assert left.total_seconds() <= staging.LONGEST_BREAK * 60


def test_the_notes_are_those_of_what_stands_there_and_never_on_the_stage(page, stage):
    press(page, "step", number=4)
    page.look()
    first = T.items("steps.goals.notes")[0]
    assert first in notes(page)
    stage.look()
    assert first not in str(stage.window.view)
    press(page, "at", at="welcome")
    page.look()
    assert T("desk.notes.none") in notes(page)


def test_the_order_is_changed_and_as_it_was(page, stage):
    conductor = press(page, "leave", at="figure.support")
    assert [each["at"] for each in conductor.order.left] == ["figure.support"]
    press(page, "step", number=3)
    press(page, "go", way=1)
    assert conductor.cues.now["at"] == "figure.themes"
    press(page, "put", at="figure.support")
    press(page, "move", at="figure.support", way=1)
    keys = [each["at"] for each in conductor.order.lines]
    assert keys.index("figure.support") == keys.index("figure.themes") + 1
    press(page, "again")
    assert [each["at"] for each in conductor.order.lines] == list(ORDER)


def test_it_says_so_when_the_room_is_shown_something_else(page):
    assert page.shared(Conductor).cues.look["on"]
    for other in ("twee", None):
        showing.show(other)
        page.look()
        assert not page.shared(Conductor).cues.look["on"]


def test_what_nothing_is_recorded_of_is_marked(store):
    showing.show("twee")
    page = Page("desk", store, "twee")
    for _ in ORDER:
        page.look()
    lines = {each["at"]: each["bare"] for each in page.shared(Conductor).order.lines}
    assert not lines["step.context"]
    press(page, "at", at="figure.forces")
    page.look()
    lines = {each["at"]: each["bare"] for each in page.shared(Conductor).order.lines}
    assert lines["figure.forces"]
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name_of_its_own(language):
    names = [named(view, texts(language)) for view in VIEWS.values()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_a_section_that_is_shown_again_still_follows(store):
    page = CellPage("desk", store, "een")
    entry = contents("desk").entry("stage")
    page.stand(entry)
    first = page.shared(Conductor).cues
    page.stand(entry)
    conductor = press(page, "step", number=6)
    assert conductor.cues is not first
    assert conductor.cues.now["at"] == "step.doing"
    assert conductor.cues.comm is not None
    page.close()


def test_every_picture_and_list_that_is_made_stands_on_the_page(store, monkeypatch):
    made = []
    for kind in (Cues, Order):
        monkeypatch.setattr(
            f"netwerk_widgets.widgets.stage.cues.{kind.__name__}",
            lambda *given, kind=kind, **more: made.append(kind(*given, **more)) or made[-1],
        )
    page = Page("desk", store, "een")
    conductor = page.shared(Conductor)
    assert made == [conductor.cues, conductor.order]
    page.close()


def test_a_session_that_is_renamed_is_welcomed_by_its_new_name(page, stage, store):
    press(page, "at", at="welcome")
    store.rename("een", "nieuw")
    showing.show("nieuw")
    for _ in range(2):
        page.look()
    stage.look()
    assert page.shared(Conductor).cues.now["title"] == "nieuw" == stage.window.view["title"]


def test_a_look_that_fails_keeps_nobody_from_saving(page, store, caplog):
    retried = []

    class Unsaved:
        def retry(self):
            retried.append(True)

    page.editors.append(Unsaved())
    page.sections[0].looking.insert(0, lambda: 1 / 0)
    dreamt(live(store), "Een nieuwe droom")
    page.look()
    assert retried
    assert page.recorded.dream.shared == "Een nieuwe droom"
    assert "ZeroDivisionError" in caplog.text
