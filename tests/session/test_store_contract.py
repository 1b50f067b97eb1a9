"""What every store does; run on each kind there is (NETWERK_TEST_DB adds a database)."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from netwerk_widgets.session.errors import (
    NameInvalidError,
    SessionExistsError,
    SessionNotFoundError,
)
from netwerk_widgets.session.models import PARTS, Session

AUTHOR = "anna"


@pytest.fixture
def made(store):
    store.create("een", None, AUTHOR)
    return store


def intro(store, name="een", number=None):
    return store.read(name, "start", number).document["intro"]


def write(store, words, base=None, part="start", key="intro", author=AUTHOR):
    """Save a change of one field, from the latest revision or from an older one."""
    from_ = store.read("een", part, base)
    return store.save("een", part, {**from_.document, key: words}, from_.number, author)


def test_a_new_session_holds_every_part_as_its_model_starts(made):
    empty = Session().model_dump(mode="json")
    assert {part: made.read("een", part).document for part in PARTS} == empty


def test_a_session_may_start_with_documents(store):
    store.create("een", {"start": {"intro": "hallo"}}, AUTHOR)
    assert intro(store) == "hallo"
    assert store.read("een", "dream").document == PARTS["dream"]().model_dump(mode="json")


def test_documents_that_are_not_valid_make_no_session(store):
    with pytest.raises(ValidationError):
        store.create("een", {"start": {"colour": "red"}}, AUTHOR)
    assert store.sessions() == []


@pytest.mark.parametrize("meant", ["Straße", "strasse", " STRASSE "])
def test_a_session_is_found_as_somebody_writes_it(store, meant):
    store.create("Straße", None, AUTHOR)
    assert store.find(meant) == "Straße"
    assert store.find("Straat") is None
    with pytest.raises(SessionExistsError):
        store.create(meant, None, AUTHOR)


def test_a_save_is_a_revision_with_its_author_and_time(made):
    saved = write(made, "a")
    revision = made.read("een", "start")
    assert saved.revision == revision
    assert not saved.merged
    assert (revision.number, revision.author, revision.undoes) == (2, AUTHOR, None)
    assert revision.time.tzinfo is not None
    assert abs(datetime.now(UTC) - revision.time) < timedelta(minutes=1)


def test_older_revisions_stay(made):
    write(made, "a")
    write(made, "b")
    assert [intro(made, number=n) for n in (1, 2, 3)] == ["", "a", "b"]


def test_an_unchanged_document_makes_no_revision(made):
    write(made, "a")
    before = made.heads("een")
    saved = write(made, "a")
    assert made.heads("een") == before
    assert saved.revision.number == before["start"]


def test_what_is_stored_is_canonical(made):
    made.save("een", "dream", {"horizon": "2035"}, 1, AUTHOR)
    assert made.read("een", "dream").document["horizon"] == 2035


def test_a_document_that_is_not_valid_is_not_stored(made):
    with pytest.raises(ValidationError):
        made.save("een", "dream", {"horizon": 3}, 1, AUTHOR)
    assert made.heads("een")["dream"] == 1


def test_a_document_read_and_changed_changes_nothing(made):
    made.read("een", "start").document["intro"] = "by accident"
    given = {**made.read("een", "start").document, "intro": "a"}
    made.save("een", "start", given, 1, AUTHOR)
    given["tests"].clear()
    assert intro(made) == "a"
    assert len(made.read("een", "start").document["tests"]) == 4


# ---- saves that meet ----


def test_a_save_over_a_newer_one_merges_what_does_not_overlap(made):
    write(made, "theirs", author="bert")
    saved = write(made, "mine", base=1, key="our_challenge")
    assert saved.merged
    assert saved.conflicts == []
    document = made.read("een", "start").document
    assert (document["intro"], document["our_challenge"]) == ("theirs", "mine")


def test_where_both_changed_the_same_mine_stands_and_theirs_is_named_and_kept(made):
    write(made, "theirs", author="bert")
    saved = write(made, "mine", base=1)
    assert intro(made) == "mine"
    assert [(c.path, c.mine, c.theirs) for c in saved.conflicts] == [(("intro",), "mine", "theirs")]
    assert [intro(made, number=n) for n in (1, 2, 3)] == ["", "theirs", "mine"]


def test_a_save_that_theirs_already_holds_makes_no_revision(made):
    write(made, "same", author="bert")
    saved = write(made, "same", base=1)
    assert saved.merged
    assert made.heads("een")["start"] == 2


# ---- undo ----

ALL = tuple(PARTS)


def undo(store, parts=ALL):
    return store.undo("een", parts, AUTHOR) is not None


def redo(store, parts=ALL):
    return store.redo("een", parts, AUTHOR) is not None


def test_undo_goes_back_step_by_step_and_no_further_than_the_beginning(made):
    for words in "abc":
        write(made, words)
    seen = []
    while undo(made):
        seen.append(intro(made))
    assert seen == ["b", "a", ""]
    assert not made.can_undo("een", ALL)


def test_undo_is_a_new_revision_that_says_what_it_undoes(made):
    write(made, "a")
    saved = made.undo("een", ALL, "bert")
    assert (saved.revision.number, saved.revision.undoes) == (3, 2)
    assert saved.revision.author == "bert"
    assert intro(made, number=2) == "a"


def test_what_a_session_started_with_cannot_be_undone(store):
    store.create("een", {"start": {"intro": "case"}}, AUTHOR)
    assert not undo(store)
    assert intro(store) == "case"


def test_redo_takes_undos_back_in_turn(made):
    write(made, "a")
    write(made, "b")
    undo(made)
    undo(made)
    assert made.can_redo("een", ALL)
    assert redo(made)
    assert intro(made) == "a"
    assert redo(made)
    assert intro(made) == "b"
    assert not redo(made)


def test_undo_and_redo_alternate_for_as_long_as_anyone_likes(made):
    write(made, "a")
    for _ in range(4):
        assert undo(made)
        assert intro(made) == ""
        assert not undo(made)
        assert redo(made)
        assert intro(made) == "a"
        assert not redo(made)


def test_a_new_edit_after_an_undo_goes_on_from_there(made):
    write(made, "a")
    write(made, "b")
    undo(made)
    write(made, "c")
    assert not made.can_redo("een", ALL)
    assert not redo(made)
    undo(made)
    assert intro(made) == "a"
    undo(made)
    assert intro(made) == ""
    assert not undo(made)


def test_what_undo_and_redo_would_take_back_is_said_beforehand(made):
    parts = ["start"]
    assert (made.undoable("een", parts), made.redoable("een", parts)) == ([], [])
    write(made, "a")
    write(made, "b")
    assert made.undoable("een", parts) == [("start", 3)]
    made.undo("een", parts, AUTHOR)
    assert made.undoable("een", parts) == [("start", 2)]
    assert made.redoable("een", parts) == [("start", 3)]
    made.redo("een", parts, AUTHOR)
    assert made.undoable("een", parts) == [("start", 3)]
    assert made.redoable("een", parts) == []


def test_undo_looks_at_the_parts_asked_for(made):
    write(made, "a")
    write(made, "droom", part="dream", key="shared")
    assert not undo(made, ["goals"])
    assert undo(made, ["start"])
    assert intro(made) == ""
    assert made.read("een", "dream").document["shared"] == "droom"


def test_undo_over_several_parts_takes_the_newest_first(made):
    write(made, "a")
    write(made, "droom", part="dream", key="shared")
    assert made.undo("een", ALL, AUTHOR).revision.part == "dream"
    assert made.undo("een", ALL, AUTHOR).revision.part == "start"


def test_undo_leaves_alone_what_others_changed_meanwhile(made):
    write(made, "mine")
    first = made.read("een", "start").number
    write(made, "theirs", key="our_challenge", author="bert")
    undo(made)
    undo(made)
    document = made.read("een", "start").document
    assert (document["intro"], document["our_challenge"]) == ("", "")
    redo(made)
    redo(made)
    assert made.read("een", "start").document == {
        **made.read("een", "start", first).document,
        "our_challenge": "theirs",
    }


# ---- history, names, lists ----


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
    made.delete("drie")
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


# ---- several parts in one act ----


def write_two(store, words):
    """Save a change of two parts as one."""
    start, dream = (store.read("een", part) for part in ("start", "dream"))
    return store.save_all(
        "een",
        {
            "start": {**start.document, "intro": words},
            "dream": {**dream.document, "shared": words},
        },
        {"start": start.number, "dream": dream.number},
        AUTHOR,
    )


def both(store):
    return intro(store), store.read("een", "dream").document["shared"]


def test_one_act_is_one_undo_and_one_redo(made):
    write(made, "first")
    write_two(made, "a")
    write_two(made, "b")
    assert undo(made)
    assert both(made) == ("a", "a")
    assert undo(made)
    assert both(made) == ("first", "")
    assert redo(made)
    assert both(made) == ("a", "a")
    assert redo(made)
    assert both(made) == ("b", "b")
    assert not redo(made)
    assert undo(made)
    assert both(made) == ("a", "a")
    assert undo(made)
    assert undo(made)
    assert not undo(made)


def test_an_act_tells_what_it_took_back(made):
    write_two(made, "a")
    saved = made.undo("een", ALL, AUTHOR)
    parts = {saved.revision.part, *(each.revision.part for each in saved.together)}
    assert parts == {"start", "dream"}


def test_one_part_of_an_act_can_be_taken_back_alone(made):
    write_two(made, "a")
    assert undo(made, ["dream"])
    assert both(made) == ("a", "")
    assert undo(made)
    assert both(made) == ("", "")


def test_an_act_of_which_one_part_is_not_valid_saves_nothing(made):
    start = made.read("een", "start")
    with pytest.raises(ValidationError):
        made.save_all(
            "een",
            {"start": {**start.document, "intro": "a"}, "dream": {"horizon": 3}},
            {"start": 1, "dream": 1},
            AUTHOR,
        )
    assert (intro(made), made.heads("een")["start"]) == ("", 1)
