"""Ideas that are nearly the same: which pairs are suggested, and which are not."""

import time

import pytest

from netwerk_widgets.insights.doubles import MOST, doubles
from netwerk_widgets.session.models.ideas import Idea


def pairs(*texts):
    return doubles([Idea(id=f"i{number}", text=text) for number, text in enumerate(texts)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samen inkopen", "samen  INKOPEN!"),
        ("Meer coöperatie in de wijk", "Meer cooperatie in de wijk."),
        ("Een fietspad langs de dijk", "Langs de dijk een fietspad"),
        ("Meer groen in de straat", "Meer groen in de straten"),
        (" ".join(f"woord{n}" for n in range(40)), " ".join(f"woort{n}" for n in range(40))),
        # Eight of ten letters: as far apart as it may be.
        ("fiets", "fietx"),
    ],
)
def test_the_same_in_other_letters_or_another_order_is_suggested(one, other):
    assert pairs(one, other) == [("i0", "i1")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samen inkopen", "Samen verkopen aan de stad"),
        ("Een fietspad", "Een voetbalveld"),
        ("", ""),
        ("…", "!!!"),
    ],
)
def test_what_is_something_else_is_not(one, other):
    assert pairs(one, other) == []


def test_the_nearest_come_first_and_no_more_than_can_be_read():
    found = pairs("Meer groen in de straten", "Samen", "Meer groen in de straat", "samen")
    assert found == [("i1", "i3"), ("i0", "i2")]
    assert len(pairs(*["gelijk"] * 30)) == MOST


def test_a_full_tray_is_compared_within_a_moment():
    words = ["water", "groen", "straat", "school", "zorg", "samen", "werk", "fiets"]
    texts = [f"{words[n % 8]} {words[n // 8 % 8]} plan {n * 7919 % 1009}" for n in range(500)]
    began = time.process_time()
    pairs(*texts)
    assert time.process_time() - began < 8
