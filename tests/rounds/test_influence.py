"""The round on what one organisation can do to another: each is asked about its own relations."""

import json

import pytest

from netwerk_widgets.paper.slips import on_paper, slips
from netwerk_widgets.rounds.influencing import questions
from netwerk_widgets.rounds.kinds import Wanted, again
from netwerk_widgets.rounds.put import differences, taken
from netwerk_widgets.rounds.sheet import kept, sheet
from netwerk_widgets.rounds.slips import Refused, Slip, read
from netwerk_widgets.rounds.taking import Revealed, puts
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.texts import texts
from netwerk_widgets.widgets.asking import by_hand
from tests.rounds.making import CASE, CODE, key, round_of

NL = texts("nl")


def session(*pairs):
    return Session.model_validate(
        {
            "stakeholders": {"items": [{"id": each, "name": each.upper()} for each in "abcd"]},
            "relations": {
                "items": [
                    {"id": f"r{n}", "from_id": one, "to_id": other}
                    for n, (one, other) in enumerate(pairs)
                ]
            },
        }
    )


#: d has no relation.
SOME = session("ab", "bc", "ba")
ROUND = round_of("influence", SOME)


def sent(party, **given):
    answers = {f"{to}.influence": value for to, value in given.items()}
    return {"round": ROUND.id, "key": key(), "party": party, "answers": answers}


def test_each_is_asked_about_those_with_whom_it_has_a_relation_either_way():
    assert ROUND.whom == {"a": ("b",), "b": ("a", "c"), "c": ("b",)}
    assert [each.id for each in ROUND.parties] == ["a", "b", "c"]
    assert [each.id for each in ROUND.asked_of("b")] == ["a", "c"]
    assert ROUND.asked_of("d") == ()
    assert again(ROUND, CODE).whom == ROUND.whom
    assert questions(session()) == ()


def test_a_phone_is_told_whom_to_ask_about_and_that_the_rest_counts_as_nothing():
    told = sheet(ROUND, NL)
    assert json.loads(json.dumps(told))["whom"]["b"] == ["a", "c"]
    assert "telt als 0" in kept(ROUND, NL)
    assert sheet(round_of("positions"), NL)["whom"] == {}


def test_what_was_not_asked_is_refused_with_a_reason():
    assert read(sent("b", a=4, c=0), ROUND).answers == {"a.influence": 4, "c.influence": 0}
    for party, to in (("a", "c"), ("a", "a")):
        with pytest.raises(Refused) as problem:
            read(sent(party, **{to: 1}), ROUND)
        assert problem.value.key == "whom"
        with pytest.raises(EditError) as typed:
            by_hand.slip(ROUND, {f"{to}.influence": 1}, {"party": party})
        assert typed.value.key == "grid_whom"


def test_it_is_kept_by_party_and_what_people_differ_about_is_asked():
    documents = {"goals": SOME.goals.model_dump(mode="json")}
    given = [
        Slip("", {"a.influence": 4}, "b"),
        Slip("", {"a.influence": 2}, "b"),
        Slip("", {"b.influence": 0}, "a"),
    ]
    wanted = puts(Revealed(ROUND, given))
    [differs] = differences(documents, wanted)
    assert differs.put.spread == (2, 4)
    goals = PARTS["goals"].model_validate(taken(documents, wanted, [differs.at])["goals"])
    assert {each.id: each.on for each in goals.influences} == {"b": {"a": 2}, "a": {"b": 0}}


def test_on_paper_each_organisation_has_its_own_list():
    round_ = on_paper(Wanted("influence", per="party"), SOME)
    page = slips(round_, "Zaal", NL)
    of_a, of_b = page.split('<section class="slip">')[1:3]
    assert ("<em>B</em>" in of_a, "<em>C</em>" in of_a) == (True, False)
    assert ("<em>A</em>" in of_b, "<em>C</em>" in of_b, "<em>B</em>" in of_b) == (True, True, False)


def test_many_organisations_are_no_hindrance_as_each_has_a_few():
    ids = [f"p{n}" for n in range(40)]
    many = Session.model_validate(
        {
            "stakeholders": {"items": [{"id": each, "name": each} for each in ids]},
            "relations": {
                "items": [
                    {"id": f"r{n}", "from_id": ids[n], "to_id": ids[n + 1]} for n in range(39)
                ]
            },
        }
    )
    assert max(map(len, round_of("influence", many).whom.values())) == 2
    assert {*round_of("influence").whom} <= {each.id for each in CASE.stakeholders.items}
