"""What the facts say, and which party a row counts as: as a careful teacher would judge."""

import re

import pytest

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.models.parties import Stakeholder, Stakeholders
from netwerk_widgets.study.checking import check
from netwerk_widgets.study.guide import load_guide
from netwerk_widgets.study.solution import solve
from netwerk_widgets.texts import texts
from tests.study.answers.judging import BOMEN, EVERY, ZORG


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
