"""The two cases: valid, complete through all seven steps, and honest about their source."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import networkx as nx
import pytest

from netwerk_widgets import places
from netwerk_widgets.method import ACCELERATORS, ASKS, CASES, CONDITIONS, FORCES
from netwerk_widgets.network.advice import advise
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Model, Ref
from netwerk_widgets.texts import LANGUAGES, Language

#: Parts that are about the group's own confirmations and not about the case.
NOT_IN_A_CASE = {"steps"}
FROZEN = ("stakeholders", "relations", "context", "doing")
SAID_BY_THE_ARTICLE = {
    "laanboompact": (
        "versterking van het laanboomcluster en de regionale economie in de Betuwe",
        "sterkere internationale marktpositie",
        "betere ruimtelijke kwaliteit",
        "toegenomen innovatie en samenwerking",
        "gezamenlijke visieontwikkeling",
        "meerjarenaanpak",
        "themagericht werken",
        "heldere domeinafbakening",
        "ondernemersgedreven projecten en activiteiten",
        "2007",
    ),
    "zeeuws-vlaanderen": (
        "gepaste zorg",
        "alle inwoners van Zeeuws-Vlaanderen",
        "naadloze zorg",
        "dicht bij huis",
        "zorg- en overheidsinstellingen",
        "regeerakkoord",
    ),
}
PARTIES_OF_THE_ARTICLE = {
    "laanboompact": [
        "Laanboomkwekers",
        "Handel",
        "Toelevering",
        "Gemeente Neder-Betuwe",
        "KvK Midden-Nederland",
        "Rabobank West-Betuwe",
        "Provincie Gelderland",
    ],
    "zeeuws-vlaanderen": ["ZorgSaam", "Curamus", "Andere zorg- en overheidsinstellingen"],
}
BOTH = [(name, language) for name in CASES for language in LANGUAGES]


@cache
def raw(name: str) -> dict[str, Any]:
    folder = places.data() / "cases" / name
    return {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in folder.glob("*.json")}


def is_text(node: object) -> bool:
    return isinstance(node, dict) and set(node) == set(LANGUAGES)


def resolve(node: Any, language: Language) -> Any:
    if is_text(node):
        return node[language]
    if isinstance(node, dict):
        return {key: resolve(value, language) for key, value in node.items()}
    if isinstance(node, list):
        return [resolve(each, language) for each in node]
    return node


def load(name: str, language: Language) -> Session:
    parts = {part: each for part, each in raw(name).items() if part != "case"}
    return Session.model_validate(resolve(parts, language))


def each_text(node: Any) -> Iterator[dict[str, str]]:
    if is_text(node):
        yield node
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from each_text(each)


def sources(node: Any) -> Iterator[str]:
    if isinstance(node, Model):
        for name in type(node).model_fields:
            value = getattr(node, name)
            if name in ("source", "shared_source"):
                yield value
            yield from sources(value)
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from sources(each)


def references(node: Any) -> Iterator[tuple[str, str]]:
    """Every (kind, id) that a document of models points at."""
    if isinstance(node, list):
        for each in node:
            yield from references(each)
    elif isinstance(node, Model):
        for name, info in type(node).model_fields.items():
            value = getattr(node, name)
            marks = list(marked((info.annotation, *info.metadata)))
            if marks and value is not None:
                ids = [value] if isinstance(value, str) else list(value)
                yield from ((marks[0].kind, each) for each in ids)
            else:
                yield from references(value)


def marked(annotations: Any) -> Iterator[Ref]:
    """The reference marks of a field: on itself, its list items or its keys."""
    for annotation in annotations:
        if isinstance(annotation, Ref):
            yield annotation
        metadata = getattr(annotation, "__metadata__", ())
        yield from marked((*metadata, *getattr(annotation, "__args__", ())))


def known(session: Session) -> set[tuple[str, str]]:
    kept = {
        "stakeholder": session.stakeholders.items,
        "theme": session.dream.themes,
        "goal": session.goals.goals,
        "dilemma": session.dilemmas.dilemmas,
        "moment": session.persevering.moments,
    }
    return {(kind, each.id) for kind, items in kept.items() for each in items}


def inner(session: Session) -> set[str]:
    return {each.id for each in session.stakeholders.items if each.ring in ("core", "ring")}


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_every_part_and_says_where_it_comes_from(name: str) -> None:
    assert set(raw(name)) == set(PARTS) - NOT_IN_A_CASE | {"case"}
    about = raw(name)["case"]
    assert set(about) == {"title", "article", "illustrative"}
    assert all(is_text(each) for each in about.values())


@pytest.mark.parametrize("name", CASES)
def test_every_text_is_there_in_both_languages_and_translated(name: str) -> None:
    found = list(each_text(raw(name)))
    assert len(found) > 300
    assert all(each["nl"].strip() and each["en"].strip() for each in found)
    same = [each["nl"] for each in found if each["nl"] == each["en"]]
    assert len(same) <= len(found) * 0.02


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_a_case_is_a_valid_session_that_is_about_itself(name: str, language: Language) -> None:
    session = load(name, language)
    assert session.start.case == name
    for frozen in session.moments.frozen:
        assert tuple(frozen.state) == FROZEN
        for part, document in frozen.state.items():
            PARTS[part].model_validate(document)


@pytest.mark.parametrize("name", CASES)
def test_the_languages_differ_in_words_only(name: str) -> None:
    def shape(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: shape(value) for key, value in node.items()}
        if isinstance(node, list):
            return [shape(each) for each in node]
        return "text" if isinstance(node, str) else node

    dutch, english = (load(name, language).model_dump(mode="json") for language in LANGUAGES)
    assert shape(dutch) == shape(english)


@pytest.mark.parametrize("name", CASES)
def test_nothing_claims_to_come_from_the_group(name: str) -> None:
    session = load(name, "nl")
    states = [
        PARTS[part].model_validate(document)
        for frozen in session.moments.frozen
        for part, document in frozen.state.items()
    ]
    found = Counter(sources(session)) + Counter(sources(states))
    assert set(found) == {"article", "illustrative"}


@pytest.mark.parametrize("name", CASES)
def test_every_reference_leads_somewhere(name: str) -> None:
    session = load(name, "nl")
    found = {ref for part in PARTS for ref in references_of(getattr(session, part))}
    assert {kind for kind, _ in found} == {"stakeholder", "theme", "goal", "dilemma", "moment"}
    assert found <= known(session)
    assert {each.id for each in session.moments.frozen} == {
        each.id for each in session.persevering.moments
    }


def references_of(part: Model) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        yield from references(value if isinstance(value, list) else [])


@pytest.mark.parametrize("name", CASES)
def test_a_frozen_moment_stands_on_its_own(name: str) -> None:
    session = load(name, "nl")
    for frozen in session.moments.frozen:
        parties = {each["id"] for each in frozen.state["stakeholders"]["items"]}
        for part, document in frozen.state.items():
            found = set(references_of(PARTS[part].model_validate(document)))
            assert {each for kind, each in found if kind == "stakeholder"} <= parties
            assert {ref for ref in found if ref[0] != "stakeholder"} <= known(session)


@pytest.mark.parametrize("name", CASES)
def test_what_the_article_says_is_there_literally(name: str) -> None:
    session = load(name, "nl")
    written = json.dumps(resolve(raw(name), "nl"), ensure_ascii=False).lower()
    assert [each for each in SAID_BY_THE_ARTICLE[name] if each.lower() not in written] == []
    assert [
        each.name for each in session.stakeholders.items if each.source == "article"
    ] == PARTIES_OF_THE_ARTICLE[name]
    assert session.dream.shared_source == "article"


def test_the_three_results_of_the_laanboompact_are_the_articles() -> None:
    themes = [
        each.name for each in load("laanboompact", "nl").dream.themes if each.source == "article"
    ]
    assert themes == [
        "Sterkere internationale marktpositie",
        "Betere ruimtelijke kwaliteit",
        "Toegenomen innovatie en samenwerking",
    ]


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_names_fit_on_a_screen(name: str, language: Language) -> None:
    session = load(name, language)
    assert all(len(each.name) <= 40 for each in session.stakeholders.items)
    assert all(len(each.name) <= 80 for each in session.goals.goals)
    assert all(len(each.name) <= 80 for each in session.doing.actions)


@pytest.mark.parametrize("name", CASES)
def test_the_context_is_scored_by_enough_people_who_do_not_all_agree(name: str) -> None:
    context = load(name, "nl").context
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
    session = load(name, "nl")
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
    session = load("zeeuws-vlaanderen", "nl")
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
    session = load("laanboompact", "nl")
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
    session = load(name, "nl")
    assert advise(session).kind == session.domain.kind
    assert (
        advise(Session.model_validate(session.moments.frozen[0].state)).kind == session.domain.kind
    )


@pytest.mark.parametrize("name", CASES)
def test_every_inner_party_dreams_takes_position_exchanges_and_invests(name: str) -> None:
    session = load(name, "nl")
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
    session = load(name, "nl")
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
    session = load(name, "nl")
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
    doing = load(name, "nl").doing
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
    session = load(name, "nl")
    found = session.persevering
    goals = {each.id for each in session.goals.goals}
    assert len(found.moments) == 2
    for moment in found.moments:
        measured = [each for each in found.measurements if each.moment == moment.id]
        assert {each.goal for each in measured if each.value is not None} == goals
    assert 4 <= len(found.lessons) <= 6
    assert found.next_review > max(each.on for each in found.moments)


@pytest.mark.parametrize("name", CASES)
def test_the_first_moment_is_an_earlier_state_and_the_last_is_the_present(name: str) -> None:
    session = load(name, "nl")
    first, last = session.moments.frozen
    now = session.model_dump(mode="json")
    present = {
        part: PARTS[part].model_validate(document).model_dump(mode="json")
        for part, document in last.state.items()
    }
    assert present == {part: now[part] for part in FROZEN}
    for part in ("stakeholders", "relations"):
        assert len(first.state[part]["items"]) < len(now[part]["items"])
    earlier = PARTS["context"].model_validate(first.state["context"]).respondents
    by_id = {each.id: each for each in session.context.respondents}
    pairs = [(each.now[a], by_id[each.id].now[a]) for each in earlier for a in ACCELERATORS]
    assert all(then <= today for then, today in pairs)
    assert any(then < today for then, today in pairs)
    for moment, frozen in zip(session.persevering.moments, session.moments.frozen, strict=True):
        assert frozen.taken.date() == moment.on
