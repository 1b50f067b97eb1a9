"""Answers in own words: they say something of their own, or earn nothing."""

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.dilemmas import Dilemma, DilemmaPosition, Dilemmas
from netwerk_widgets.session.models.parties import Stakeholder, Stakeholders
from netwerk_widgets.session.models.study import EXERCISES, ChainPlace, Study
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.exercises import relations
from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import texts
from tests.study.answers.judging import BOMEN, EVERY, ZORG

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "x" * 120,
    "🙂🙂🙂 🙂🙂 🙂",
    "· · ·",
    "{name} {0} %s",
)


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
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_answers_earn_nothing_and_break_nothing(case, language, typed):
    t = texts(language)
    long = (typed * 4000)[:4000]
    name = typed.strip() or "x"  # spaces alone are refused where they are typed
    session = Session(
        stakeholders=Stakeholders(items=[Stakeholder(id="a", name=name, branch=name)]),
        dilemmas=Dilemmas(dilemmas=[Dilemma(id="d", name=name, pole_a=typed, pole_b=typed)]),
        study=Study(
            written={f"reflection-{e}": long for e in ("organisation", "people", "manager")},
            places=[ChainPlace(id="a", place=name)],
            chosen={relations.BROKER: name, "facts-two": name},
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
