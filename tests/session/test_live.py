"""An open session: edited in place, saved at once, following what others save."""

import pytest

from netwerk_widgets.session.errors import (
    DatabaseError,
    EditError,
    ReadOnlyError,
    SessionNotFoundError,
)
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.progress import status
from netwerk_widgets.session.references import move_references
from netwerk_widgets.session.store import MemoryStore, open_store


@pytest.fixture
def live(store):
    store.create("een", None, "x")
    return LiveSession(store, "een", "anna")


@pytest.fixture
def other(live):
    """The same session, open on another page."""
    return LiveSession(live.store, "een", "bert")


@pytest.fixture
def heard(live):
    calls = []
    live.on_change(calls.append)
    return calls


def add(live, id_):
    return live.edit("stakeholders", "items", [{"op": "add", "id": id_, "values": {"name": id_}}])


def say(live, words, key="intro"):
    return live.edit("start", "", [{"op": "set", "id": "form", "key": key, "value": words}])


def names(live):
    return [each.name for each in live.session.stakeholders.items]


def test_an_edit_is_saved_shown_and_told(live, heard):
    assert say(live, "a") == []
    assert live.session.start.intro == "a"
    assert live.documents["start"]["intro"] == "a"
    revision = live.store.read("een", "start")
    assert (revision.document["intro"], revision.author) == ("a", "anna")
    assert heard == [{"start"}]


def test_an_edit_that_changes_nothing_is_not_saved(live, heard):
    say(live, "a")
    say(live, "a")
    assert live.store.heads("een")["start"] == 2
    assert heard == [{"start"}]


def test_an_edit_that_cannot_be_changes_nothing(live, heard):
    with pytest.raises(EditError):
        live.edit("dream", "", [{"op": "set", "id": "form", "key": "horizon", "value": 3}])
    assert live.session.dream.horizon is None
    assert live.store.heads("een")["dream"] == 1
    assert heard == []


def test_numbers_are_read_in_the_language(live):
    added = {"op": "add", "id": "p", "after": None, "values": {"name": "Bank"}}
    live.edit("stakeholders", "items", [added])
    op = {"op": "set", "id": "p", "key": "money", "value": "1,500"}
    live.edit("doing", "investments", [op], "en")
    assert live.session.doing.investments[0].money == 1500


def test_only_changed_parts_are_made_anew_and_what_was_taken_stays(live):
    before, dream = live.session, live.session.dream
    say(live, "a")
    assert before.start.intro == ""
    assert live.session.start.intro == "a"
    assert live.session.dream is dream


def test_two_pages_do_not_overwrite_each_other(live, other):
    add(live, "a")
    assert add(other, "b") == []
    assert sorted(names(other)) == ["a", "b"]
    assert live.refresh() == {"stakeholders"}
    assert sorted(names(live)) == ["a", "b"]


def test_the_same_field_on_two_pages_is_a_conflict_that_names_theirs(live, other):
    say(live, "theirs")
    (conflict,) = say(other, "mine")
    assert (conflict.mine, conflict.theirs) == ("mine", "theirs")
    assert other.session.start.intro == "mine"
    other.undo()
    assert other.session.start.intro == "theirs"


def test_refresh_is_quiet_when_nothing_changed(live, other, heard):
    assert live.refresh() == set()
    say(other, "a")
    assert live.refresh() == {"start"}
    assert live.refresh() == set()
    assert heard == [{"start"}]


def test_what_could_not_be_looked_up_is_looked_up_again(live, other, monkeypatch):
    say(other, "a")

    def fails(_name):
        raise DatabaseError("database_busy")

    with monkeypatch.context() as patch:
        patch.setattr(live.store, "heads", fails)
        with pytest.raises(DatabaseError):
            live.refresh()
    assert live.refresh() == {"start"}


def test_a_listener_can_stop_listening(live):
    calls = []
    stop = live.on_change(calls.append)
    say(live, "a")
    stop()
    stop()
    say(live, "b")
    assert calls == [{"start"}]


def test_a_listener_that_fails_does_not_make_a_save_look_failed(live, heard, caplog):
    stop = live.on_change(lambda _parts: 1 / 0)
    live.on_change(heard.append)
    say(live, "a")
    assert heard == [{"start"}, {"start"}]
    assert "ZeroDivisionError" in caplog.text
    stop()


def test_two_changes_that_together_are_too_much(live, other):
    ops = [{"op": "add", "id": f"t{n}"} for n in range(20)]
    live.edit("dream", "themes", ops)
    more = [{"op": "add", "id": f"u{n}"} for n in range(20)]
    with pytest.raises(EditError) as caught:
        other.edit("dream", "themes", more)
    assert caught.value.key == "too_many"


def test_replace_many_saves_all_parts_and_tells_once(live, heard):
    add(live, "old")
    add(live, "new")
    live.edit("goals", "goals", [{"op": "add", "id": "g", "values": {"owner": "old"}}])
    live.edit("dream", "dreams", [{"op": "set", "id": "old", "key": "sentence", "value": "x"}])
    heard.clear()
    live.replace_many(move_references(live.documents, "stakeholder", "old", "new"))
    assert live.session.goals.goals[0].owner == "new"
    assert [each.id for each in live.session.dream.dreams] == ["new"]
    assert heard == [{"goals", "dream"}]


def test_undo_and_redo(live, heard):
    assert not live.can_undo
    assert not live.undo()
    say(live, "a")
    assert live.can_undo
    assert live.undo()
    assert live.session.start.intro == ""
    assert live.can_redo
    assert live.redo()
    assert live.session.start.intro == "a"
    assert not live.redo()
    assert heard == [{"start"}] * 3


def test_undo_of_some_parts(live):
    say(live, "a")
    assert not live.undo(["dream"])
    assert live.undo(["start"])


def test_undo_takes_back_what_another_page_did(live, other):
    say(other, "a")
    assert live.undo()
    assert live.session.start.intro == ""
    other.refresh()
    assert other.session.start.intro == ""


def test_confirming_an_edit_and_reopening_across_pages(live, other):
    live.confirm("dream")
    other.refresh()
    assert status(other.session, "dream") == "confirmed"
    other.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": "x"}])
    live.refresh()
    assert status(live.session, "dream") == "open"
    live.confirm("dream")
    live.confirm("goals")
    live.reopen("dream")
    assert status(live.session, "dream") == "open"
    assert status(live.session, "goals") == "confirmed"
    live.reopen("dream")


def test_a_confirmation_is_not_what_undo_takes_back(live):
    say(live, "a")
    live.confirm("dream")
    live.undo()
    assert live.session.start.intro == ""
    assert status(live.session, "dream") == "confirmed"


def test_undoing_the_edit_confirms_the_step_again(live):
    live.confirm("dream")
    live.edit("dream", "", [{"op": "set", "id": "form", "key": "shared", "value": "x"}])
    assert status(live.session, "dream") == "open"
    live.undo()
    assert status(live.session, "dream") == "confirmed"


def test_no_such_session():
    with MemoryStore() as store, pytest.raises(SessionNotFoundError):
        LiveSession(store, "nee", "x")


def test_a_session_opened_for_reading(sqlite_url):
    with open_store(sqlite_url) as store:
        store.create("een", None, "x")
        say(LiveSession(store, "een", "x"), "a")
    with open_store(sqlite_url, readonly=True) as store:
        live = LiveSession(store, "een", "y")
        assert live.readonly
        assert live.session.start.intro == "a"
        for act in (lambda: say(live, "b"), live.undo, lambda: live.confirm("dream")):
            with pytest.raises(ReadOnlyError):
                act()
        assert live.session.start.intro == "a"


def test_what_others_changed_too_is_said_of_each_part(store):
    """Of several parts saved as one: a conflict leads to a place in its own part alone."""
    store.create("samen", {"stakeholders": {"items": [{"id": "a", "name": "Een"}]}}, "x")
    mine, theirs = LiveSession(store, "samen", "mine"), LiveSession(store, "samen", "theirs")

    def changed(live, name, sentence):
        items = [{**each, "name": name} for each in live.documents["stakeholders"]["items"]]
        return {
            "stakeholders": {"items": items},
            "dream": {**live.documents["dream"], "shared": sentence},
            "start": {**live.documents["start"], "intro": sentence if live is mine else ""},
        }

    assert theirs.replace_many(changed(theirs, "Hun naam", "Hun droom")) == {}
    found = mine.replace_many(changed(mine, "Mijn naam", "Mijn droom"))
    paths = {part: [each.path for each in conflicts] for part, conflicts in found.items()}
    assert paths == {"stakeholders": [("items", "a", "name")], "dream": [("shared",)]}
