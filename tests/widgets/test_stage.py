"""What stands on the stage, in which order, and what never does."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.method import STEPS
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.session import settings, showing, staging
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.panels import PANELS
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.blocks import BLOCKS
from netwerk_widgets.widgets.stage import sequence
from netwerk_widgets.widgets.stage.sequence import ORDER, VIEWS, moved, put_back, without
from netwerk_widgets.widgets.stage.window import Stage

T = texts("nl")
SECRET = "GEHEIM"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("NETWERK_HOME", str(tmp_path))


@pytest.fixture
def store():
    store = MemoryStore()
    for name, case in (("een", "laanboompact"), ("ander", "zeeuws-vlaanderen")):
        store.create(name, load_case(case, "nl").model_dump(mode="json"), "test")
    store.create("leeg", {}, "test")
    showing.show("een")
    return store


@pytest.fixture
def stage(store):
    opened = Stage(store)
    yield opened
    opened.window.close()


def press(stage, kind, **more):
    stage.window._handle_custom_msg({"type": kind, **more}, [])


def walked(stage, way=1):
    """All that is seen by going on to the end: each place with what is drawn there."""
    seen = {}
    while True:
        view = stage.window.view
        place = (view["at"], view["page"])
        if place in seen:
            return seen
        seen[place] = view
        press(stage, "go", way=way)


def live(store, name="een"):
    return LiveSession(store, name, "facilitator")


def dreamt(editing, sentence):
    editing.replace("dream", {**editing.documents["dream"], "shared": sentence})


# ---- the order ----


def test_everything_of_the_method_has_its_place():
    kinds = {}
    for view in VIEWS.values():
        kinds.setdefault(view.kind, set()).add(view.name)
    assert kinds["figure"] == set(FIGURES)
    assert kinds["round"] == set(KINDS)
    assert kinds["found"] == {each.slug for each in BLOCKS if each.find is not BLOCKS[4].find}
    steps = [view.step for view in VIEWS.values() if view.kind == "step"]
    assert steps == list(STEPS)
    # In the order of the steps, each thing after the question of its own.
    for key, view in VIEWS.items():
        if view.step and view.name != "tests":
            assert ORDER.index(key) >= ORDER.index(f"step.{view.step}")
        if view.kind == "figure":
            assert view.step == FIGURES[view.name].step
            panel = FIGURES[view.name].panel
            assert view.needs
            assert panel is None or panel in view.needs


def test_the_order_can_be_changed():
    found = moved(None, "step.dream", -3)
    assert found.index("step.dream") == ORDER.index("step.dream") - 3
    assert set(found) == set(ORDER)
    less = without(found, "step.goals")
    assert "step.goals" not in less
    assert sequence.left_out(less) == ("step.goals",)
    again = put_back(less, "step.goals")
    assert again.index("step.goals") == again.index("shared.dream") + 1
    assert moved(None, "welcome", -5) == ORDER
    assert moved(("gone", "step.dream"), "gone", 1) == ("step.dream",)


def test_the_window_goes_by_the_order_of_the_session(stage, store):
    staging.change(stage.session.session_id, order=("step.dream", "step.context"), at="step.dream")
    stage.look()
    press(stage, "go", way=1)
    assert stage.window.view["at"] == "step.context"
    press(stage, "go", way=1)
    assert stage.window.view["at"] == "step.context"
    # What is left out can still be asked for; from there it goes on with what comes after it.
    press(stage, "step", number=1)
    assert stage.window.view["at"] == "step.context"
    press(stage, "at", at="step.goals")
    assert stage.window.view["at"] == "step.goals"


# ---- walking ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_walked_from_the_welcome_to_the_end_and_back(store, language):
    stage = Stage(store, language)
    there = walked(stage)
    keys = list(dict.fromkeys(at for at, _ in there))
    assert keys[0] == "welcome"
    assert {f"step.{step}" for step in STEPS} <= set(keys)
    assert {"shared.dream", "agreements.dilemmas", "moments.persevering"} <= set(keys)
    figures = {key for key in VIEWS if key.startswith("figure.")}
    assert figures <= set(keys)
    # Without an open round there is nothing to say of one.
    assert not [key for key in keys if key.startswith("round.")]
    assert list(walked(stage, -1)) == list(reversed(there))
    assert all(view["title"] for view in there.values())
    stage.window.close()


def test_what_a_session_has_nothing_of_is_skipped(store):
    showing.show("leeg")
    stage = Stage(store)
    kinds = {at.partition(".")[0] for at, _ in walked(stage)}
    assert kinds == {"welcome", "step", "define"}
    stage.window.close()


def test_what_is_gone_makes_room_for_what_is_near(stage, store):
    press(stage, "at", at="agreements.dilemmas")
    editing = live(store)
    items = editing.documents["dilemmas"]["dilemmas"]
    bare = [each | {"outcome": ""} for each in items]
    editing.replace("dilemmas", {**editing.documents["dilemmas"], "dilemmas": bare})
    stage.look()
    assert stage.window.view["at"] == "step.doing"


def test_a_digit_jumps_to_its_step(stage):
    for number, step in enumerate(STEPS, 1):
        press(stage, "step", number=number)
        assert stage.window.view["at"] == f"step.{step}"
        assert stage.window.view["title"] == T(f"steps.{step}.question")
    press(stage, "step", number=9)
    press(stage, "step", number="x")
    press(stage, "at", at="nothing")
    press(stage, "nonsense")
    assert stage.window.view["at"] == f"step.{STEPS[-1]}"


def test_black_is_black_until_somebody_goes_on(stage):
    at = stage.window.view["at"]
    press(stage, "black")
    assert stage.window.look["black"]
    press(stage, "black")
    assert not stage.window.look["black"]
    press(stage, "black")
    press(stage, "go", way=1)
    assert not stage.window.look["black"]
    assert stage.window.view["at"] != at


def test_a_break_is_shown_until_it_is_over(stage):
    press(stage, "step", number=3)
    staging.pause(stage.session.session_id, 15)
    stage.look()
    view = stage.window.view
    assert view["css"] == "is-pause"
    left = datetime.fromisoformat(view["until"]) - datetime.now(UTC)
    assert timedelta(minutes=14) < left <= timedelta(minutes=15)
    press(stage, "go", way=1)
    assert stage.window.view["at"] == "step.dream"


# ---- following ----


def test_what_another_window_chose_is_shown_here_and_after_a_restart(stage, store):
    other = Stage(store)
    press(other, "step", number=4)
    press(other, "theme")
    stage.look()
    again = Stage(store)
    for each in (stage, again):
        assert each.window.view["at"] == "step.goals"
        assert each.window.look["theme"] == "dark"
    for each in (other, again):
        each.window.close()


def test_an_edit_is_there_at_the_next_look_and_undo_leaves_the_place(stage, store):
    press(stage, "at", at="shared.dream")
    editing = live(store)
    dreamt(editing, "Een nieuwe droom")
    stage.look()
    assert "Een nieuwe droom" in stage.window.view["html"]
    editing.undo()
    stage.look()
    assert stage.window.view["at"] == "shared.dream"
    assert "Een nieuwe droom" not in stage.window.view["html"]


def test_it_shows_what_the_room_is_shown_and_nothing_else(stage):
    press(stage, "step", number=5)
    showing.show("ander")
    stage.look()
    assert stage.window.view["title"] == "ander"
    showing.show(None)
    stage.look()
    assert stage.window.view["css"] == "is-waiting"
    assert "een" not in json.dumps(stage.window.view).split('"')
    press(stage, "go", way=1)
    assert stage.window.view["css"] == "is-waiting"
    showing.show("bestaat niet")
    stage.look()
    assert stage.window.view["css"] == "is-waiting"
    assert "bestaat niet" not in json.dumps(stage.window.view)


def test_who_is_talked_about_lights_up_until_the_next_screen(stage):
    press(stage, "at", at="figure.map-network")
    party = stage.recorded.stakeholders.items[0].id
    press(stage, "lit", id=party)
    assert stage.window.view["lit"] == party
    press(stage, "go", way=1)
    press(stage, "go", way=-1)
    assert stage.window.view["lit"] == ""


def test_its_store_cannot_be_written_to(stage, monkeypatch):
    from netwerk_widgets.widgets.stage import window

    asked = []
    monkeypatch.setattr(
        "netwerk_widgets.session.store.open_store", lambda **how: asked.append(how) or MemoryStore()
    )
    window._store()
    assert asked == [{"readonly": True}]


# ---- what never comes there ----


def test_a_hidden_panel_is_asked_for_once(stage, store):
    editing = live(store)
    editing.replace("room", {**editing.documents["room"], "hidden": ["goals"]})
    stage.look()
    press(stage, "step", number=4)
    press(stage, "go", way=1)
    view = stage.window.view
    assert (view["at"], view["css"]) == ("figure.goals", "is-hidden")
    assert T("dashboard.goals") in view["title"]
    names = [each.name for each in stage.recorded.goals.goals]
    assert not any(name in json.dumps(view, ensure_ascii=False) for name in names)
    # Going on passes it by; coming back and saying so shows it, and is not asked again.
    press(stage, "allow")
    assert stage.window.view["css"] == "is-figure"
    press(stage, "go", way=1)
    press(stage, "at", at="figure.closeness")
    assert stage.window.view["css"] == "is-figure"
    # The phones do not get it for that.
    assert live(store).session.room.hidden == ["goals"]
    showing.show("ander")
    stage.look()
    showing.show("een")
    stage.look()
    press(stage, "at", at="figure.goals")
    assert stage.window.view["css"] == "is-figure"


def test_what_the_room_may_not_see_is_in_no_byte_of_the_stage(store):
    """Every text and name that no panel publishes is a secret; all is walked with it in place."""
    editing = live(store)
    session = editing.session.model_dump(mode="json")

    def poisoned(part, document):
        if isinstance(document, dict):
            return {key: poisoned(key, each) for key, each in document.items()}
        if isinstance(document, list):
            return [poisoned(part, each) for each in document]
        if part in ("note", "kind_reason", "evidence") and isinstance(document, str):
            return f"{SECRET} {part}"
        return document

    for part in ("stakeholders", "relations", "context", "domain", "persevering", "doing"):
        document = poisoned(part, session[part])
        if part == "context":
            for row in document["respondents"]:
                row["name"] = f"{SECRET} persoon"
        editing.replace(part, document)
    assert SECRET in json.dumps(editing.documents)
    stage = Stage(store)
    for _ in PANELS:
        press(stage, "allow")
    sent = []
    for at in ORDER:
        press(stage, "at", at=at)
        press(stage, "allow")
        sent.append(json.dumps(walked_here(stage), ensure_ascii=False))
    whole = " ".join(sent)
    assert len(whole) > 100_000
    assert SECRET not in whole
    assert "ander" not in {each["title"] for view in map(json.loads, sent) for each in view}
    for step in STEPS:
        for note in T.items(f"steps.{step}.notes"):
            assert note not in whole
    stage.window.close()


def walked_here(stage):
    """Every screen of what stands there."""
    views = [stage.window.view]
    while views[-1]["page"] < views[-1]["pages"]:
        press(stage, "go", way=1)
        views.append(stage.window.view)
    return views


def test_what_is_typed_stays_text(stage, store):
    editing = live(store)
    evil = "<img src=x onerror=alert(1)>"
    dreamt(editing, evil)
    press(stage, "at", at="shared.dream")
    stage.look()
    assert evil not in stage.window.view["html"]
    assert "&lt;img" in stage.window.view["html"]


def test_a_mistake_is_for_the_log(stage, monkeypatch, caplog):
    before = stage.window.view
    monkeypatch.setattr(
        "netwerk_widgets.widgets.stage.window.here", lambda *_given: 1 / 0, raising=True
    )
    press(stage, "go", way=1)
    assert stage.window.view == before
    assert "ZeroDivisionError" in caplog.text


def test_the_settings_are_the_rooms(store):
    assert settings.load().room_session == "een"
