"""Operations on a document: what they do."""

import copy

import pytest

from netwerk_widgets.session.edits import apply, apply_all
from netwerk_widgets.session.errors import EditError
from netwerk_widgets.session.models import PARTS
from tests.session.edits.operations import empty, op_set


def order(document, path="items"):
    return "".join(row["id"] for row in document[path])


def test_set_a_field_and_leave_the_document_given_alone(parties):
    before = copy.deepcopy(parties)
    after = apply("stakeholders", parties, "items", op_set("b", "name", "Rabobank "))
    assert after["items"][1]["name"] == "Rabobank "
    assert after["items"][0] == before["items"][0]
    assert parties == before


def test_set_a_field_of_a_form():
    assert apply("dream", empty("dream"), "", op_set("form", "horizon", 2035))["horizon"] == 2035
    domain = apply("domain", empty("domain"), "", op_set("x", "geography", ["local", "national"]))
    assert domain["geography"] == ["local", "national"]


@pytest.mark.parametrize("value", [None, ""])
def test_emptying_resets(parties, value):
    one = apply("stakeholders", parties, "items", op_set("a", "power", 3))
    assert apply("stakeholders", one, "items", op_set("a", "power", value)) == parties
    two = apply("stakeholders", parties, "items", op_set("a", "name", "x"))
    assert apply("stakeholders", two, "items", op_set("a", "name", value)) == parties
    relations = PARTS["relations"](items=[{"id": "r", "strength": 3}]).model_dump(mode="json")
    after = apply("relations", relations, "items", op_set("r", "strength", value))
    assert after["items"][0]["strength"] == 2
    domain = apply("domain", empty("domain"), "", op_set("x", "geography", ["local"]))
    assert apply("domain", domain, "", op_set("x", "geography", value)) == empty("domain")


def test_a_dotted_key_goes_into_a_field_of_entries():
    start = PARTS["context"](respondents=[{"id": "p"}]).model_dump(mode="json")
    four = apply("context", start, "respondents", op_set("p", "now.technology", "4"))
    assert four["respondents"][0]["now"] == {"technology": 4}
    for value in (None, ""):
        assert apply("context", four, "respondents", op_set("p", "now.technology", value)) == start


def test_a_row_that_goes_by_a_partys_id_is_made_when_needed():
    document = apply("dream", empty("dream"), "dreams", op_set("party", "sentence", "x"))
    assert [(row["id"], row["sentence"]) for row in document["dreams"]] == [("party", "x")]
    again = apply("dream", document, "dreams", op_set("party", "support", 5))
    assert [(row["sentence"], row["support"]) for row in again["dreams"]] == [("x", 5)]
    goals = apply("goals", empty("goals"), "positions", op_set("party", "positions.g", "-3"))
    assert goals["positions"][0]["positions"] == {"g": -3}


def test_a_row_that_goes_by_a_forces_id_is_made_when_needed():
    document = apply("context", {"forces": []}, "forces", op_set("complexity", "relevance", 4))
    assert [(row["id"], row["relevance"]) for row in document["forces"]] == [("complexity", 4)]


def test_add_at_the_end_after_a_row_and_with_values(parties):
    add = {"op": "add", "id": "n", "after": None, "values": {"name": "Nieuw", "power": "3"}}
    after = apply("stakeholders", parties, "items", add)
    assert order(after) == "abcn"
    assert (after["items"][3]["name"], after["items"][3]["power"]) == ("Nieuw", 3)
    assert order(apply("stakeholders", parties, "items", {**add, "after": "a"})) == "anbc"


def test_remove_and_move(parties):
    def act(op, id_, **more):
        return order(apply("stakeholders", parties, "items", {"op": op, "id": id_, **more}))

    assert act("remove", "b") == "ac"
    assert act("remove", "gone") == "abc"
    assert act("move", "c", before="a") == "cab"
    assert act("move", "a", before=None) == "bca"
    assert act("move", "gone", before="a") == "abc"
    assert act("move", "a", before="gone") == "bca"


def test_several_operations_are_all_or_none(parties):
    ops = [op_set("a", "name", "x"), op_set("b", "power", 9)]
    before = copy.deepcopy(parties)
    with pytest.raises(EditError):
        apply_all("stakeholders", parties, "items", ops)
    assert parties == before
    after = apply_all("stakeholders", parties, "items", [ops[0], op_set("b", "power", 5)])
    assert (after["items"][0]["name"], after["items"][1]["power"]) == ("x", 5)


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("nl", "1.234,5", 1234.5), ("en", "1,234.5", 1234.5), ("nl", "€ 10", 10.0), ("nl", 12, 12.0)],
)
def test_numbers_as_people_type_them(language, typed, value):
    document = apply("doing", empty("doing"), "investments", op_set("p", "money", typed), language)
    assert document["investments"][0]["money"] == value


@pytest.mark.parametrize("typed", ["2026-12-31", "31-12-2026", "31/12/2026"])
def test_dates_as_people_type_them(typed):
    document = apply("persevering", empty("persevering"), "", op_set("x", "next_review", typed))
    assert document["next_review"] == "2026-12-31"


def test_lines_end_in_one_way():
    document = apply("start", empty("start"), "", op_set("x", "intro", "a\r\nb\rc\n"))
    assert document["intro"] == "a\nb\nc\n"
