"""Names that are cut can still be told apart."""

import pytest

from netwerk_widgets.insights.apart import apart

ALIKE = "Meer samenwerken tussen kwekers en handel in de hele regio, vooral bij de verkoop in "
NAMES = [
    f"{ALIKE}Duitsland",
    f"{ALIKE}Polen",
    "Iets anders",
    f"{ALIKE}Polen of elders, later dan nu",
]


def test_what_fits_stays_whole_and_what_is_cut_alone_keeps_its_beginning():
    assert apart(NAMES[:3], 200) == NAMES[:3]
    assert apart(["een\n twee drie", "vier"], 10) == ["een twee…", "vier"]


@pytest.mark.parametrize("limit", [14, 24, 36, 52, 60, 90])
def test_names_that_begin_alike_differ_when_they_are_cut(limit):
    shown = apart(NAMES, limit)
    assert len({*shown}) == len(NAMES)
    assert all(len(each) <= limit for each in shown)
    assert shown[2] == NAMES[2]
    assert "Polen" in shown[1]


def test_one_long_word_is_cut_where_it_differs():
    one, other = apart(["x" * 99 + "a", "x" * 99 + "b"], 20)
    assert (one[-1], other[-1]) == ("a", "b")


def test_the_same_name_twice_is_cut_as_one():
    assert apart([ALIKE, ALIKE], 20) == ["Meer samenwerken tu…"] * 2


def test_a_beginning_that_ends_with_a_word_keeps_it():
    last = "Gemeente Houten afdeling ruimtelijke ordening en beheer noord"
    names = [last.replace("noord", "zuid"), last]
    found = apart(names, 45)
    assert found[1] == "Gemeente Houten… ordening en beheer noord"
    # One letter further the word does not fit any more.
    assert apart([each.replace("Houten", "Nijkerk") for each in names], 45)[1].startswith(
        "Gemeente… "
    )
