"""What every store does with a save."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from netwerk_widgets.session.errors import SessionExistsError, SessionNotFoundError
from netwerk_widgets.session.models import PARTS, Session
from tests.session.store.writing import AUTHOR, intro, write


def test_a_new_session_holds_every_part_as_its_model_starts(made):
    empty = Session().model_dump(mode="json")
    assert {part: made.read("een", part).document for part in PARTS} == empty


def test_a_session_may_start_with_documents(store):
    store.create("een", {"start": {"intro": "hallo"}}, AUTHOR)
    assert intro(store) == "hallo"
    assert store.read("een", "dream").document == PARTS["dream"]().model_dump(mode="json")


def test_the_latest_of_several_parts_is_what_each_is_read_as(made):
    made.create("twee", {"start": {"intro": "van een ander"}}, AUTHOR)
    for words in ("a", "b"):
        write(made, words)
    found = made.latest("een", PARTS)
    assert found == {part: made.read("een", part) for part in PARTS}
    assert [*found] == [*PARTS]
    assert (found["start"].number, found["dream"].number) == (3, 1)
    with pytest.raises(SessionNotFoundError):
        made.latest("drie", PARTS)


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
    assert (revision.number, revision.author, revision.undoes) == (2, made.signed(AUTHOR), None)
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
