"""The "done when" of each step: each requirement is missed alone."""

import pytest
from hypothesis import given, settings

from netwerk_widgets.method import ACCELERATORS, CASES, CONDITIONS, FORCES, STEPS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import Requirement, requirements, status
from netwerk_widgets.texts import LANGUAGES, texts
from tests.session.progress.steps import DONE, GOAL, INVOLVED, PARTIES, unmet
from tests.strategies import sessions
from tests.tries import tries

#: What takes away each requirement: the part and its new content.
LACKS = {
    ("context", "stakeholders"): ("stakeholders", {"items": PARTIES[:2]}),
    ("context", "forces"): (
        "context",
        {**DONE["context"], "forces": [{"id": each} for each in FORCES]},
    ),
    ("context", "respondents"): (
        "context",
        {**DONE["context"], "respondents": DONE["context"]["respondents"][:2]},
    ),
    ("context", "reinforcement"): (
        "context",
        {
            **DONE["context"],
            "reinforcement": [{"id": "technology", "strengthens": dict.fromkeys(ACCELERATORS, 0)}],
        },
    ),
    ("domain", "rings"): ("stakeholders", {"items": [*PARTIES[:2], PARTIES[2] | {"ring": None}]}),
    ("domain", "core"): (
        "stakeholders",
        {"items": [each | {"ring": "ring"} for each in PARTIES[:2]]},
    ),
    ("domain", "relations"): ("relations", {"items": [{"id": "r", "from_id": "a"}]}),
    ("domain", "kind"): ("domain", {**DONE["domain"], "kind_reason": "  "}),
    ("domain", "geography"): ("domain", {**DONE["domain"], "geography": []}),
    ("domain", "parties"): ("domain", {**DONE["domain"], "parties": None}),
    ("domain", "inside"): ("domain", {**DONE["domain"], "scope": DONE["domain"]["scope"][1:]}),
    ("domain", "outside"): ("domain", {**DONE["domain"], "scope": DONE["domain"]["scope"][:1]}),
    ("dream", "sentences"): (
        "dream",
        {**DONE["dream"], "dreams": [{"id": each, "support": 4} for each in INVOLVED]},
    ),
    ("dream", "shared"): ("dream", {**DONE["dream"], "shared": ""}),
    ("dream", "horizon"): ("dream", {**DONE["dream"], "horizon": None}),
    ("dream", "themes"): ("dream", {**DONE["dream"], "themes": [{"id": "t"}]}),
    ("dream", "support"): (
        "dream",
        {**DONE["dream"], "dreams": [{"id": each, "sentence": "x"} for each in INVOLVED]},
    ),
    **{
        ("goals", key): ("goals", {**DONE["goals"], "goals": [{**GOAL, field: None}]})
        for key, field in (
            ("measurable", "target"),
            ("dated", "due"),
            ("owned", "owner"),
            ("themed", "theme"),
        )
    },
    ("goals", "positions"): (
        "goals",
        {**DONE["goals"], "positions": DONE["goals"]["positions"][:1]},
    ),
    ("dilemmas", "poles"): (
        "dilemmas",
        {**DONE["dilemmas"], "dilemmas": [{**DONE["dilemmas"]["dilemmas"][0], "pole_b": ""}]},
    ),
    ("dilemmas", "positions"): (
        "dilemmas",
        {**DONE["dilemmas"], "positions": DONE["dilemmas"]["positions"][:1]},
    ),
    ("dilemmas", "exchange"): (
        "dilemmas",
        {**DONE["dilemmas"], "exchanges": DONE["dilemmas"]["exchanges"][:1]},
    ),
    ("dilemmas", "outcome"): (
        "dilemmas",
        {**DONE["dilemmas"], "dilemmas": [{**DONE["dilemmas"]["dilemmas"][0], "review": None}]},
    ),
    ("doing", "actions"): (
        "doing",
        {**DONE["doing"], "actions": [{**DONE["doing"]["actions"][0], "end": None}]},
    ),
    ("doing", "goals"): (
        "doing",
        {**DONE["doing"], "actions": [{**DONE["doing"]["actions"][0], "goal": None}]},
    ),
    ("doing", "investments"): ("doing", {**DONE["doing"], "investments": [{"id": "a"}]}),
    ("doing", "conditions"): (
        "doing",
        {**DONE["doing"], "conditions": [{"id": each} for each in CONDITIONS]},
    ),
    ("doing", "readiness"): (
        "doing",
        {**DONE["doing"], "readiness": DONE["doing"]["readiness"][:2]},
    ),
    ("persevering", "moments"): (
        "persevering",
        {**DONE["persevering"], "moments": [{"id": "m", "on": "2030-01-01"}]},
    ),
    ("persevering", "measured"): (
        "persevering",
        {
            **DONE["persevering"],
            "moments": [
                *DONE["persevering"]["moments"],
                {"id": "later", "name": "L", "on": "2030-06-01"},
            ],
        },
    ),
    ("persevering", "lessons"): ("persevering", {**DONE["persevering"], "lessons": []}),
    ("persevering", "review"): ("persevering", {**DONE["persevering"], "next_review": None}),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_holds_everything_is_ready(done, step):
    assert unmet(done, step) == []
    assert status(done, step) == "ready"


@pytest.mark.parametrize("step", STEPS)
def test_an_empty_session_lacks_everything(step):
    assert unmet(Session(), step) == [each.key for each in requirements(Session(), step)]
    assert status(Session(), step) == "open"


def test_every_requirement_is_tried():
    assert set(LACKS) == {(s, each.key) for s in STEPS for each in requirements(Session(), s)}


@pytest.mark.parametrize(("step", "key"), LACKS)
def test_each_requirement_is_missed_alone(step, key):
    part, content = LACKS[(step, key)]
    session = Session.model_validate({**DONE, part: content})
    assert unmet(session, step) == [key]
    assert status(session, step) == "open"


def test_fewer_parties_than_three_need_fewer_positions(done):
    (found,) = [each for each in requirements(done, "dilemmas") if each.key == "positions"]
    assert found.met
    more = [*PARTIES, {"id": "e", "ring": "core"}]
    session = Session.model_validate({**DONE, "stakeholders": {"items": more}})
    assert "positions" in unmet(session, "dilemmas")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_is_counted_in_words(language):
    t = texts(language)
    said = Requirement("context", "forces", 3, 5).sentence(t)
    assert t("done.context.forces", need=5) in said
    assert "3" in said
    assert "5" in said
    assert Requirement("context", "forces", 5, 5).sentence(t) == t("done.context.forces", need=5)


@settings(max_examples=tries(60), deadline=None)
@given(sessions())
def test_every_session_can_be_told_about_in_both_languages(session):
    for step in STEPS:
        found = requirements(session, step)
        for language in LANGUAGES:
            assert all("{" not in each.sentence(texts(language)) for each in found)
        ready = all(each.met for each in found)
        confirmed = session.steps.confirmed.get(step)
        assert (status(session, step) == "ready") == ready or confirmed is not None


@pytest.mark.parametrize("name", CASES)
def test_the_cases_are_complete(name):
    session = load_case(name, "nl")
    assert {step: unmet(session, step) for step in STEPS} == {step: [] for step in STEPS}
