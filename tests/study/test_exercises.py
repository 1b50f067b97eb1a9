"""The exercises: the reference is all right, nothing is nothing, half is half."""

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Relation, Relations, Stakeholder, Stakeholders
from netwerk_widgets.session.models.study import EXERCISES, ChainPlace, Evidence, Study
from netwerk_widgets.study import checking
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.exercises import dilemma, drivers, facts, kind, relations
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.solution import reference, solve
from netwerk_widgets.texts import LANGUAGES, texts

T = texts("nl")
CASE = "laanboompact"
BOTH = [
    (case, language) for case in ("laanboompact", "zeeuws-vlaanderen") for language in LANGUAGES
]


def solved() -> Session:
    return solve(CASE, T)


@pytest.mark.parametrize(("case", "language"), BOTH)
def test_the_reference_solution_is_all_right(case, language):
    t = texts(language)
    session = solve(case, t)
    for exercise in EXERCISES:
        outcome = check(case, exercise, session, t)
        assert outcome.done, exercise
        assert outcome.of("partly") == outcome.of("missing") == ()


@pytest.mark.parametrize(("case", "language"), BOTH)
def test_nothing_gets_nothing_and_everything_missing_can_be_explained(case, language):
    for exercise in EXERCISES:
        outcome = check(case, exercise, Session(), texts(language))
        assert outcome.have == 0
        assert outcome.need > 3
        assert any(each.hint for each in outcome.of("missing"))
        assert any(each.solution for each in outcome.lines)


def test_the_languages_ask_the_same():
    for case in study_cases():
        for exercise in EXERCISES:
            needs = {check(case, exercise, Session(), texts(each)).need for each in LANGUAGES}
            assert len(needs) == 1


def test_the_same_answer_has_the_same_outcome():
    session = solved()
    session.relations.items.pop()
    for exercise in EXERCISES:
        assert check(CASE, exercise, session, T) == check(CASE, exercise, session, T)


def test_facts_that_are_wrong_or_open():
    first, second, *rest = load_guide(CASE, "nl").statements
    wrong = facts.NOT_SAID if first.said else facts.SAID
    session = Session(study=Study(chosen={facts.key(first.id): wrong}))
    outcome = check(CASE, "facts", session, T)
    assert (outcome.have, outcome.need) == (0, 2 + len(rest))
    assert outcome.lines[0].text == T("study.facts.wrong", text=first.text)
    assert outcome.lines[1].text == T("study.facts.open", text=second.text)


def party(name: str, **more) -> Stakeholder:
    return Stakeholder(id=f"s{abs(hash(name)) % 10**8}", name=name, **more)


def named(*parties: Stakeholder) -> Session:
    return Session(stakeholders=Stakeholders(items=list(parties)))


def test_a_party_in_other_words_is_partly_right():
    bank = party("de rabobank", sector="private", branch="Financiering")
    outcome = check(CASE, "parties", named(bank), T)
    (line,) = outcome.of("partly")
    assert (line.have, line.need) == (3, 4)
    assert T("study.parties.place") in line.text
    assert len(outcome.of("missing")) == 6
    session = named(bank)
    session.study.places = [ChainPlace(id=bank.id, place="money")]
    (line,) = check(CASE, "parties", session, T).of("right")
    assert line.text == T("study.parties.right", name="de rabobank")


def test_what_is_missing_is_not_given_away_before_the_solution():
    outcome = check(CASE, "parties", Session(), T)
    for line in outcome.of("missing"):
        assert "Rabobank" not in line.text + line.hint
    assert any("Rabobank West-Betuwe" in line.solution for line in outcome.lines)


@pytest.mark.parametrize(
    ("name", "key"), [("Waterschap", "made_up"), ("Feyenoord", "unknown"), ("kwekers", "one_party")]
)
def test_a_party_too_many_is_a_remark_and_costs_nothing(name, key):
    session = solved()
    session.stakeholders.items.append(Stakeholder(id="more", name=name))
    outcome = check(CASE, "parties", session, T)
    (note,) = outcome.of("note")
    assert note.text == T(f"study.parties.{key}", name=name, other="Laanboomkwekers")
    assert outcome.done


def test_a_kind_that_can_be_defended_is_half_right():
    session = solved()
    session.domain.kind = "chain"
    line = check(CASE, "kind", session, T).lines[0]
    assert (line.have, line.need, line.state) == (1, 2, "partly")
    session.domain.kind = "internal"
    assert check(CASE, "kind", session, T).lines[0].state == "missing"


def test_reasons_are_judged_by_the_kind_that_was_chosen():
    session = solved()
    session.study.ticked[kind.PRO] = ["alike", "flow"]
    pros = check(CASE, "kind", session, T).lines[-2]
    assert pros.state == "missing"  # one that fits, and one that speaks against it
    session.study.ticked[kind.PRO] = ["alike"]
    assert check(CASE, "kind", session, T).lines[-2].state == "partly"


def test_an_area_too_many_is_partly_right_and_one_that_may_be_is_fine():
    session = solved()
    session.domain.geography = ["regional", "international"]
    assert check(CASE, "kind", session, T).lines[2].state == "right"
    session.domain.geography = ["regional", "national"]
    assert check(CASE, "kind", session, T).lines[2].state == "partly"


def test_relations_run_both_ways_and_more_of_them_cost_nothing():
    session = solved()
    first = session.relations.items[0]
    first.from_id, first.to_id = first.to_id, first.from_id
    session.relations.items.append(Relation(id="more", from_id="bank", to_id="trade"))
    outcome = check(CASE, "relations", session, T)
    assert outcome.done
    assert [each.text for each in outcome.of("note")] == [T("study.relations.extra.one", n=1)]


def test_the_broker_is_computed_in_the_students_own_network():
    a, b, c = party("Handel"), party("Toelevering"), party("Feyenoord")
    session = named(a, b, c)
    session.relations = Relations(
        items=[
            Relation(id="r1", from_id=a.id, to_id=c.id),
            Relation(id="r2", from_id=b.id, to_id=c.id),
        ]
    )
    assert relations.brokers(session) == {c.id: 1.0}
    session.study.chosen[relations.BROKER] = c.id
    prediction = check(CASE, "relations", session, T).lines[
        len(load_guide(CASE, "nl").relations.pairs)
    ]
    assert prediction.state == "right"
    assert "Feyenoord" in prediction.text
    session.study.chosen[relations.BROKER] = a.id
    outcome = check(CASE, "relations", session, T)
    (line,) = outcome.of("partly")
    assert "Feyenoord" not in line.text + line.hint
    assert "Feyenoord" in line.solution


def test_a_score_needs_its_evidence():
    session = Session(study=Study(evidence=[Evidence(id="innovation", level=5, facts=["goal"])]))
    (line,) = check(CASE, "drivers", session, T).of("partly")
    assert line.text.startswith(drivers.label("innovation", T))
    assert T("study.drivers.missing.one", n=1) in line.text
    assert (line.have, line.need) == (1, 2)


def test_a_dilemma_with_one_side_is_partly_right_and_both_positions_must_differ():
    session = solved()
    session.dilemmas.dilemmas[0].pole_b = ""
    for each in session.dilemmas.positions:
        each.position = dilemma.MIDDLE + 1
    outcome = check(CASE, "dilemma", session, T)
    assert [each.text for each in outcome.of("partly")] == [T("study.dilemma.poles_one")]
    assert [each.text for each in outcome.of("missing")] == [T("study.dilemma.together")]


def test_a_dilemma_of_ones_own_is_a_find_and_not_a_fault():
    session = solved()
    mine = session.dilemmas.dilemmas[0]
    mine.name, mine.pole_a, mine.pole_b = (
        "Wie zingt er?",
        "Allen zingen altijd mee",
        "Niemand zingt ooit mee",
    )
    outcome = check(CASE, "dilemma", session, T)
    assert outcome.done
    assert T("study.dilemma.new", name=load_guide(CASE, "nl").dilemmas[0].name) in [
        each.text for each in outcome.of("note")
    ]


def test_an_edit_makes_a_check_old_but_only_of_its_own_exercise():
    session = solved()
    digests = {each: checking.digest(session, each) for each in EXERCISES}
    session.study.places[0].place = None
    changed = {each for each in EXERCISES if checking.digest(session, each) != digests[each]}
    assert changed == {"parties"}


@pytest.mark.parametrize("case", study_cases())
def test_the_reference_beside_the_students_map_is_the_case_itself(case):
    found = reference(case, T)
    guide = load_guide(case, "nl")
    assert {each.id for each in found.stakeholders.items} == {each.party for each in guide.parties}
    assert found.start.case == case
    assert {each.says("name") for each in found.stakeholders.items} >= {"article"}


def test_hostile_text_is_only_text():
    hostile = "<img src=x onerror=alert(1)> {name} {0} %s"
    session = named(party(hostile))
    session.study.written["reflection-people"] = hostile * 20
    for exercise in EXERCISES:
        check(CASE, exercise, session, T)
    (note,) = check(CASE, "parties", session, T).of("note")
    assert hostile in note.text


@pytest.mark.parametrize("case", study_cases())
def test_the_computation_that_is_opened_comes_to_the_betweenness(case):
    session = solve(case, T)
    [top, *_], found = list(relations.brokers(session)), relations.computed(session)
    n = len(session.stakeholders.items)
    assert (found.party, found.pairs) == (top, (n - 1) * (n - 2) / 2)
    total = sum(each.share for each in found.between)
    assert total / found.pairs == pytest.approx(relations.table(session)[top])
    assert all(0 < each.share <= 1 and top not in each[:2] for each in found.between)


def test_two_ways_of_the_same_length_count_for_half_and_a_large_network_is_not_written_out():
    parties = [Stakeholder(id=f"p{n}", name=f"P{n}") for n in range(4)]
    square = [("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("p3", "p0")]
    items = [Relation(id=a + b, from_id=a, to_id=b) for a, b in square]
    session = Session(stakeholders=Stakeholders(items=parties), relations=Relations(items=items))
    found = relations.computed(session)
    assert [each.share for each in found.between] == [0.5]
    many = [Stakeholder(id=f"m{n}", name=f"M{n}") for n in range(20)]
    session.stakeholders = Stakeholders(items=[*parties, *many])
    assert relations.computed(session) is None
    assert relations.computed(Session()) is None


@pytest.mark.parametrize("ids", [("a", "b", "c", "d"), ("d", "c", "b", "a")])
def test_who_are_equal_stand_by_name_whatever_their_ids_are(ids):
    names = ("Bakker", "Arts", "Dokter", "Chemicus")
    parties = [Stakeholder(id=id_, name=name) for id_, name in zip(ids, names, strict=True)]
    lines = [(ids[0], ids[2]), (ids[2], ids[1])]
    items = [Relation(id=a + b, from_id=a, to_id=b) for a, b in lines]
    session = Session(stakeholders=Stakeholders(items=parties), relations=Relations(items=items))
    name = dict(zip(ids, names, strict=True)).get
    assert [name(each) for each in relations.table(session)] == [
        "Dokter",
        "Arts",
        "Bakker",
        "Chemicus",
    ]
    [between] = relations.computed(session).between
    assert (name(between.one), name(between.other)) == ("Arts", "Bakker")
