import pytest
from hypothesis import given

from netwerk_widgets.insights.accelerators import findings, groups, of_group, summarise
from netwerk_widgets.insights.spread import MINIMUM_GROUP
from netwerk_widgets.method import ACCELERATORS
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts
from tests.strategies import sessions

NL = texts("nl")


def asked(*answers, parties=()):
    """Respondents as (role, party, now, expected): one score for all five, or a dict."""
    people, rows = [], []
    for number, (role, party, now, expected) in enumerate(answers):
        scores = [
            each if isinstance(each, dict) else dict.fromkeys(ACCELERATORS, each) if each else {}
            for each in (now, expected)
        ]
        people.append({"id": f"r{number}", "role": role, "party": party})
        rows.append({"id": f"r{number}", "now": scores[0], "expected": scores[1]})
    return Session.model_validate(
        {
            "people": {"items": people},
            "context": {"respondents": rows},
            "stakeholders": {"items": [{"id": each, "name": each.title()} for each in parties]},
        }
    )


def test_summary_in_the_order_of_the_article():
    found = summarise(asked(("", None, 2, 4), ("", None, 3, 5)).context.respondents)
    assert [each.id for each in found] == list(ACCELERATORS)
    assert {each.growth for each in found} == {2}
    assert found[0].now.n == 2


def test_growth_is_unknown_without_both():
    found = summarise(asked(("", None, 2, None)).context.respondents)
    assert found[0].growth is None


def test_groups_by_role_and_party_from_three_on():
    session = asked(
        ("Kweker", "linde", 1, 2),
        ("kweker", "linde", 1, 2),
        ("kweker ", "linde", 1, 2),
        ("bankier", "linde", 1, 2),
        ("bankier", None, 1, 2),
        ("bankier", None, None, None),
        parties=["linde"],
    )
    assert groups(session) == [("role:kweker", "Kweker"), ("party:linde", "Linde")]
    assert len(of_group(session, "role:kweker")) == 3
    assert of_group(session, "role:bankier") == of_group(session, "role:nobody") == []
    assert len(of_group(session, None)) == 6


def test_the_fastest_grower_is_named_with_its_numbers():
    expected = dict.fromkeys(ACCELERATORS, 3) | {"technology": 5}
    found = findings(asked(*[("", None, 2, expected)] * 4), NL)
    assert "Technologie groeit" in found[0].sentence
    assert "van 2 naar 5" in found[0].sentence
    assert "n = 4" in found[0].sentence


def test_equal_growers_are_named_together():
    expected = dict.fromkeys(ACCELERATORS, 2) | {"technology": 4, "lifestyle": 4}
    found = findings(asked(*[("", None, 2, expected)] * 3), NL)
    assert "Lifestyle en technologie groeien" in found[0].sentence


def test_no_growth_is_said():
    assert findings(asked(("", None, 3, 2)), NL)[0].key == "no_growth"


def test_disagreement_and_groups_apart_stand_out():
    session = asked(*[("kweker", None, 3, 1)] * 3, *[("wethouder", None, 3, 5)] * 3)
    found = {each.key: each for each in findings(session, NL)}
    assert "(n = 6)" in found["divided"].sentence
    assert "wethouder verwacht 5 (n = 3), kweker verwacht 1 (n = 3" in found["apart"].sentence


def test_two_of_a_kind_are_never_told_apart():
    session = asked(*[("kweker", None, 3, 1)] * 3, *[("wethouder", None, 3, 5)] * 2)
    said = " ".join(each.sentence for each in findings(session, NL))
    assert "wethouder" not in said


def test_a_group_of_three_with_two_answers_is_not_told_apart_either():
    session = asked(
        *[("kweker", None, 3, 1)] * 3,
        *[("wethouder", None, 3, 5)] * 2,
        ("wethouder", None, 3, None),
    )
    assert "apart" not in {each.key for each in findings(session, NL)}


def test_nothing_scored_says_nothing():
    assert findings(Session(), NL) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["laanboompact", "zeeuws-vlaanderen"])
def test_cases(case, language):
    found = findings(load_case(case, language), texts(language))
    assert len(found) >= 3
    assert all("n = " in each.sentence for each in found)


@given(sessions())
def test_no_group_is_ever_smaller_than_the_minimum(any_session):
    for key, _ in groups(any_session):
        assert len(of_group(any_session, key)) >= MINIMUM_GROUP
    assert findings(any_session, NL) is not None
