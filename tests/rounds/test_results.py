"""What revealed answers say, and what a second round moved."""

import pytest

from netwerk_widgets.rounds.kinds import again
from netwerk_widgets.rounds.results import (
    by_party,
    by_role,
    elsewhere,
    enough,
    moved,
    results,
    said,
)
from netwerk_widgets.rounds.slips import UNLISTED, read
from tests.rounds.making import CODE, raw, round_of


def slips(round_, *values, **about):
    return [read(raw(round_, value, **about), round_) for value in values]


# Tastle & Wierman (2007): all alike 1, half at either end 0, an even spread over five in between.
@pytest.mark.parametrize(
    ("values", "expected"), [([4] * 6, 1.0), ([1, 1, 1, 5, 5, 5], 0.0), ([1, 2, 3, 4, 5], 0.43398)]
)
def test_the_consensus_is_that_of_tastle_and_wierman(values, expected):
    round_ = round_of("forces", anonymous=True)
    [first, *_] = results(round_, slips(round_, *values))
    assert first.consensus == pytest.approx(expected, abs=1e-5)


def test_counts_have_every_value_and_the_middle_was_given():
    round_ = round_of("forces", anonymous=True)
    [first, *_] = results(round_, slips(round_, 1, 2, 4, 5, 5, 2))
    assert first.counts == {1: 1, 2: 2, 3: 0, 4: 1, 5: 2}
    assert (first.n, first.median, first.middle, first.low, first.high) == (6, 3.0, 2, 1, 5)


@pytest.mark.parametrize("least", [5, 9])
def test_nothing_below_the_least_of_an_anonymous_round(least):
    round_ = round_of("forces", anonymous=True, least=least)
    assert results(round_, slips(round_, *[3] * (least - 1))) == []
    assert results(round_, slips(round_, *[3] * least))
    assert enough(round_of("forces"), 1)


def test_one_thing_that_too_few_answered_is_left_out():
    round_ = round_of("forces", anonymous=True)
    left = round_.questions[0].id
    given = slips(round_, *[3] * 6)
    given[:2] = [
        read(raw(round_) | {"answers": {f"{round_.questions[1].id}.answer": 3}}, round_)
        for _ in range(2)
    ]
    assert f"{left}.answer" not in {each.name for each in results(round_, given)}


def test_a_role_only_where_it_and_the_rest_have_three():
    round_ = round_of("forces", anonymous=True, roles=("bestuurder", "adviseur"))

    def groups(few, many):
        return by_role(
            round_,
            slips(round_, *[2] * few, role="bestuurder")
            + slips(round_, *[4] * many, role="adviseur"),
        )

    assert groups(2, 8) == {}
    assert set(groups(3, 3)) == {"bestuurder", "adviseur"}


def test_an_organisation_has_its_lower_median_and_whether_it_differs():
    round_ = round_of("support")
    one, other = round_.parties[:2]
    given = slips(round_, 2, 5, party=one.id) + slips(round_, 3, 3, party=other.id)
    found = by_party(round_, given)
    assert [(each.party, each.median, each.differ) for each in found] == [
        (one.id, 2, True),
        (other.id, 3, False),
    ]


def test_free_text_is_apart_and_hidden_when_there_are_too_few():
    round_ = round_of("lesson", anonymous=True)
    assert said(round_, slips(round_, *[None] * 4)) == []
    assert len(said(round_, slips(round_, *[None] * 5))) == 5
    assert results(round_, slips(round_, *[None] * 5)) == []


def test_who_moved_and_when_to_stop():
    first = round_of("support")
    second = again(first, CODE)
    one, other = first.parties[:2]

    def answers(round_, of_one, of_other):
        return [
            *slips(round_, of_one, party=one.id),
            *slips(round_, of_other, party=other.id),
        ]

    talk = moved((first, answers(first, 1, 5)), (second, answers(second, 4, 5)))
    assert talk.moved == (one.id,)
    assert talk.stayed == (other.id,)
    assert not talk.still
    [(before, after)] = talk.results.values()
    assert before.consensus == 0.0
    assert after.consensus > 0.8
    assert moved((first, answers(first, 4, 5)), (second, answers(second, 4, 5))).still


def test_of_an_anonymous_round_nobody_moves_only_the_whole():
    first = round_of("forces", anonymous=True)
    second = again(first, CODE)
    talk = moved((first, slips(first, *[1, 5] * 3)), (second, slips(second, *[3] * 6)))
    assert talk.moved == talk.stayed == ()
    assert not talk.still


def test_a_room_that_agrees_on_something_else_has_moved():
    """Its consensus is what it was, and nobody has a name: the distribution tells."""
    first = round_of("forces", anonymous=True)
    second = again(first, CODE)
    talk = moved((first, slips(first, *[2] * 6)), (second, slips(second, *[4] * 6)))
    assert {(a.consensus, b.consensus) for a, b in talk.results.values()} == {(1.0, 1.0)}
    assert {elsewhere(a, b) for a, b in talk.results.values()} == {1.0}
    assert not talk.still
    assert moved((first, slips(first, *[2] * 6)), (second, slips(second, *[2] * 7))).still


def test_who_left_something_out_the_second_time_did_not_move():
    first = round_of("positions")
    second = again(first, CODE)
    party = first.parties[0].id
    rest = raw(second, 2, party=party)
    del rest["answers"][f"{second.questions[0].id}.answer"]
    talk = moved((first, slips(first, 2, party=party)), (second, [read(rest, second)]))
    assert (talk.moved, talk.stayed) == ((), (party,))


def test_who_is_not_in_the_list_cannot_be_followed_from_one_round_to_the_next():
    first = round_of("accelerators", listed=True)
    second = again(first, CODE)
    one = first.people[0].id
    was, now = (
        [*slips(each, 2, who=one), *slips(each, value, who=UNLISTED)]
        for each, value in ((first, 2), (second, 5))
    )
    talk = moved((first, was), (second, now))
    assert (talk.moved, talk.stayed) == ((), (one,))
