"""Several parts changed in one act, in every store."""

import pytest
from pydantic import ValidationError

from tests.session.store.writing import ALL, AUTHOR, intro, redo, undo, write


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
