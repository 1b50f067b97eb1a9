"""Names that may be one party: suggested, never merged unasked."""

import pytest

from netwerk_widgets.files import plan, read
from netwerk_widgets.session.models import Session


def planned(text, answers=None, into=None):
    return plan(read(text.encode(), "x.csv"), into or Session(), answers)


def names(found):
    return [each["name"] for each in found.documents["stakeholders"]["items"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café Zuid", "Cafe Zuid"), ("Stichting Welzijn", "Stg. Welzijn"),
        ("Gemeente Sluis", "Sluis"), ("Sluis", "Gem. Sluis"), ("Zorg B.V.", "ZORG BV"),
        ("Jansen & Zn", "Jansen en Zn"), ("De Linde", "Linde"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["Naam\n{0}\n{1}\n", "Van;Naar\n{0};Aa\n{1};Bee\n"])
def test_two_spellings_are_two_parties_until_somebody_says_they_are_one(one, other, shape):
    text = shape.format(one, other)
    found = planned(text)
    (problem,) = found.problems
    assert (problem.kind, problem.chosen, problem.must) == ("near", "two", False)
    assert {one, other} <= set(names(found))
    merged = planned(text, {problem.key: "one"})
    assert one in names(merged)
    assert other not in names(merged)
    assert len(merged.documents.get("relations", {"items": []})["items"]) == len(
        found.documents.get("relations", {"items": []})["items"]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Gemeente Utrecht", "Provincie Utrecht"), ("Zorg Noord", "Zorg Zuid"), ("GGD", "GGZ"),
     ("Stichting Aa", "Aa BV 2"), ("Stichting", "Vereniging")],
)  # fmt: skip
def test_different_parties_are_not_said_to_be_alike(one, other):
    assert planned(f"Naam\n{one}\n{other}\n").problems == ()


def test_it_is_suggested_of_what_the_session_has():
    session = Session.model_validate(planned("Naam\nStichting Welzijn\n").documents)
    text = "Naam;Sector\nWelzijn;publiek\n"
    (problem,) = planned(text, into=session).problems
    found = planned(text, {problem.key: "one"}, session)
    assert [
        (each["name"], each["sector"]) for each in found.documents["stakeholders"]["items"]
    ] == [("Stichting Welzijn", "public")]


def test_capitals_and_spaces_alone_are_the_same_name():
    found = planned("Van;Naar\nGemeente Aa;Bee\ngemeente  aa;Cee\n")
    assert names(found) == ["Gemeente Aa", "Bee", "Cee"]
