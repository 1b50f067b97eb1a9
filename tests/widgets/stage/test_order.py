"""What stands on the stage, and in which order."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.method import STEPS
from netwerk_widgets.rounds.kinds import KINDS
from netwerk_widgets.session import showing, staging
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.session.store.memory import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.blocks import BLOCKS
from netwerk_widgets.widgets.stage import window
from netwerk_widgets.widgets.stage.course import course, left_out, moved, put_back
from netwerk_widgets.widgets.stage.sequence import ORDER, VIEWS
from netwerk_widgets.widgets.stage.window import Stage
from tests.widgets.stage.pressing import dreamt, live, press, walked

T = texts("nl")


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
    free = Programme()
    found = moved(ORDER, "step.dream", -3)
    assert found.index("step.dream") == ORDER.index("step.dream") - 3
    assert set(found) == set(ORDER)
    less = tuple(key for key in found if key != "step.goals")
    assert left_out(free, less) == ("step.goals",)
    again = put_back(less, "step.goals", free)
    assert again.index("step.goals") == again.index("shared.dream") + 1
    assert moved(ORDER, "welcome", -5) == ORDER
    assert put_back(less, "gone", free) == less
    assert course(free, ("gone", "step.dream")) == ("step.dream",)
    assert course(free, None) == ORDER


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


def test_what_the_desk_says_while_a_key_is_carried_out_is_not_missed(stage, monkeypatch):
    carried_out = window.carried_out

    def crossed(content, deck, session):
        found = carried_out(content, deck, session)
        staging.change(session, black=True)
        return found

    monkeypatch.setattr(window, "carried_out", crossed)
    press(stage, "step", number=3)
    assert not stage.window.look["black"]
    stage.look()
    assert stage.window.look["black"]
    assert stage.window.view["at"] == "step.dream"


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


def test_where_the_facilitator_is_makes_no_screen_anew(stage, store):
    press(stage, "at", at="figure.goals")
    before = stage.deck.screens("figure.goals")
    editing = live(store)
    editing.arrive("doing")
    stage.look()
    assert stage.recorded.room.step == "doing"
    assert stage.deck.screens("figure.goals") is before
    editing.replace("room", {**editing.documents["room"], "hidden": ["map"]})
    stage.look()
    assert stage.deck.screens("figure.goals") is not before


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


def test_on_a_hub_it_shows_nothing_when_a_colleague_closed_the_room(stage, monkeypatch):
    monkeypatch.setattr(showing, "on_hub", lambda: True)
    monkeypatch.setattr(window, "ROOM", -1)
    for found, css in ((None, "is-waiting"), ("een", "is-welcome")):
        monkeypatch.setattr(showing, "shown", lambda _store, found=found: found)
        stage.look()
        assert stage.window.view["css"] == css


def test_who_is_talked_about_lights_up_until_the_next_screen(stage):
    press(stage, "at", at="figure.map-network")
    party = stage.recorded.stakeholders.items[0].id
    press(stage, "lit", id=party)
    assert stage.window.view["lit"] == party
    press(stage, "go", way=1)
    press(stage, "go", way=-1)
    assert stage.window.view["lit"] == ""


def test_a_party_that_is_carried_stays_there_and_the_session_knows_nothing_of_it(stage, store):
    press(stage, "at", at="figure.map-network")
    party = stage.recorded.stakeholders.items[1].id
    before = stage.window.view["map"]["layouts"]["network"]["places"]
    press(stage, "moved", id=party, place=[0.25, 0.75])
    press(stage, "moved", id=party, place=[0.5, 0.125])
    places = stage.window.view["map"]["layouts"]["network"]["places"]
    assert list(places[party]) == [0.5, 0.125]
    assert {**places, party: None} == {**before, party: None}
    assert live(store).session == stage.recorded
    again = Stage(store)
    assert again.window.view["map"]["layouts"]["network"]["places"] == places
    again.window.close()
    press(stage, "tidy")
    assert stage.window.view["map"]["layouts"]["network"]["places"] == before


@pytest.mark.parametrize(
    ("who", "place"), [("nobody", [0.5, 0.5]), (None, [0, 0]), ("p1", [2, 0]), ("p1", "x")]
)
def test_nobody_is_carried_off_the_map(stage, who, place):
    press(stage, "at", at="figure.map-network")
    party = stage.recorded.stakeholders.items[0].id
    before = stage.window.view
    press(stage, "moved", id=party if who == "p1" else who, place=place)
    assert stage.window.view == before


def test_its_store_cannot_be_written_to(stage, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "netwerk_widgets.session.store.open_store", lambda **how: asked.append(how) or MemoryStore()
    )
    window._store()
    assert asked == [{"readonly": True}]


# ---- what never comes there ----
