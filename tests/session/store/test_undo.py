"""What every store takes back and does again."""

from tests.session.store.writing import ALL, AUTHOR, intro, redo, undo, write


def test_undo_goes_back_step_by_step_and_no_further_than_the_beginning(made):
    for words in "abc":
        write(made, words)
    seen = []
    while undo(made):
        seen.append(intro(made))
    assert seen == ["b", "a", ""]
    assert not made.undoable("een", ALL)


def test_undo_is_a_new_revision_that_says_what_it_undoes(made):
    write(made, "a")
    saved = made.undo("een", ALL, "bert")
    assert (saved.revision.number, saved.revision.undoes) == (3, 2)
    assert saved.revision.author == made.signed("bert")
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
    assert made.redoable("een", ALL)
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
    assert not made.redoable("een", ALL)
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
