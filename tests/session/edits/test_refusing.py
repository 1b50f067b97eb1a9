"""Operations on a document: what they say when it cannot be."""

import copy
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from netwerk_widgets.session import edits, ops
from netwerk_widgets.session.edits import apply
from netwerk_widgets.session.errors import BugError, EditError
from netwerk_widgets.session.models import PARTS
from netwerk_widgets.session.shapes import explained
from netwerk_widgets.texts import LANGUAGES, texts
from tests.session.edits.operations import empty, op_set


def refusal(part, document, path, op, language="en"):
    before = copy.deepcopy(document)
    with pytest.raises(EditError) as caught:
        apply(part, document, path, op, language)
    assert document == before
    for each in LANGUAGES:
        assert "{" not in caught.value.sentence(texts(each))
    return caught.value.sentence(texts(language))


def test_too_long_says_how_much_fits(parties):
    assert "120" in refusal("stakeholders", parties, "items", op_set("a", "name", "x" * 121))


@pytest.mark.parametrize(("field", "most"), [("name", 120), ("interests", 600), ("note", 4000)])
def test_a_text_in_a_whole_document_that_is_too_long_is_counted_in_characters(field, most):
    with pytest.raises(ValidationError) as caught:
        PARTS["stakeholders"](items=[{"id": "a", field: "x" * 100_000}])
    problem = explained(caught.value, PARTS["stakeholders"])
    assert problem.sentence(texts("nl")) == texts("nl")("errors.too_long", most=most)


@pytest.mark.parametrize("value", ["9", 9, "0", "3.5", 2.5, "9" * 400])
def test_not_on_the_scale_says_from_where_to_where(parties, value):
    said = refusal("stakeholders", parties, "items", op_set("a", "power", value))
    assert "whole number from 1 to 5" in said
    assert str(value)[:10] in said


def test_the_scale_of_an_entry_is_named_too():
    start = PARTS["context"](respondents=[{"id": "p"}]).model_dump(mode="json")
    said = refusal("context", start, "respondents", op_set("p", "now.technology", "7"))
    assert "from 1 to 5" in said


@pytest.mark.parametrize(("language", "most"), [("nl", "1.000.000.000.000"), ("en", "1,000,000")])
def test_an_amount_outside_its_range_is_told_in_the_language(language, most):
    said = refusal("doing", empty("doing"), "investments", op_set("p", "money", "-1"), language)
    assert most in said


@pytest.mark.parametrize("value", [math.inf, math.nan])
def test_what_is_no_number_at_all(value):
    refusal("doing", empty("doing"), "investments", op_set("p", "money", value))


def test_words_where_a_number_belongs():
    said = refusal("dream", empty("dream"), "", op_set("x", "horizon", "later"))
    assert "‘later’ is not a number" in said


@pytest.mark.parametrize("value", ["31-02-2026", "soon", "2026-13-01", 5, []])
def test_not_a_date(value):
    said = refusal("persevering", empty("persevering"), "", op_set("x", "next_review", value))
    assert "is not a date" in said


def test_a_choice_that_is_not_there(parties):
    said = refusal("stakeholders", parties, "items", op_set("a", "sector", "royal"))
    assert "‘royal’ is not in the list" in said


def test_too_many_rows_says_how_many_fit():
    rows = [{"id": f"t{n}"} for n in range(30)]
    document = PARTS["dream"](themes=rows).model_dump(mode="json")
    add = {"op": "add", "id": "more", "after": None, "values": {}}
    assert "30" in refusal("dream", document, "themes", add)


@pytest.mark.parametrize("value", ["a\x00b", "a\x1bb", "\ud800"])
def test_characters_that_cannot_be_seen(parties, value):
    said = refusal("stakeholders", parties, "items", op_set("a", "name", value))
    assert "invisible" in said


def test_a_row_that_somebody_removed(parties):
    said = refusal("stakeholders", parties, "items", op_set("gone", "name", "x"))
    assert said == texts("en")("errors.row_gone")


def test_a_row_that_is_there_already(parties):
    add = {"op": "add", "id": "a", "after": None, "values": {}}
    assert refusal("stakeholders", parties, "items", add) == texts("en")("errors.double_id")


@pytest.mark.parametrize(
    ("path", "op"),
    [
        ("items", op_set("a", "id", "b")),
        ("items", op_set("a", "colour", "red")),
        ("items", op_set("a", "name.first", "x")),
        ("nowhere", op_set("a", "name", "x")),
        ("", {"op": "remove", "id": "a"}),
        ("items", {"op": "tidy"}),
    ],
)
def test_what_cannot_be_done_there_is_refused(parties, path, op, caplog):
    assert refusal("stakeholders", parties, path, op) == texts("en")("errors.not_possible")
    assert not caplog.records


@pytest.mark.parametrize(
    "op",
    [
        {"op": "explode", "id": "a"},
        {"id": "a"},
        op_set("a", 3, "secret"),
        {"op": "add"},
        {"op": "move", "id": "a"},
        {"op": "set", "id": "a", "key": "name"},
        {"op": "set", "id": ["a"], "key": "name", "value": "secret"},
        {"op": "set", "id": "a", "key": "name", "value": "secret", "colour": "red"},
        {"op": "add", "id": "d", "values": ["secret"]},
        {"op": "add", "id": "d", "at": [1]},
        {"op": ["set"], "id": "a"},
        "set",
        None,
    ],
)
def test_what_is_no_operation_is_a_mistake_of_ours_and_logged_without_what_was_typed(
    parties, op, caplog
):
    assert refusal("stakeholders", parties, "items", op) == texts("en")("errors.our_mistake")
    [record] = caplog.records
    assert (record.name, record.levelname) == ("netwerk", "ERROR")
    assert "secret" not in record.getMessage()


@pytest.mark.parametrize("mistake", [KeyError, TypeError, AttributeError, IndexError])
def test_a_mistake_of_ours_is_logged_and_not_blamed_on_who_typed(
    parties, monkeypatch, caplog, mistake
):
    def mistaken(*_given):
        raise mistake("secret")

    monkeypatch.setattr(edits, "_set", mistaken)
    said = refusal("stakeholders", parties, "items", op_set("a", "name", "x"))
    assert said == texts("en")("errors.our_mistake")
    assert "secret" not in said
    [record] = caplog.records
    assert record.name == "netwerk", "that is what goes to netwerk.log"
    assert record.exc_info[0] is mistake


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


KEYS = st.sampled_from(["name", "power", "sector", "items", "", "a.b", "power.x"]) | JSON


@given(st.sampled_from(["set", "add", "remove", "move"]), JSON, KEYS, JSON, JSON)
def test_whatever_a_page_sends_is_done_or_refused(kind, id_, key, value, other):
    document = PARTS["stakeholders"](items=[{"id": "a"}]).model_dump(mode="json")
    op = {"op": kind, "id": id_ if id_ is not None else "a", "key": key, "value": value}
    own = {"add": {"after": other, "values": value}, "move": {"before": other}}
    op = {"set": op, "remove": {"op": kind, "id": op["id"]}}.get(
        kind, {"op": kind, "id": op["id"], **own.get(kind, {})}
    )
    try:
        after = apply("stakeholders", document, "items", op)
    except BugError:
        with pytest.raises(BugError):  # it was no operation: nothing else is a mistake of ours
            ops.check([op])
    except EditError as problem:
        said = problem.sentence(texts("nl"))
        said.encode()
    else:
        PARTS["stakeholders"].model_validate(after)
