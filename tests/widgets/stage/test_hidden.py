"""What never stands on the stage."""

import json

from netwerk_widgets.method import STEPS
from netwerk_widgets.session import settings, showing
from netwerk_widgets.session.models.panels import PANELS
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.stage.sequence import ORDER
from netwerk_widgets.widgets.stage.window import Stage
from tests.widgets.stage.pressing import dreamt, live, press

T = texts("nl")
SECRET = "GEHEIM"


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

    for part in (
        "stakeholders",
        "relations",
        "people",
        "context",
        "domain",
        "persevering",
        "doing",
    ):
        document = poisoned(part, session[part])
        if part == "people":
            for row in document["items"]:
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
