"""The "done when" of each step, and what confirms it and takes the confirmation away."""

import pytest
from hypothesis import given, settings

from netwerk_widgets.method import ACCELERATORS, ASKS, CASES, CONDITIONS, FORCES, STEPS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.live import LiveSession
from netwerk_widgets.session.models import Session
from netwerk_widgets.session.progress import Requirement, digest, requirements, status
from netwerk_widgets.session.store import MemoryStore
from netwerk_widgets.texts import LANGUAGES, texts
from tests.strategies import sessions

PARTIES = [
    {"id": "a", "name": "A", "interests": "x", "ring": "core"},
    {"id": "b", "name": "B", "interests": "x", "ring": "ring"},
    {"id": "c", "name": "C", "interests": "x", "ring": "outside"},
]
INVOLVED = ("a", "b")
SCORES = dict.fromkeys(ACCELERATORS, 3)
GOAL = {
    "id": "g",
    "name": "G",
    "indicator": "i",
    "baseline": 1,
    "target": 2,
    "due": "2030-01-01",
    "owner": "a",
    "theme": "t",
}
DONE = {
    "stakeholders": {"items": PARTIES},
    "relations": {
        "items": [
            {"id": "r", "from_id": "a", "to_id": "b"},
            {"id": "q", "from_id": "b", "to_id": "c"},
        ]
    },
    "context": {
        "forces": [{"id": each, "relevance": 3} for each in FORCES],
        "respondents": [{"id": each, "now": SCORES, "expected": SCORES} for each in "xyz"],
        "reinforcement": [{"id": "technology", "strengthens": dict.fromkeys(ACCELERATORS[:3], 1)}],
    },
    "domain": {
        "kind": "chain",
        "kind_reason": "x",
        "geography": ["local"],
        "parties": "public",
        "scope": [
            {"id": "s1", "text": "x", "scope": "in"},
            {"id": "s2", "text": "y", "scope": "out"},
        ],
    },
    "dream": {
        "shared": "x",
        "horizon": 2035,
        "themes": [{"id": "t", "name": "T"}],
        "dreams": [{"id": each, "sentence": "x", "support": 4} for each in INVOLVED],
    },
    "goals": {
        "goals": [GOAL],
        "positions": [{"id": each, "positions": {"g": 0}} for each in INVOLVED],
    },
    "dilemmas": {
        "dilemmas": [
            {"id": "d", "pole_a": "x", "pole_b": "y", "outcome": "z", "review": "2030-01-01"}
        ],
        "positions": [
            {"id": each, "dilemma": "d", "party": each, "position": 4, "reason": "x"}
            for each in INVOLVED
        ],
        "exchanges": [{"id": each, "brings": "x", "gets": "y"} for each in INVOLVED],
    },
    "doing": {
        "actions": [
            {
                "id": "x",
                "name": "X",
                "owner": "a",
                "goal": "g",
                "start": "2030-01-01",
                "end": "2030-02-01",
            }
        ],
        "investments": [{"id": "a", "hours": 0}, {"id": "b", "money": 10}],
        "conditions": [{"id": each, "level": 3} for each in CONDITIONS],
        "readiness": [{"id": each, "scores": dict.fromkeys(ASKS, 3)} for each in "xyz"],
    },
    "persevering": {
        "moments": [{"id": "m", "name": "M", "on": "2030-01-01"}],
        "measurements": [{"id": "v", "goal": "g", "moment": "m", "value": 0}],
        "lessons": [{"id": "l", "text": "x"}],
        "next_review": "2031-01-01",
    },
}

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


@pytest.fixture
def done():
    return Session.model_validate(DONE)


def unmet(session, step):
    return [each.key for each in requirements(session, step) if not each.met]


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


@settings(max_examples=60, deadline=None)
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


# ---- which content belongs to which step ----

EDITS = [
    ("context", "context", "forces", "complexity", "relevance", 4),
    ("context", "stakeholders", "items", "a", "interests", "y"),
    ("context", "stakeholders", "items", "a", "sector", "public"),
    ("domain", "stakeholders", "items", "a", "ring", "ring"),
    ("domain", "stakeholders", "items", "a", "power", 5),
    ("domain", "relations", "items", "r", "strength", 3),
    ("domain", "domain", "scope", "s1", "text", "z"),
    ("dream", "dream", "dreams", "a", "support", 1),
    ("goals", "goals", "goals", "g", "target", 9),
    ("dilemmas", "dilemmas", "exchanges", "a", "gets", "z"),
    ("doing", "doing", "actions", "x", "status", "done"),
    ("persevering", "persevering", "measurements", "v", "value", 2),
]


@pytest.mark.parametrize(("step", "part", "path", "id_", "key", "value"), EDITS)
def test_an_edit_takes_away_the_confirmation_of_its_own_step_only(
    step, part, path, id_, key, value
):
    with MemoryStore() as store:
        store.create("a", DONE, "x")
        live = LiveSession(store, "a", "x")
        for each in STEPS:
            live.confirm(each)
        assert {status(live.session, each) for each in STEPS} == {"confirmed"}
        live.edit(part, path, [{"op": "set", "id": id_, "key": key, "value": value}])
        assert [each for each in STEPS if status(live.session, each) != "confirmed"] == [step]


def test_a_step_that_is_not_ready_may_be_confirmed():
    with MemoryStore() as store:
        store.create("a", None, "x")
        live = LiveSession(store, "a", "x")
        live.confirm("context")
        assert status(live.session, "context") == "confirmed"


def test_the_digest_is_the_same_for_the_same_content(done):
    again = Session.model_validate_json(done.model_dump_json())
    assert [digest(done, step) for step in STEPS] == [digest(again, step) for step in STEPS]
    assert len({digest(done, step) for step in STEPS}) == len(STEPS)


def test_whoever_is_outside_neither_lacks_nor_fills():
    """Party c is outside: what it does not say is not missing, and what it says does not count."""
    session = Session.model_validate(DONE)
    session.dilemmas.positions = [
        each.model_copy(update={"party": "c"}) if each.party == "b" else each
        for each in session.dilemmas.positions
    ]
    assert "positions" in unmet(session, "dilemmas")
    session = Session.model_validate(
        {**DONE, "relations": {"items": [{"id": "q", "from_id": "b", "to_id": "c"}]}}
    )
    assert unmet(session, "domain") == ["relations"]
