"""Names are compared as a friendly teacher would: spelling does not matter, meaning does."""

import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netwerk_widgets.session.models import Session
from netwerk_widgets.study.exercises.asked import Asked
from netwerk_widgets.study.given import given as given_of
from netwerk_widgets.study.guide import load_guide, study_cases
from netwerk_widgets.study.matching import first, match, mentions, named, near, same
from netwerk_widgets.texts import texts
from tests.tries import tries

NAMES = st.lists(
    st.text(string.ascii_lowercase, min_size=3, max_size=10), min_size=1, max_size=4
).map(" ".join)


def called(case):
    return Asked(case, load_guide(case, "nl"), Session(), texts("nl")).called


#: Every name that counts, with its case and its party.
ACCEPTED = [
    (case, party, name)
    for case in study_cases()
    for party, names in called(case).items()
    for name in names
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ZorgSaam", "zorgsaam"),
        ("Zorg-Saam", "zorgsaam"),
        ("Neder Betuwe", "Neder-Betuwe"),
        ("de gemeente Neder-Betuwe", "Gemeente Nederbetuwe"),
        ("Betuwe-West Rabobank", "Rabobank West-Betuwe"),
        ("Rabobank WestBetuwe", "Rabobank West-Betuwe"),
        ("Rabo West-Betuwe", "Rabobank West-Betuwe"),
        ("prov. Gelderland", "provincie Gelderland"),
        ("gem Neder-Betuwe", "gemeente Neder-Betuwe"),
        ("Curámus", "curamus"),
        ("KVK Midden Nederland", "KvK Midden-Nederland"),
        ("boomkweker", "boomkwekers"),
        ("laanboom", "laanbomen"),
        ("overheid", "overheden"),
        ("ziekenhuizen", "ziekenhuis"),
        ("handelaar", "handelaren"),
        ("bedrijven", "bedrijf"),
        ("municipality", "municipalities"),
        ("family doctors", "doctor's family"),
    ],
)
def test_spelling_does_not_matter(one, other):
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rabobank Oost-Betuwe", "Rabobank West-Betuwe"),
        ("Provincie Gelderland", "Gemeente Gelderland"),
        ("Handel", "Bank"),
        ("", "Handel"),
        ("!!!", "Handel"),
        ("KvK", "KNVB"),
        ("de", "de handel"),
        ("zorg", "zorgkantoor"),
        ("Zorgsam", "ZorgSaam"),
        ("Provincie Gelderlnad", "provincie Gelderland"),
    ],
)
def test_another_name_is_another_name(one, other):
    assert not same(one, other)
    assert not same(other, one)


def test_a_typing_error_is_a_question():
    assert near("Waterscap", ["Handel", "Waterschap"]) == "Waterschap"
    assert near("Zorgsam", ["ZorgSaam"]) == "ZorgSaam"
    assert near("Rabobank Oost-Betuwe", ["Rabobank West-Betuwe"]) is None
    assert near("Feyenoord", ["Waterschap", "Handel"]) is None


@given(NAMES)
def test_capitals_signs_and_spaces_never_matter(name):
    shouted = f"  {name.upper().replace(' ', '-')}! "
    assert same(name, shouted)
    assert same(name, "".join(reversed(name.partition(" "))))


@settings(max_examples=tries(40))
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_and_the_order_does_not_matter(one, other):
    assert same(one, other) == same(other, one)


@settings(max_examples=tries(150))
@given(st.data())
def test_an_accepted_name_is_accepted_in_any_order_capitals_and_accents(data):
    case, party, name = data.draw(st.sampled_from(ACCEPTED))
    parts = data.draw(st.permutations(name.replace("-", " ").split()))
    change = data.draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
    typed = change(data.draw(st.sampled_from([" ", "-", ", ", "  "])).join(parts))
    assert named(typed.replace("e", "é"), called(case), given_of(case).vocabulary) == {party}


@settings(max_examples=tries(150))
@given(NAMES, st.sampled_from(study_cases()))
def test_random_words_are_nobodys_name(name, case):
    known = {each.casefold() for names in called(case).values() for each in names}
    if not any(word in each for word in name.split() for each in known):
        assert named(name, called(case), given_of(case).vocabulary) == set()


@settings(max_examples=tries(60))
@given(st.sampled_from(ACCEPTED), st.text("bcdfgjqvwxz", min_size=12, max_size=20))  # no word
def test_a_word_that_is_not_given_makes_it_another_name(accepted, word):
    case, _, name = accepted
    assume(word not in given_of(case).vocabulary)
    assert named(f"{name} {word}", called(case), given_of(case).vocabulary) == set()


@pytest.mark.parametrize(("case", "party", "name"), ACCEPTED)
def test_a_name_is_one_partys_alone(case, party, name):
    assert named(name, called(case)) == {party}


@pytest.mark.parametrize(
    ("case", "name", "things"),
    [
        ("zeeuws-vlaanderen", "Curamus en ZorgSaam", {"curamus", "zorgsaam"}),
        ("zeeuws-vlaanderen", "het ziekenhuis van ZorgSaam", {"zorgsaam"}),
        ("zeeuws-vlaanderen", "Curamus, een instelling voor ouderenzorg", {"curamus"}),
        ("zeeuws-vlaanderen", "de", set()),
        ("zeeuws-vlaanderen", "zorg", set()),
        ("laanboompact", "gemeente en provincie", {"municipality", "province"}),
        ("laanboompact", "wie aan kwekers levert", {"suppliers"}),
        ("laanboompact", "bedrijven die aan kwekers leveren", set()),
        ("laanboompact", "Rabobank Oost-Betuwe", set()),
        ("laanboompact", "geen kwekers", set()),
    ],
)
def test_what_a_phrase_names(case, name, things):
    assert named(name, called(case), given_of(case).vocabulary) == things


def test_two_rows_may_name_one_party_and_the_first_counts():
    expected = {"a": ["Gemeente Neder-Betuwe", "gemeente"], "b": ["Provincie Gelderland"]}
    rows = [("x", "Gemeentee"), ("y", "gemeente"), ("z", "Neder-Betuwe, gemeente")]
    found = match(rows, expected)
    assert found == {"y": "a", "z": "a"}
    assert first(found) == {"a": "y"}


def test_a_text_mentions_a_word_that_a_longer_one_begins_with():
    assert mentions("Samen aan kennisdeling doen", ["kennis"])
    assert mentions("Je doet een stap terug.", ["stap terug"])
    assert not mentions("Terug een stap", ["stap terug"])
    assert not mentions("", ["kennis"])
    assert not mentions("zorgverzekeraar", ["verzeker"])
    assert mentions("zorgverzekeraar", ["verzeker"], inside=True)
