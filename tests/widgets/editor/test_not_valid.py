"""What is not valid stays in its cell with a sentence, and holds nothing else up."""

import pytest

from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.pages.context import (
    STAKEHOLDERS,
)
from netwerk_widgets.widgets.pages.domain import POSITIONS
from netwerk_widgets.widgets.pages.dream import SHARED, THEMES
from tests.widgets.editor.editing import T, first, party, put, row


@pytest.mark.parametrize(
    ("recording", "key", "wrong", "right"),
    [
        (POSITIONS, "power", 9, 3),
        (POSITIONS, "ring", "moon", "core"),
        (STAKEHOLDERS, "name", "x" * 121, "x" * 120),
        (STAKEHOLDERS, "name", "a\x00b", "ab"),
        (STAKEHOLDERS, "name", "\u202egnp.exe", "exe.png"),
        (STAKEHOLDERS, "interests", "a\u2066b", "ab"),
    ],
)
def test_what_is_not_valid_stays_in_its_cell(store, live, edit, recording, key, wrong, right):
    editor, id_ = edit(recording), first(live)
    before = store.heads("een")
    editor.do([put(id_, key, wrong)], 1)
    assert store.heads("een") == before
    assert editor.acked == 1, "the browser need not send it again"
    assert editor.problem == ""
    assert row(editor, id_)["values"][key] == wrong
    assert list(editor.errors) == [f"{id_}|{key}"]
    assert editor.errors[f"{id_}|{key}"].endswith((".", "!"))
    editor.do([put(id_, key, right)], 2)
    assert (editor.errors, editor.acked) == ({}, 2)
    assert row(editor, id_)["values"][key] == right
    assert getattr(party(live, id_), key) == right


def test_the_sentence_is_in_the_page_s_language(live, edit):
    said = []
    for language in ("nl", "en"):
        editor = edit(SHARED, language)
        editor.do([put("form", "horizon", "ooit")], 1)
        said.append(editor.errors["form|horizon"])
    assert said == [texts(code)("errors.not_a_number", value="ooit") for code in ("nl", "en")]


def test_what_is_not_valid_survives_somebody_else_s_edit(store, live, edit):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([put(id_, "name", "x" * 121)], 1)
    LiveSession(store, "een", "bert").edit("stakeholders", "items", [put(id_, "branch", "b")])
    live.refresh()
    editor.show()
    shown = row(editor, id_)["values"]
    assert (shown["name"], shown["branch"]) == ("x" * 121, "b")
    assert list(editor.errors) == [f"{id_}|name"]


def test_a_removed_row_takes_its_errors_along(live, edit):
    editor = edit(THEMES)
    editor.do([{"op": "add", "id": "new", "after": None, "values": {"name": "n"}}], 1)
    editor.do([put("new", "name", "x" * 700)], 2)
    assert list(editor.errors) == ["new|name"]
    editor.do([{"op": "remove", "id": "new"}], 3)
    assert editor.errors == {}


def test_one_bad_cell_of_a_paste_does_not_keep_the_rest_out(live, edit):
    editor = edit(POSITIONS)
    a, b, c = (each.id for each in live.session.stakeholders.items[:3])
    editor.do([put(a, "power", 1), put(b, "power", "veel"), put(c, "power", 5)], 1)
    assert (party(live, a).power, party(live, c).power) == (1, 5)
    assert list(editor.errors) == [f"{b}|power"]
    assert row(editor, b)["values"]["power"] == "veel"
    assert (editor.acked, editor.problem) == (1, "")


def test_a_paste_that_makes_rows_keeps_them_when_one_cell_is_bad(live, edit):
    editor = edit(STAKEHOLDERS)
    count = len(live.session.stakeholders.items)
    added = [{"op": "add", "id": f"n{n}", "after": None, "values": {}} for n in range(2)]
    sets = [put("n0", "name", "A"), put("n1", "name", "x" * 121), put("n1", "branch", "b")]
    editor.do([*added, *sets], 1)
    assert len(live.session.stakeholders.items) == count + 2
    assert (party(live, "n0").name, party(live, "n1").name) == ("A", "")
    assert party(live, "n1").branch == "b"
    assert list(editor.errors) == ["n1|name"]
    assert editor.acked == 1


def test_what_can_never_be_stored_does_not_hold_up_what_comes_after(live, edit):
    """One row too many is told, and the next edit is stored as ever."""
    editor, id_ = edit(STAKEHOLDERS), first(live)
    here = len(live.session.stakeholders.items)
    most = next(
        mark.max_length
        for mark in type(live.session.stakeholders).model_fields["items"].metadata
        if hasattr(mark, "max_length")
    )
    full = [{"op": "add", "id": f"n{n}", "after": None, "values": {}} for n in range(most - here)]
    editor.do(full, 1)
    assert len(live.session.stakeholders.items) == most
    editor.do([{"op": "add", "id": "over", "after": None, "values": {}}], 2)
    assert editor.problem == T("errors.too_many", most=most)
    editor.do([put(id_, "name", "Later")], 3)
    assert party(live, id_).name == "Later"
    assert editor.acked == 3
