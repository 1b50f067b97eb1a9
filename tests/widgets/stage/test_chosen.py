"""What was chosen and kept: on the stage by itself, and on the room's page; what is bare stays."""

import pytest

from netwerk_widgets.session import staging
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.published import published
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.blocks import block, filled
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.stage import screens
from netwerk_widgets.widgets.stage.cues import Conductor
from tests.widgets.stage.pressing import live, press

HOSTILE = "<img src=x onerror='window.bad = 1'>"


def chosen(poll="k1", way="score", first="Samen inkopen", on="2026-11-20"):
    """The rows of a kept choice between two things."""
    counts = ({"5": 4, "4": 2}, {"1": 5, "2": 1})
    names = (first, "Ieder voor zich")
    return [
        {
            "id": f"{poll}-{n}", "poll": poll, "on": on, "among": "goals", "way": way, "n": 6,
            "thing": f"t{n}", "name": name, "counts": each,
        }
        for n, (name, each) in enumerate(zip(names, counts, strict=True))
    ]  # fmt: skip


def session(*rows, hidden=()):
    whole = {"choices": {"items": [*rows]}, "room": {"hidden": [*hidden]}}
    return published(Session.model_validate(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_that_was_kept_has_its_screen_the_latest_first(language):
    t = texts(language)
    rows = [*chosen(), *chosen("k2", first="Samen bouwen")]
    found = screens.choices(session(*rows), t)
    assert [each.css for each in found] == ["is-figure", "is-figure"]
    assert "Samen bouwen" in found[0].title
    assert "Samen inkopen" in found[1].title


def test_a_tie_is_said_on_a_screen_of_its_own():
    rows = chosen()
    rows[1]["counts"] = rows[0]["counts"]
    figure, tie = screens.choices(session(*rows), texts("nl"))
    assert (figure.css, tie.css) == ("is-figure", "is-found")


def test_the_stage_goes_on_with_what_came_of_a_round_that_was_taken_over(stage, store):
    editing = live(store)
    editing.replace("choices", {"items": chosen()})
    uid = editing.session_id
    for order in (None, ("welcome", "step.goals")):  # also where it stands in no order
        staging.change(uid, at="round.choosing", page=0, order=order)
        stage.look()
        assert stage.window.view["at"] == "choices"
        assert "Samen inkopen" in stage.window.view["title"]


def test_what_there_is_nothing_of_puts_nothing_else_on_the_stage(store, stage):
    page = Page("desk", store, "een")
    try:
        conductor = page.shared(Conductor)
        conductor.order._handle_custom_msg({"type": "at", "at": "step.goals"}, [])
        for bare in ("round.choosing", "choices", "ideas"):
            conductor.order._handle_custom_msg({"type": "at", "at": bare}, [])
            stage.look()
            assert stage.window.view["at"] == "step.goals"
            assert "niets om te tonen" in page.header.notices[-1]["text"]
        live(store).replace("choices", {"items": chosen()})
        page.look()
        conductor.order._handle_custom_msg({"type": "at", "at": "choices"}, [])
        stage.look()
        assert stage.window.view["at"] == "choices"
    finally:
        page.close()


def test_a_hidden_panel_is_asked_for_first(stage, store):
    editing = live(store)
    editing.replace("choices", {"items": chosen()})
    editing.replace("room", {**editing.documents["room"], "hidden": ["choices"]})
    stage.look()
    press(stage, "at", at="choices")
    assert stage.window.view["css"] == "is-hidden"
    assert "Samen inkopen" not in str(stage.window.view)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_room_reads_what_was_chosen_unless_it_is_hidden(language):
    t = texts(language)
    rows = [*chosen(first=HOSTILE), *chosen("k2", first="Samen bouwen")]
    [panel] = filled(session(*rows), t)
    html = str(block(panel, t))
    assert t("dashboard.choices") in html
    assert html.index("Samen bouwen") < html.index("onerror")
    assert "<img" not in html
    assert html.count('data-kind="figure"') == 2
    assert 'data-key="choosing-k1"' in html
    assert list(filled(session(*rows, hidden=["choices"]), t)) == []
    assert session(*rows, hidden=["choices"]).choices.items == []
