"""Small things on which an order, a row or a sentence hangs."""

from datetime import date
from types import SimpleNamespace

import pytest

from netwerk_widgets.insights import (
    accelerators,
    changes,
    chosen,
    dilemmas,
    doing,
    dream,
    sentences,
)
from netwerk_widgets.insights.advice import advise
from netwerk_widgets.insights.finding import Finding, Said
from netwerk_widgets.insights.persevering import progress
from netwerk_widgets.insights.sentences import DESCRIBING, FRAGILE, THRESHOLDS
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import texts
from tests.insights.test_advice import CHAIN, INTERNAL
from tests.network.networks import session
from tests.whole import TODAY, whole

NL = texts("nl")


def test_an_action_with_one_day_stands_by_that_day_and_one_without_last():
    days = {
        "none": {},
        "starts": {"start": "2026-05-01"},
        "ends": {"end": "2026-03-01"},
        "both": {"start": "2026-01-01", "end": "2026-12-31"},
    }
    made = whole()
    rows = [{"id": key, "name": key, "owner": "p1", **day} for key, day in days.items()]
    made.doing.actions = Session.model_validate({"doing": {"actions": rows}}).doing.actions
    found = [row.action for row in doing.timeline(made, TODAY)]
    assert found == ["both", "ends", "starts", "none"]


@pytest.mark.parametrize("filled", ["hours", "money", "gain"])
def test_who_filled_in_one_thing_is_there_and_who_filled_in_nothing_is_not(filled):
    made = whole()
    rows = [{"id": "p1", filled: 2}, {"id": "p2"}]
    made.doing.investments = Session.model_validate(
        {"doing": {"investments": rows}}
    ).doing.investments
    (found,) = doing.invested(made)
    assert (found.party, getattr(found, filled)) == ("p1", 2)


def test_of_four_actions_without_a_day_two_are_named():
    made = whole()
    rows = [{"id": f"x{n}", "name": f"Actie {n}", "owner": "p1", "goal": "g1"} for n in range(4)]
    made.doing.actions = Session.model_validate({"doing": {"actions": rows}}).doing.actions
    told = {each.key: each.sentence for each in doing.findings(made, NL, TODAY)}["actions_undated"]
    assert "‘Actie 1’" in told
    assert "‘Actie 2’" not in told


def test_a_measurement_on_a_day_comes_after_one_without():
    made = whole()
    moments = [
        {"id": "late", "on": "2026-05-01"},
        {"id": "early", "on": "2026-02-01"},
        {"id": "open"},
    ]
    values = [{"id": each["id"], "goal": "g1", "moment": each["id"], "value": n}
              for n, each in enumerate(moments, 1)]  # fmt: skip
    made.persevering = Session.model_validate(
        {"persevering": {"moments": moments, "measurements": values}}
    ).persevering
    found = progress(made)[0]
    assert (found.then, found.now) == (3, 1)
    assert made.persevering.moments[0].on == date(2026, 5, 1)


def test_a_measure_that_is_fragile_twice_is_told_once_where_room_is_short(monkeypatch):
    twice = [Said(0.6, Finding("x", "light")), Said(0.9, Finding("x", "heavy"))]

    def phrases(*_given):
        silent = dict.fromkeys([*FRAGILE, *THRESHOLDS, *DESCRIBING], lambda: iter(()))
        return SimpleNamespace(**(silent | {FRAGILE[0]: lambda: iter(twice)}), failed=[])

    monkeypatch.setattr(sentences, "Phrases", phrases)
    small = session("ab", [("a", "b")])
    assert [each.sentence for each in sentences.findings(small, NL, 5)] == ["heavy"]
    assert [each.sentence for each in sentences.findings(small, NL, None)] == ["heavy", "light"]


def test_of_four_dilemmas_without_an_outcome_two_are_named():
    made = whole()
    rows = [{"id": f"x{n}", "name": f"Keuze {n}"} for n in range(4)]
    made.dilemmas.dilemmas = Session.model_validate(
        {"dilemmas": {"dilemmas": rows}}
    ).dilemmas.dilemmas
    told = {each.key: each.sentence for each in dilemmas.findings(made, NL)}["dilemma_open"]
    assert "‘Keuze 1’" in told
    assert "‘Keuze 2’" not in told


def test_of_four_actions_without_an_owner_two_are_named():
    made = whole()
    rows = [{"id": f"x{n}", "name": f"Actie {n}"} for n in range(4)]
    made.doing.actions = Session.model_validate({"doing": {"actions": rows}}).doing.actions
    told = {each.key: each.sentence for each in doing.findings(made, NL, TODAY)}
    assert "‘Actie 1’" in told["actions_without_owner"]
    assert "‘Actie 2’" not in told["actions_without_owner"]


def test_the_theme_of_most_parties_is_told_without_the_others():
    told = {each.key: each.sentence for each in dream.findings(whole(), NL)}["theme_most"]
    first, second = (each.name for each in whole().dream.themes[:2])
    assert f"‘{first}’" in told
    assert f"‘{second}’" not in told


def test_of_two_dilemmas_the_one_that_divides_most_is_told():
    made = whole()
    dilemmas_ = [{"id": "a", "name": "Eens"}, {"id": "b", "name": "Oneens"}]
    places = [("a", "p1", 4), ("a", "p2", 4), ("b", "p1", 2), ("b", "p2", 5)]
    for order in (dilemmas_, dilemmas_[::-1]):
        rows = [
            {"id": f"r{n}", "dilemma": which, "party": party, "position": place}
            for n, (which, party, place) in enumerate(places)
        ]
        made.dilemmas = Session.model_validate(
            {"dilemmas": {"dilemmas": order, "positions": rows}}
        ).dilemmas
        told = {each.key: each.sentence for each in dilemmas.findings(made, NL)}
        assert "Oneens" in told["dilemma_apart"]
        (apart,) = (x.consensus for x in dilemmas.strips(made) if x.dilemma == "b")
        assert apart
        assert NL.number(apart, 2) in told["dilemma_apart"]
        assert "dilemma_agreed" not in told
    for place in made.dilemmas.positions:
        place.position = 4
    told = {each.key: each for each in dilemmas.findings(made, NL)}
    assert "dilemma_apart" not in told
    assert "1,00" in told["dilemma_agreed"].sentence
    assert told["dilemma_agreed"].number == 1


def test_a_measure_is_written_as_its_form_says():
    said = {form: changes.value(SimpleNamespace(form=form), 0.5, NL) for form in
            ("share", "count", "value")}  # fmt: skip
    assert said == {"share": "50%", "count": "0", "value": "0,50"}
    assert changes.value(SimpleNamespace(form="count"), 3, NL) == "3"
    assert changes.value(SimpleNamespace(form="count"), None, NL) == "–"


@pytest.mark.parametrize("network", [CHAIN, INTERNAL])
def test_that_nobody_is_alike_speaks_against_a_diagonal_network_alone(network):
    found = advise(network)
    assert found.kind != "diagonal"
    assert "nobody_alike" not in [each.key for each in found.against]


def test_only_who_has_no_owner_is_named_as_such():
    told = {each.key: each.sentence for each in doing.findings(whole(), NL, TODAY)}
    assert "‘Nieuwsbrief’" in told["actions_without_owner"]
    assert "‘Planten’" not in told["actions_without_owner"]
    assert "‘Afval tellen’" not in told["actions_without_owner"]


def test_relations_across_sectors_are_asked_about_as_such():
    parties = [{"id": "a", "name": "A", "sector": "public"},
               {"id": "b", "name": "B", "sector": "private"},
               {"id": "c", "name": "C", "sector": "private"}]  # fmt: skip
    asked = {
        across: {
            each.key: each.question
            for each in sentences.findings(session(parties, relations), NL, None)
        }["sectors"]
        for across, relations in {
            True: [("a", "b"), ("a", "c"), ("b", "c")],
            False: [("b", "c")],
        }.items()
    }
    assert asked[True] == NL("network.finding.sectors.outward")
    assert asked[False] == NL("network.finding.sectors.inward")


def test_the_highest_and_the_lowest_accelerator_are_told_apart():
    made = Session.model_validate(
        {
            "people": {"items": [{"id": "m", "name": "M"}]},
            "context": {
                "respondents": [
                    {"id": "m", "now": {"sustainability": 5, "lifestyle": 1, "technology": 3}}
                ]
            },
        }
    )
    told = {each.key: each.sentence for each in accelerators.findings(made, NL)}["highest"]
    names = [NL(f"method.accelerator.{each}.label") for each in
             ("sustainability", "lifestyle", "technology")]  # fmt: skip
    assert names[0] in told.partition(names[1])[0]
    assert names[1] in told
    assert names[2] not in told


def test_who_scored_nothing_is_no_answer_to_what_it_asks():
    made = whole()
    before = doing.readiness(made)
    made.doing.readiness = [*made.doing.readiness, type(made.doing.readiness[0])(id="p9")]
    assert doing.readiness(made) == before


def test_every_thing_of_a_round_is_in_its_outcome():
    rows = [
        {"id": f"c{n}", "poll": "p", "way": "dots", "among": "goals", "thing": f"g{n}", "n": 5}
        for n in (1, 2)
    ]
    made = Session.model_validate({"choices": {"items": [*rows, {"id": "half", "poll": "q"}]}})
    (outcome,) = chosen.outcomes(made, NL).values()
    assert {*outcome.poll.counts} == {"g1", "g2"}
