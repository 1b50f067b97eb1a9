"""The editor without a browser: what people do in it is stored, and who else wrote is told."""

import unicodedata

import pytest

from netwerk_widgets.method import FORCES
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.widgets.pages.context import (
    FORCE_RATINGS,
    REINFORCEMENT,
    STAKEHOLDERS,
)
from netwerk_widgets.widgets.pages.domain import RELATIONS
from netwerk_widgets.widgets.pages.dream import SHARED, THEMES
from netwerk_widgets.widgets.pages.goals import GOALS
from tests.widgets.editor.editing import first, party, put, row, stored

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'; DROP TABLE revisions; --",
    "{0} {name} %s %(x)s ${jndi:ldap://x}",
    "=HYPERLINK('http://x')",
    "\u05d0\u05de gnp.exe 🌳 é e\u0301",
    "\\ \" ' ` &amp; &",
]


# ---- storing ----


def test_what_is_typed_is_stored_shown_and_acknowledged(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([put(id_, "name", "Kwekerij Noord")], 7)
    assert editor.acked == 7
    assert row(editor, id_)["values"]["name"] == "Kwekerij Noord"
    assert stored(store).stakeholders.items[0].name == "Kwekerij Noord"
    assert (editor.errors, editor.problem) == ({}, "")


def test_messages_of_the_browser_are_the_same_operations(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor._receive(editor, {"type": "ops", "ops": [put(id_, "branch", "bomen")], "seq": 1}, [])
    assert editor.acked == 1
    assert stored(store).stakeholders.items[0].branch == "bomen"


def test_a_message_of_an_unknown_kind_does_nothing(store, edit):
    editor, before = edit(STAKEHOLDERS), store.change_token()
    editor._receive(editor, {"type": "format disk"}, [])
    editor._receive(editor, {}, [])
    assert (store.change_token(), editor.acked) == (before, 0)


@pytest.mark.parametrize("kind", ["ops", "drafts"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"ops": ["x"], "seq": 1},
        {"ops": "x", "seq": 1},
        {"ops": [], "seq": []},
        {"ops": [], "seq": True},
        {"ops": [], "seq": 1, "from": 5},
        {"seq": 1},
    ],
)
def test_what_is_no_message_of_ours_does_not_keep_the_next_from_being_stored(
    store, live, edit, kind, wrong
):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor._receive(editor, {"type": kind, **wrong}, [])
    assert editor.acked == 0
    editor._receive(editor, {"type": "ops", "ops": [put(id_, "branch", "bomen")], "seq": 2}, [])
    assert (editor.acked, editor.problem) == (2, "")
    assert stored(store).stakeholders.items[0].branch == "bomen"


def test_a_draft_that_does_not_say_what_stood_there_is_offered(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    part = next(iter(editor.keep["parts"]))
    draft = put(id_, "branch", "bomen") | {"part": part}
    editor._receive(editor, {"type": "drafts", "ops": [draft], "seq": 1}, [])
    assert (editor.acked, editor.offers) == (1, [f"{id_}|branch"])


def test_rows_are_added_moved_and_removed(live, edit):
    editor = edit(THEMES)
    ids = [each.id for each in live.session.dream.themes]
    editor.do([{"op": "add", "id": "new", "after": ids[0], "values": {"name": "Nieuw"}}], 1)
    assert [each["id"] for each in editor.rows] == [ids[0], "new", *ids[1:]]
    editor.do([{"op": "move", "id": "new", "before": ids[0]}], 2)
    assert [each["id"] for each in editor.rows] == ["new", *ids]
    editor.do([{"op": "remove", "id": "new"}], 3)
    assert [each["id"] for each in editor.rows] == ids
    assert editor.acked == 3


def test_a_form_is_one_row(live, edit):
    editor = edit(SHARED)
    editor.do([put("form", "shared", "Samen"), put("form", "horizon", "2040")], 1)
    assert (live.session.dream.shared, live.session.dream.horizon) == ("Samen", 2040)
    assert [each["id"] for each in editor.rows] == ["form"]


def test_given_rows_are_there_before_anything_is_stored(live, edit):
    live.replace("context", {**live.documents["context"], "forces": []})
    editor = edit(FORCE_RATINGS)
    assert tuple(each["id"] for each in editor.rows) == FORCES
    assert {each["values"]["relevance"] for each in editor.rows} == {None}
    editor.do([put(FORCES[-1], "relevance", 4)], 1)
    assert row(editor, FORCES[-1])["values"]["relevance"] == 4
    assert [each.id for each in live.session.context.forces] == [FORCES[-1]]


def test_a_cell_that_says_nothing_about_itself_is_locked(edit):
    editor = edit(REINFORCEMENT)
    assert {each["id"]: each["locked"] for each in editor.rows} == {
        each["id"]: [f"strengthens.{each['id']}"] for each in editor.rows
    }


def test_numbers_are_read_as_the_page_s_language_writes_them(live, edit):
    goal = live.session.goals.goals[0].id
    edit(GOALS).do([put(goal, "target", "1.234,5")], 1)
    assert live.session.goals.goals[0].target == 1234.5
    edit(GOALS, "en").do([put(goal, "target", "1,234.5")], 1)
    assert live.session.goals.goals[0].target == 1234.5
    edit(GOALS, "en").do([put(goal, "target", "1,235")], 2)
    assert live.session.goals.goals[0].target == 1235


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_passes_through_unchanged(store, live, edit, hostile):
    hostile = unicodedata.normalize("NFC", hostile)  # a letter has one way to be written
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([put(id_, "name", hostile), put(id_, "interests", hostile)], 1)
    assert (party(live, id_).name, party(live, id_).interests) == (hostile, hostile)
    assert stored(store).stakeholders.items[0].name == hostile
    assert (row(editor, id_)["name"], row(editor, id_)["values"]["interests"]) == (hostile,) * 2
    assert editor.errors == {}
    options = edit(RELATIONS).spec["columns"][0]["options"]
    assert {"value": id_, "label": hostile} in options


# ---- others changed the same ----


def test_conflicts_are_told_with_the_part(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    other = LiveSession(store, "een", "bert")
    other.edit("stakeholders", "items", [put(id_, "name", "Van Bert")])
    editor.do([put(id_, "name", "Van Anna")], 1)
    assert party(live, id_).name == "Van Anna"
    [(part, [conflict])] = edit.conflicts
    assert (part, conflict.theirs) == ("stakeholders", "Van Bert")


def test_what_does_not_overlap_is_no_conflict(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    other = LiveSession(store, "een", "bert")
    other.edit("stakeholders", "items", [put(id_, "branch", "Van Bert")])
    editor.do([put(id_, "name", "Van Anna")], 1)
    assert edit.conflicts == []
    assert row(editor, id_)["values"]["branch"] == "Van Bert"
