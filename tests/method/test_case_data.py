"""The two cases: valid, in two languages, and honest about what the article says."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from netwerk_widgets import places
from netwerk_widgets.method import ACCELERATORS, CASES
from netwerk_widgets.session.cases import load_case, localised
from netwerk_widgets.session.fields import typed
from netwerk_widgets.session.models import PARTS, Session
from netwerk_widgets.session.models.common import Model, Ref
from netwerk_widgets.session.models.sources import Sourced
from netwerk_widgets.texts import LANGUAGES, Language

#: Parts that are about the group's own confirmations and not about the case.
NOT_IN_A_CASE = {"programme", "steps", "room", "ideas", "choices", "own"}
FROZEN = ("stakeholders", "relations", "people", "context", "doing", "persevering")
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


def each_text(node: Any) -> Iterator[dict[str, str]]:
    if is_text(node):
        yield node
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from each_text(each)


def sources(node: Any) -> Iterator[tuple[str, str, Any]]:
    """Who says so of every filled field: the source, the field, what it says."""
    if isinstance(node, Sourced):
        for name in typed(type(node)):
            value = getattr(node, name)
            if value not in (None, "", [], {}):
                yield node.says(name), name, value
    if isinstance(node, Model):
        for name in type(node).model_fields:
            yield from sources(getattr(node, name))
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
        "person": session.people.items,
        "theme": session.dream.themes,
        "goal": session.goals.goals,
        "dilemma": session.dilemmas.dilemmas,
        "moment": session.persevering.moments,
    }
    return {(kind, each.id) for kind, items in kept.items() for each in items}


@pytest.mark.parametrize("name", CASES)
def test_a_case_has_every_part_and_says_where_it_comes_from(name: str) -> None:
    assert set(raw(name)) == set(PARTS) - NOT_IN_A_CASE | {"case"}
    about = raw(name)["case"]
    assert set(about) == {"title", "summary", "article", "illustrative"}
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
    session = load_case(name, language)
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

    dutch, english = (load_case(name, language).model_dump(mode="json") for language in LANGUAGES)
    assert shape(dutch) == shape(english)


@pytest.mark.parametrize("name", CASES)
def test_nothing_claims_to_come_from_the_group(name: str) -> None:
    session = load_case(name, "nl")
    states = [
        PARTS[part].model_validate(document)
        for frozen in session.moments.frozen
        for part, document in frozen.state.items()
    ]
    found = [*sources(session), *sources(states)]
    assert {source for source, _, _ in found} == {"article", "illustrative"}


#: What of a case the article may be the source of: names, who works with whom, and its own words.
OF_THE_ARTICLE = {"name", "branch", "from_id", "to_id", "kind", "parties", "note", "intro", "text"}


@pytest.mark.parametrize("name", CASES)
def test_what_we_made_up_is_never_said_to_be_the_articles(name: str) -> None:
    session = load_case(name, "nl")
    said = [(field, value) for source, field, value in sources(session) if source == "article"]
    assert {field for field, _ in said} <= OF_THE_ARTICLE
    for each in session.stakeholders.items:
        invented = set(typed(type(each))) - {"name", "branch"}
        assert "article" not in {each.says(field) for field in invented}
    assert {each.says(field) for each in session.relations.items for field in ("strength", "note")
            } == {"illustrative"}  # fmt: skip
    [goal] = [each for each in session.start.tests if each.id == "shared_goal"]
    assert (goal.says("answer"), goal.says("note")) == ("illustrative", "article")


@pytest.mark.parametrize("name", CASES)
def test_every_reference_leads_somewhere(name: str) -> None:
    session = load_case(name, "nl")
    found = {ref for part in PARTS for ref in references_of(getattr(session, part))}
    kinds = {"stakeholder", "person", "theme", "goal", "dilemma", "moment"}
    assert {kind for kind, _ in found} == kinds
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
    session = load_case(name, "nl")
    for frozen in session.moments.frozen:
        parties = {each["id"] for each in frozen.state["stakeholders"]["items"]}
        for part, document in frozen.state.items():
            found = set(references_of(PARTS[part].model_validate(document)))
            assert {each for kind, each in found if kind == "stakeholder"} <= parties
            assert {ref for ref in found if ref[0] != "stakeholder"} <= known(session)


@pytest.mark.parametrize("name", CASES)
def test_what_the_article_says_is_there_literally(name: str) -> None:
    session = load_case(name, "nl")
    written = json.dumps(localised(raw(name), "nl"), ensure_ascii=False).lower()
    assert [each for each in SAID_BY_THE_ARTICLE[name] if each.lower() not in written] == []
    assert [
        each.name for each in session.stakeholders.items if each.says("name") == "article"
    ] == PARTIES_OF_THE_ARTICLE[name]


@pytest.mark.parametrize("name", CASES)
def test_what_we_made_of_the_articles_aim_is_not_said_to_be_the_articles(name: str) -> None:
    """The article has an aim and results; a dream and themes for a year to come are ours."""
    dream = load_case(name, "nl").dream
    assert {source for source, _, _ in sources(dream)} == {"illustrative"}


def test_the_article_names_relations_only_in_the_care_case() -> None:
    """Of the pact it says who takes part, not who has what with whom."""

    def said(name: str) -> list[tuple[str, str]]:
        session = load_case(name, "nl")
        frozen = PARTS["relations"].model_validate(session.moments.frozen[-1].state["relations"])
        now = [
            (e.from_id, e.to_id) for e in session.relations.items if e.says("from_id") == "article"
        ]
        last = [(e.from_id, e.to_id) for e in frozen.items if e.says("from_id") == "article"]
        assert now == last
        return now

    assert said("laanboompact") == []
    assert len(said("zeeuws-vlaanderen")) == 3


def test_the_three_results_of_the_laanboompact_are_told() -> None:
    themes = [each.name for each in load_case("laanboompact", "nl").dream.themes[:3]]
    assert themes == [
        "Sterkere internationale marktpositie",
        "Betere ruimtelijke kwaliteit",
        "Toegenomen innovatie en samenwerking",
    ]


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_names_fit_on_a_screen(name: str, language: Language) -> None:
    session = load_case(name, language)
    assert all(len(each.name) <= 40 for each in session.stakeholders.items)
    assert all(len(each.name) <= 80 for each in session.goals.goals)
    assert all(len(each.name) <= 80 for each in session.doing.actions)


@pytest.mark.parametrize("name", CASES)
def test_the_first_moment_is_an_earlier_state_and_the_last_is_the_present(name: str) -> None:
    session = load_case(name, "nl")
    first, last = session.moments.frozen
    now = session.model_dump(mode="json")
    present = {
        part: PARTS[part].model_validate(document).model_dump(mode="json")
        for part, document in last.state.items()
    }
    # Of looking back itself a moment of a case only has what was measured.
    assert present.pop("persevering")["health"] == now["persevering"]["health"]
    assert present == {part: now[part] for part in FROZEN[:-1]}
    for part in ("stakeholders", "relations"):
        assert len(first.state[part]["items"]) < len(now[part]["items"])
    earlier = PARTS["context"].model_validate(first.state["context"]).respondents
    by_id = {each.id: each for each in session.context.respondents}
    pairs = [(each.now[a], by_id[each.id].now[a]) for each in earlier for a in ACCELERATORS]
    assert all(then <= today for then, today in pairs)
    assert any(then < today for then, today in pairs)
    for moment, frozen in zip(session.persevering.moments, session.moments.frozen, strict=True):
        assert frozen.taken.date() == moment.on
