"""The order on the stage is that of the programme, with its breaks."""

from datetime import UTC, datetime, timedelta

from netwerk_widgets.session import staging
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.stage.course import base, course, item_at, left_out, of_items
from netwerk_widgets.widgets.stage.cues import Conductor
from netwerk_widgets.widgets.stage.planner import PART
from netwerk_widgets.widgets.stage.sequence import ORDER
from tests.widgets.stage.pressing import press, walked
from tests.widgets.stage.programme.planned import ITEMS, OWN, PLANNED, ask

T = texts("nl")


def _set(item, values):
    return [{"op": "set", "id": item, "key": k, "value": v} for k, v in values.items()]


def test_the_order_is_that_of_the_programme_with_its_breaks():
    programme = Programme.model_validate(PLANNED)
    keys = base(programme)
    assert keys[:6] == (
        *("welcome", "define.tests", "round.tests"),
        *("step.dream", "round.dream", "pause.c"),
    )
    # A step's question stands before what is first of that step, and once.
    assert keys[6] == "round.support"
    assert keys.count("step.dream") == 1
    assert keys[keys.index("step.goals") :][:2] == ("step.goals", "figure.goal_tree")
    assert keys.index("step.context") > keys.index("shared.dream")
    assert "figure.timeline" in left_out(programme, None)
    assert not set(keys) & set(left_out(programme, None))
    assert of_items(programme.items)["e"] == ()


def test_without_sections_the_order_is_that_of_the_method():
    for items in ([], [ITEMS[2], ITEMS[4]]):
        assert base(Programme.model_validate({"items": items})) == ORDER


def test_an_order_by_hand_goes_before_the_programme_and_keeps_its_breaks():
    programme = Programme.model_validate(PLANNED)
    own = ("step.goals", "pause.c", "welcome", "pause.gone")
    assert course(programme, own) == ("step.goals", "pause.c", "welcome")
    assert "pause.c" in left_out(programme, ("welcome",))
    without = Programme.model_validate({"items": ITEMS[:2]})
    assert course(without, own) == ("step.goals", "welcome")


def test_a_thing_is_of_the_item_that_has_it_and_of_the_current_one_when_it_has_it_too():
    items = Programme.model_validate(
        {"items": [*ITEMS, {"id": "h", "what": "dream.shared", "minutes": 5}]}
    ).items
    assert item_at(items, "a", "shared.dream") == "d"
    assert item_at(items, "h", "shared.dream") == "h"
    assert item_at(items, "e", "figure.timeline") == "e"
    assert item_at(items, "b", "pause.c") == "c"


def test_the_stage_goes_by_the_programme_and_a_break_takes_its_minutes(stage):
    keys = list(dict.fromkeys(at for at, _ in walked(stage)))
    assert keys[0] == "welcome"
    assert [each for each in keys if each.startswith(("step.", "pause"))] == [
        *("step.dream", "pause.c", "step.context", "step.goals"),
    ]
    press(stage, "at", at="step.dream")
    press(stage, "go", way=1)
    view = stage.window.view
    assert (view["at"], view["css"], view["title"]) == ("pause.c", "is-pause", T("stage.pause"))
    left = datetime.fromisoformat(view["until"]) - datetime.now(UTC)
    assert timedelta(minutes=24) < left <= timedelta(minutes=25)
    press(stage, "go", way=1)
    assert stage.window.view["at"] == "figure.support"
    # Going back nobody has the break again.
    press(stage, "go", way=-1)
    assert stage.window.view["at"] == "step.dream"


def test_a_break_that_was_taken_out_gives_back_what_was_there(stage, store):
    press(stage, "at", at="step.dream")
    press(stage, "go", way=1)
    live = LiveSession(store, "een", "test")
    live.edit(PART, "items", [{"op": "remove", "id": "c"}])
    stage.look()
    assert stage.window.view["css"] == "is-pause"
    press(stage, "go", way=1)
    assert stage.window.view["at"] == "step.dream"


def test_what_is_of_the_facilitator_alone_never_comes_on_the_stage(stage, page):
    for view in walked(stage).values():
        assert OWN not in str(view)
    ask(page, "clock", do="start")
    ask(page, "item", id="e")
    stage.look()
    assert OWN not in str(stage.window.view)


def test_what_is_of_the_group_stands_on_the_stage_with_its_name_and_clock(stage, store):
    live = LiveSession(store, "een", "test")
    own = {"what": "shown", "name": "De gemeente <b>vertelt</b>", "minutes": 240}
    live.edit(PART, "items", _set("e", own))
    live.edit(PART, "items", [{"op": "add", "id": "n", "values": {"what": "shown"}}])
    stage.look()
    # Who gave it no name has nothing to show.
    assert [each for each in walked(stage) if each[0].startswith("pause")] == [
        ("pause.c", 1),
        ("pause.e", 1),
    ]
    press(stage, "at", at="pause.e")
    view = stage.window.view
    assert (view["css"], view["title"], view["html"]) == ("is-pause is-own", own["name"], "")
    left = datetime.fromisoformat(view["until"]) - datetime.now(UTC)
    assert timedelta(minutes=239) < left <= timedelta(minutes=240)
    items = Programme.model_validate(live.documents[PART]).items
    assert item_at(items, "a", "pause.e") == "e"
    # Unlike a break it is there on the way back too.
    press(stage, "go", way=1)
    after = stage.window.view["at"]
    assert after != "pause.e"
    press(stage, "go", way=-1)
    assert (stage.window.view["at"], stage.window.view["title"]) == ("pause.e", own["name"])
    press(stage, "go", way=-1)
    assert stage.window.view["at"] == "shared.dream"
    press(stage, "go", way=1)
    press(stage, "go", way=1)
    assert stage.window.view["at"] == after


def test_the_desk_lists_what_is_of_the_group_by_its_name(page):
    own = {"what": "shown", "name": "De gemeente vertelt"}
    page.session.edit(PART, "items", _set("e", own), "nl")
    page.look()
    lines = [(each["at"], each["label"]) for each in page.shared(Conductor).order.lines]
    assert ("pause.e", own["name"]) in lines
    assert ("pause.c", T("stage.pause")) in lines


def test_the_desk_lists_the_order_of_the_programme_and_changes_it(page):
    conductor = page.shared(Conductor)
    said = [each["at"] for each in conductor.order.lines]
    assert tuple(said) == base(page.recorded.programme)
    assert ("pause.c", T("stage.pause")) in [(e["at"], e["label"]) for e in conductor.order.lines]
    conductor.said({"type": "leave", "at": "pause.c"})
    assert conductor.order.left[0]["at"] == "pause.c"
    conductor.said({"type": "put", "at": "pause.c"})
    assert [each["at"] for each in conductor.order.lines] == said
    conductor.said({"type": "move", "at": "pause.c", "way": 1})
    assert [each["at"] for each in conductor.order.lines].index("pause.c") == 6
    conductor.said({"type": "move", "at": "pause.c", "way": -1})
    conductor.said({"type": "move", "at": said[0], "way": -1})
    # As it was before anybody changed it: it goes along with the programme again.
    assert staging.load(page.session.session_id).order is None
    conductor.said({"type": "leave", "at": said[0]})
    assert said[0] not in [each["at"] for each in conductor.order.lines]
    conductor.said({"type": "again"})
    assert [each["at"] for each in conductor.order.lines] == said
    conductor.said({"type": "at", "at": "pause.c"})
    assert staging.load(page.session.session_id).at == "pause.c"
    conductor.said({"type": "at", "at": "pause.gone"})
    assert staging.load(page.session.session_id).at == "pause.c"
