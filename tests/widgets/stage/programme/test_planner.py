"""The routes to choose from, and the list of the programme."""

import pytest

from netwerk_widgets.session import showing
from netwerk_widgets.session.models.programme import Programme
from netwerk_widgets.session.programme.planning import of_route
from netwerk_widgets.texts import LANGUAGES, texts
from netwerk_widgets.widgets.editor import Editor
from netwerk_widgets.widgets.page import Page
from netwerk_widgets.widgets.stage.planner import PART, Routes, add_break, summary
from netwerk_widgets.widgets.stage.timekeeper import lasting
from tests.widgets.stage.programme.planned import ask, look

T = texts("nl")


def test_a_route_makes_the_programme_and_undo_gives_back_what_there_was(page):
    before = page.recorded.programme
    [section] = [each for each in page.sections if each.slug == "programme"]
    [routes] = [e for box in section.box.children for e in getattr(box, "children", ())
                if isinstance(e, Routes)]  # fmt: skip
    assert routes.folded
    routes._handle_custom_msg({"route": "hour"}, [])
    assert sum(each.minutes for each in page.recorded.programme.items) == 60
    assert page.recorded.programme.start == "09:30"
    page.undo()
    assert page.recorded.programme == before
    routes._handle_custom_msg({"route": "nonsense"}, [])
    assert page.recorded.programme == before


def test_the_list_says_at_what_time_each_thing_is(page):
    [editor] = [e for e in page.editors if isinstance(e, Editor) and e.recording.name == PART]
    assert [row["values"]["_time"] for row in editor.rows][:3] == ["09:30", "09:40", "10:00"]
    editor.do([{"op": "set", "id": "a", "key": "minutes", "value": "25"}], 1)
    assert [row["values"]["_time"] for row in editor.rows][:3] == ["09:30", "09:55", "10:15"]
    editor.do([{"op": "set", "id": "a", "key": "minutes", "value": "veel"}], 2)
    assert "a|minutes" in editor.errors
    add_break(page)
    assert page.recorded.programme.items[-1].what == "break"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_total_is_told(page, language):
    t = texts(language)
    said = str(summary(page.recorded, t))
    assert t("programme.total.ends", start="09:30", end="11:05") in said
    assert lasting(25, t) in said
    empty = page.recorded.model_copy(update={PART: Programme()})
    assert summary(empty, t) == ""


def test_every_route_reads_well_on_a_desk_in_every_language(store, wall):
    for language in LANGUAGES:
        page = Page("desk", store, "leeg", language)
        for route in ("hour", "half_day", "day"):
            page.session.replace(PART, of_route(route, page.session.documents[PART], page.t))
            look(page)
            showing.show("leeg")
            state = ask(page, "clock", do="start")
            wall.minutes += 200
            state = look(page)
            assert state["more"]
            assert all(each.endswith(".") for each in state["more"])
            ask(page, "clock", do="stop")
        page.close()
