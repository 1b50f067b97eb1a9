"""Removing what others refer to asks first, and does what was answered."""

from netwerk_widgets.session.references import dependants
from netwerk_widgets.widgets.pages.context import (
    STAKEHOLDERS,
)
from netwerk_widgets.widgets.pages.dream import THEMES
from tests.widgets.editor.editing import T, answer, party, referred, stored


def test_removing_a_party_that_is_referred_to_asks_first(store, live, edit):
    editor, id_, before = edit(STAKEHOLDERS), referred(live), store.heads("een")
    hanging = dependants(live.session, "stakeholder", id_)
    editor.do([{"op": "remove", "id": id_}], 4)
    question = editor.question
    assert store.heads("een") == before
    assert editor.acked == 4
    assert (question["row"], question["text"]) == (
        id_,
        T("ui.removal.question", name=party(live, id_).name),
    )
    counts = {}
    for each in hanging:
        where = T(f"fields.list.{each.part}_{each.path[0]}")
        counts[where] = counts.get(where, 0) + 1
    assert sorted(question["items"]) == sorted(f"{where} ({n}×)" for where, n in counts.items())
    assert [each["value"] for each in question["answers"]] == ["keep", "remove", "move"]
    offered = [each["value"] for each in question["answers"][2]["options"]]
    assert id_ not in offered
    assert len(offered) == len(live.session.stakeholders.items) - 1


def test_a_party_that_nothing_refers_to_just_goes(live, edit):
    editor = edit(STAKEHOLDERS)
    editor.do([{"op": "add", "id": "los", "after": None, "values": {"name": "Los"}}], 1)
    editor.do([{"op": "remove", "id": "los"}], 2)
    assert editor.question == {}
    assert "los" not in [each.id for each in live.session.stakeholders.items]


def test_keeping_changes_nothing_and_the_question_can_come_again(store, live, edit):
    editor, id_, before = edit(STAKEHOLDERS), referred(live), store.heads("een")
    editor.do([{"op": "remove", "id": id_}], 1)
    asked = editor.question["id"]
    answer(editor, "keep")
    assert store.heads("een") == before
    editor.do([{"op": "remove", "id": id_}], 2)
    assert editor.question["id"] != asked


def test_removing_takes_all_that_refers_along(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), referred(live)
    editor.do([{"op": "remove", "id": id_}], 1)
    answer(editor, "remove")
    now = stored(store)
    assert id_ not in [each.id for each in now.stakeholders.items]
    assert dependants(now, "stakeholder", id_) == []
    assert editor.question == {}
    assert id_ not in [each["id"] for each in editor.rows]


def test_moving_makes_another_party_the_one_referred_to(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), referred(live)
    editor.do([{"op": "add", "id": "erf", "after": None, "values": {"name": "Erfgenaam"}}], 1)
    before = {(d.part, d.path[0]) for d in dependants(live.session, "stakeholder", id_)}
    editor.do([{"op": "remove", "id": id_}], 2)
    answer(editor, "move", option="erf")
    now = stored(store)
    assert id_ not in [each.id for each in now.stakeholders.items]
    assert dependants(now, "stakeholder", id_) == []
    assert {(d.part, d.path[0]) for d in dependants(now, "stakeholder", "erf")} == before


def test_an_answer_to_an_older_question_is_not_taken_for_this_one(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), referred(live)
    editor.do([{"op": "remove", "id": id_}], 1)
    old = editor.question["id"]
    editor.do([{"op": "remove", "id": id_}], 2)
    before = store.heads("een")
    editor._receive(editor, {"type": "answer", "id": old, "value": {"value": "remove"}}, [])
    assert store.heads("een") == before


def test_a_theme_that_a_goal_serves_asks_too(live, edit):
    editor = edit(THEMES)
    theme = next(
        each.id for each in live.session.dream.themes if dependants(live.session, "theme", each.id)
    )
    editor.do([{"op": "remove", "id": theme}], 1)
    answer(editor, "remove")
    assert theme not in [each.id for each in live.session.dream.themes]
    assert all(each.theme != theme for each in live.session.goals.goals)
