"""The clock on the desk goes along with the stage and says how late it is."""

from datetime import timedelta

from netwerk_widgets.session import staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.stage.cues import Conductor
from netwerk_widgets.widgets.stage.planner import PART
from netwerk_widgets.widgets.stage.timekeeper import Timekeeper
from tests.widgets.stage.pressing import press
from tests.widgets.stage.programme.planned import OWN, T0, ask, look, standing

T = texts("nl")


def test_it_stands_still_until_it_is_started_and_says_when_each_thing_is(page):
    state = look(page)
    assert not state["running"]
    assert "1 uur en 35 minuten" in state["said"]
    times = [each["time"] for each in state["items"]]
    assert times == ["09:30", "09:40", "10:00", "10:25", "10:40", "10:45", "10:55"]
    ask(page, "item", id="b")
    assert [each["state"] for each in look(page)["items"]][:3] == ["past", "now", "next"]


def test_it_goes_along_with_the_stage_and_says_ahead_and_behind(page, stage, wall):
    ask(page, "clock", do="start")
    assert standing(look(page)) == (T("programme.clock.even"), T("start.challenge.title"))
    wall.minutes = 5
    press(stage, "at", at="step.dream")
    state = look(page)
    assert standing(state) == ("5 minuten voor", "Droom: Waar droomt elke partij van?")
    assert state["now"]["until"] == (T0 + timedelta(minutes=25)).isoformat()
    assert state["next"] == {"label": T("programme.break"), "id": "c"}
    assert state["ends"] == "Einde 11:05, zo wordt het 11:00"
    wall.minutes = 50
    press(stage, "go", way=1)
    state = look(page)
    assert standing(state) == ("20 minuten achter", T("programme.break"))
    assert [each["state"] for each in state["items"][:4]] == ["past", "past", "now", "next"]
    # The break takes until 10:45; what comes after it, from then.
    assert [each["time"] for each in state["items"][2:]] == [
        *("", "10:45", "11:00", "11:05", "11:15"),
    ]


def test_who_is_behind_reads_what_can_wait(page, wall):
    ask(page, "clock", do="start")
    wall.minutes = 30
    state = look(page)
    # The case has its forces, its dream and its goals: nothing of those is needed any more.
    assert state["said"] == "20 minuten achter"
    assert state["more"] == [
        "Kan later: ‘Context: Wat drijft ons samen?’ (10 minuten) en "
        "‘Doelen: Van droom naar doen’ (10 minuten)."
    ]
    wall.minutes = 5
    assert look(page)["more"] == []


def test_a_group_that_has_nothing_yet_reads_which_fields_can_wait(page, store, wall):
    live = LiveSession(store, "een", "test")
    items = [{"id": "a", "what": "context.stakeholders", "minutes": 10}]
    live.replace_many(
        {
            PART: Programme.model_validate({"items": items}).model_dump(mode="json"),
            "stakeholders": {"items": []},
        }
    )
    look(page)
    ask(page, "clock", do="start")
    wall.minutes = 15
    [said] = look(page)["more"]
    assert said == (
        "Bij ‘Context: Wie doet er mee?’ kunnen deze 3 velden later: "
        "sector, soort organisatie en activiteiten."
    )


def test_who_sets_an_item_by_hand_goes_there_on_the_stage_too(page, stage, wall):
    ask(page, "clock", do="start")
    wall.minutes = 10
    state = ask(page, "item", id="d")
    stage.look()
    assert stage.window.view["at"] == "figure.support"
    assert standing(state) == ("45 minuten voor", "Droom: Onze gedeelde droom")
    # What has nothing for the stage leaves it as it is.
    assert standing(ask(page, "item", id="e"))[1] == OWN
    stage.look()
    assert stage.window.view["at"] == "figure.support"
    ask(page, "item", id="c")
    stage.look()
    assert stage.window.view["at"] == "pause.c"
    before = staging.load(page.session.session_id)
    ask(page, "item", id="gone")
    ask(page, "clock", do="nonsense")
    assert staging.load(page.session.session_id) == before


def test_a_laptop_that_slept_and_a_kernel_that_began_anew_say_the_same(page, store, wall):
    ask(page, "clock", do="start")
    wall.minutes = 40
    assert look(page)["said"] == "30 minuten achter"
    again = Page("desk", store, "een")
    assert again.shared(Timekeeper).view.state == page.shared(Timekeeper).view.state
    again.close()


def test_undo_leaves_the_clock_and_the_programme_is_undone(page, wall):
    page.session.edit(PART, "items", [{"op": "set", "id": "a", "key": "minutes", "value": 30}])
    ask(page, "clock", do="start")
    wall.minutes = 40
    kept = staging.load(page.session.session_id).clock
    page.undo()
    assert page.recorded.programme.items[0].minutes == 10
    assert staging.load(page.session.session_id).clock == kept


def test_another_end_and_no_clock_at_all(page, wall):
    ask(page, "clock", do="start")
    wall.minutes = 40
    state = ask(page, "clock", do="afresh")
    assert state["said"] == T("programme.clock.even")
    assert "11:35" in state["ends"]
    wall.minutes = 24 * 60
    state = look(page)
    assert (state["tone"], state["said"]) == ("stale", T("programme.clock.stale"))
    assert not ask(page, "clock", do="stop")["running"]


def test_a_break_by_the_button_is_time_that_the_item_takes(page, wall):
    ask(page, "clock", do="start")
    page.shared(Conductor).said({"type": "pause", "minutes": 15})
    wall.minutes = 25
    assert standing(look(page)) == ("15 minuten achter", T("start.challenge.title"))


def test_what_another_page_makes_of_the_programme_is_there_at_the_next_look(page, store, wall):
    ask(page, "clock", do="start")
    ask(page, "item", id="f")
    assert ask(page, "item", id="g")["next"] is None
    live = LiveSession(store, "een", "test")
    live.edit(PART, "items", [{"op": "remove", "id": "g"}])
    state = look(page)
    assert (state["said"], "now" in state) == (T("programme.clock.done"), False)
    live.edit(PART, "items", [{"op": "add", "id": "z", "values": {}}])
    assert look(page)["now"]["label"] == T("programme.own")
    # Its minutes count from here: they are not begun anew at every look.
    until = look(page)["now"]["until"]
    wall.minutes = 3
    assert look(page)["now"]["until"] == until
