"""What the facilitator types in, among the answers of phones."""

from dataclasses import replace

import pytest

from netwerk_widgets.rounds.slips import Slip
from netwerk_widgets.rounds.store import ClosedError
from tests.rounds.making import round_of
from tests.rounds.store.putting import ANONYMOUS, revealed, slip

INNOVATION = "innovation.answer"
PARTIES = round_of("support")


def scored(value):
    return lambda _old: Slip("", {INNOVATION: value})


def test_a_row_that_is_typed_once_more_changes_and_counts_once(answers):
    answers.open(ANONYMOUS)
    answers.put(ANONYMOUS.id, [slip(5)])
    answers.type_in(ANONYMOUS.id, {"1": scored(1), "2": scored(2)})
    answers.type_in(ANONYMOUS.id, {"1": lambda old: replace(old, answers={INNOVATION: 3})})
    assert answers.count(ANONYMOUS.id) == 3
    typed = {row: dict(each.answers) for row, each in answers.by_hand(ANONYMOUS.id).items()}
    assert typed == {"1": {INNOVATION: 3}, "2": {INNOVATION: 2}}
    answers.type_in(ANONYMOUS.id, {"2": lambda _old: None, "9": lambda _old: None})
    assert sorted(each.answers[INNOVATION] for each in revealed(answers, ANONYMOUS)) == [3, 5]


def test_who_answered_by_phone_is_known_and_never_what(answers):
    answers.open(PARTIES)
    one, other = (each.id for each in PARTIES.parties[:2])
    answers.put(PARTIES.id, [slip(4, round_=PARTIES, party=one)])
    answers.type_in(PARTIES.id, {other: lambda _old: slip(2, round_=PARTIES, party=other)})
    assert answers.by_phone(PARTIES.id) == [Slip("", party=one)]
    assert [*answers.by_hand(PARTIES.id)] == [other]


def test_after_closing_nobody_knows_which_were_typed(answers):
    answers.open(ANONYMOUS)
    answers.type_in(ANONYMOUS.id, {"paper 7": scored(1)})
    answers.move_on(ANONYMOUS.id, "closed")
    assert answers.by_hand(ANONYMOUS.id) == {}
    with pytest.raises(ClosedError):
        answers.type_in(ANONYMOUS.id, {"paper 7": scored(2)})
    assert answers.count(ANONYMOUS.id) == 1


def test_which_grid_stands_open_is_kept_until_the_round_closes(answers):
    answers.open(ANONYMOUS)
    assert answers.grid(ANONYMOUS.id) is None
    for left in ("answers", "tally", "shut"):
        answers.leave(ANONYMOUS.id, left)
        assert answers.grid(ANONYMOUS.id) == left
    answers.move_on(ANONYMOUS.id, "closed")
    assert answers.grid(ANONYMOUS.id) is None
    with pytest.raises(ClosedError):
        answers.leave(ANONYMOUS.id, "answers")
