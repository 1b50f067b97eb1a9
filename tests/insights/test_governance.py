import pytest
from hypothesis import given, settings

from netwerk_widgets.insights.governance import KEYS, MODES, _level, governance
from netwerk_widgets.session.cases import case_names, load_case
from netwerk_widgets.session.models import Session
from tests.network.networks import session
from tests.strategies import sessions
from tests.tries import tries


def known(found):
    return {each.key: each.level for each in found.inputs}


def test_nothing_recorded_has_no_candidates_and_says_what_is_missing():
    found = governance(Session())
    assert found.candidates == found.leading == ()
    assert found.missing == KEYS


def agreed(network, position, level, joint):
    ids = [each.id for each in network.stakeholders.items]
    return Session.model_validate(
        network.model_dump()
        | {
            "goals": {
                "goals": [{"id": "g"}],
                "positions": [
                    {"id": each, "positions": {"g": position(n)}} for n, each in enumerate(ids)
                ],
            },
            "dream": {"dreams": [{"id": each, "support": level} for each in ids]},
            "doing": {
                "actions": [
                    {"id": f"a{n}", "owner": ids[0], "partners": ids[1:2] if n < joint else []}
                    for n in range(4)
                ]
            },
        }
    )


def test_few_close_and_agreeing_can_govern_together():
    clique = session("abcd", [(a, b) for a in "abcd" for b in "abcd" if a < b])
    found = governance(agreed(clique, lambda n: 2, 5, 0))
    assert known(found) == {"parties": "low", "trust": "high", "consensus": "high", "need": "low"}
    assert found.leading == ("shared",)
    assert set(found.candidates[0].fits.values()) == {"yes"}
    assert found.candidates[0].score == 1


def test_three_say_something_and_two_do_not():
    for many, known_of in ((3, {*KEYS}), (2, {"parties"})):
        ids = "abc"[:many]
        web = agreed(session(ids, [("a", each) for each in ids[1:]]), lambda n: 2, 5, 1)
        web.doing.actions = web.doing.actions[:many]
        assert {key for key, level in known(governance(web)).items() if level} == known_of


def test_without_relations_nothing_is_known_of_trust():
    assert known(governance(session("abc")))["trust"] is None


def test_loose_around_one_party_asks_for_a_leader():
    ids = [f"p{n}" for n in range(12)]
    star = session(ids, [("p0", each) for each in ids[1:]])
    found = governance(agreed(star, lambda n: 3 if n % 2 else -3, 3, 2))
    assert known(found)["trust"] == "low"
    assert found.leading == ("lead",)


def test_many_with_much_to_do_together_ask_for_an_office():
    ids = [f"p{n}" for n in range(24)]
    web = session(ids, [(ids[n], ids[(n + step) % 24]) for n in range(24) for step in (1, 2, 3)])
    found = governance(agreed(web, lambda n: 2, 4, 4))
    assert known(found)["parties"] == known(found)["need"] == "high"
    assert found.leading == ("nao",)


def test_who_is_outside_does_not_count():
    parties = [{"id": each} for each in "abc"] + [{"id": "z", "ring": "outside"}]
    found = governance(session(parties, [("a", "b"), ("b", "c")]))
    assert found.inputs[0].values == {"n": 3}
    assert found.missing == ("consensus", "need")


@pytest.mark.parametrize("case", case_names())
def test_the_cases_have_candidates_with_doubt(case):
    found = governance(load_case(case, "nl"))
    assert {each.mode for each in found.candidates} == set(MODES)
    assert found.candidates[0].score < 1


@settings(max_examples=tries(40), deadline=None)
@given(sessions())
def test_never_raises_and_never_more_sure_than_its_inputs(any_session):
    found = governance(any_session)
    assert len(found.candidates) == (3 if len(KEYS) - len(found.missing) >= 2 else 0)
    assert all(0 <= each.score <= 1 for each in found.candidates)


@pytest.mark.parametrize(
    ("key", "moderate", "high"),
    [("parties", 9, 21), ("trust", 0.2, 0.5), ("consensus", 0.55, 0.75), ("need", 0.3, 0.6)],
)
def test_from_a_bound_on_something_is_moderate_or_high(key, moderate, high):
    levels = [_level(key, each) for each in (None, moderate - 0.01, moderate, high - 0.01, high)]
    assert levels == [None, "low", "moderate", "moderate", "high"]
