"""Realistic answers, exercise by exercise, with the verdict that a careful teacher would give."""

import re

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.dilemmas import Dilemma, DilemmaPosition, Dilemmas
from netwerk_widgets.session.models.parties import Relation, Relations, Stakeholder, Stakeholders
from netwerk_widgets.session.models.study import EXERCISES, ChainPlace, Evidence, Study
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.exercises import compare, facts, kind, relations
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import LANGUAGES, texts

ZORG, BOMEN = "zeeuws-vlaanderen", "laanboompact"
EVERY = [(case, language) for case in study_cases() for language in LANGUAGES]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "x" * 120,
    "🙂🙂🙂 🙂🙂 🙂",
    "· · ·",
    "{name} {0} %s",
)


def verdict(case: str, name: str, language: str = "nl") -> str:
    """The party that a row counts as ("=id"), or the key of what is said of it."""
    t = texts(language)
    row = Stakeholder(id="mine", name=name)
    outcome = check(case, "parties", Session(stakeholders=Stakeholders(items=[row])), t)
    for expected, line in zip(load_guide(case, language).parties, outcome.lines, strict=False):
        if line.have:
            return f"={expected.party}"
    (note,) = outcome.of("note")
    keys = ("several", "in_fact", "in_facts", "near", "made_up", "unknown")
    return next(key for key in keys if re.fullmatch(pattern(t, key), note.text, re.DOTALL))


def pattern(t, key: str) -> str:
    marks = {each: f"@{each}@" for each in ("name", "other", "number")}
    said = re.escape(t(f"study.parties.{key}", **marks))
    return re.sub("@(name|other|number)@", ".+", said)


@pytest.mark.parametrize(
    ("case", "language", "name", "expected"),
    [
        # In the facts, and a party.
        (ZORG, "nl", "zorggroep ZorgSaam", "=zorgsaam"),
        (ZORG, "nl", "het ziekenhuis van ZorgSaam", "=zorgsaam"),
        (ZORG, "nl", "Curamus (ouderenzorg)", "=curamus"),
        (ZORG, "nl", "huisarts", "=gps"),
        (ZORG, "nl", "mantelzorger", "=carers"),
        (ZORG, "nl", "inwoners", "=carers"),
        (ZORG, "nl", "gemeente", "=municipalities"),
        (ZORG, "nl", "zorgverzekeraars", "=insurer"),
        (ZORG, "nl", "andere zorginstellingen en overheden in de streek", "=others"),
        (ZORG, "nl", "overheden en andere zorginstellingen", "=others"),
        (ZORG, "en", "other care institutions and governments in the area", "=others"),
        (ZORG, "en", "the health insurer", "=insurer"),
        (ZORG, "en", "municipality", "=municipalities"),
        (ZORG, "en", "huisartsen", "=gps"),
        (BOMEN, "nl", "Rabo", "=bank"),
        (BOMEN, "nl", "prov.", "=province"),
        (BOMEN, "nl", "prov. Gelderland", "=province"),
        (BOMEN, "nl", "gem. Neder Betuwe", "=municipality"),
        (BOMEN, "nl", "Kamer van Koophandel", "=chamber"),
        (BOMEN, "nl", "wie laanbomen kweekt", "=nurseries"),
        (BOMEN, "nl", "wie ze verhandelt", "=trade"),
        (BOMEN, "nl", "wie aan kwekers levert", "=suppliers"),
        (BOMEN, "en", "those who supply growers", "=suppliers"),
        (BOMEN, "en", "Midden-Nederland Chamber of Commerce", "=chamber"),
        # In the facts, and no party here.
        (ZORG, "nl", "Rijnconsult", "in_fact"),
        (ZORG, "nl", "ouderen", "in_fact"),
        (ZORG, "nl", "oudere", "in_fact"),
        (ZORG, "nl", "ziekenhuis", "in_fact"),
        (ZORG, "nl", "de bevolking", "in_fact"),
        (ZORG, "en", "hospital", "in_fact"),
        (ZORG, "nl", "zorg", "in_fact"),
        (ZORG, "nl", "de", "in_fact"),
        (ZORG, "nl", "streek die verandert", "in_facts"),
        (BOMEN, "nl", "Rijnconsult", "in_fact"),
        (BOMEN, "nl", "steden", "in_fact"),
        (BOMEN, "nl", "bomenstreek", "in_facts"),
        # More than one, not there, nearly there, made up.
        (ZORG, "nl", "Curamus en ZorgSaam", "several"),
        (BOMEN, "nl", "gemeente en provincie", "several"),
        (ZORG, "nl", "Feyenoord", "unknown"),
        (ZORG, "nl", "gemeente Breskens", "unknown"),
        (BOMEN, "nl", "Rabobank Oost-Betuwe", "unknown"),
        (ZORG, "nl", "Zorgsam", "near"),
        (ZORG, "nl", "Rijnconsut", "near"),
        (BOMEN, "nl", "Waterscap", "near"),
        (BOMEN, "nl", "Waterschap", "made_up"),
        (ZORG, "nl", "apotheek", "made_up"),
    ],
)
def test_what_a_row_of_exercise_2_counts_as(case, language, name, expected):
    assert verdict(case, name, language) == expected


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_whatever_stands_in_the_facts_is_never_said_not_to(case, language):
    for fact in load_guide(case, language).facts:
        parts = re.split(r"[;,.:]\s*", fact.text)
        for typed in {*fact.text.split(), *parts, fact.text[:120], fact.text[5:40]}:
            if typed.strip():
                assert verdict(case, typed[:120], language) not in {"unknown", "made_up", "near"}


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_the_facts_that_a_yes_leans_on_are_there(case, language):
    guide = load_guide(case, language)
    known = {each.id for each in guide.facts}
    assert all(each.fact in known for each in guide.statements if each.said)


def test_exercise_1_gives_no_credit_for_what_the_facts_do_not_say():
    """A setting is not a reason: the facts say that policy leaves little room, and no more."""
    said = [each.text for each in load_guide(ZORG, "nl").statements if each.said]
    assert not any("reden" in each for each in said)
    assert not any("besluit" in each for each in said)


def test_two_rows_of_one_party_count_once_and_as_the_first_stands():
    rows = [
        Stakeholder(id="a", name="zorgkantoor", sector="social"),
        Stakeholder(id="b", name="zorgverzekeraar", sector="private"),
    ]
    t = texts("nl")
    outcome = check(ZORG, "parties", Session(stakeholders=Stakeholders(items=rows)), t)
    (line,) = outcome.of("partly")
    assert line.have == 1
    (note,) = outcome.of("note")
    assert note.text == t("study.parties.one_party", name="zorgverzekeraar", other="zorgkantoor")


def test_a_relation_of_a_second_row_of_the_same_party_counts():
    session = solve(ZORG, texts("nl"))
    session.stakeholders.items.append(Stakeholder(id="more", name="zorgverzekeraar"))
    for each in session.relations.items:
        if "insurer" in (each.from_id, each.to_id):
            each.from_id = "more" if each.from_id == "insurer" else each.from_id
            each.to_id = "more" if each.to_id == "insurer" else each.to_id
    outcome = check(ZORG, "relations", session, texts("nl"))
    assert not any(
        each.text.startswith(texts("nl")("study.relations.missing"))
        for each in outcome.of("missing")
    )


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


@pytest.mark.parametrize(
    ("said", "have"),
    [
        ("De partijen geven de cliënt aan elkaar door.", 1),
        ("keten keten keten keten keten keten keten", 0),
        ("a a a a a a a a", 0),
        ("🙂 🙂 🙂 🙂 🙂 🙂 🙂", 0),
        ("1 2 3 4 5 6 7 8", 0),
        ("   ", 0),
        ("‘Ik kies dit soort, omdat de partijen …’", 0),
        ("Blauwe fietsen zingen graag onder paarse olifanten", 0),
        ("Zorginstellingen en overheden werken elk aan een stuk van het geheel.", 1),
        ("Each institution cares for the patient and then passes them on.", 1),
    ],
)
def test_own_words_say_something(said, have):
    session = Session()
    session.domain.kind_reason = said
    assert check(ZORG, "kind", session, texts("nl")).lines[1].have == have


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


NONSENSE = "Blauwe fietsen zingen graag onder paarse olifanten met gestreepte sokken en pudding"


def test_nonsense_explains_nothing_anywhere():
    """Of all answers in own words at most the name of nothing is credited."""
    session = solve(BOMEN, texts("nl"))
    session.study.chosen[relations.BROKER] = "bank"
    session.study.written = {relations.WHY: NONSENSE}
    assert not check(BOMEN, "relations", session, texts("nl")).done
    said = Session(study=Study(written={"reflection-organisation": NONSENSE}))
    assert check(BOMEN, "reflection", said, texts("nl")).have == 0
    pole, other = NONSENSE.split(" onder ")
    assert of_dilemma(pole, other, f"Wij {pole}", f"Zij {other}") == (0, 6)


def test_a_name_that_the_student_gave_explains():
    session = solve(BOMEN, texts("nl"))
    session.study.chosen[relations.BROKER] = "bank"
    session.stakeholders.items.append(Stakeholder(id="own", name="Hoogvliegers"))
    session.study.written = {
        relations.WHY: "Paarse Hoogvliegers fietsen vaker samen langs olifanten"
    }
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


def of_dilemma(pole_a: str, pole_b: str, first: str, second: str) -> tuple[int, int]:
    session = Session(
        dilemmas=Dilemmas(
            dilemmas=[Dilemma(id="d", name="Dichtbij of niet?", pole_a=pole_a, pole_b=pole_b)],
            positions=[
                DilemmaPosition(id="1", dilemma="d", party="a", position=2, reason=first),
                DilemmaPosition(id="2", dilemma="d", party="b", position=6, reason=second),
            ],
        )
    )
    outcome = check(ZORG, "dilemma", session, texts("nl"))
    return outcome.have, outcome.need


@pytest.mark.parametrize(
    ("poles", "reasons", "have"),
    [
        (("Zorg blijft in elk dorp", "Alle zorg op één plek"),
         ("Ouderen kunnen niet ver reizen", "Ik krijg de diensten niet rond"), 6),
        (("Zorg blijft in elk dorp", "Zorg blijft in elk dorp."),
         ("Ouderen kunnen niet ver reizen", "Ik krijg de diensten niet rond"), 5),
        (("Zorg blijft in elk dorp", "Alle zorg op één plek"),
         ("Ouderen kunnen niet ver reizen", "Ouderen kunnen niet ver reizen"), 4),
        (("ja ja ja ja ja", "nee nee nee nee nee"), ("bla bla bla bla", "la la la la"), 0),
    ],
)  # fmt: skip
def test_a_dilemma_has_two_sides_and_two_reasons(poles, reasons, have):
    assert of_dilemma(*poles, *reasons) == (have, 6)


@pytest.mark.parametrize(
    ("said", "have"),
    [
        ("Wij maken uren vrij en geven mensen tijd om samen de overdracht beter te regelen.", 2),
        ("Iedereen gaat op vrijdag bij een ander kijken en vertelt daarna wat opviel.", 1),
        ("tijd tijd tijd tijd tijd tijd tijd tijd tijd tijd tijd tijd", 0),
        ("Wat moeten Curamus, ZorgSaam en de anderen regelen om zonder naden te werken?", 0),
        ("tijd", 0),
    ],
)
def test_a_reflection_says_something_of_its_own(said, have):
    session = Session(study=Study(written={"reflection-organisation": said}))
    assert check(ZORG, "reflection", session, texts("nl")).lines[1].have == have


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


@pytest.mark.parametrize(("case", "language"), EVERY)
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_answers_earn_nothing_and_break_nothing(case, language, typed):
    t = texts(language)
    long = (typed * 4000)[:4000]
    session = Session(
        stakeholders=Stakeholders(items=[Stakeholder(id="a", name=typed, branch=typed)]),
        dilemmas=Dilemmas(dilemmas=[Dilemma(id="d", name=typed, pole_a=typed, pole_b=typed)]),
        study=Study(
            written={f"reflection-{e}": long for e in ("organisation", "people", "manager")},
            places=[ChainPlace(id="a", place=typed)],
            chosen={relations.BROKER: typed, "facts-two": typed},
        ),
    )
    session.domain.kind_reason = typed
    earned = {each: check(case, each, session, t).have for each in EXERCISES}
    # A name for a dilemma may be any words; nobody can compute which are good ones.
    assert earned.pop("dilemma") <= 3
    assert earned.pop("kind") <= typed.startswith("<img")
    assert set(earned.values()) == {0}


@pytest.mark.parametrize(("case", "language"), EVERY)
def test_what_an_exercise_says_before_it_is_solved_names_no_answer(case, language):
    """Lines and hints for who did nothing: no party's own name, no relation, no kind."""
    t = texts(language)
    guide = load_guide(case, language)
    for exercise in ("parties", "relations"):
        lines = check(case, exercise, Session(), t).lines
        said = " ".join(each.text for each in lines)
        assert not any(p.why in said for p in guide.parties)
        assert not any(p.why in said for p in guide.relations.pairs)
