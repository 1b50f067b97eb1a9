"""Who answered a round with names: looked for in the list of people, and new where not found."""

import pytest
from pydantic import ValidationError

from netwerk_widgets.rounds.kinds import roles, to_choose_from
from netwerk_widgets.rounds.model import Round
from netwerk_widgets.rounds.people import answered, newcomers
from netwerk_widgets.rounds.put import taken
from netwerk_widgets.rounds.results import by_role
from netwerk_widgets.rounds.sheet import sheet
from netwerk_widgets.rounds.slips import UNLISTED, Refused, read
from netwerk_widgets.rounds.store import Answers
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.errors import NetwerkError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.texts import texts
from tests.rounds.making import CASE, raw, round_of

T = texts("nl")
PEOPLE = [
    {"id": "a", "name": "Jannie", "party": "trade"},
    {"id": "b", "name": "Jan", "party": "bank"},
    {"id": "c", "name": "jan", "party": None},
    {"id": "d", "name": ""},
    {"id": "e", "name": "2"},
]


def slips(round_, *who, **about):
    return [read(raw(round_, 3, who=each, **about), round_) for each in who]


def found(*who, people=PEOPLE, **about):
    round_ = round_of("accelerators")
    return answered(round_, slips(round_, *who, **about), people)


@pytest.mark.parametrize(
    ("who", "about", "person"),
    [
        ("  JANNIE", {}, "a"),
        ("Jan", {"party": "bank"}, "b"),
        ("Jan", {"party": "trade"}, "c"),  # nobody's yet
        ("4", {}, "d"),
        ("2", {}, "e"),  # a name goes before a number
        ("1", {"party": "bank"}, "a"),
    ],
)
def test_a_name_or_a_number_leads_to_the_person(who, about, person):
    [one] = found(who, **about)
    assert one.person == person


@pytest.mark.parametrize("who", ["6", "0", "Jannie 2", "٤", "99999999999999999999", "-1", "d"])
def test_what_leads_to_nobody_is_somebody_new(who):
    [one] = found(who)
    assert one.person not in {each["id"] for each in PEOPLE}
    assert one.adds == {"name": who}


def test_nobody_has_two_slips_and_who_is_second_gets_a_number():
    one, two, three = found("Jannie", "jannie", "Jannie")
    assert (one.person, one.adds) == ("a", {})
    assert [two.adds["name"], three.adds["name"]] == ["jannie (2)", "Jannie (3)"]
    assert len({one.person, two.person, three.person}) == 3


def test_newcomers_come_in_the_order_of_their_numbers_not_of_their_answers():
    new = newcomers(found("10", "Zus", "9", "Aap", "7", people=[]))
    assert [each.adds["name"] for each in new] == ["7", "9", "10", "Aap", "Zus"]


def test_taking_over_adds_who_is_new_and_fills_in_an_organisation():
    documents = CASE.model_dump(mode="json") | {"people": {"items": PEOPLE[2:4]}}
    documents["context"]["respondents"] = []
    round_ = round_of("accelerators")
    answers = slips(round_, "Jan", "Nieuw", party="bank")
    revealed = Revealed(round_, answers, people=documents["people"]["items"])
    changed = taken(documents, puts(revealed))
    people = PARTS["people"].model_validate(changed["people"]).items
    assert [(each.name, each.party) for each in people] == [
        ("jan", "bank"), ("", None), ("Nieuw", "bank")
    ]  # fmt: skip
    ids = [each["id"] for each in changed["context"]["respondents"]]
    assert ids == ["c", people[2].id]
    Session.model_validate(documents | changed)


# ---- choosing from the list ----


def test_the_names_go_to_phones_only_when_that_was_chosen_and_it_is_said():
    names = [each.name for each in CASE.people.items]
    for how in ({}, {"anonymous": True}, {"roles": roles(CASE), "anonymous": True}):
        round_ = round_of("accelerators", **how)
        assert not [each for each in names if each in round_.model_dump_json()]
    listed = round_of("accelerators", listed=True)
    told = sheet(listed, T)
    [who] = told["who"]
    assert [each[1] for each in who["options"][:-1]] == [
        f"{number}. {name}" for number, name in enumerate(names, 1)
    ]
    assert who["must"]
    assert told["kept"] == T("rounds.kept.listed")


def test_a_list_without_names_cannot_be_chosen_from():
    empty = CASE.model_copy(update={"people": PARTS["people"].model_validate(
        {"items": [{"id": "a"}, {"id": "b", "role": "bestuurder"}]})})  # fmt: skip
    assert to_choose_from(empty) == ()
    with pytest.raises(NetwerkError) as problem:
        round_of("accelerators", empty, listed=True)
    assert problem.value.key == "round_unlisted"


def test_one_chooses_oneself_or_nobody_of_the_list_and_nothing_else():
    round_ = round_of("accelerators", listed=True)
    first = round_.people[0]
    chosen = [read(raw(round_, 3, who=each), round_) for each in (first.id, UNLISTED, UNLISTED)]
    people = CASE.people.model_dump(mode="json")["items"]
    own, one, other = answered(round_, chosen, people)
    assert own.person == first.id
    assert {one.person, other.person}.isdisjoint({each["id"] for each in people})
    assert one.person != other.person
    for wrong, key in (("", "who"), ("nobody", "form"), (first.name, "form")):
        with pytest.raises(Refused) as problem:
            read(raw(round_, 3, who=wrong), round_)
        assert problem.value.key == key


def test_a_list_of_names_is_in_no_anonymous_round():
    listed = round_of("accelerators", listed=True)
    for how in ({"anonymous": True}, {"per": "party"}):
        with pytest.raises(ValidationError):
            Round.model_validate(listed.model_dump() | how)


def test_when_it_is_over_the_names_to_choose_from_go(tmp_path):
    with Answers(tmp_path / "answers.db") as answers:
        for over in ("taken", "dropped"):
            round_ = round_of("accelerators", listed=True)
            answers.open(round_)
            answers.put(round_.id, slips(round_, round_.people[0].id))
            answers.move_on(round_.id, "closed")
            answers.move_on(round_.id, "revealed")
            answers.move_on(round_.id, over)
        kept = b"".join(each.read_bytes() for each in tmp_path.glob("answers.db*"))
    assert CASE.people.items[0].name.encode() not in kept


# ---- roles ----


def told_by_role(*sizes):
    """The roles that are told apart when so many of each have answered, and of nobody's role."""
    names = tuple(f"rol {n}" for n in range(len(sizes) - 1))
    round_ = round_of("forces", anonymous=True, roles=names)
    sent = [
        read(raw(round_, 3, role=role), round_)
        for role, many in zip((*names, ""), sizes, strict=True)
        for _ in range(many)
    ]
    return [int(each.removeprefix("rol ")) for each in by_role(round_, sent)]


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ((3, 3, 0), [0, 1]),
        ((3, 2, 0), []),  # the rest would be two
        ((2, 6, 0), []),
        ((3, 0, 3), [0]),
        ((3, 4, 1), [1]),  # with both of them the whole would give the one away
        ((3, 4, 2), [1]),
        ((3, 4, 3), [0, 1]),
        ((3, 4, 2, 0), [1]),
        ((8, 0, 0), []),
    ],
)
def test_a_role_is_told_only_where_it_and_the_rest_have_three(sizes, told):
    assert told_by_role(*sizes) == told


def test_the_roles_to_choose_from_are_those_of_the_people_each_once():
    people = [{"id": f"p{n}", "role": role} for n, role in enumerate(
        ("kweker", "Kweker ", "", "wethouder"))]  # fmt: skip
    session = Session.model_validate({"people": {"items": people}})
    assert roles(session) == ("kweker", "wethouder")
    many = Session.model_validate({"people": {"items": [
        {"id": f"p{n}", "role": f"rol {n}"} for n in range(21)]}})  # fmt: skip
    assert roles(many) == ()


def test_who_got_a_number_behind_a_name_is_still_the_same_in_that_organisation():
    people = [*PEOPLE, {"id": "f", "name": "Jannie (2)", "party": "bank"}]
    [one] = found("Jannie", people=people, party="bank")
    assert (one.person, one.adds) == ("f", {})
    [one] = found("Jannie", people=people, party="municipality")
    assert one.adds == {"name": "Jannie (2)", "party": "municipality"}
