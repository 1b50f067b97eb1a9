"""Small things on which an order, a row or a sentence hangs."""

from datetime import date
from types import SimpleNamespace

import pytest

from netwerk_widgets.insights import dilemmas, doing, sentences
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
