"""A mistake of ours, and a store that fails: told in a sentence, and nothing typed is lost."""

import pytest

from netwerk_widgets.session import edits
from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.widgets.pages.context import (
    STAKEHOLDERS,
)
from tests.widgets.editor.editing import T, answer, first, party, put, referred, stored

# ---- the mistake is ours ----


def test_a_mistake_of_ours_stays_in_its_field_and_holds_nothing_up(live, edit, monkeypatch, caplog):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    set_ = edits._set

    def mistaken(row, model, key, *rest):
        if key == "branch":
            raise KeyError(key)
        set_(row, model, key, *rest)

    monkeypatch.setattr(edits, "_set", mistaken)
    editor.do([put(id_, "branch", "Kwekerij")], 1)
    editor.do([put(id_, "name", "Daarna")], 2)
    assert editor.errors == {f"{id_}|branch": T("errors.our_mistake")}
    assert editor.rows[0]["values"]["branch"] == "Kwekerij"
    assert (party(live, id_).name, editor.acked) == ("Daarna", 2)
    assert [each.exc_info[0] for each in caplog.records] == [KeyError]


@pytest.mark.parametrize("op", [{}, {"op": "set"}, {"op": "remove"}, {"op": "set", "id": "a"}])
def test_what_is_no_operation_is_refused_and_holds_nothing_up(live, edit, op, caplog):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    editor.do([op], 1)
    assert editor.problem == T("errors.our_mistake")
    assert len(caplog.records) == 1
    editor.do([put(id_, "name", "Daarna")], 2)
    assert (party(live, id_).name, editor.acked) == ("Daarna", 2)


def test_a_store_that_fails_again_and_again_is_logged_once(store, live, edit, caplog):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    store.failure = RuntimeError("disk on fire")
    editor.do([put(id_, "name", "Een")], 1)
    editor.retry()
    editor.retry()
    assert len(caplog.records) == 1


# ---- the store fails ----


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (DatabaseError("database_busy"), T("errors.database_busy")),
        (RuntimeError("disk on fire: /secret/path"), T("ui.not_saved")),
        (OSError(28, "No space left on device"), T("ui.not_saved")),
    ],
)
def test_what_the_store_refuses_is_kept_and_stored_later(store, live, edit, failure, sentence):
    editor, id_ = edit(STAKEHOLDERS), first(live)
    old = party(live, id_).name
    store.failure = failure
    editor.do([put(id_, "name", "Een")], 1)
    editor.do([put(id_, "branch", "Twee")], 2)
    assert (editor.problem, editor.acked) == (sentence, 0)
    assert stored(store).stakeholders.items[0].name == old
    editor.retry()
    assert (editor.problem, editor.acked) == (sentence, 0)
    store.failure = None
    editor.retry()
    assert (editor.problem, editor.acked) == ("", 2)
    now = stored(store).stakeholders.items[0]
    assert (now.name, now.branch) == ("Een", "Twee")
    heads = store.heads("een")
    editor.retry()
    assert store.heads("een") == heads, "nothing is stored twice"


def test_a_failing_store_is_told_when_a_question_is_answered(store, live, edit):
    editor = edit(STAKEHOLDERS)
    id_ = referred(live)
    editor.do([{"op": "remove", "id": id_}], 1)
    store.failure = DatabaseError("database_busy")
    answer(editor, "remove")
    assert editor.problem == T("errors.database_busy")
    assert id_ in [each["id"] for each in editor.rows]
