"""How far the group is, and the room that is taken along."""

from ipywidgets import Button

from netwerk_widgets.method import STEPS
from netwerk_widgets.session.models.room import DETAILS, PANELS
from tests.widgets.page.looking import T, editor, inside, party, put, words


def button(page, label):
    return next(
        each for each in inside(page.box) if isinstance(each, Button) and each.description == label
    )


def link(page, step):
    return page.header.state["page"]["steps"][STEPS.index(step)]


# ---- how far the group is ----


def test_confirming_shows_in_the_header_and_an_edit_takes_it_back(opened, case):
    page = opened("context")
    assert link(page, "context")["status"] == "ready"
    button(page, T("ui.confirm")).click()
    assert link(page, "context")["status"] == "confirmed"
    assert link(page, "context")["statusLabel"] == T("ui.status.confirmed")
    assert link(page, "domain")["status"] == "ready"
    assert button(page, T("ui.confirm")).layout.display == "none"
    assert T("ui.closing.confirmed") in words(page)
    editor(page, "stakeholders").do([put(party(page).id, "interests", "Iets anders")], 1)
    assert link(page, "context")["status"] == "ready"
    assert button(page, T("ui.confirm")).layout.display == ""
    editor(page, "stakeholders").do(
        [put(each.id, "interests", "") for each in page.session.session.stakeholders.items], 2
    )
    assert link(page, "context")["status"] == "open"


def test_a_step_can_be_reopened(opened, case):
    page = opened("context")
    button(page, T("ui.confirm")).click()
    button(page, T("ui.reopen")).click()
    assert link(page, "context")["status"] == "ready"
    assert button(page, T("ui.reopen")).layout.display == "none"


def test_every_confirmed_step_shows_on_another_page(opened, case):
    for step in STEPS:
        button(opened(step), T("ui.confirm")).click()
    page = opened("start")
    assert [each["status"] for each in page.header.state["page"]["steps"]] == ["confirmed"] * 7


def test_a_failing_confirmation_is_one_sentence(opened, case, store, monkeypatch, log):
    page = opened("context")

    def broken(*given, **more):
        raise RuntimeError("secret /path")

    monkeypatch.setattr(store, "save", broken)
    button(page, T("ui.confirm")).click()
    assert [each["text"] for each in page.header.notices] == [T("ui.failed")]


# ---- the room ----


def test_looking_at_a_step_takes_the_room_along(opened, case):
    dream, goals, start = opened("dream"), opened("goals"), opened("start")
    assert dream.session.session.room.step is None
    dream.header._on_say("here", {})
    assert dream.session.session.room.step == "dream"
    goals.header._on_say("here", {})
    start.header._on_say("here", {})
    start.look()
    assert start.session.session.room.step == "goals"


def test_the_facilitator_hides_and_reveals_panels(opened, case):
    start = opened("start")
    room = editor(start, "room")
    hidden, shown = room.recording.columns(start.recorded, T)
    assert [each["label"] for each in hidden["options"]] == [
        T(f"dashboard.{panel}") for panel in PANELS
    ]
    assert [each["label"] for each in shown["options"]] == [
        T(f"showing.detail.{detail}") for detail in DETAILS
    ]
    start.session.edit("room", "", [put("form", "hidden", ["goals", "map"])])
    assert start.recorded.room.hidden == ["map", "goals"]
    start.session.edit("room", "", [put("form", "shown", ["about", "power"])])
    assert start.recorded.room.shown == ["power", "about"]
