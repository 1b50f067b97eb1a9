"""Answers that are chosen: each demand can be met, and everything at once is no answer."""

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Relations
from netwerk_widgets.session.models.study import Evidence, Study
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.exercises import compare, facts, kind, relations
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import texts
from tests.study.answers.judging import BOMEN, EVERY


@pytest.mark.parametrize(("case", "language"), EVERY)
@pytest.mark.parametrize("chosen", ["chain", "diagonal", "business", "internal"])
def test_every_demand_of_exercise_3_can_be_met_and_none_is_met_by_nothing(case, language, chosen):
    t = texts(language)
    guide = load_guide(case, language).kind
    session = solve(case, t)
    session.domain.kind = chosen
    session.study.ticked[kind.PRO] = [e.id for e in guide.reasons if chosen in e.pro]
    session.study.ticked[kind.CON] = [e.id for e in guide.reasons if chosen in e.con]
    lines = check(case, "kind", session, t).lines
    assert {each.state for each in lines[1:]} <= {"right", "note"}
    if chosen in (guide.best, *guide.defensible):
        assert lines[0].have
        assert {each.state for each in lines[1:]} == {"right"}
    session.study.ticked = {}
    assert all(each.have == 0 for each in check(case, "kind", session, t).lines[-2:])


@pytest.mark.parametrize("case", study_cases())
def test_drawing_everything_is_not_an_answer(case):
    session = solve(case, texts("nl"))
    ids = [each.id for each in session.stakeholders.items]
    pairs = [(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]]
    session.relations = Relations(
        items=[Relation(id=f"r{n}", from_id=a, to_id=b) for n, (a, b) in enumerate(pairs)]
    )
    outcome = check(case, "relations", session, texts("nl"))
    assert outcome.have <= 0.7 * outcome.need


def test_a_prediction_that_does_not_come_true_is_whole_when_explained():
    session = solve(BOMEN, texts("nl"))
    session.study.chosen[relations.BROKER] = "bank"
    assert not check(BOMEN, "relations", session, texts("nl")).done
    session.study.written[relations.WHY] = "De kwekers kennen iedereen, de bank alleen hen."
    assert check(BOMEN, "relations", session, texts("nl")).done


@pytest.mark.parametrize("case", study_cases())
def test_each_fact_of_a_driver_counts(case):
    t, guide = texts("nl"), load_guide(case, "nl")
    asked = next(each for each in guide.drivers if len(each.facts) > 1)
    facts_ = [each.id for each in guide.facts]
    wrong = next(each for each in facts_ if each not in {*asked.facts, *asked.also})
    level = asked.levels[0]

    def have(*facts: str) -> int:
        evidence = [Evidence(id=asked.id, level=level, facts=list(facts))]
        outcome = check(case, "drivers", Session(study=Study(evidence=evidence)), t)
        return outcome.have

    whole = 1 + len(asked.facts)
    assert have(*asked.facts) == whole
    assert have(*asked.facts[:-1]) == whole - 1
    assert have(*asked.facts, wrong) == whole - 1
    assert have() == have(wrong) == 1


def test_a_fixed_prediction_is_what_counts():
    session = solve(BOMEN, texts("nl"))
    session.study.predicted = "bank"
    assert not check(BOMEN, "relations", session, texts("nl")).done
    session.stakeholders.items = [e for e in session.stakeholders.items if e.id != "bank"]
    assert not check(BOMEN, "relations", session, texts("nl")).done


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_who_ticks_everything_has_not_chosen(case, language):
    t = texts(language)
    guide = load_guide(case, language)
    everything = [each.id for each in guide.facts]
    asks = [ask for each in solve(case, t).study.ticked.values() for ask in each]
    session = Session(
        study=Study(
            ticked={
                kind.PRO: [each.id for each in guide.kind.reasons],
                kind.CON: [each.id for each in guide.kind.reasons],
                **{f"reflection-{e.id}": asks for e in guide.reflection},
            },
            evidence=[Evidence(id=e.id, level=5, facts=everything) for e in guide.drivers],
        )
    )
    session.domain.kind = guide.kind.best
    for exercise in ("kind", "drivers", "reflection"):
        outcome = check(case, exercise, session, t)
        assert outcome.have <= outcome.need / 2


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_one_answer_to_everything_is_half_right_at_most(case, language):
    guide, t = load_guide(case, language), texts(language)
    for answer in (facts.SAID, facts.NOT_SAID):
        same = {facts.key(each.id): answer for each in guide.statements}
        outcome = check(case, "facts", Session(study=Study(chosen=same)), t)
        assert outcome.have <= outcome.need / 2
    for answer in compare.ANSWERS:
        same = {compare.key(each.id): answer for each in guide.claims}
        outcome = check(case, "compare", Session(study=Study(chosen=same)), t)
        assert outcome.have <= outcome.need / 2
