"""The sessions of every store: found, named, listed, removed."""

import pytest

from netwerk_widgets.session.errors import (
    NameInvalidError,
    SessionExistsError,
    SessionNotFoundError,
)
from netwerk_widgets.session.store import MemoryStore
from tests.session.store.writing import ALL, AUTHOR, intro, undo, write


def test_history_is_newest_first_and_limited(made):
    write(made, "a")
    write(made, "droom", part="dream", key="shared")
    assert [(r.part, r.number) for r in made.history("een", limit=2)] == [
        ("dream", 2),
        ("start", 2),
    ]
    assert [r.number for r in made.history("een", "start")] == [2, 1]


def test_sessions_are_listed_last_changed_first(store):
    for name in ("een", "twee", "drie"):
        store.create(name, None, AUTHOR)
    write(store, "a")
    infos = store.sessions()
    assert [each.name for each in infos] == ["een", "drie", "twee"]
    assert infos[0].parts["start"] == 2
    assert infos[0].created < infos[0].changed
    assert infos[0].created.tzinfo is not None


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a/b", "a\\b", "a\nb", "a\x00", "a\x9fb"])
def test_names_that_cannot_be(store, name):
    with pytest.raises(NameInvalidError):
        store.create(name, None, AUTHOR)
    assert store.sessions() == []


def test_a_name_is_stripped_and_may_hold_anything_else(store):
    name = "  Köln & ‘vrienden’ 🌳 <b>'; --  "
    store.create(name, None, AUTHOR)
    assert [each.name for each in store.sessions()] == [name.strip()]
    assert store.heads(name.strip())["start"] == 1


def test_a_name_is_taken_in_capitals_too(made):
    with pytest.raises(SessionExistsError):
        made.create("EEN", None, AUTHOR)


def test_rename(made):
    write(made, "a")
    made.rename("een", "Een")
    made.rename("Een", "uno")
    assert intro(made, "uno") == "a"
    assert made.read("uno", "start").session == "uno"
    with pytest.raises(SessionNotFoundError):
        made.heads("een")


def test_a_session_keeps_its_id_under_every_name_and_no_other_has_it(made):
    mine = made.session_id("een")
    made.create("twee", None, AUTHOR)
    made.rename("een", "drie")
    assert made.session_id("drie") == mine
    assert made.session_id("twee") != mine
    assert made.name_of(mine) == "drie"
    made.delete("drie")
    assert made.name_of(mine) is None
    made.create("drie", None, AUTHOR)
    ids = {mine, made.session_id("twee"), made.session_id("drie"), made.workbook_id()}
    assert len(ids) == 4
    assert all(len(each) == 32 for each in ids)
    with pytest.raises(SessionNotFoundError):
        made.session_id("een")


def test_rename_to_a_name_that_is_taken_or_wrong(made):
    made.create("twee", None, AUTHOR)
    with pytest.raises(SessionExistsError):
        made.rename("een", "TWEE")
    with pytest.raises(NameInvalidError):
        made.rename("een", "/")
    assert {each.name for each in made.sessions()} == {"een", "twee"}


def test_delete_takes_all_of_it(made):
    write(made, "a")
    made.delete("een")
    assert made.sessions() == []
    made.create("een", None, AUTHOR)
    assert made.heads("een")["start"] == 1
    assert intro(made) == ""


def test_a_session_that_is_not_there(store):
    for ask in (
        lambda: store.heads("nee"),
        lambda: store.read("nee", "start"),
        lambda: store.save("nee", "start", {}, 0, AUTHOR),
        lambda: store.undo("nee", ALL, AUTHOR),
        lambda: store.history("nee"),
        lambda: store.rename("nee", "ja"),
        lambda: store.delete("nee"),
    ):
        with pytest.raises(SessionNotFoundError):
            ask()


def test_the_change_token_differs_after_every_change_and_only_then(made):
    seen = [made.change_token()]
    for change in (
        lambda: write(made, "a"),
        lambda: undo(made),
        lambda: made.create("twee", None, AUTHOR),
        lambda: made.rename("twee", "a"),
        lambda: made.delete("a"),
    ):
        change()
        token = made.change_token()
        assert token not in seen
        made.heads("een")
        assert made.change_token() == token
        seen.append(token)


def test_a_store_is_closed_when_its_block_ends():
    closed = []

    class Closing(MemoryStore):
        def close(self):
            closed.append(self)

    with Closing() as opened:
        assert closed == []
    assert closed == [opened]
