"""The answers of a round: kept once, and for nobody to see before it is time."""

import threading

import pytest

from netwerk_widgets.rounds import store as module
from netwerk_widgets.rounds.store import Answers, ClosedError
from netwerk_widgets.session.errors import NetwerkError
from tests.rounds.making import key, round_of
from tests.rounds.store.putting import ANONYMOUS, revealed, slip

# ---- what becomes of a round ----


def test_a_round_goes_from_open_to_taken_and_its_answers_go(answers):
    answers.open(ANONYMOUS)
    assert answers.open_in("s1") == ANONYMOUS
    assert answers.put(ANONYMOUS.id, [slip(1), slip(5)]) == ["kept", "kept"]
    assert answers.count(ANONYMOUS.id) == 2
    found = revealed(answers, ANONYMOUS)
    assert sorted(each.answers["innovation.answer"] for each in found) == [1, 5]
    assert answers.open_in("s1") is None
    assert answers.move_on(ANONYMOUS.id, "taken").state == "taken"
    assert answers.count(ANONYMOUS.id) == 0
    with pytest.raises(ClosedError):
        answers.slips(ANONYMOUS.id)
    [kept] = answers.rounds("s1")
    assert kept == ANONYMOUS.model_copy(update={"state": "taken"})


def test_nobody_sees_an_answer_before_it_is_revealed(answers):
    answers.open(ANONYMOUS)
    answers.put(ANONYMOUS.id, [slip(1)])
    for state in ("open", "closed"):
        with pytest.raises(ClosedError):
            answers.slips(ANONYMOUS.id)
        if state == "open":
            answers.move_on(ANONYMOUS.id, "closed")


@pytest.mark.parametrize(
    "steps", [["revealed"], ["taken"], ["closed", "open"], ["closed", "taken"]]
)
def test_no_step_is_skipped_or_taken_back(answers, steps):
    answers.open(ANONYMOUS)
    *before, last = steps
    for each in before:
        answers.move_on(ANONYMOUS.id, each)
    with pytest.raises(ClosedError):
        answers.move_on(ANONYMOUS.id, last)


def test_a_session_has_one_round_open_and_another_its_own(answers):
    answers.open(ANONYMOUS)
    other = round_of("readiness", uid="s2")
    answers.open(other)
    with pytest.raises(NetwerkError) as problem:
        answers.open(round_of("readiness"))
    assert problem.value.key == "round_already"
    assert (answers.open_in("s1"), answers.open_in("s2")) == (ANONYMOUS, other)
    assert answers.open_in("s3") is None


def test_how_it_is_asked_is_fixed_once_the_first_answer_is_in(answers):
    answers.open(ANONYMOUS)
    named = round_of("forces").model_copy(update={"id": ANONYMOUS.id})
    answers.settle(named)
    assert answers.open_in("s1") == named
    answers.put(named.id, [slip(3, round_=named)])
    with pytest.raises(NetwerkError) as problem:
        answers.settle(ANONYMOUS)
    assert problem.value.key == "round_begun"
    answers.move_on(named.id, "closed")
    with pytest.raises(ClosedError):
        answers.settle(named)


def test_a_dropped_round_is_gone_at_any_moment(answers):
    for states in ([], ["closed"], ["closed", "revealed"]):
        round_ = round_of("forces", anonymous=True)
        answers.open(round_)
        answers.put(round_.id, [slip(4, round_=round_)])
        for each in [*states, "dropped"]:
            answers.move_on(round_.id, each)
        assert answers.count(round_.id) == 0


# ---- what is put in ----


def test_a_change_overwrites_and_nothing_is_there_twice(answers):
    answers.open(ANONYMOUS)
    whose = key()
    for value in (1, 2, 3):
        answers.put(ANONYMOUS.id, [slip(value, whose), slip(value, whose)])
    answers.put(ANONYMOUS.id, [slip(5)])
    found = revealed(answers, ANONYMOUS)
    assert sorted(each.answers["innovation.answer"] for each in found) == [3, 5]


def test_a_wrong_organisation_is_corrected_by_sending_again(answers):
    places = round_of("places")
    answers.open(places)
    one, other = places.parties[:2]
    whose = key()
    for party in (one, other):
        answers.put(places.id, [slip(2, whose, places, party=party.id)])
    [found] = revealed(answers, places)
    assert found.party == other.id


def test_a_closed_or_foreign_round_takes_nothing(answers):
    answers.open(ANONYMOUS)
    answers.put(ANONYMOUS.id, [slip(1)])
    for foreign in ("x" * 22, "' OR 1=1 --"):
        with pytest.raises(ClosedError):
            answers.put(foreign, [slip(1)])
    answers.move_on(ANONYMOUS.id, "closed")
    with pytest.raises(ClosedError):
        answers.put(ANONYMOUS.id, [slip(1), slip(2)])
    assert answers.count(ANONYMOUS.id) == 1


def test_there_is_a_most_and_who_is_in_can_still_change(answers, monkeypatch):
    monkeypatch.setattr(module, "MOST_SLIPS", 2)
    answers.open(ANONYMOUS)
    whose = key()
    got = answers.put(ANONYMOUS.id, [slip(1, whose), slip(2), slip(3), slip(4, whose)])
    assert got == ["kept", "kept", "full", "kept"]
    monkeypatch.setattr(module, "MOST_SLIPS", 9)
    monkeypatch.setattr(module, "MOST_TEXT", 300)
    assert answers.put(ANONYMOUS.id, [slip(1), slip(1)]) == ["full", "full"]


def test_two_programs_write_and_read_at_once(answers):
    """The workbook looks how many there are while the door puts them in."""
    answers.open(ANONYMOUS)
    before = answers.change_token()

    def door():
        with Answers() as other:
            for _ in range(40):
                other.put(ANONYMOUS.id, [slip(2)])

    writing = [threading.Thread(target=door) for _ in range(2)]
    for each in writing:
        each.start()
    counted = [answers.count(ANONYMOUS.id) for _ in range(20)]
    for each in writing:
        each.join()
    assert counted == sorted(counted)
    assert answers.count(ANONYMOUS.id) == 80
    assert answers.change_token() != before


def test_a_row_that_somebody_made_up_is_no_round_and_takes_no_other_along(answers):
    answers.open(ANONYMOUS)
    stolen = ANONYMOUS.model_copy(update={"session": "s2"})
    put = "INSERT INTO rounds (id, session, state, document) VALUES (?, 's2', 'open', ?)"
    for document in ("{}", "no", stolen.model_dump_json()):
        with answers._transaction(writing=True) as connection:
            connection.execute(put, ("made-up", document))
        assert answers.all_open({}) == {"s1": ANONYMOUS}
        with answers._transaction(writing=True) as connection:
            connection.execute("DELETE FROM rounds WHERE id = 'made-up'")
