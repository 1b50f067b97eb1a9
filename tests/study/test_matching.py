"""Names are compared as a friendly teacher would: spelling does not matter, meaning does."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk_widgets.study.matching import likeness, match, mentions

NAMES = st.lists(
    st.text(string.ascii_lowercase, min_size=3, max_size=10), min_size=1, max_size=4
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ZorgSaam", "zorgsaam"),
        ("Zorg-Saam", "zorgsaam"),
        ("Zorgsam", "ZorgSaam"),
        ("Neder Betuwe", "Neder-Betuwe"),
        ("de gemeente Neder-Betuwe", "Gemeente Nederbetuwe"),
        ("Rabobank WestBetuwe", "Rabobank West-Betuwe"),
        ("Provincie Gelderlnad", "provincie Gelderland"),
        ("Curámus", "curamus"),
        ("KVK Midden Nederland", "KvK Midden-Nederland"),
    ],
)
def test_spelling_does_not_matter(one, other):
    assert likeness(one, other) > 0
    assert likeness(other, one) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rabobank Oost-Betuwe", "Rabobank West-Betuwe"),
        ("Provincie Gelderland", "Gemeente Gelderland"),
        ("Handel", "Bank"),
        ("", "Handel"),
        ("!!!", "Handel"),
        ("KvK", "KNVB"),
    ],
)
def test_another_name_is_another_name(one, other):
    assert likeness(one, other) == 0


@given(NAMES)
def test_capitals_signs_and_spaces_never_matter(name):
    shouted = f"  {name.upper().replace(' ', '-')}! "
    assert likeness(name, shouted) == 1
    assert likeness(name, name.replace(" ", "")) == 1


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_and_the_order_does_not_matter(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


def test_one_name_is_one_party_and_the_most_alike_goes_first():
    expected = {"a": ["Gemeente Neder-Betuwe", "gemeente"], "b": ["Provincie Gelderland"]}
    given_names = [("x", "Gemeentee"), ("y", "gemeente"), ("z", "Gelderland")]
    assert match(given_names, expected) == {"y": "a"}
    assert match([("x", "gemeente"), ("y", "gemeente")], expected) == {"x": "a"}


def test_a_text_mentions_a_word_that_a_longer_one_begins_with():
    assert mentions("Samen aan kennisdeling doen", ["kennis"])
    assert mentions("Je doet een stap terug.", ["stap terug"])
    assert not mentions("Terug een stap", ["stap terug"])
    assert not mentions("", ["kennis"])
