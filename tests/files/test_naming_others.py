"""JSON whose objects name others, as programs write it."""

import json

import pytest

from tests.files.test_as_people_have_them import of


@pytest.mark.parametrize("key", ["werktSamenMet", "werkt_samen_met", "Partners"])
@pytest.mark.parametrize("others", [["GGD", "Politie"], "GGD; Politie", [{"naam": "GGD"}]])
def test_objects_that_name_others_have_relations_with_them(key, others):
    whole = [
        {"organisatie": "Bieb", key: others, "adres": {"plaats": "Tiel"}},
        {"organisatie": "GGD", key: "" if isinstance(others, str) else []},
        {"organisatie": "Politie"},
    ]
    found = of(json.dumps(whole), name="x.json")
    assert "Bieb - GGD: cooperation 2" in found
    assert "adres plaats: Tiel" in found[-2 if len(others) == 1 else -3]


def test_what_an_object_says_of_another_is_of_their_relation():
    whole = [
        {"naam": "Bieb", "partners": [{"naam": "GGD", "soort": "geld"}]},
        {"naam": "GGD", "partners": [{"naam": "Politie", "soort": "informatie"}]},
    ]
    found = of(json.dumps(whole), name="x.json")
    assert "Bieb > GGD: funding 2" in found
    assert "GGD - Politie: information 2" in found


def test_objects_by_name_with_numbers_are_relations_with_strengths():
    found = of('{"Bieb": {"GGD": 3, "Politie": 1}, "GGD": {"Politie": 2}}', name="x.json")
    assert found == [
        "parties: Bieb, GGD, Politie",
        "Bieb - GGD: cooperation 3",
        "Bieb - Politie: cooperation 1",
        "GGD - Politie: cooperation 2",
    ]
