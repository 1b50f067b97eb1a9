"""The messages below the bar."""

import pytest

from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.header import Header, page_state

T = texts("nl")


@pytest.fixture
def bar():
    made = Header(T, page_state("start", None, T), lambda *_: None)
    yield made
    made.close()


def test_what_is_said_again_stands_there_once_and_anew(bar):
    bar.notice("Hier kun je niet schrijven.", topic="reading")
    [first] = bar.notices
    bar.notice("Iets anders.")
    bar.notice("Hier kun je niet schrijven.", "problem")
    assert [(each["text"], each["kind"]) for each in bar.notices] == [
        ("Iets anders.", "news"),
        ("Hier kun je niet schrijven.", "problem"),
    ]
    assert bar.notices[1]["id"] != first["id"]
    # It is still about the same, and goes with it.
    bar.withdraw("reading")
    assert [each["text"] for each in bar.notices] == ["Iets anders."]


def test_two_acts_in_the_same_words_can_each_be_undone(bar):
    undone = []
    for number in (1, 2):
        bar.notice(
            "Partij weg.", "done", "Maak ongedaan", lambda number=number: undone.append(number)
        )
    first, _ = bar.notices
    bar._receive(bar, {"type": "act", "id": first["id"]}, [])
    assert undone == [1]
    assert [each["text"] for each in bar.notices] == ["Partij weg."]
