"""Answers without names, thing by thing: its label, how often each answer, and the middle one."""

import pytest

from netwerk_widgets.insights import counted
from netwerk_widgets.insights.names import spanned
from netwerk_widgets.session.models import Session
from netwerk_widgets.texts import LANGUAGES, texts

LEVELS = {"1": 0, "2": 3, "3": 0, "4": 2, "5": 2}


def session(**parts):
    return Session.model_validate(parts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "parts", "labels"),
    [
        ("forces", {"context": {"forces": [{"id": "innovation", "counts": LEVELS}]}},
         ["method.force.innovation.label"]),
        ("support", {"dream": {"counts": LEVELS}}, ["fields.label.dream_counts"]),
        ("conditions", {"doing": {"conditions": [{"id": "awareness", "counts": LEVELS}]}},
         ["method.condition.awareness.label"]),
        ("readiness", {"doing": {"counted": [{"id": "cooperation", "counts": LEVELS}]}},
         ["method.ask.cooperation.label"]),
    ],
)  # fmt: skip
def test_levels_are_told_by_thing(kind, parts, labels, language):
    t = texts(language)
    (found,) = counted.TALLIES[kind](session(**parts), t)
    assert [found.label] == [t(each) for each in labels]
    assert found.counts == LEVELS
    assert (found.n, found.middle) == (7, "4")
    assert counted.TALLIES[kind](Session(), t) == []


def test_accelerators_are_told_now_and_expected_apart():
    t = texts("nl")
    parts = {"counted": [{"id": "technology", "now": {"2": 1, "3": 1}, "expected": {"5": 1}}]}
    now, expected = counted.accelerators(session(context=parts), t)
    assert (now.middle, expected.middle) == ("2,5", "5")
    assert now.label != expected.label
    assert now.label.startswith(t("method.accelerator.technology.label"))


@pytest.mark.parametrize(
    ("given", "middle"),
    [
        ({"no": 1, "partly": 1, "yes": 1}, "partly"), ({"no": 1, "yes": 1}, "no"),
        ({"partly": 1, "yes": 3}, "yes"), ({"no": 2, "partly": 1, "yes": 2}, "partly"),
        ({"yes": 1}, "yes"), ({"no": 1, "partly": 1}, "no"), ({"no": 3, "yes": 1}, "no"),
    ],
)  # fmt: skip
def test_of_answers_in_words_the_middle_one_counts_and_of_two_the_lower(given, middle):
    t = texts("nl")
    (found,) = counted.tests(session(start={"tests": [{"id": "shared_goal", "counts": given}]}), t)
    assert found.middle == t(f"fields.answer.{middle}")
    assert list(found.counts.values()) == [given.get(each, 0) for each in ("no", "partly", "yes")]


@pytest.mark.parametrize(
    ("numbers", "said"), [([], ""), ([8], "8"), ([8, 8], "8"), ([8, 6, 7], "6–8"), ([0, 2], "0–2")]
)
def test_a_range_of_numbers_says_its_ends(numbers, said):
    assert spanned(iter(numbers)) == said
