"""The two cases are complete and believable through all seven steps."""

from collections import Counter
from datetime import date

import networkx as nx
import pytest

from netwerk_widgets.insights.advice import advise
from netwerk_widgets.method import ACCELERATORS, ASKS, CASES, CONDITIONS, FORCES, STEPS, Step
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import requirements, status
from netwerk_widgets.texts import LANGUAGES, Language

BOTH = [(name, language) for name in CASES for language in LANGUAGES]


def inner(session: Session) -> set[str]:
    return {each.id for each in session.stakeholders.items if each.ring in ("core", "ring")}


@pytest.mark.parametrize("name", CASES)
def test_the_context_is_scored_by_enough_people_who_do_not_all_agree(name: str) -> None:
    context = load_case(name, "nl").context
    assert [each.id for each in context.forces] == list(FORCES)
    assert all(each.relevance and each.note for each in context.forces)
    assert 8 <= len(context.respondents) <= 12
    for accelerator in ACCELERATORS:
        for scores in ("now", "expected"):
            given = [getattr(each, scores)[accelerator] for each in context.respondents]
            assert len(set(given)) >= 3
    assert [each.id for each in context.reinforcement] == list(ACCELERATORS)
    for each in context.reinforcement:
        assert set(each.strengthens) == set(ACCELERATORS) - {each.id}


@pytest.mark.parametrize("name", CASES)
def test_the_domain_is_marked_out_and_the_map_holds_together(name: str) -> None:
    session = load_case(name, "nl")
    kinds = {"laanboompact": "diagonal", "zeeuws-vlaanderen": "chain"}
    assert session.domain.kind == kinds[name]
    assert session.domain.kind_reason
    assert session.domain.geography
    assert session.domain.parties == "combination"
    assert {"in", "out"} <= {each.scope for each in session.domain.scope}
    for each in session.stakeholders.items:
        assert each.ring
        assert each.sector
        assert each.branch
        assert each.role
        assert each.power
        assert each.interest
        assert each.interests
        assert each.values
        assert each.activities
    network = nx.Graph((each.from_id, each.to_id) for each in session.relations.items)
    assert nx.is_connected(network)
    assert set(network) == {each.id for each in session.stakeholders.items}
    assert len(session.relations.items) >= len(inner(session)) - 1


def test_the_care_chain_runs_through_zorgsaam() -> None:
    session = load_case("zeeuws-vlaanderen", "nl")
    relations = session.relations.items
    network = nx.Graph((each.from_id, each.to_id) for each in relations)
    between = nx.betweenness_centrality(network)
    assert max(between, key=between.__getitem__) == "zorgsaam"
    network.remove_node("zorgsaam")
    assert sorted(len(each) for each in nx.connected_components(network)) == [3, 11]
    kinds = Counter(each.kind for each in relations)
    assert kinds["supply"] > len(relations) / 2
    branches = Counter(each.branch for each in session.stakeholders.items)
    assert set(branches.values()) == {1}


def test_the_laanboompact_joins_alike_and_different_public_and_private() -> None:
    session = load_case("laanboompact", "nl")
    party = {each.id: each for each in session.stakeholders.items}
    pairs = [(party[each.from_id], party[each.to_id]) for each in session.relations.items]
    alike = sum(a.branch == b.branch for a, b in pairs)
    mixed = sum({a.sector, b.sector} == {"public", "private"} for a, b in pairs)
    assert alike >= 6
    assert mixed >= 6
    assert len(pairs) - alike >= 12
    assert {each.kind for each in session.relations.items} == {
        "supply",
        "cooperation",
        "information",
        "funding",
        "authority",
    }


@pytest.mark.parametrize("name", CASES)
def test_the_advice_is_the_articles_kind_of_network_now_and_at_the_first_moment(name: str) -> None:
    session = load_case(name, "nl")
    assert advise(session).kind == session.domain.kind
    assert (
        advise(Session.model_validate(session.moments.frozen[0].state)).kind == session.domain.kind
    )


@pytest.mark.parametrize("name", CASES)
def test_every_inner_party_dreams_takes_position_exchanges_and_invests(name: str) -> None:
    session = load_case(name, "nl")
    wanted = inner(session)
    assert {each.id for each in session.dream.dreams if each.sentence and each.support} == wanted
    goals = {each.id for each in session.goals.goals}
    assert {each.id for each in session.goals.positions} == wanted
    assert all(set(each.positions) == goals for each in session.goals.positions)
    assert {each.id for each in session.dilemmas.exchanges if each.brings and each.gets} == wanted
    assert {each.id for each in session.doing.investments if each.hours is not None} == wanted
    balance = {
        each.id: each.gets_weight - each.brings_weight for each in session.dilemmas.exchanges
    }
    takers = {"laanboompact": ["waalzicht"], "zeeuws-vlaanderen": ["college"]}
    assert [party for party, surplus in balance.items() if surplus >= 2] == takers[name]


@pytest.mark.parametrize("name", CASES)
def test_each_goal_is_measurable_and_contested_and_has_an_action(name: str) -> None:
    session = load_case(name, "nl")
    acted = {each.goal for each in session.doing.actions}
    contested = 0
    for goal in session.goals.goals:
        assert goal.indicator
        assert goal.unit
        assert goal.baseline is not None
        assert goal.target is not None
        assert goal.baseline != goal.target
        assert goal.due
        assert goal.owner
        assert goal.theme
        assert goal.accelerators
        assert goal.id in acted
        places_taken = [each.positions[goal.id] for each in session.goals.positions]
        contested += min(places_taken) < 0 < max(places_taken)
    assert contested >= 3
    assert 4 <= len(session.goals.goals) <= 6
    assert {goal.theme for goal in session.goals.goals} == {t.id for t in session.dream.themes}


@pytest.mark.parametrize("name", CASES)
def test_each_dilemma_has_reasons_from_both_sides_and_an_outcome(name: str) -> None:
    session = load_case(name, "nl")
    core = {each.id for each in session.stakeholders.items if each.ring == "core"}
    assert 3 <= len(session.dilemmas.dilemmas) <= 4
    for dilemma in session.dilemmas.dilemmas:
        assert dilemma.outcome
        assert dilemma.review
        assert dilemma.goal
        taken = [each for each in session.dilemmas.positions if each.dilemma == dilemma.id]
        assert all(each.position and each.reason for each in taken)
        assert core < {each.party for each in taken}
        assert min(each.position for each in taken) <= 2
        assert max(each.position for each in taken) >= 6


@pytest.mark.parametrize("name", CASES)
def test_the_actions_and_the_readiness_are_complete(name: str) -> None:
    doing = load_case(name, "nl").doing
    assert 8 <= len(doing.actions) <= 12
    for action in doing.actions:
        assert action.owner
        assert action.start
        assert action.end
        assert action.start < action.end
        assert action.owner not in action.partners
    assert {each.status for each in doing.actions} == {"done", "busy", "planned"}
    today = date(2026, 11, 23)
    assert [each.status for each in doing.actions if each.end < today].count("busy") == 1
    assert all(each.start > today for each in doing.actions if each.status == "planned")
    assert [each.id for each in doing.conditions] == list(CONDITIONS)
    assert all(each.level and each.note for each in doing.conditions)
    assert 6 <= len(doing.readiness) <= 9
    assert all(set(each.scores) == set(ASKS) for each in doing.readiness)


@pytest.mark.parametrize("name", CASES)
def test_the_group_measures_learns_and_comes_back(name: str) -> None:
    session = load_case(name, "nl")
    found = session.persevering
    goals = {each.id for each in session.goals.goals}
    assert len(found.moments) == 2
    for moment in found.moments:
        measured = [each for each in found.measurements if each.moment == moment.id]
        assert {each.goal for each in measured if each.value is not None} == goals
    assert 4 <= len(found.lessons) <= 6
    assert found.next_review > max(each.on for each in found.moments)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("name", "language"), BOTH)
def test_every_step_of_a_case_is_ready(name: str, language: Language, step: Step) -> None:
    session = load_case(name, language)
    assert [each.key for each in requirements(session, step) if not each.met] == []
    assert status(session, step) == "ready"
