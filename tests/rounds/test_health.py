"""The round on how the network is doing: how long it takes, what is kept of it, and alpha."""

import pytest

from netwerk_widgets.method import STATEMENTS, TRUST
from netwerk_widgets.rounds import questions
from netwerk_widgets.rounds.health import alpha, rows, seconds
from netwerk_widgets.rounds.put import taken
from netwerk_widgets.rounds.slips import DEALT, Slip
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.rounds.making import CASE, round_of

ROLES = ("zorg", "bestuur")


def slips(many, level=lambda n, at: 1 + (n + at) % 5, **more):
    """Answers to all statements: of each person to each what ``level`` says."""
    return [
        Slip("", {f"{s}.answer": level(n, at) for at, s in enumerate(STATEMENTS)}, **more)
        for n in range(many)
    ]


def kept(round_, given):
    """The part of the session after taking over."""
    documents = {"persevering": CASE.persevering.model_dump(mode="json")}
    document = taken(documents, puts(Revealed(round_, given))).get("persevering")
    found = PARTS["persevering"].model_validate(document or documents["persevering"])
    return [
        [each for each in rows if each not in old]
        for rows, old in (
            (found.health, CASE.persevering.health),
            (found.health_roles, CASE.persevering.health_roles),
        )
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sixteen_to_twenty_short_statements_within_six_minutes(language):
    t = texts(language)
    asked = questions.health(Session())
    assert 16 <= len(asked) <= 20
    assert all(4 <= len(each.label.said(t).split()) <= 12 for each in asked)
    assert all(each.definition.said(t) for each in asked)
    assert 8 * len(asked) < seconds(asked, t) <= 360
    assert 1 <= len(TRUST) <= 2


def test_every_word_that_a_phone_shows_is_counted():
    t = texts("nl")
    [one] = [each for each in questions.health(Session()) if each.id == "reliable"]
    # "Ik kan op de andere partijen rekenen." · "Samenwerking" · "1" … "5", with "klopt niet" and
    # "klopt helemaal"
    assert seconds([one], t) == pytest.approx(8 + (7 + 1 + 5 + 2 + 2) * 60 / 200)


def test_alpha_by_hand():
    # Of (1 1 2), (2 3 3), (4 4 5), (5 4 5) the variances are 10/4, 6/4, 27/16 and of the sums
    # (4, 8, 13, 14) 259/16: alpha = 3/2 * (1 - (40 + 24 + 27) / 259) = 36/37.
    people = [(1, 1, 2), (2, 3, 3), (4, 4, 5), (5, 4, 5)] * 5
    assert alpha(people) == pytest.approx(36 / 37)


def test_alpha_of_what_does_not_go_together():
    # Two of three go the same way: 3/2 * (1 - 3v/v) = -3, which is told as -1.
    assert alpha([(1, 1, 5), (5, 5, 1)] * 10) == -1


@pytest.mark.parametrize(
    "people", [[(1, 2, 3)] * 20, [(1, 2), (3, 5)] * 10, [(1, 2, 4), (5, 3, 1)] * 9, []]
)
def test_alpha_takes_three_statements_twenty_people_and_some_difference(people):
    assert alpha(people) is None


def test_a_row_for_each_statement_with_how_many_answered():
    round_ = round_of("health", anonymous=True)
    everybody, roles = kept(round_, slips(20, lambda n, at: 1 + (n + (at == 0)) % 5))
    assert [each.statement for each in everybody] == list(STATEMENTS)
    assert all(sum(each.counts.values()) == 20 for each in everybody)
    assert {(each.n, each.complete) for each in everybody} == {(20, 20)}
    assert 0 < everybody[0].alpha <= 1
    assert len({each.round for each in everybody}) == 1
    assert roles == []


def test_a_second_measurement_stands_beside_the_first():
    first, second = (rows(round_of("health", anonymous=True), slips(6)) for _ in range(2))
    assert not {name for _, name, _ in first} & {name for _, name, _ in second}


def test_below_five_nothing_and_a_statement_that_few_answered_is_not_there():
    round_ = round_of("health", anonymous=True)
    assert rows(round_, slips(4)) == []
    some = [Slip("", {f"{STATEMENTS[0]}.answer": 2}) for _ in range(3)]
    left = [Slip("", {f"{STATEMENTS[1]}.answer": 4}) for _ in range(5)]
    assert [values["statement"] for _, _, values in rows(round_, some + left)] == [STATEMENTS[1]]


def test_no_alpha_of_answers_that_were_tallied_or_are_not_complete():
    round_ = round_of("health", anonymous=True)
    half = [Slip("", dict([*each.answers.items()][1:])) for each in slips(5)]
    mixed = slips(5, lambda n, _at: 1 + n) + slips(20, who=DEALT) + half
    values = rows(round_, mixed)[0][2]
    assert values["complete"] == 5
    assert "alpha" not in values


def test_a_role_stands_apart_when_it_and_the_rest_are_enough():
    round_ = round_of("health", anonymous=True, roles=ROLES)
    low, high = slips(3, lambda *_: 1, role="zorg"), slips(3, lambda *_: 5, role="bestuur")
    _, roles = kept(round_, low + high)
    assert {(each.role, *each.counts) for each in roles} == {("zorg", "1"), ("bestuur", "5")}
    _, alone = kept(round_, low + high[:2])
    assert alone == []
